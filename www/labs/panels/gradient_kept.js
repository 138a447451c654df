/** The game outlives its panel: another part of the lab, a reload. A link would give the mistake away. */

import { MISTAKES } from './gradient_mistakes.js';

/** @typedef {import('./gradient_game.js').Game} Game */

/**
 * @typedef {object} Kept
 * @property {string} network the game's, and how it is checked
 * @property {number} solved
 * @property {number} shown
 * @property {Omit<Game, 'say'> | null} game
 */

const NAME = 'touchline.gradients.game';

/** @param {Kept} kept */
export function keepGame(kept) {
  const { game } = kept;
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ ...kept, game: game && { ...game, say: null, cleared: [...game.cleared] } }));
  } catch {
    // A browser that keeps nothing loses the game with the panel.
  }
}

/** @param {any} count */
const isCount = (count) => Number.isInteger(count) && count >= 0;

/** @returns {Kept | null} null where nothing, or nothing of use, was kept */
export function keptGame() {
  try {
    const { network, solved, shown, game } = JSON.parse(sessionStorage.getItem(NAME) ?? 'null');
    if (typeof network !== 'string' || !isCount(solved) || !isCount(shown)) return null;
    const whole = game !== null && MISTAKES.includes(game.planted.bug) && isCount(game.planted.layer) && isCount(game.tries) && ['hidden', 'found', 'shown'].includes(game.state);
    return { network, solved, shown, game: whole ? { ...game, cleared: new Set(game.cleared) } : null };
  } catch {
    return null;
  }
}

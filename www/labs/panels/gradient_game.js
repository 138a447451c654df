/** Find the bug: one is planted at random; the person clicks a glowing cell, then a line of code. */

import { number } from '../../strings/index.js';
import { element, write } from '../../views/dom.js';
import { keepGame, keptGame } from './gradient_kept.js';
import { pick } from './gradient_mistakes.js';

/** @typedef {import('./gradient_code.js').Bug} Bug */
/** @typedef {import('./gradient_code.js').Line} Line */

/** A mistake that does not show, as a forgotten slope of units that are always on, is planted elsewhere; so often. */
const MOST_PLANTINGS = 30;

/**
 * @typedef {object} Game
 * @property {Bug} planted
 * @property {number} tries lines chosen so far
 * @property {boolean} accused a glowing cell was clicked
 * @property {'hidden' | 'found' | 'shown'} state
 * @property {Set<string>} cleared lines that were chosen and are right
 * @property {(() => string) | null} say what came of the last click
 */

/**
 * @param {import('../../types.js').Translate} t
 * @param {{places: () => Bug[], changed: () => void, started: (on: boolean) => void, go: (byKeys: boolean) => void}} page
 *   `places`: what can be planted where; `changed`: another mistake, or more of it is to be seen; `started`: the game
 *   began, or ended; `go`: where the person goes on once a mistake is planted
 */
export function createGame(t, { places, changed, started, go }) {
  const steps = element('ol', { class: 'gc-steps' });
  const told = element('p', { class: 'gc-told', role: 'status' });
  const reveal = element('button', { type: 'button', click: () => end('shown') });
  const next = element('button', { type: 'button', click: (event) => plant(event.detail === 0) });
  const leave = element('button', { type: 'button', class: 'quiet', click: () => stop() });
  const score = element('span', { class: 'gc-score' });
  // Each button keeps its place, so that nobody clicks another one than was meant.
  const root = element('section', { class: 'gc-game', tabindex: '-1' }, steps, element('div', { class: 'gc-buttons' }, reveal, next, leave), told);
  const items = ['accuse', 'line'].map(() => element('li'));
  steps.append(...items);
  root.hidden = score.hidden = true;

  /** @type {Game | null} */
  let game = null;
  let plantings = 0;
  const before = keptGame();
  /** Of this visit. */
  let { solved, shown } = before ?? { solved: 0, shown: 0 };
  /** What the game is played on; '' until it is known. */
  let network = '';
  /** The page's own bug, and whose gradient it is. */
  let setting = '';

  const keep = () => keepGame({ network, solved, shown, game });

  /** @param {Bug | null} not @param {Game['say']} [say] */
  function replant(not, say = null) {
    const planted = pick(places(), not);
    if (planted === null) {
      stop();
      return;
    }
    game = { planted, tries: 0, accused: false, state: 'hidden', cleared: new Set(), say };
    show();
    keep();
    changed();
  }

  /** @param {boolean} byKeys */
  function plant(byKeys) {
    plantings = 0;
    replant(game?.planted ?? null);
    if (game !== null) go(byKeys);
  }

  function stop() {
    game = null;
    show();
    keep();
    started(false);
    changed();
  }

  /** @param {'found' | 'shown'} how */
  function end(how) {
    if (game === null || game.state !== 'hidden') return;
    game.state = how;
    if (how === 'found') solved += 1;
    else shown += 1;
    show();
    keep();
    changed();
    next.focus({ preventScroll: true });
  }

  function show() {
    root.hidden = score.hidden = game === null;
    if (game === null) return;
    const { planted: { bug }, tries, state, accused, say } = game;
    const over = state !== 'hidden';
    root.setAttribute('aria-label', t('panel.check.game'));
    const done = [accused || state === 'found', state === 'found'];
    items.forEach((item, k) => {
      write(item, t(`panel.check.game.${['accuse', 'line'][k]}`));
      item.classList.toggle('is-done', done[k]);
      if (!over && done.indexOf(false) === k) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    });
    const ending = over ? t(`panel.check.game.${state}`, { tries }) : '';
    const rest = over ? t(`panel.check.why.${bug}`) : (say?.() ?? t('panel.check.game.start'));
    if (told.textContent !== `${ending} ${rest}`) told.replaceChildren(element('b', {}, ending), ' ', rest);
    told.classList.toggle('is-found', state === 'found');
    write(next, t('panel.check.game.next'));
    next.disabled = !over;
    next.classList.toggle('go', over);
    write(reveal, t('panel.check.game.show'));
    reveal.disabled = over;
    write(leave, t('panel.check.game.leave'));
    write(score, solved + shown > 0 ? t('panel.check.game.score', { solved: number(solved), shown: number(shown) }) : '');
  }

  return {
    root,
    score,
    show,
    get now() {
      return game;
    },
    /** @param {boolean} byKeys */
    start(byKeys) {
      started(true);
      plant(byKeys);
    },
    stop,

    /**
     * What it is played on. A game that was left goes on where it was left; on another network it begins anew; a link
     * that sets another bug ends it.
     * @param {string} set @param {string} coded
     * @returns {boolean} whether the game is another one by that
     */
    on(set, coded) {
      const now = `${set} ${coded}`;
      if (now === network) return false;
      const first = network === '';
      const asked = set !== setting;
      [network, setting] = [now, set];
      if (game !== null && asked) {
        stop();
        return true;
      }
      if (first && game === null) {
        if (!before?.game || before.network !== now) return false;
        game = { ...before.game, say: () => t('panel.check.game.back', { tries: /** @type {Game} */ (game).tries }) };
        started(true);
        show();
        changed();
        return true;
      }
      if (game === null) return false;
      plantings = 0;
      replant(null, () => t('panel.check.game.moved'));
      return true;
    },

    /** What the check found: a mistake that nobody could see is planted elsewhere. @param {boolean} glows */
    checked(glows) {
      if (game === null || game.state !== 'hidden' || glows || plantings >= MOST_PLANTINGS) return;
      plantings += 1;
      const { accused, tries, say } = game;
      replant(game.planted, accused || tries > 0 ? () => t('panel.check.game.moved') : say);
    },

    /** @param {boolean} wrong whether the cell that was clicked glows @param {() => string} hint what that says of the code */
    accuse(wrong, hint) {
      if (game === null || game.state !== 'hidden') return;
      game.accused ||= wrong;
      game.say = wrong ? hint : () => t('panel.check.game.quiet');
      show();
      keep();
    },

    /** @param {Line} line @param {string} made what it makes, such as dW2 */
    choose(line, made) {
      if (game === null || game.state !== 'hidden' || game.cleared.has(line.id)) return;
      game.tries += 1;
      if (line.wrong) {
        end('found');
        return;
      }
      game.cleared.add(line.id);
      game.say = () => t('panel.check.game.no', { made });
      show();
      keep();
      changed();
    },
  };
}

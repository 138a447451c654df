/** Find the bug: one is planted at random; the person accuses a glowing cell, then a line of code. */

import { number } from '../../strings/index.js';
import { element, write } from '../../views/dom.js';

/** @typedef {import('./gradient_code.js').Bug} Bug */
/** @typedef {import('./gradient_code.js').Line} Line */

/** What people really get wrong, one at a time. */
export const MISTAKES = ['double', 'four', 'mean', 'gate', 'penalty', 'keep'];
/** A mistake that does not show, as a forgotten slope of units that are always on, is planted elsewhere; so often. */
const MOST_PLANTINGS = 30;

/**
 * @typedef {object} Game
 * @property {Bug} planted
 * @property {number} tries lines chosen so far
 * @property {boolean} accused a glowing cell was clicked
 * @property {'hidden' | 'found' | 'shown'} state
 * @property {Set<string>} cleared lines that were chosen and are right
 * @property {(() => string) | null} say what came of the last choice
 */

/** @param {readonly Bug[]} all @param {Bug | null} before not the same again @returns {Bug | null} */
function pick(all, before) {
  const others = all.filter(({ bug, layer }) => bug !== before?.bug || layer !== before.layer);
  const from = others.length > 0 ? others : all;
  // First what, then where: a deep network has more layers than there are mistakes.
  const bugs = [...new Set(from.map(({ bug }) => bug))];
  const bug = bugs[Math.floor(Math.random() * bugs.length)];
  const places = from.filter((one) => one.bug === bug);
  return places[Math.floor(Math.random() * places.length)] ?? null;
}

/**
 * @param {import('../../types.js').Translate} t
 * @param {{places: () => Bug[], changed: () => void, started: (on: boolean) => void}} page `places`: what can be
 *   planted where; `changed`: another mistake, or more of it is to be seen; `started`: the game began, or ended
 */
export function createGame(t, { places, changed, started }) {
  const steps = element('ol', { class: 'gc-steps' });
  const told = element('p', { class: 'gc-told', role: 'status' });
  const reveal = element('button', { type: 'button', click: () => end('shown') });
  const next = element('button', { type: 'button', class: 'go', click: () => plant() });
  const leave = element('button', { type: 'button', class: 'quiet', click: () => stop() });
  const score = element('span', { class: 'gc-score' });
  const root = element('section', { class: 'gc-game' }, steps, told, element('div', { class: 'gc-buttons' }, next, reveal, leave, score));
  const items = ['accuse', 'line'].map(() => element('li'));
  steps.append(...items);
  root.hidden = true;

  /** @type {Game | null} */
  let game = null;
  let plantings = 0;
  /** Of this visit. */
  let [solved, played] = [0, 0];

  /** @param {Bug | null} before */
  function replant(before) {
    const planted = pick(places(), before);
    if (planted === null) {
      stop();
      return;
    }
    game = { planted, tries: 0, accused: false, state: 'hidden', cleared: new Set(), say: null };
    show();
    changed();
  }

  function plant() {
    plantings = 0;
    replant(game?.planted ?? null);
  }

  function stop() {
    game = null;
    show();
    started(false);
    changed();
  }

  /** @param {'found' | 'shown'} how */
  function end(how) {
    if (game === null || game.state !== 'hidden') return;
    game.state = how;
    played += 1;
    if (how === 'found') solved += 1;
    show();
    changed();
    next.focus();
  }

  function show() {
    root.hidden = game === null;
    if (game === null) return;
    const over = game.state !== 'hidden';
    root.setAttribute('aria-label', t('panel.check.game'));
    const done = [game.accused || over, over];
    items.forEach((item, k) => {
      write(item, t(`panel.check.game.${['accuse', 'line'][k]}`));
      item.classList.toggle('is-done', done[k]);
      if (!over && done.indexOf(false) === k) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    });
    const { planted: { bug }, tries } = game;
    const ending = game.state === 'found' ? t('panel.check.game.found', { tries }) : '';
    const rest = over ? t(`panel.check.why.${bug}`) : (game.say?.() ?? '');
    if (told.textContent !== `${ending} ${rest}`) told.replaceChildren(element('b', {}, ending), ' ', rest);
    told.classList.toggle('is-found', game.state === 'found');
    write(next, t('panel.check.game.next'));
    next.hidden = !over;
    write(reveal, t('panel.check.game.show'));
    reveal.hidden = over;
    write(leave, t('panel.check.game.leave'));
    write(score, played > 0 ? t('panel.check.game.score', { solved: number(solved), played: number(played) }) : '');
  }

  return {
    root,
    show,
    get now() {
      return game;
    },
    start() {
      started(true);
      plant();
    },
    stop,

    /** What the check found: a mistake that nobody could see is planted elsewhere. @param {boolean} glows */
    checked(glows) {
      if (game === null || game.state !== 'hidden' || glows || plantings >= MOST_PLANTINGS) return;
      plantings += 1;
      replant(game.planted);
    },

    /** @param {boolean} wrong whether what was accused glows @param {() => string} hint what that says of the code */
    accuse(wrong, hint) {
      if (game === null || game.state !== 'hidden') return;
      game.accused ||= wrong;
      game.say = wrong ? hint : () => t('panel.check.game.quiet');
      show();
    },

    /** @param {Line} line @param {string} made what it makes, such as dW2 */
    choose(line, made) {
      if (game === null || game.state !== 'hidden') return;
      game.tries += 1;
      if (line.wrong) {
        end('found');
        return;
      }
      game.cleared.add(line.id);
      game.say = () => t('panel.check.game.no', { made });
      show();
      changed();
    },
  };
}

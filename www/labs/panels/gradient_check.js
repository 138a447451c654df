/**
 * The gradient check: every parameter's gradient twice, as a heat map on the network; glowing cells accuse a line of
 * the backward pass. Bugs can be planted, and looked for.
 */

import { scrollBox } from '../../compare/scroll_box.js';
import { number } from '../../strings/index.js';
import { element, write } from '../../views/dom.js';
import { createCells, MOST_CELLS } from './gradient_cells.js';
import { backward, lineOf } from './gradient_code.js';
import { createControls } from './gradient_controls.js';
import { createDetail } from './gradient_detail.js';
import { secondClicks } from './double_click.js';
import { createGame } from './gradient_game.js';
import { blockOf, MARKS, NOT_MEASURED } from './gradient_levels.js';
import { createListing } from './gradient_listing.js';
import { MISTAKES } from './gradient_mistakes.js';
import { glowing, verdict } from './gradient_reading.js';
import { createRun } from './gradient_run.js';
import { model, notebookCase } from './gradient_subject.js';
import { createBars, createTable } from './gradient_table.js';
import { size } from './sizes.js';
import { createProbes } from './probes.js';
import { moments } from './watching.js';

/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {import('../../../labs.js').GradientCheck} GradientCheck */
/** @typedef {import('./gradient_cells.js').Place} Place */
/** @typedef {import('./gradient_code.js').Bug} Bug */
/** @typedef {import('./gradient_subject.js').Subject} Subject */

/** Cells beside each other that leave room for the code. */
const MOST_COLUMNS = 16;
/** Of a network whose parameters cannot all be shown, so many of each block are measured. */
const SAMPLE = 40;
/** The game is about code, not about rounding. */
const IN_GAME = { epsilon: 1e-5, sides: 'two', cost: 'stable' };
/** The same case in NumPy, at ε = 1e-7 from two sides with the printed cost; the first two are the notebook's. @type {Record<string, string>} */
const NUMPY = { none: '1.1890913024229996e-07', both: '0.2850931567761624', double: '0.17344196893145924', four: '0.2544229712458523', penalty: '0.1598845183645439' };

/** @type {import('../lab.js').MountPanel} */
export function mount(root, tools) {
  const { store, t } = tools;
  const heading = element('h2');
  const intro = element('p', { class: 'panel-intro' });
  const play = element('button', { type: 'button', class: 'go', click: (event) => game.start(event.detail === 0) });
  const big = element('b');
  const says = element('span');
  const after = element('span', { class: 'gc-step' });
  const result = element('p', { class: 'gc-result' }, big, ' ', says, ' ', after);
  const reference = element('p', { class: 'panel-note gc-reference' });
  const price = element('p', { class: 'panel-note' });
  const progress = element('progress', { max: '1', hidden: true });
  const every = element('button', { type: 'button', hidden: true, click: () => measureAll() });
  const legend = element('p', { class: 'gc-legend' });

  const controls = createControls(tools);
  const game = createGame(t, { places, changed: () => recheck(), started: (on) => {
    controls.root.hidden = on;
    play.hidden = on;
    main.classList.toggle('is-played', on);
    accused = pointed = null;
    if (!on) play.focus();
  }, go: (byKeys) => {
    // Who plays by keys goes on in the picture.
    const to = byKeys ? /** @type {HTMLElement | null} */ (cells.root.querySelector('[tabindex="0"]')) : game.root;
    to?.focus({ preventScroll: !byKeys });
    if (isNarrow()) playing.scrollIntoView({ block: 'start' });
  } });
  const cells = createCells(t, { point: (place) => { pointed = place; tell(); }, accuse });
  const map = scrollBox(cells.root);
  const detail = createDetail(t);
  const listing = createListing(t, (id) => {
    const line = lines().find((one) => one.id === id);
    if (line) game.choose(line, line.text.split(' ')[0]);
  });
  const bars = createBars(t, (block) => accuse({ block, cell: null }));
  const table = createTable(t, (k) => found && accuse({ block: found.blocks.indexOf(blockOf(found.blocks, k)), cell: k }));
  const left = element('div', { class: 'gc-picture' }, result, map.root, legend);
  const main = element('div', { class: 'gc-main' }, left, detail.root, listing.root);
  // The game's words stay in sight as long as what they are about.
  const playing = element('div', { class: 'gc-playing' }, game.root, main);
  const more = element('div', { class: 'gc-more' }, bars.root, table.root);
  const under = element('div', { class: 'gc-under' }, reference, price, progress, every);
  const empty = element('p', { class: 'card-empty', hidden: true });
  const figures = moments(tools, [main, more], draw);
  root.append(
    element('div', { class: 'panel-head' }, heading, game.score, play),
    intro,
    controls.root,
    figures.note,
    playing,
    empty,
    under,
    more,
  );
  const isSecond = secondClicks();
  /** @param {MouseEvent} event */
  const watch = (event) => {
    const again = isSecond(event);
    if (!again || game.now === null || !playing.contains(/** @type {Node} */ (event.target))) return;
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('click', watch, { capture: true });
  const probes = createProbes(figures.fresh);
  const run = createRun(show);

  /** @type {Place | null} */
  let accused = null;
  /** @type {Place | null} */
  let pointed = null;
  /** @type {Compared[]} */
  let all = [];
  /** What the code is of. @type {Subject['coded'] | null} */
  let coded = null;
  /** @type {GradientCheck | null} */
  let found = null;
  /** Of the last check: what it was of, so that the case is not computed anew with each step of training. */
  let checked = '';
  /** On what and with which bug somebody is accused. */
  let suspected = '';
  /** For which of these a glowing cell was brought into sight. */
  let brought = '';
  /** After how many steps the network is as it is checked; the notebook's is never trained. @type {number | null} */
  let step = null;
  let whole = false;
  /** Says of how many points it is, where that is not all. */
  let points = '';

  /** What is checked, and how: in the game other rules hold. */
  function state() {
    const { page } = store.get();
    const on = page['gradients.on'];
    const planted = game.now?.planted ?? { bug: page['gradients.bug'], layer: 0 };
    if (game.now) return { on, planted, ...IN_GAME };
    return { on, planted, epsilon: Number(page['gradients.eps']), sides: page['gradients.sides'], cost: page['gradients.cost'] };
  }

  /** @returns {Subject | null} */
  function subject() {
    const { on, planted, cost } = state();
    if (on === 'case') {
      const needs = (/** @type {string} */ bug) => game.now !== null || planted.bug === bug;
      return probes.labs && notebookCase(probes.labs, { cost, penalty: needs('penalty'), dropout: needs('keep') });
    }
    const one = all[store.get().selected] ?? all[0];
    const probe = one && probes.of(one, store.get());
    return probe ? model(probe, one) : null;
  }

  /** What can be planted where. @returns {Bug[]} */
  function places() {
    const of = subject();
    if (of === null) return [];
    const bugs = MISTAKES.flatMap((bug) => Array.from(of.objective.places(bug), (layer) => ({ bug, layer })));
    of.objective.free();
    return bugs;
  }

  function lines() {
    return coded === null ? [] : backward(coded, state().planted);
  }

  /** @param {Compared[]} now */
  function draw(now) {
    all = now;
    recheck();
  }

  function recheck() {
    words();
    const { on, planted, epsilon, sides, cost } = state();
    const one = all[store.get().selected] ?? all[0];
    const what = JSON.stringify([on, planted, epsilon, sides, cost, whole, game.now !== null]);
    if (on === 'case' && checked === what && found !== null) {
      tell();
      return;
    }
    const of = subject();
    empty.hidden = of !== null || probes.labs === null || one?.frame === null;
    main.hidden = more.hidden = under.hidden = !empty.hidden;
    if (of === null) return;
    const set = JSON.stringify([on, store.get().page['gradients.bug']]);
    if (game.on(set, on === 'case' ? '' : JSON.stringify(of.coded))) {
      // It has checked anew.
      of.objective.free();
      return;
    }
    // Who was accused of one bug is not accused of the next.
    const which = JSON.stringify([on, planted]);
    if (which !== suspected) accused = null;
    suspected = which;
    coded = of.coded;
    detail.of(coded);
    step = on === 'case' ? null : (one?.frame?.iteration ?? null);
    checked = what;
    points = of.few < of.all ? t('panel.check.points', { few: number(of.few), all: number(of.all) }) : '';
    const many = of.objective.parameters().length > MOST_CELLS && !whole;
    run.start(of.objective, { epsilon, sides, ...planted, masks: of.masks, most: many ? SAMPLE : null });
    controls.able(coded);
  }

  function measureAll() {
    whole = true;
    recheck();
  }

  /** @param {GradientCheck} now @param {number} remaining parameters that are still to be measured */
  function show(now, remaining) {
    found = now;
    const lit = glowing(now);
    if (accused !== null && (accused.block >= now.blocks.length || (accused.cell ?? 0) >= now.theta.length)) accused = null;
    cells.show(now, accused);
    const columns = now.blocks.reduce((sum, block) => sum + block.columns, 0);
    main.classList.toggle('is-wide', now.theta.length > MOST_CELLS ? now.blocks.length > 4 : columns > MOST_COLUMNS);
    bars.show(now, now.blocks.map((block) => lit.includes(block)));
    table.show(now);
    const { verdict: kind, sentence } = verdict(now);
    result.dataset.verdict = kind;
    const { difference } = now;
    write(big, difference >= 1e-3 ? number(difference, 4) : size(difference, 4));
    write(says, t(sentence.key, sentence.blanks));
    write(after, step === null ? '' : t('panel.check.step', { step }));
    showPrice(now, remaining);
    tell();
    if (remaining > 0) return;
    if (brought !== suspected && lit.length > 0) cells.bring(game.now === null ? null : game.root);
    brought = suspected;
    game.checked(lit.length > 0);
  }

  /** @param {GradientCheck} now @param {number} remaining */
  function showPrice({ theta, notes, passes, difference }, remaining) {
    const { on, planted, epsilon, sides, cost } = state();
    const measured = notes.filter((note) => note !== NOT_MEASURED).length;
    const rest = theta.length - measured;
    const sentence = t(rest > 0 ? 'panel.check.price.sample' : 'panel.check.price', { measured: number(measured), total: number(theta.length), passes: number(passes) });
    write(price, `${sentence} ${points}`.trim());
    progress.hidden = remaining === 0;
    progress.value = measured / (measured + remaining);
    progress.setAttribute('aria-label', t('panel.check.progress'));
    every.hidden = rest === 0 || remaining > 0;
    write(every, t('panel.check.all', { rest: number(rest) }));
    const numpy = on === 'case' && game.now === null && epsilon === 1e-7 && sides === 'two' && cost === 'naive' ? NUMPY[planted.bug] : undefined;
    write(reference, numpy === undefined ? '' : t('panel.check.reference', { numpy, here: String(difference) }));
    reference.hidden = numpy === undefined;
  }

  /** @param {Place} place */
  function accuse(place) {
    if (found === null) return;
    const same = accused !== null && accused.block === place.block && accused.cell === place.cell;
    accused = same && game.now === null ? null : place;
    // Not every browser focuses a button that is clicked.
    pointed = accused;
    cells.show(found, accused);
    const now = found;
    const first = game.now?.accused === false;
    game.accuse(detail.levelAt(now, place) === 'wrong', () => detail.hintOf(now, place));
    tell();
    // In the game its words say the hint.
    detail.announce(game.now === null);
    // Where the code is not beside the picture but under it: on to the code.
    if (first && game.now?.accused && isNarrow()) listing.root.scrollIntoView({ block: 'start' });
  }

  /** Whether the code is under the picture, not beside it. */
  const isNarrow = () => listing.root.offsetTop > detail.root.offsetTop;

  /** The cell that is pointed at, or accused, in words; and its line in the code. */
  function tell() {
    if (found === null || coded === null) return;
    const place = pointed ?? accused;
    const over = game.now !== null && game.now.state !== 'hidden';
    const isAccused = place !== null && accused !== null && place.block === accused.block && place.cell === accused.cell;
    detail.show(found, place, isAccused && game.now === null);
    // In the game only a click on a cell that glows marks a line.
    const marked = game.now === null ? place : accused !== null && detail.levelAt(found, accused) === 'wrong' ? accused : null;
    const block = marked === null ? null : found.blocks[marked.block];
    const code = backward(coded, state().planted);
    const revealed = game.now === null ? accused !== null : over;
    listing.show({
      lines: code,
      last: coded.units.length - 1,
      accused: block === null ? null : { line: lineOf(block), layer: block.layer },
      revealed,
      asked: game.now !== null && game.now.state === 'hidden',
      cleared: game.now?.cleared ?? new Set(),
    });
  }

  function words() {
    write(heading, t('panel.check.title'));
    write(intro, t('panel.check.intro'));
    write(play, t('panel.check.play'));
    write(empty, t('panel.check.noPoints'));
    map.name(t('panel.check.map'));
    const entries = /** @type {const} */ (['agrees', 'near', 'wrong', 'zeros', 'rounding', 'kink', 'corner']);
    if (legend.dataset.lang !== store.get().lang) {
      legend.dataset.lang = store.get().lang;
      legend.replaceChildren(...entries.map((level) => element('span', {}, element('i', { class: `gc-cell is-${level}`, 'aria-hidden': 'true' }, MARKS[level]), t(`panel.check.legend.${level}`))));
    }
    controls.show();
    game.show();
  }

  figures.start();
  const unsubscribe = store.subscribe((_, changed) => {
    if (changed.has('page') || changed.has('selected')) figures.again();
  });
  return {
    destroy() {
      unsubscribe();
      document.removeEventListener('click', watch, { capture: true });
      figures.end();
      run.stop();
      probes.free();
      root.replaceChildren();
    },
  };
}

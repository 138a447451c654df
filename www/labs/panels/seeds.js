/**
 * Seeds: every model of the comparison, many times over with other weights, masks or data. What holds for most of
 * them, and what was the luck of one?
 */

import { everyModel } from '../../compare/models.js';
import { labsCore } from '../../labs_core.js';
import { pool } from '../../pool.js';
import { LONGEST, fullLink, readable } from '../../share.js';
import { number } from '../../strings/index.js';
import { element, write } from '../../views/dom.js';
import { SEED_KEYS, complete, keyOf, obstacle, plan, presentRun, quality, splitsOf, take, withSeeds } from './seeds_runs.js';
import { sameOrder, verdicts } from './seeds_reading.js';
import { createStrip } from './seeds_strip.js';

/** @typedef {import('./seeds_runs.js').Study} Study */
/** @typedef {import('./seeds_runs.js').Run} Run */
/** @typedef {import('./seeds_runs.js').SeedKey} SeedKey */
/** @typedef {import('./seeds_runs.js').Split} Split */
/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {import('../../types.js').State} State */
const COUNTS = [20, 100];
const MOST_RUNS = 1000;
/** Dots are drawn anew so often while runs come in, in milliseconds; where it takes long, so many times as long. */
const DRAW_EVERY = 120;
const DRAW_SHARE = 10;
/** Runs so many standard deviations, as the middle half has them, below its lower end are shown at the axis's edge. */
const FAR = 6;
/** Of the football generator's dataset seeds 0 to 199 so many show the published order. */
const CHOSEN = { shown: 22, of: 200 };

/** The last study outlives the panel: a dot that is opened opens a new run, and perhaps a new panel. @type {Study | null} */
let study = null;

/** The page shows it as a form, one row of strips a model, a table of pairs and a reading. @param {HTMLElement} root @param {import('../lab.js').PanelTools} tools */
export function mount(root, tools) {
  const { store, actions, t, core } = tools;
  /** @type {import('../../labs_core.js').LabsCore | null} */
  let labs = null;
  /** @type {AbortController | null} */
  let going = null;
  /** @type {Set<SeedKey>} */
  const varied = new Set(/** @type {SeedKey[]} */ (['seed']));
  let count = COUNTS[0];
  let iterations = 0;
  let failure = '';

  const title = element('h3');
  const intro = element('p', { class: 'seeds-intro' });
  const varyLegend = element('legend');
  const boxes = SEED_KEYS.map((key) => {
    const input = element('input', { type: 'checkbox', change: () => vary(key, input.checked) });
    const words = element('span');
    return { key, input, words, box: element('label', { class: 'seeds-choice' }, input, words) };
  });
  const countLegend = element('legend');
  const counts = COUNTS.map((value) => {
    const input = element('input', { type: 'radio', name: 'seeds-count', value: String(value), change: () => setCount(value) });
    return { value, input, box: element('label', { class: 'seeds-choice' }, input, number(value)) };
  });
  const other = element('input', { type: 'number', class: 'number', min: '2', max: String(MOST_RUNS), step: '1', change: () => setCount(Number(other.value)) });
  const otherWords = element('span');
  const stepsWords = element('span');
  const steps = element('input', { type: 'number', class: 'number', min: '1', max: '10000000', step: '1', change: () => setSteps(Number(steps.value)) });
  const go = element('button', { type: 'button', class: 'go', click: () => run() });
  const cancel = element('button', { type: 'button', click: () => going?.abort() });
  const bar = element('progress', { class: 'seeds-bar' });
  const told = element('p', { class: 'seeds-told', role: 'status' });
  const legend = element('p', { class: 'seeds-legend' });
  const rows = element('div', { class: 'seeds-rows' });
  const pairs = element('table', { class: 'seeds-pairs' });
  const reading = element('ul', { class: 'seeds-reading' });
  const others = element('button', { type: 'button', click: otherData });
  root.append(
    title,
    intro,
    element('div', { class: 'seeds-form' },
      element('fieldset', {}, varyLegend, ...boxes.map(({ box }) => box)),
      element('fieldset', {}, countLegend, ...counts.map(({ box }) => box), element('label', { class: 'seeds-choice' }, otherWords, other)),
      element('label', { class: 'seeds-choice' }, stepsWords, steps)),
    element('div', { class: 'seeds-go' }, go, cancel, others, bar, told),
    legend,
    rows,
    pairs,
    reading,
  );
  /** @type {{model: number, split: Split, strip: ReturnType<typeof createStrip>, words: HTMLElement}[]} */
  let strips = [];
  /** What the rows were made for. */
  let madeFor = '';
  /** The study is, or was when it began, of what this panel shows. */
  let mine = false;

  const models = () => everyModel(store.get());
  const planned = () => iterations || store.get().frame?.iteration || tools.part.to;
  /** Points that no link has. */
  function exact() {
    const { file, fragment, points } = store.get();
    return file !== null || fragment.length > LONGEST ? points : undefined;
  }

  /** @param {SeedKey} key @param {boolean} on */
  function vary(key, on) {
    if (on) varied.add(key);
    else varied.delete(key);
    showForm();
  }

  /** @param {number} wanted */
  function setCount(wanted) {
    count = Math.min(MOST_RUNS, Math.max(2, Math.round(wanted) || COUNTS[0]));
    showForm();
  }

  /** @param {number} wanted */
  function setSteps(wanted) {
    iterations = Math.min(10_000_000, Math.max(0, Math.round(wanted) || 0));
    showForm();
  }

  /** The same comparison on other draws of the data. */
  function otherData() {
    varied.clear();
    varied.add('dseed');
    run();
  }

  async function run() {
    if (going !== null) return;
    const all = models();
    const keys = SEED_KEYS.filter((key) => varied.has(key) && obstacle(key, all) === null);
    if (keys.length === 0) return;
    const controller = new AbortController();
    going = controller;
    mine = true;
    failure = '';
    const begun = plan({ models: all.map((model) => ({ ...model, fragment: readable(model.fragment) })), varied: keys, count, iterations: planned(), points: exact() });
    begun.key = keyOf(all, exact(), planned());
    study = begun;
    show();
    try {
      labs = await labsCore();
      await pool.run(begun.jobs, {
        signal: controller.signal,
        onResult({ index, result, error }) {
          take(begun, index, result);
          if (error) failure = error.code;
          drawSoon();
        },
      });
    } catch {
      failure = 'load';
    }
    going = null;
    show();
  }

  /** @param {Run} one a run that is to be seen on the pitch */
  function open(one) {
    if (going !== null || study === null) return;
    const { file } = store.get();
    const link = `${withSeeds(fullLink(core, store.get(), { play: '0' }), one.seeds)}&it=${study.iterations}`;
    if (file === null) actions.open(link);
    else actions.openFile(file, link);
  }

  function showForm() {
    const all = models();
    write(title, t('seeds.title'));
    write(intro, t('seeds.intro'));
    write(varyLegend, t('seeds.vary'));
    for (const { key, input, words, box } of boxes) {
      const why = obstacle(key, all);
      write(words, t(`seeds.vary.${key}`));
      input.checked = varied.has(key) && why === null;
      input.disabled = why !== null || going !== null;
      box.title = why === null ? t(`seeds.vary.${key}.hint`) : t(why);
    }
    write(countLegend, t('seeds.count'));
    for (const { value, input } of counts) {
      input.checked = count === value;
      input.disabled = going !== null;
    }
    write(otherWords, t('seeds.count.other'));
    other.value = COUNTS.includes(count) ? '' : String(count);
    write(stepsWords, t('seeds.steps'));
    steps.value = String(planned());
    for (const field of [other, steps]) field.disabled = going !== null;
    const any = boxes.some(({ input }) => input.checked);
    write(go, t('seeds.go', { count, models: all.length }));
    go.disabled = going !== null || !any || store.get().points.length === 0;
    write(cancel, t('seeds.cancel'));
    cancel.hidden = going === null;
    write(others, t('seeds.others'));
    others.hidden = going !== null || obstacle('dseed', all) !== null || all[0].values.data !== 'football';
    showProgress();
  }

  function showProgress() {
    bar.hidden = going === null;
    if (study === null) {
      write(told, '');
      return;
    }
    const { done, failed, jobs } = study;
    bar.max = jobs.length;
    bar.value = done;
    const stopped = going === null && done < jobs.length;
    const words = [t(stopped ? 'seeds.stopped' : 'seeds.progress', { done, total: jobs.length })];
    if (failed > 0) words.push(t('seeds.failed', { failed }));
    if (failure !== '') words.push(t(`error.${failure}`));
    write(told, words.join(' '));
  }

  /** Which of a model's numbers stand side by side. @param {Study} of @param {number} model @param {Split} split @param {Run[]} runs */
  function values(of, model, split, runs = of.runs) {
    return Float64Array.from(runs.flatMap(({ results }) => results[model] ?? []), (result) => quality(result[split]));
  }

  /** A share in per cent or R² as it is read. @param {number} value @param {number} [digits] */
  function words(value, digits = 1) {
    if (Number.isNaN(value)) return '–';
    return store.get().valued ? number(value, digits + 1) : t('seeds.percent', { value: number(value, digits) });
  }

  function showRows() {
    const current = study !== null && study.key === keyOf(models(), exact(), study.iterations);
    mine ||= current;
    root.classList.toggle('is-stale', study !== null && !current && going === null);
    const splits = study === null ? [] : splitsOf(study);
    if (study === null || labs === null || splits.length === 0 || !mine) {
      legend.hidden = rows.hidden = pairs.hidden = reading.hidden = true;
      return;
    }
    legend.hidden = rows.hidden = pairs.hidden = reading.hidden = false;
    write(legend, t('seeds.legend'));
    // Of other settings by now: then it is shown by the names that the models had.
    if (current) study.models = models();
    const all = study.models;
    make(all, splits);
    const now = current ? presentRun(study, all) : null;
    const axes = new Map(splits.map((split) => [split, axis(/** @type {Study} */ (study), split)]));
    for (const { model, split, strip, words: below } of strips) {
      const along = axes.get(split);
      if (along) showStrip(study, all[model], split, strip, below, now, along);
    }
    showPairs(study, all, now, splits, current, axes.get(splits[splits.length - 1])?.low ?? 0);
  }

  /** The rows, made once for the same models and splits. @param {Compared[]} all @param {Split[]} splits */
  function make(all, splits) {
    const wanted = JSON.stringify([all.map(({ name, colour }) => [name, colour]), splits, store.get().lang]);
    if (wanted === madeFor) return;
    madeFor = wanted;
    strips = [];
    rows.replaceChildren(...all.map(({ name, colour }, model) => {
      const swatch = element('i', { class: 'seeds-swatch', 'aria-hidden': 'true' });
      swatch.style.background = `var(${colour}, var(--ink))`;
      const cells = splits.map((split) => {
        const strip = createStrip();
        const below = element('p', { class: 'seeds-words' });
        strips.push({ model, split, strip, words: below });
        return element('div', { class: 'seeds-cell' }, element('p', { class: 'seeds-split' }, t(`results.${split}`)), strip.box, below);
      });
      return element('section', { class: 'seeds-row' }, element('h4', {}, swatch, name), element('div', { class: 'seeds-cells' }, ...cells));
    }));
  }

  /**
   * @param {Study} of @param {Compared} model @param {Split} split @param {ReturnType<typeof createStrip>} strip
   * @param {HTMLElement} below @param {Run | null} now @param {ReturnType<typeof axis>} along
   */
  function showStrip(of, model, split, strip, below, now, along) {
    const shown = [...of.runs, ...(of.extra ? [of.extra] : [])];
    const dots = shown.flatMap((one) => {
      const result = one.results[model.index];
      const score = result?.[split];
      if (!result || !score) return [];
      return [{
        value: quality(score), marked: one === now, counted: one !== of.extra, open: () => open(one),
        label: dotWords(one, score, one === now),
      }];
    });
    const summary = labs?.summarize(values(of, model.index, split)) ?? null;
    const name = `${model.name}, ${t(`results.${split}`)}`;
    const said = summary === null ? '' : t('seeds.summary', { median: words(summary.median), mean: words(summary.mean), sd: number(summary.sd || 0, 1) });
    const marked = now?.results[model.index]?.[split];
    write(below, [said, marked ? t('seeds.present', { value: words(quality(marked)) }) : ''].filter(Boolean).join(' · '));
    strip.show({ dots, ...along, tickWords: (tick) => words(tick, 0), colour: model.colour, name: `${name}: ${below.textContent}`, summary });
  }

  /** @param {Run} one @param {import('../../types.js').SplitScore} score @param {boolean} isPresent */
  function dotWords(one, score, isPresent) {
    const seeds = Object.entries(one.seeds).map(([key, seed]) => t(`seeds.dot.${key}`, { seed: String(seed) })).join(', ');
    const result = score.correct === undefined
      ? `R² ${number(quality(score), 3)}`
      : t('seeds.dot.count', { correct: score.correct, total: score.total, percent: number(quality(score), 1) });
    return `${seeds}: ${result}${isPresent ? ` · ${t('seeds.dot.present')}` : ''}`;
  }

  /** One axis for all models of a split, by the bulk of the runs: one that failed must not squeeze the others. @param {Study} of @param {Split} split */
  function axis(of, split) {
    const all = of.models.flatMap((_, model) => [...values(of, model, split), ...values(of, model, split, of.extra ? [of.extra] : [])]);
    const summary = labs?.summarize(Float64Array.from(all));
    if (!summary) return { low: 0, high: 100, ticks: [0, 50, 100] };
    const wide = FAR * Math.max(0.75 * (summary.upper_quartile - summary.lower_quartile), 0.5);
    const least = Math.min(...all.filter((value) => value >= summary.lower_quartile - wide));
    const unit = store.get().valued ? 0.1 : summary.most - least > 25 ? 10 : summary.most - least > 8 ? 5 : 2;
    const low = Math.floor(least / unit) * unit;
    const high = Math.ceil(summary.most / unit) * unit || unit;
    const ticks = Array.from({ length: Math.round((high - low) / unit) + 1 }, (_, k) => low + k * unit);
    return { low, high, ticks };
  }

  /** @param {Study} of @param {Compared[]} all @param {Run | null} now @param {Split[]} splits @param {boolean} current @param {number} low where the axis begins */
  function showPairs(of, all, now, splits, current, low) {
    // What is compared is the last split: test, or dev, where there is none; train is no measure.
    const split = splits[splits.length - 1];
    const whole = complete(of);
    const column = (/** @type {number} */ model) => values(of, model, split, whole);
    const duels = all.flatMap((first, j) => all.slice(0, j).map((second) => ({
      first: first.name,
      second: second.name,
      pairing: /** @type {import('../../../labs.js').Pairing} */ (labs?.compare_runs(column(j), column(second.index))),
      lead: now === null ? NaN : quality(now.results[j]?.[split]) - quality(now.results[second.index]?.[split]),
    })));
    pairs.hidden = duels.length === 0;
    const head = ['pair', 'better', 'equal', 'worse', 'p'].map((key) => element('th', { scope: 'col', title: key === 'p' ? t('seeds.pairs.p.hint') : '' }, t(`seeds.pairs.${key}`)));
    const body = duels.map(({ first, second, pairing }) => element('tr', {},
      element('th', { scope: 'row' }, t('seeds.pairs.against', { first, second })),
      ...[pairing.better, pairing.equal, pairing.worse].map((value) => element('td', {}, number(value))),
      element('td', {}, pairing.p < 0.001 ? t('seeds.pairs.tiny', { p: number(0.001, 3) }) : number(pairing.p, pairing.p < 0.1 ? 3 : 2))));
    pairs.replaceChildren(element('caption', {}, t('seeds.pairs.caption', { split: t(`results.${split}`), runs: whole.length })),
      element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...body));
    const said = verdicts(duels.filter(({ pairing }) => pairing.better + pairing.equal + pairing.worse > 0)).map(({ key, blanks }) => t(key, blanks));
    said.push(...remarks(of, all, now, split, whole, low));
    if (!current && going === null) said.unshift(t('seeds.read.stale'));
    reading.replaceChildren(...said.map((sentence) => element('li', {}, sentence)));
  }

  /** What must be known to read the dots. @param {Study} of @param {Compared[]} all @param {Run | null} now @param {Split} split @param {Run[]} whole @param {number} low @returns {string[]} */
  function remarks(of, all, now, split, whole, low) {
    const said = [];
    const fallen = of.runs.flatMap((one) => one.results.map((result) => ({ one, score: result?.[split] })))
      .filter(({ score }) => quality(score) < low);
    if (fallen.length > 0) {
      const { one, score } = fallen.reduce((a, b) => (quality(a.score) <= quality(b.score) ? a : b));
      said.push(t('seeds.read.fallen', { count: fallen.length, worst: score ? dotWords(one, score, false) : '' }));
    }
    if (now !== null && of.varied.includes('dseed') && all.length > 1) {
      const test = (/** @type {Run} */ one) => one.results.map((result) => quality(result?.[split]));
      const found = sameOrder(whole.map(test), test(now));
      if (found !== null) said.push(t('seeds.read.order', { order: found.order.map((model) => all[model].name).join(' > '), count: found.count, runs: whole.length }));
    }
    const first = whole[0]?.results[0]?.[split];
    if (first && first.correct !== undefined && labs !== null) {
      const mean = values(of, 0, split, whole).reduce((sum, value) => sum + value, 0) / whole.length / 100;
      const blanks = { total: first.total, error: number(100 * labs.standard_error(mean, first.total), 1), points: t(`seeds.points.${split}`) };
      said.push(t(of.varied.includes('dseed') ? 'seeds.read.errorEach' : 'seeds.read.error', blanks));
    }
    if (all[0].values.data === 'football' && all[0].values.split === '') said.push(t('seeds.read.football', CHOSEN));
    return said;
  }

  function show() {
    showForm();
    showRows();
  }
  let drawEvery = DRAW_EVERY;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  function drawSoon() {
    timer ??= setTimeout(() => {
      timer = undefined;
      const began = performance.now();
      if (going !== null) {
        showProgress();
        showRows();
      }
      drawEvery = Math.max(DRAW_EVERY, DRAW_SHARE * (performance.now() - began));
    }, drawEvery);
  }

  show();
  // A study that is there already is drawn when the module that sums it up is.
  if (study !== null) labsCore().then((core) => ((labs = core), show()), () => {});
  const end = store.subscribe((state, changed) => {
    if (state.opening) return;
    if (changed.has('theme')) for (const { strip } of strips) strip.draw();
    const watched = /** @type {(keyof State)[]} */ (['values', 'fragment', 'models', 'lang', 'points', 'opening', 'file']);
    if (watched.some((key) => changed.has(key))) showWhenChanged();
    else if (changed.has('frame') && state.status !== 'training') showForm();
  });
  /** Links change with every second of training by their `it`: only what a study depends on matters. */
  let shownFor = '';
  function showWhenChanged() {
    const all = models();
    const { points, file, lang } = store.get();
    const now = JSON.stringify([keyOf(all, undefined, 0), all.map(({ name, values: { seed, mseed, dseed } }) => [name, seed, mseed, dseed]), points.length, file?.name, lang]);
    if (now === shownFor) return;
    shownFor = now;
    show();
  }

  return {
    destroy() {
      going?.abort();
      clearTimeout(timer);
      end();
      root.replaceChildren();
    },
  };
}

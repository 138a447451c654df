/** Dropout's masks: who plays for one example, what that leaves as it was, and what it does at test time. */

import { everyModel } from '../../compare/models.js';
import { smallPitch } from '../../compare/small_pitch.js';
import { number } from '../../strings/index.js';
import { linear, logarithmic } from '../../views/chart_scale.js';
import { element, write } from '../../views/dom.js';
import { costWords } from '../../views/scores.js';
import { binned, histogram } from './histogram.js';
import { lineChart } from './line_chart.js';
import { ASKED, DRAWS, runAverages } from './masks_average.js';
import { badge, modelTabs } from './model_tabs.js';
import { dropsUnits } from './numbers.js';
import { createProbes, exactPoints, startOf } from './probes.js';
import { unitNet } from './unit_net.js';
import { asOf } from './watching.js';

/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {import('./masks_average.js').Average} Average */
/** @typedef {import('./masks_average.js').Asked} Asked */

/** @type {number[][]} of a layer's units */
const DASHES = [[], [6, 3], [2, 2.5]];

/** @param {HTMLElement} root @param {import('../lab.js').PanelTools} tools */
export function mount(root, tools) {
  const { store, t, core } = tools;
  /** Among the training points, from 0. */
  let example = 0;
  let chosen = 0;
  /** How many more draws of fresh masks were asked for, by model. @type {number[]} */
  const draws = [];
  /** What is shown: all models at one moment, that at which training rested last. @type {Compared[]} */
  let all = [];
  /** Of these points. @type {Float64Array | null} */
  let of = null;
  /** Ends the averages that run. */
  let end = () => {};
  /** What they run for. */
  let runsFor = '';

  const title = element('h3');
  const intro = element('p', { class: 'panel-intro' });
  const none = element('p', { class: 'panel-remark' });
  const pitch = smallPitch(store);
  const here = element('i', { class: 'panel-masks-here', 'aria-hidden': 'true' });
  pitch.root.append(here);
  pitch.root.addEventListener('click', (event) => choose(nearestExample(event)));
  const previous = element('button', { type: 'button', click: () => choose(example - 1) }, '‹');
  const next = element('button', { type: 'button', click: () => choose(example + 1) }, '›');
  const field = element('input', { type: 'number', class: 'number', min: '1', step: '1', change: () => choose(Number(field.value) - 1) });
  const fieldWords = element('span');
  const stepper = element('div', { class: 'panel-masks-stepper' }, previous, element('label', {}, fieldWords, ' ', field), next);
  const nets = element('div', { class: 'panel-masks-nets' });
  const first = element('div', { class: 'panel-masks-view' }, element('div', { class: 'panel-masks-pitch' }, pitch.root, stepper), nets);
  const tabs = modelTabs((index) => {
    chosen = index;
    show();
  });
  const studyTitle = element('h3');
  const studyIntro = element('p', { class: 'panel-intro' });
  const told = element('p', { class: 'panel-told' });
  const charts = [0, 1, 2].map(() => {
    const chart = lineChart();
    const heading = element('h4');
    const caption = element('p', { class: 'panel-caption' });
    return { chart, heading, caption, box: element('div', {}, heading, chart.canvas, caption) };
  });
  const spreads = [0, 1].map(() => {
    const bars = histogram();
    const heading = element('h4');
    const caption = element('p', { class: 'panel-caption' });
    return { bars, heading, caption, box: element('div', {}, heading, bars.root, caption) };
  });
  const leftTitle = element('h3');
  const leftIntro = element('p', { class: 'panel-intro' });
  const study = element('div', { class: 'panel-masks-study' },
    element('div', { class: 'panel-go' }, tabs.root, told), studyTitle, studyIntro,
    element('div', { class: 'panel-columns' }, ...charts.map(({ box }) => box)), leftTitle, leftIntro,
    element('div', { class: 'panel-columns' }, ...spreads.map(({ box }) => box)));
  const drawnAt = asOf(t, [nets, pitch.root]);
  const studied = asOf(t, charts.map(({ box }) => box).concat(spreads.map(({ box }) => box)));
  studyIntro.after(studied.note);
  root.append(title, intro, none, drawnAt.note, first, study);

  const probes = createProbes(() => show());
  /** @type {{box: HTMLElement, head: HTMLElement, net: ReturnType<typeof unitNet>, words: HTMLElement, again: HTMLButtonElement}[]} */
  let shown = [];
  let madeFor = '';

  /** Places of the training points in the list of all. */
  function trainingPoints() {
    const { points } = store.get();
    const found = [];
    for (let i = 0; i < points.length / 4; i += 1) if (points[4 * i + 3] === 0) found.push(i);
    return found;
  }

  /** @param {number} wanted */
  function choose(wanted) {
    const count = trainingPoints().length;
    if (count === 0 || !Number.isInteger(wanted)) return;
    example = ((wanted % count) + count) % count;
    show();
  }

  /** @param {MouseEvent} event */
  function nearestExample(event) {
    const { points, frameBox: [x0, x1, y0, y1] } = store.get();
    const box = pitch.root.getBoundingClientRect();
    const x = x0 + ((event.clientX - box.left) / box.width) * (x1 - x0);
    const y = y1 - ((event.clientY - box.top) / box.height) * (y1 - y0);
    const away = trainingPoints().map((i) => Math.hypot(points[4 * i] - x, points[4 * i + 1] - y));
    return away.indexOf(Math.min(...away));
  }

  /** The factors of all hidden units at this example. @param {Compared} model */
  function factors(model) {
    const state = store.get();
    const probe = probes.of(model, state);
    const drawn = draws[model.index] ?? 0;
    if (probe === null) return null;
    if (drawn === 0 || model.values.mask === 'frozen') return probe.masks(example) ?? null;
    const seed = (Number(model.values.mseed) + drawn) % 2 ** 32;
    const { labs } = probes;
    const other = labs && new labs.Probe(core.change(startOf(model), 'mseed', String(seed)).fragment, exactPoints(state));
    const found = other?.masks(example) ?? null;
    other?.free();
    return found;
  }

  /** @param {Compared[]} dropping */
  function make(dropping) {
    const wanted = dropping.map(({ index, colour }) => `${index}${colour}`).join(' ');
    if (wanted === madeFor) return;
    madeFor = wanted;
    shown = dropping.map((model) => {
      const head = element('h4', {}, badge(model), element('span'));
      const net = unitNet();
      const words = element('p', { class: 'panel-caption' });
      const again = element('button', { type: 'button', click: () => { draws[model.index] = (draws[model.index] ?? 0) + 1; show(); } });
      return { head, net, words, again, box: element('div', { class: 'panel-masks-net' }, head, /** @type {any} */ (net.root), words, again) };
    });
    nets.replaceChildren(...shown.map(({ box }) => box));
  }

  /** @param {Compared[]} dropping */
  function showNets(dropping) {
    make(dropping);
    dropping.forEach((model, k) => {
      const { box, head, net, words, again } = shown[k];
      const { frame, values } = model;
      const all = factors(model);
      box.hidden = frame === null || all === null;
      if (frame === null || all === null) return;
      const before = [...frame.layers].map((_, l) => [...frame.layers].slice(1, l).reduce((sum, units) => sum + units, 0));
      const isOut = (/** @type {import('./unit_net.js').Place} */ { layer, unit }) => layer > 0 && layer < frame.layers.length - 1 && all[before[layer] + unit] === 0;
      const out = all.filter((factor) => factor === 0).length;
      const keeps = values.keep.split(',').map(Number);
      const blanks = { out, units: all.length, keep: keeps.map((keep) => number(keep)).join(', '), factor: keeps.map((keep) => number(1 / keep, 3)).join(', ') };
      write(/** @type {Element} */ (head.lastElementChild), model.name);
      const fresh = values.mask !== 'frozen';
      const drawn = draws[model.index] ?? 0;
      const counts = t('panel.masks.counts', blanks);
      write(words, `${counts} ${t(!fresh ? 'panel.masks.frozen' : drawn > 0 ? 'panel.masks.example' : frame.iteration > 0 ? 'panel.masks.freshSince' : 'panel.masks.fresh')}`);
      write(again, t('panel.masks.again'));
      again.hidden = !fresh;
      net.show({ layers: frame.layers, parameters: frame.parameters, out: isOut, name: `${model.name}: ${counts}` });
    });
  }

  function show() {
    const state = store.get();
    const training = state.status === 'training';
    if (!training || state.points !== of || state.models.length + 1 !== all.length || state.frame?.run !== all[0].frame?.run) {
      all = everyModel(state);
      of = state.points;
    }
    const earlier = training ? (all[0].frame?.iteration ?? 0) : null;
    drawnAt.say(earlier);
    studied.say(earlier);
    const dropping = all.filter(({ values }) => dropsUnits(values));
    write(title, t('panel.masks.title'));
    write(intro, t('panel.masks.intro'));
    write(none, t('panel.masks.none'));
    write(fieldWords, t('panel.masks.which'));
    for (const [button, key] of /** @type {[Element, string][]} */ ([[previous, 'panel.masks.previous'], [next, 'panel.masks.next']])) button.setAttribute('aria-label', t(key));
    pitch.root.setAttribute('aria-label', t('panel.masks.pitch'));
    const places = trainingPoints();
    const able = dropping.length > 0 && places.length > 0;
    none.hidden = able;
    first.hidden = study.hidden = !able;
    if (!able) {
      end();
      return;
    }
    example = Math.min(example, places.length - 1);
    field.max = String(places.length);
    field.value = String(example + 1);
    const { points, frameBox: [x0, x1, y0, y1] } = state;
    const [x, y] = points.subarray(4 * places[example], 4 * places[example] + 2);
    here.style.left = `${(100 * (x - x0)) / (x1 - x0)}%`;
    here.style.top = `${(100 * (y1 - y)) / (y1 - y0)}%`;
    if (!dropping.some(({ index }) => index === chosen)) chosen = dropping[0].index;
    pitch.show(all[chosen].frame);
    showNets(dropping);
    tabs.show(dropping, chosen, t('panel.model'));
    write(studyTitle, t('panel.masks.study'));
    write(studyIntro, t('panel.masks.studyIntro'));
    write(leftTitle, t('panel.masks.left'));
    write(leftIntro, t('panel.masks.leftIntro'));
    runOn(all[chosen], [x, y]);
  }

  /** Averages start anew for other weights, another example, another model. @param {Compared} model @param {[number, number]} place */
  function runOn(model, place) {
    const { frame } = model;
    const state = store.get();
    const probe = probes.of(model, state);
    if (frame === null || probe === null) {
      end();
      runsFor = '';
      return;
    }
    // What runs goes on while the models train: it is of the moment that is shown.
    const wanted = `${model.index} ${frame.run} ${frame.iteration} ${frame.base} ${example} ${state.lang} ${state.theme}`;
    if (wanted === runsFor) return;
    end();
    runsFor = wanted;
    const plain = { score: probe.scores(frame.parameters), said: probe.predict(frame.parameters, Float64Array.from(place))[0] };
    end = runAverages(probe, frame.parameters, example, place, (averages, asked, done) => {
      showAverages(averages);
      showAsked(asked, plain);
      if (done || asked.predictions.length % 60 === 0) write(told, t('panel.masks.drawn', { draws: averages[0]?.draws ?? 0, total: DRAWS }));
    });
  }

  /** @param {Average[]} averages each hidden layer alone, and all at once last */
  function showAverages(averages) {
    const alone = averages.slice(0, -1);
    const picked = [0, alone.length - 1].filter((l, k, both) => alone[l] && both.indexOf(l) === k);
    const x = logarithmic(DRAWS);
    charts.slice(0, 2).forEach(({ chart, heading, caption, box }, k) => {
      box.hidden = picked[k] === undefined;
      if (box.hidden) return;
      const l = picked[k];
      const { track, sum, without, draws: drawn } = alone[l];
      // The first few draws may leave the chart: the rest is what it shows.
      const sizes = track.flatMap((line) => line.filter((_, i) => i % 2 === 1 && line[i - 1] >= 4)).map(Math.abs);
      const most = niceTop(Math.max(1e-6, ...sizes));
      const blanks = { layer: l + 1, next: l + 2 };
      write(heading, t('panel.masks.chart.z', blanks));
      chart.show({
        x, y: linear(-most, most, 4), label: (tick) => number(tick), name: t('panel.masks.chart.z', blanks),
        lines: [{ places: [0, 0, DRAWS, 0], colour: '--line-strong', width: 1.2 }, ...track.slice(0, 12).map((places, unit) => ({ places, colour: '--ink', dash: DASHES[unit % 3], width: 1.5 }))],
      });
      const rows = [...sum].slice(0, 3).map((total, unit) => t('panel.masks.z', { unit: unit + 1, without: number(without[unit], 3), mean: number(total / drawn, 3) }));
      write(caption, rows.join(' · '));
    });
    const together = averages[averages.length - 1];
    if (!together) return;
    const { chart, heading, caption } = charts[2];
    const { costs, costWithout, cost, draws: drawn } = together;
    const top = niceTop(Math.max(costWithout, ...costs.filter((_, i) => i % 2 === 1 && costs[i - 1] >= 4)) * 1.05);
    write(heading, t('panel.masks.chart.cost'));
    chart.show({
      x, y: linear(0, top, 4), label: (tick) => number(tick), name: t('panel.masks.chart.cost'),
      lines: [{ places: [0, costWithout, DRAWS, costWithout], colour: '--line-strong', width: 1.2 }, { places: costs, colour: '--ink', width: 1.5 }],
    });
    write(caption, t('panel.masks.cost', { without: costWords(costWithout), mean: costWords(cost / drawn) }));
  }

  /** @param {Asked} asked @param {{score: import('../../../labs.js').SplitScores, said: number}} plain */
  function showAsked({ test, train, predictions }, { score, said }) {
    const [accuracy, prediction] = spreads;
    const split = test.length > 0 ? 'test' : 'train';
    const { correct, total = 0 } = score[split] ?? {};
    accuracy.box.hidden = correct === undefined;
    if (correct !== undefined) {
      const counts = (split === 'test' ? test : train).map((share) => Math.round(share * total));
      const sorted = [...counts].sort((a, b) => a - b);
      const [low, high] = [Math.min(sorted[0], correct) - 1, Math.max(sorted[sorted.length - 1], correct) + 1];
      const bins = Math.min(60, high - low + 1);
      write(accuracy.heading, t('panel.masks.chart.accuracy', { split: t(`results.${split}`), total }));
      accuracy.bars.show({
        counts: binned(counts, low - 0.5, high + 0.5, bins), low: low - 0.5, high: high + 0.5, mark: correct,
        ticks: [[low, number(low)], [high, number(high)]], name: t('panel.masks.chart.accuracy', { split: t(`results.${split}`), total }),
      });
      write(accuracy.caption, t('panel.masks.accuracy', { without: correct, median: sorted[sorted.length >> 1], least: sorted[0], most: sorted[sorted.length - 1], draws: Math.min(ASKED, counts.length) }));
    }
    const { valued } = store.get();
    const [low, high] = valued ? [Math.min(-1, ...predictions), Math.max(1, ...predictions)] : [0, 1];
    write(prediction.heading, t(valued ? 'panel.masks.chart.value' : 'panel.masks.chart.prediction'));
    prediction.bars.show({ counts: binned(predictions, low, high, 40), low, high, mark: said, ticks: [[low, number(low, valued ? 1 : 0)], [high, number(high, valued ? 1 : 0)]], name: t('panel.masks.chart.prediction') });
    write(prediction.caption, t('panel.masks.prediction', { without: number(said, 3), least: number(Math.min(...predictions), 3), most: number(Math.max(...predictions), 3) }));
  }

  show();
  let before = '';
  const unsubscribe = store.subscribe((state, changed) => {
    if (changed.has('theme') || changed.has('points') || changed.has('frameBox')) {
      pitch.again();
      for (const { chart } of charts) chart.again();
    }
    const watched = /** @type {(keyof typeof state)[]} */ (['status', 'values', 'lang', 'points', 'models', 'frame', 'theme']);
    if (!watched.some((key) => changed.has(key))) return;
    const now = `${state.status} ${state.frame?.run} ${state.lang} ${state.theme} ${state.points.length} ${JSON.stringify(state.values)} ${everyModel(state).map(({ name, frame }) => `${name} ${state.status === 'training' ? '' : `${frame?.run} ${frame?.iteration}`}`)}`;
    if (now !== before) show();
    before = now;
  });

  return {
    destroy() {
      end();
      unsubscribe();
      probes.free();
      pitch.destroy();
      root.replaceChildren();
    },
  };
}

/** A round number that is no smaller. @param {number} value */
function niceTop(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 1.5, 2, 3, 4, 5, 6, 8].find((factor) => factor * power >= value) ?? 10);
}

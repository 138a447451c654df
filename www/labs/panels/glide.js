/**
 * The glide: a slider over λ, and the boundary of the solution that was found there. Between two rungs of the
 * ladder the picture is a blend of theirs, and says so; the numbers are always those of a solution.
 */

import { smallPitch } from '../../compare/small_pitch.js';
import { number } from '../../strings/index.js';
import { palette } from '../../theme.js';
import { oncePerFrame } from '../../views/canvas.js';
import { linear } from '../../views/chart_scale.js';
import { element, sample, write } from '../../views/dom.js';
import { r2Text } from '../../views/reading_values.js';
import { costWords, counted, valued as valuedScore } from '../../views/scores.js';
import { everyModel } from '../../compare/models.js';
import { GRID, Ladder } from './glide_ladder.js';
import { RUNGS, lambdaAt, placeOf } from './glide_rungs.js';
import { lineChart } from './line_chart.js';
import { createProbes, exactPoints, startOf } from './probes.js';

/** @typedef {import('../../types.js').State} State */
/** @typedef {import('./glide_ladder.js').Rung} Rung */
/** @typedef {'train' | 'dev' | 'test'} Split */

/** So many places of the slider between two rungs. */
const FINE = 20;
/** The course's λ, where the slider stands first. */
const FIRST = RUNGS.indexOf(0.7);
const SPLITS = /** @type {Split[]} */ (['train', 'dev', 'test']);
/** @type {Record<Split, number[]>} as the samples in charts.css */
const DASHES = { train: [], dev: [1.5, 3], test: [5, 3.5] };
const TICKS = [0, 0.01, 0.1, 0.7, 2.5, 7, 30];

/** So many of the scores, the lowest, may lie below the chart. */
const USUAL = 0.15;

/** The last ladder outlives the panel: who comes back finds it climbed. @type {{key: string, ladder: Ladder, place: number} | null} */
let kept = null;

/** A score's accuracy or R²; NaN without one. @param {import('../../types.js').SplitScore | null} score */
function quality(score) {
  const counts = counted(score);
  return counts ? counts.correct / counts.total : (valuedScore(score)?.r2 ?? NaN);
}

/** @type {import('../../views/chart_scale.js').Scale} */
const ACROSS = { low: 0, high: RUNGS[RUNGS.length - 1], ticks: TICKS, share: (lambda) => placeOf(lambda) / (RUNGS.length - 1) };

/** @param {HTMLElement} root @param {import('../lab.js').PanelTools} tools */
export function mount(root, tools) {
  const { store, t, core, part } = tools;
  const title = element('h3');
  const intro = element('p', { class: 'panel-intro' });
  const go = element('button', { type: 'button', class: 'go', click: () => climb() });
  const cancel = element('button', { type: 'button', click: () => kept?.ladder.stop() });
  const bar = element('progress', { max: String(RUNGS.length) });
  const told = element('p', { class: 'panel-told', role: 'status' });
  const pitch = smallPitch(store);
  const slider = element('input', {
    type: 'range', class: 'panel-glide-slider', min: '0', max: String((RUNGS.length - 1) * FINE), step: '1',
    input: () => moved(), keydown: (event) => stepped(event),
  });
  const lambda = element('b', { class: 'panel-glide-lambda' });
  const between = element('p', { class: 'panel-glide-between' });
  const figures = element('dl', { class: 'panel-figures' });
  const accuracyTitle = element('h4');
  const accuracy = lineChart({ onPoint: (_, share) => goTo(share) });
  const costTitle = element('h4');
  const cost = lineChart({ onPoint: (_, share) => goTo(share) });
  const legend = element('ul', { class: 'curve-legend' });
  const warning = element('p', { class: 'panel-remark' });
  const view = element('div', { class: 'panel-glide-view' },
    element('div', { class: 'panel-glide-pitch' }, pitch.root, between),
    element('div', { class: 'panel-glide-side' },
      element('div', { class: 'panel-glide-head' }, lambda, figures),
      slider, accuracyTitle, accuracy.canvas, costTitle, cost.canvas, legend, warning));
  root.append(title, intro, element('div', { class: 'panel-go' }, go, cancel, bar, told), view);

  const probes = createProbes(show);
  let place = kept?.place ?? FIRST;
  slider.value = String(Math.round(place * FINE));
  let failure = '';
  const draw = oncePerFrame(paint);

  /** What the ladder depends on: all of the first model but its λ. @param {State} state */
  function keyOf(state) {
    const [first] = everyModel(state);
    const start = core.change(startOf(first), 'l2', '0').fragment;
    return { start, key: JSON.stringify([start, exactPoints(state)?.length ?? 0, part.to]) };
  }

  /** The ladder of what the page shows now: the one that is there, or a new one without solutions. */
  function ladder() {
    const state = store.get();
    if (state.frame === null) return null;
    const { start, key } = keyOf(state);
    if (kept?.key === key) return kept.ladder;
    kept?.ladder.stop();
    const fragments = RUNGS.map((rung) => core.change(start, 'l2', String(rung)).fragment);
    const of = { fragments, points: exactPoints(state), box: state.frameBox, valued: state.valued, layers: state.frame.layers, iterations: part.to };
    kept = { key, ladder: new Ladder(of), place };
    return kept.ladder;
  }

  async function climb() {
    const mine = ladder();
    if (mine === null || mine.going !== null) return;
    failure = '';
    const climbing = mine.climb(() => draw());
    show();
    try {
      failure = await climbing;
    } catch {
      failure = 'load';
    }
    show();
  }

  function moved() {
    place = Number(slider.value) / FINE;
    if (kept) kept.place = place;
    draw();
  }

  /** Arrow keys go from one solution to the next. @param {KeyboardEvent} event */
  function stepped(event) {
    const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    const next = way > 0 ? Math.floor(place + 1) : Math.ceil(place - 1);
    goTo(Math.min(RUNGS.length - 1, Math.max(0, next)) / (RUNGS.length - 1));
  }

  /** @param {number} share of the ladder */
  function goTo(share) {
    slider.value = String(Math.round(share * (RUNGS.length - 1) * FINE));
    moved();
  }

  /** What depends on where the slider stands. */
  function paint() {
    const mine = ladder();
    if (mine === null) return;
    showProgress(mine);
    const found = mine.at(place);
    view.hidden = found === null;
    const { labs } = probes;
    if (found === null || labs === null) return;
    const { below, above, share, nearest } = found;
    const { frameBox, valued } = store.get();
    const picture = labs.boundary_between(below.field, above.field, share, GRID.columns, Float64Array.from(frameBox), valued, palette());
    const blended = share > 0 && below !== above;
    const { wrong = new Uint8Array() } = nearest.result;
    pitch.show(/** @type {any} */ ({ iteration: 1, ...GRID, ...picture, wrong }));
    const at = lambdaAt(place);
    const words = number(Number(at.toPrecision(2)));
    write(lambda, t('panel.glide.lambda', { lambda: words }));
    slider.setAttribute('aria-valuetext', t('panel.glide.lambda', { lambda: words }));
    write(between, blended
      ? t('panel.glide.between', { below: number(below.lambda), above: number(above.lambda), nearest: number(nearest.lambda) })
      : t('panel.glide.found', { lambda: number(nearest.lambda), iteration: nearest.result.iteration }));
    showFigures(nearest);
    showCharts(mine, at);
  }

  /** @param {Rung} rung */
  function showFigures({ result, norm }) {
    const pairs = SPLITS.filter((split) => result[split]).map((split) => {
      const counts = counted(result[split]);
      return [t(`results.${split}`), counts ? `${number(counts.correct)}/${number(counts.total)}` : r2Text(quality(result[split]))];
    });
    pairs.push(['J', costWords(result.cost)], ['‖W‖', number(norm, 2)]);
    if (figures.children.length !== pairs.length) figures.replaceChildren(...pairs.map(() => element('div', {}, element('dt'), element('dd'))));
    pairs.forEach(([name, value], k) => {
      const [dt, dd] = figures.children[k].children;
      write(dt, name);
      write(dd, value);
    });
  }

  /** @param {Ladder} mine @param {number} at */
  function showCharts(mine, at) {
    const rungs = /** @type {Rung[]} */ (mine.rungs.filter((rung) => rung !== undefined));
    const splits = SPLITS.filter((split) => rungs[0].result[split]);
    const { valued } = store.get();
    const line = (/** @type {(rung: Rung) => number} */ of) => rungs.flatMap((rung) => [rung.lambda, of(rung)]);
    const shares = rungs.flatMap(({ result }) => splits.map((split) => quality(result[split])));
    // Where the last solutions give up they leave through the bottom: the others differ by little.
    const usual = shares.sort((a, b) => a - b)[Math.floor(USUAL * shares.length)];
    const low = usual >= 0.8 ? 0.8 : usual >= 0.5 ? 0.5 : valued ? Math.max(-1, Math.min(0, usual)) : 0;
    const y = linear(low, 1, 4);
    accuracy.show({
      x: ACROSS, y, cursor: at, name: t(valued ? 'panel.glide.chart.r2' : 'panel.glide.chart.accuracy'),
      label: (tick) => (valued ? number(tick) : `${number(Math.round(100 * tick))} %`),
      lines: splits.map((split) => ({ places: line(({ result }) => quality(result[split])), colour: '--ink', dash: DASHES[split], dots: true })),
    });
    const losses = splits.map((split) => ({ places: line(({ result }) => result[split]?.cost ?? NaN), colour: '--ink', dash: DASHES[split], dots: true }));
    const objective = { places: line(({ result }) => result.cost), colour: '--line-strong', width: 1.4 };
    const all = [...losses, objective].flatMap(({ places }) => places.filter((value, i) => i % 2 === 1 && Number.isFinite(value)));
    const most = Math.max(...all, 0.1);
    cost.show({ x: ACROSS, y: linear(0, Math.ceil(most * 5) / 5, 4), cursor: at, name: t('panel.glide.chart.cost'), label: (tick) => number(tick), lines: [objective, ...losses] });
    showLegend(splits);
  }

  let legendFor = '';
  /** @param {Split[]} splits */
  function showLegend(splits) {
    const wanted = `${splits.join()} ${store.get().lang}`;
    if (wanted === legendFor) return;
    legendFor = wanted;
    legend.replaceChildren(...splits.map((split) => element('li', {}, sample(`sample-${split}`), t(`results.${split}`))),
      element('li', {}, sample('sample-objective'), t('panel.glide.objective')));
  }

  /** @param {Ladder} mine */
  function showProgress(mine) {
    const { done, going } = mine;
    const whole = done === RUNGS.length;
    go.hidden = going !== null || whole;
    write(go, t(done === 0 ? 'panel.glide.go' : 'panel.glide.goOn', { count: RUNGS.length }));
    cancel.hidden = going === null;
    bar.hidden = going === null;
    bar.value = done;
    const words = failure !== '' && going === null ? t(`error.${failure}`)
      : whole ? t('panel.glide.whole', { count: done, iteration: mine.of.iterations })
        : done > 0 || going !== null ? t('panel.glide.progress', { done, count: RUNGS.length }) : '';
    write(told, words);
  }

  function show() {
    write(title, t('panel.glide.title'));
    write(intro, t('panel.glide.intro', { count: RUNGS.length }));
    write(cancel, t('panel.cancel'));
    slider.setAttribute('aria-label', t('panel.glide.slider'));
    pitch.root.setAttribute('aria-label', t('panel.glide.pitch'));
    write(accuracyTitle, t(store.get().valued ? 'panel.glide.chart.r2' : 'panel.glide.chart.accuracy'));
    write(costTitle, t('panel.glide.chart.cost'));
    write(warning, t('panel.glide.warning'));
    draw();
  }
  show();

  let before = store.get().status;
  const unsubscribe = store.subscribe((state, changed) => {
    if (changed.has('theme') || changed.has('points') || changed.has('frameBox')) {
      for (const one of [accuracy, cost]) one.again();
      pitch.again();
      draw();
    }
    if (changed.has('lang')) show();
    if (changed.has('values') || changed.has('file')) draw();
    if (!changed.has('status')) return;
    // Play has come to its end: nobody waits for the cores now.
    const ended = before === 'training' && state.status === 'paused' && (state.frame?.iteration ?? 0) >= part.to;
    before = state.status;
    if (ended && ladder()?.done === 0) climb();
  });

  return {
    destroy() {
      unsubscribe();
      kept?.ladder.stop();
      probes.free();
      pitch.destroy();
      root.replaceChildren();
    },
  };
}

/** Play, step, reset, new weights, speed, run to an iteration; the counter and the way to the target. */

import { number } from '../strings/index.js';
import { calmly } from './calm.js';
import { element, write } from './dom.js';
import { name } from './header.js';
import { icon, redraw } from './icons.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').ViewTools} ViewTools */

/** @type {('slow' | 'sixty' | 'full')[]} */
const SPEEDS = ['slow', 'sixty', 'full'];
const LAST = 10_000_000;
/** How long a refusal stands over the page, in milliseconds. */
const REFUSED_FOR = 5_000;

/** A pause that takes longer than this, in milliseconds, is said to be on its way: one step may take a second. */
const PATIENCE = 200;

/**
 * A button that plays and pauses.
 * @param {ViewTools} tools
 * @param {string} className
 */
export function playButton({ store, actions, t }, className) {
  const sign = icon('play');
  const word = element('span');
  const button = element('button', { type: 'button', class: `go ${className}`, click: actions.toggle }, sign, word);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let slow = false;
  function heard() {
    clearTimeout(timer);
    slow = false;
    const { pausing } = store.get();
    button.setAttribute('aria-busy', String(pausing));
    if (pausing) timer = setTimeout(() => { slow = true; show(); }, PATIENCE);
  }
  function show() {
    const { status } = store.get();
    const how = status !== 'training' ? 'play' : slow ? 'pausing' : 'pause';
    redraw(sign, how === 'play' ? 'play' : 'pause');
    write(word, t(`transport.${how}`));
    button.classList.toggle('is-pausing', how === 'pausing');
    button.disabled = status === 'loading' || status === 'failed';
  }
  show();
  store.subscribe((_, changed) => {
    if (changed.has('pausing')) heard();
    if (['status', 'pausing', 'lang'].some((key) => changed.has(/** @type {any} */ (key)))) show();
  });
  return button;
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} moreRoot where speed and run-to stand on a narrow page
 * @param {ViewTools} tools
 * @param {MediaQueryList} narrow
 */
export function mountTransport(root, moreRoot, tools, narrow) {
  const { store, actions, t } = tools;
  const play = playButton(tools, 'transport-play');
  // In the slow motion of the first Play, the step is the one to its end.
  const stepSign = icon('step');
  const step = element('button', { type: 'button', class: 'ico', click: () => (store.get().easing ? actions.skip() : actions.step()) }, stepSign);
  const reset = element('button', { type: 'button', class: 'ico', click: actions.reset }, icon('reset'));
  const fresh = element('button', { type: 'button', class: 'ico', click: actions.newWeights }, icon('dice'));

  const count = element('output', { class: 'count' });
  const steps = element('span');
  const time = element('span', { class: 'count-time' });
  const edited = element('span', { class: 'count-edited', hidden: true });
  const counter = element('div', { class: 'counter' }, count,
    element('p', { class: 'count-words' }, steps, time, edited));

  const top = element('div', { class: 'transport-row' },
    play, element('div', { class: 'transport-steps' }, step, reset, fresh), counter);

  const speed = element('fieldset', { class: 'segments' });
  const speedName = element('legend', { class: 'unseen' });
  speed.append(speedName);
  const speeds = SPEEDS.map((value) => {
    const input = element('input', { type: 'radio', name: 'speed', value, change: () => actions.setSpeed(value) });
    const word = element('span');
    const label = element('label', { class: 'segment' }, input, word);
    speed.append(label);
    return { value, input, word, label };
  });

  const field = element('input', { type: 'number', inputmode: 'numeric', class: 'run-field', autocomplete: 'off', value: '30000', min: '1', max: String(LAST), step: '1', input: forgive });
  const runWord = element('span', { class: 'run-word' });
  const go = element('button', { type: 'submit', class: 'run-go' });
  const wrongWords = element('p');
  // The field keeps the focus, whose loss would take the button away before the click.
  const back = element('button', { type: 'button', pointerdown: (event) => event.preventDefault(), click: () => { forgive(); actions.reset(); } });
  const wrong = element('div', { class: 'refused', role: 'alert', hidden: true }, wrongWords, back);
  const runTo = element('form', { class: 'run', novalidate: true, submit: run, focusout: left },
    element('label', { class: 'run-label' }, runWord, field), go, wrong);
  const more = element('div', { class: 'transport-more' }, speed, runTo);

  const bar = element('div', { class: 'way-bar' });
  const wayWords = element('span', { class: 'way-words' });
  const cancel = element('button', { type: 'button', class: 'way-cancel', click: actions.cancel });
  const way = element('div', { class: 'way', role: 'progressbar', 'aria-valuemin': '0', 'aria-valuemax': '100' }, bar);
  const wayRow = element('div', { class: 'way-row', hidden: true }, way, wayWords, cancel);
  const said = element('p', { class: 'unseen', role: 'status' });
  root.append(top, more, wayRow, said);

  const place = () => (narrow.matches ? moreRoot : root).insertBefore(more, narrow.matches ? null : wayRow);
  place();
  narrow.addEventListener('change', place);

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** The iteration at which a target was refused. */
  let refusedAt = 0;
  /** The refusal lies over other things and soon holds no longer: it goes by itself. */
  function forgive() {
    clearTimeout(timer);
    wrong.hidden = true;
    field.removeAttribute('aria-invalid');
  }

  /** @param {FocusEvent} event */
  function left({ relatedTarget }) {
    if (relatedTarget !== back) forgive();
  }

  /** @param {SubmitEvent} event */
  function run(event) {
    event.preventDefault();
    const to = Number(field.value);
    const done = store.get().frame?.iteration ?? 0;
    const bad = field.value === '' || !Number.isInteger(to) || to < 1 || to > LAST;
    const reached = !bad && to <= done;
    forgive();
    if (!bad && !reached) {
      actions.runTo(to);
      return;
    }
    back.hidden = bad;
    write(wrongWords, bad ? t('transport.bad', { min: 1, max: LAST }) : t('transport.reached'));
    wrong.hidden = false;
    refusedAt = done;
    field.setAttribute('aria-invalid', 'true');
    // What is no number of steps stays wrong until something is done about it.
    if (reached) timer = setTimeout(forgive, REFUSED_FOR);
  }

  function words() {
    root.setAttribute('aria-label', t('transport.label'));
    name(reset, t('transport.reset'));
    name(fresh, t('transport.newWeights'));
    write(speedName, t('transport.speed'));
    for (const { value, word, label } of speeds) {
      write(word, t(`transport.${value}`));
      label.title = t(`transport.${value}.tip`);
    }
    write(runWord, t('transport.runTo'));
    field.setAttribute('aria-label', t('transport.runToField'));
    write(go, t('transport.go'));
    write(back, t('transport.reset'));
    write(cancel, t('transport.cancel'));
    write(edited, t('transport.edited'));
    edited.title = t('transport.edited.tip');
    forgive();
  }

  /** @param {State} state */
  function show(state) {
    const { frame, status, progress, target, easing, pending } = state;
    redraw(stepSign, easing ? 'skip' : 'step');
    name(step, t(easing ? 'transport.skip' : 'transport.step'));
    const none = status === 'loading' || status === 'failed' || frame === null;
    const iteration = frame?.iteration ?? 0;
    write(count, number(iteration));
    write(steps, t('transport.steps', { count: iteration }));
    const seconds = frame?.trainingSeconds ?? 0;
    write(time, pending ? t('transport.pending') : iteration > 0 ? t('transport.seconds', { seconds: number(seconds, seconds < 10 ? 2 : 1) }) : '');
    edited.hidden = !frame?.edited;
    for (const button of [step, fresh, go]) button.disabled = none;
    reset.disabled = none || (iteration === 0 && status !== 'diverged');
    wayRow.hidden = progress === null;
    if (progress !== null && target !== null) {
      bar.style.setProperty('--done', String(progress));
      way.setAttribute('aria-valuenow', String(Math.round(100 * progress)));
      const sentence = t('transport.progress', { target });
      way.setAttribute('aria-label', sentence);
      write(wayWords, sentence);
    }
  }

  /** Only starts and ends are spoken, not every step. @param {State} state */
  function speak(state) {
    if (state.status === 'training') write(said, t('app.training'));
    else if (state.status === 'paused') write(said, t('app.at', { iteration: state.frame?.iteration ?? 0 }));
  }

  words();
  show(store.get());
  for (const { value, input } of speeds) input.checked = value === store.get().speed;
  store.subscribe((state, changed) => {
    if (changed.has('lang')) words();
    if (changed.has('goal')) field.value = String(state.goal ?? 30000);
    if (changed.has('speed')) for (const { value, input } of speeds) input.checked = value === state.speed;
    if (changed.has('status')) speak(state);
    const moved = state.status !== 'training' && state.frame?.iteration !== refusedAt;
    if (changed.has('status') || (changed.has('frame') && moved)) forgive();
  });
  calmly(store, ['frame', 'status', 'progress', 'lang', 'easing', 'pending'], show);
}

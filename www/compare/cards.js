/** The models side by side: each with its number, name and colour, its pitch and its score. */

import { number } from '../strings/index.js';
import { element, write } from '../views/dom.js';
import { name } from '../views/header.js';
import { icon } from '../views/icons.js';
import { calmly } from '../views/calm.js';
import { costWords, counted, valued } from '../views/scores.js';
import { r2Text } from '../views/reading_values.js';
import { everyModel } from './models.js';
import { smallPitch } from './small_pitch.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {import('./models.js').Compared} Compared */

/** @param {Compared} model @param {'train' | 'dev' | 'test'} split the result as people say it; null where there is none yet */
export function resultWords({ frame }, split) {
  const score = frame !== null && frame.iteration > 0 ? frame.score?.[split] : null;
  const counts = counted(score);
  if (counts) return `${number(counts.correct)}/${number(counts.total)}`;
  const values = valued(score);
  return values ? r2Text(values.r2) : null;
}

/**
 * @param {HTMLElement} root where the further models stand
 * @param {HTMLElement} first the first model's pitch: its card's head and foot go round it
 * @param {import('../types.js').ViewTools} tools
 * @param {ReturnType<typeof import('./editing.js').compareActions>} edits
 */
export function mountCards(root, first, { store, t }, edits) {
  /** @type {ReturnType<typeof makeCard>[]} */
  let cards = [];

  /** @param {number} index */
  function makeCard(index) {
    const badge = element('span', { class: 'model-badge', 'aria-hidden': 'true' }, String(index + 1));
    const title = element('span', { class: 'model-name' });
    const pick = element('button', { type: 'button', class: 'model-pick', click: () => edits.select(index) }, badge, title);
    const field = element('input', { type: 'text', class: 'model-field', maxlength: '40', hidden: true, spellcheck: 'false' });
    const rename = element('button', { type: 'button', class: 'quiet ico model-rename', click: () => ask() }, icon('pen'));
    const copy = element('button', { type: 'button', class: 'quiet ico', click: () => edits.duplicate(index) }, icon('copy'));
    const remove = element('button', { type: 'button', class: 'quiet ico', click: () => {
      edits.remove(index);
      // The keyboard goes on at the model that has taken its place, or at the one before it.
      /** @type {NodeListOf<HTMLElement>} */
      const picks = document.querySelectorAll('.model-pick');
      picks[Math.min(index, picks.length - 1)]?.focus();
    } }, icon('close'));
    const head = element('header', { class: 'model-head' }, pick, field, rename, copy, ...(index > 0 ? [remove] : []));
    const pitch = index > 0 ? smallPitch(store) : null;
    const train = element('b');
    const test = element('b');
    const trainWord = element('span');
    const testWord = element('span');
    const cost = element('span', { class: 'model-cost' });
    const foot = element('p', { class: 'model-foot' }, element('span', {}, trainWord, ' ', train), element('span', {}, testWord, ' ', test), cost);
    const card = index > 0 ? element('article', { class: 'model' }, head, /** @type {HTMLElement} */ (pitch?.root), foot) : null;
    card?.addEventListener('click', (event) => {
      if (!(/** @type {HTMLElement} */ (event.target)).closest('.model-head')) edits.select(index);
    });
    if (card === null) {
      first.prepend(head);
      first.querySelector('.pitch-stage')?.after(foot);
    } else {
      root.append(card);
    }

    function ask() {
      field.value = everyModel(store.get())[index]?.name ?? '';
      field.hidden = false;
      pick.hidden = true;
      field.focus();
      field.select();
    }
    /** @param {boolean} keep */
    function answered(keep) {
      if (field.hidden) return;
      field.hidden = true;
      pick.hidden = false;
      // In links these part the models and what is changed in them.
      const said = field.value.replace(/[\s,;:]+/g, ' ').trim();
      if (keep && said !== everyModel(store.get())[index]?.name) edits.rename(index, said);
    }
    for (const end of ['blur', 'change']) field.addEventListener(end, () => answered(true));
    field.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key !== 'Enter' && event.key !== 'Escape') return;
      answered(event.key === 'Enter');
      pick.focus();
    });

    return {
      /** @param {Compared} model @param {boolean} selected */
      show(model, selected) {
        const part = card ?? first;
        part.classList.toggle('is-selected', selected);
        part.style.setProperty('--model', `var(${model.colour})`);
        pick.setAttribute('aria-pressed', String(selected));
        pick.title = t('compare.select');
        write(title, model.name);
        name(rename, t('compare.rename', { name: model.name }));
        name(copy, t('compare.duplicate', { name: model.name }));
        name(remove, t('compare.remove', { name: model.name }));
        field.setAttribute('aria-label', t('compare.name'));
        copy.hidden = !edits.hasRoom();
        write(trainWord, t('results.train'));
        write(testWord, t('results.test'));
        const scores = { train: resultWords(model, 'train'), test: resultWords(model, 'test') };
        pitch?.root.setAttribute('aria-label', t('compare.pitch', { name: model.name, train: scores.train ?? '–', test: scores.test ?? '–' }));
        write(train, scores.train ?? '–');
        write(test, scores.test ?? '–');
        const behind = model.status === 'opening' || (model.frame !== null && model.frame.iteration !== store.get().frame?.iteration && store.get().status !== 'training');
        const trouble = model.status === 'diverged' || model.status === 'failed';
        write(cost, trouble ? t(`compare.${model.status}`) : behind ? t('compare.catchingUp', { iteration: model.frame?.iteration ?? 0 })
          : `J ${model.frame?.score ? costWords(model.frame.score.cost) : '–'}`);
      },
      /** @param {State} state */
      picture: ({ models }) => pitch?.show(models[index - 1]?.frame ?? null),
      again: () => pitch?.again(),
      remove() {
        pitch?.destroy();
        head.remove();
        foot.remove();
        card?.remove();
      },
    };
  }

  /** @param {State} state */
  function show(state) {
    const all = everyModel(state);
    for (const card of cards.splice(all.length)) card.remove();
    while (cards.length < all.length) cards.push(makeCard(cards.length));
    all.forEach((model, k) => cards[k].show(model, model.index === state.selected));
    cards.forEach((card) => card.picture(state));
  }
  show(store.get());
  const calm = calmly(store, ['models', 'frame', 'selected', 'values', 'lang', 'status'], show);
  const unsubscribe = store.subscribe((state, changed) => {
    // Another model has its card at once.
    if (changed.has('models') && cards.length !== 1 + state.models.length) show(state);
    if (changed.has('models')) cards.forEach((card) => card.picture(state));
    if (changed.has('theme') || changed.has('points') || changed.has('frameBox') || changed.has('valued')) cards.forEach((card) => card.again());
  });

  return {
    destroy() {
      calm();
      unsubscribe();
      for (const card of cards.splice(0)) card.remove();
      first.classList.remove('is-selected');
      first.style.removeProperty('--model');
    },
  };
}

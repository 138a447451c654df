/** A setting's control by the kind of its value. */

import { choices, numberField } from './fields.js';
import { slider } from './slider.js';
import { element, typeset, write } from './views/dom.js';
import { mountGallery } from './views/gallery.js';
import { name } from './views/header.js';
import { icon } from './views/icons.js';
import { mountKeep, mountLayers } from './views/layers.js';
import { mountSplit } from './views/split.js';

/** @typedef {import('./types.js').SettingRow} SettingRow */
/** @typedef {import('./types.js').State} State */
/** @typedef {import('./controls.js').ColumnTools} ColumnTools */
/** @typedef {import('./controls.js').Place} Place */
/** @typedef {(row: SettingRow, tools: ColumnTools, place: Place) => {words: () => void, show: (state: State) => void}} Body */

/** The batch of who has just chosen mini-batches. */
const FIRST_BATCH = '64';

/** A seed is a whole number so large that a slider would be of no use. @param {SettingRow} row */
export const isSeed = (row) => row.kind === 'integer' && (row.max ?? 0) > 1e6;

/** @type {Record<string, Body>} */
const BODIES = {
  choice,
  'choice-per-layer': choice,
  subset,
  layers: mountLayers,
  keep: mountKeep,
  split: mountSplit,
  integer: numberAndSlider,
  number: numberAndSlider,
};

/** @type {Body} */
export function bodyOf(row, tools, place) {
  if (row.key === 'data') return mountGallery(row, tools, place);
  if (row.key === 'batch') return batch(row, tools, place);
  return (isSeed(row) ? seed : BODIES[row.kind])(row, tools, place);
}

/** One for all; of a choice a layer, what is chosen here is for all layers. @type {Body} */
function choice(row, { actions, t }, { id, head }) {
  const { root, select, words } = choices(row, t, (value) => actions.change(row.key, value));
  select.id = id;
  select.setAttribute('aria-describedby', `${id}-hint`);
  const mixed = element('option', { value: '', hidden: true, disabled: true });
  if (row.kind === 'choice-per-layer') select.prepend(mixed);
  head.append(root);
  return {
    words() {
      words();
      write(mixed, t('settings.mixed'));
    },
    show({ values }) {
      select.value = values[row.key].includes(',') ? '' : values[row.key];
    },
  };
}

/** Some of a few, at least one. @type {Body} */
function subset(row, { actions, t }, { id, root, label }) {
  label.removeAttribute('for');
  label.id = `${id}-label`;
  const toggles = (row.options ?? []).map((value) => {
    const box = element('input', { type: 'checkbox', value, change: tell });
    const word = element('span');
    return { box, word, root: element('label', { class: 'toggle' }, box, word) };
  });
  root.append(element(
    'div',
    { class: 'toggles', role: 'group', 'aria-labelledby': label.id, 'aria-describedby': `${id}-hint` },
    ...toggles.map((toggle) => toggle.root),
  ));

  /** @param {Event & {target: HTMLInputElement}} event */
  function tell({ target }) {
    const chosen = toggles.filter(({ box }) => box.checked).map(({ box }) => box.value);
    if (chosen.length === 0) target.checked = true;
    else actions.change(row.key, chosen.join(','));
  }

  return {
    words: () => toggles.forEach(({ box, word }) => {
      const parts = typeset(t(`choice.${row.key}.${box.value}`));
      word.replaceChildren(...parts.map(({ part, slanted }) => (slanted ? element('i', {}, part) : part)));
    }),
    show({ values }) {
      const chosen = values[row.key].split(',');
      for (const { box } of toggles) {
        box.checked = chosen.includes(box.value);
        box.setAttribute('aria-disabled', String(box.checked && chosen.length === 1));
      }
    },
  };
}

/** @type {Body} */
function numberAndSlider(row, tools, { id, root, head }) {
  const { actions, t } = tools;
  const { field, show } = numberField(row, tools, id);
  const { input, show: showSlider } = slider(row, (value, drag) => actions.change(row.key, value, { drag }));
  input.setAttribute('aria-describedby', `${id}-hint`);
  head.append(field);
  root.append(input);
  return {
    words: () => input.setAttribute('aria-label', t('settings.slider', { label: t(`setting.${row.key}`) })),
    show(state) {
      show(state);
      showSlider(state.values[row.key]);
    },
  };
}

/** All points in each step, or so many. @type {Body} */
function batch(row, tools, { id, root, head }) {
  const { actions, t } = tools;
  let size = FIRST_BATCH;
  const how = choices({ ...row, options: ['all', 'mini'] }, t, (value) => actions.change(row.key, value === 'all' ? '0' : size));
  how.select.id = id;
  const { field, show } = numberField(row, tools, `${id}-size`);
  const { input, show: showSlider } = slider(row, (value, drag) => actions.change(row.key, value, { drag }));
  for (const part of [how.select, input, field]) part.setAttribute('aria-describedby', `${id}-hint ${id}-refused`);
  const line = element('div', { class: 'batch' }, input, field);
  head.append(how.root);
  root.append(line);
  return {
    words() {
      how.words();
      field.setAttribute('aria-label', t('settings.batchSize'));
      input.setAttribute('aria-label', t('settings.slider', { label: t('settings.batchSize') }));
    },
    show(state) {
      const value = state.values[row.key];
      how.select.value = value === '0' ? 'all' : 'mini';
      line.hidden = value === '0';
      if (value !== '0') size = value;
      show(state);
      showSlider(size);
    },
  };
}

/** @type {Body} */
function seed(row, tools, { id, head }) {
  const { actions, t, core } = tools;
  const { field, show } = numberField(row, tools, id);
  const another = element('button', {
    type: 'button',
    class: 'quiet ico',
    click: () => actions.change(row.key, String(core.fresh_seed())),
  }, icon('dice'));
  head.append(element('span', { class: 'seed' }, field, another));
  return {
    words: () => name(another, `${t(`setting.${row.key}`)}: ${t('settings.another')}`),
    show,
  };
}

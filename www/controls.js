/**
 * The settings column, made from the settings table: a row of the table that is ready and belongs
 * to a group of the column becomes a control by its kind.
 */

import { numberField, slider } from './fields.js';
import { KEYS } from './keyboard.js';
import { has } from './strings/index.js';
import { element, write } from './views/dom.js';
import { mountGallery } from './views/gallery.js';
import { name } from './views/header.js';
import { icon } from './views/icons.js';
import { mountKeep, mountLayers } from './views/layers.js';
import { sentence } from './views/notices.js';

/** @typedef {import('./types.js').SettingRow} SettingRow */
/** @typedef {import('./types.js').ViewTools} ViewTools */
/** @typedef {import('./types.js').State} State */
/** @typedef {ViewTools & {core: typeof import('../touchline.js')}} ControlTools */

/** @type {SettingRow['group'][]} */
const GROUPS = ['data', 'network', 'regularization', 'descent'];
/** Settings that the table lists later than a person looks for them. */
const FIRST = ['l2', 'lr'];

/**
 * Settings that mean something only beside others.
 * @type {Record<string, (values: Record<string, string>) => boolean>}
 */
const RELEVANT = {
  dseed: ({ data }) => data !== 'own',
  m: ({ data }) => data !== 'own' && data !== 'football',
  noise: ({ data }) => data !== 'own' && data !== 'football',
  act: ({ layers }) => layers !== '',
  scale: ({ init }) => init === 'random' || init === 'constant',
  seed: ({ init }) => init !== 'zeros' && init !== 'constant',
  keep: ({ layers }) => layers !== '',
  mask: ({ keep, layers }) => layers !== '' && keep.split(',').some((one) => one !== '1'),
  mseed: ({ keep, layers }) => layers !== '' && keep.split(',').some((one) => one !== '1'),
};

/** A seed is a whole number so large that a slider would be of no use. @param {SettingRow} row */
const isSeed = (row) => row.kind === 'integer' && (row.max ?? 0) > 1e6;

/**
 * @param {HTMLElement} root
 * @param {ControlTools} tools
 */
export function mountControls(root, tools) {
  const { store, t, core } = tools;
  const rows = core.settings_table().filter((row) => row.ready && row.kind !== 'text');
  /** @type {(() => void)[]} */
  const wordings = [];
  /** @type {((state: State) => void)[]} */
  const showings = [];

  for (const group of GROUPS) {
    const inside = rows.filter((row) => row.group === group);
    inside.sort((a, b) => Number(FIRST.includes(b.key)) - Number(FIRST.includes(a.key)));
    const heading = element('h2');
    const section = element('section', { class: 'group', 'data-group': group }, heading);
    wordings.push(() => write(heading, t(`group.${group}`)));
    for (const row of inside) {
      const control = makeControl(row, tools);
      section.append(control.root);
      wordings.push(control.words);
      showings.push(control.show);
    }
    root.append(section);
  }
  root.append(footnotes(tools, wordings));

  const words = () => wordings.forEach((write) => write());
  const show = () => showings.forEach((write) => write(store.get()));
  words();
  show();
  store.subscribe((_, changed) => {
    if (changed.has('lang')) words();
    if (['values', 'refused', 'lang', 'points'].some((key) => changed.has(/** @type {any} */ (key)))) show();
  });
}

/**
 * @typedef {{root: HTMLElement, words: () => void, show: (state: State) => void}} Control
 */

/**
 * The frame that all controls share: label, mark, the control itself, its sentence, its refusal.
 * @param {SettingRow} row
 * @param {ControlTools} tools
 * @returns {Control}
 */
function makeControl(row, tools) {
  const { t } = tools;
  const id = `set-${row.key}`;
  const label = element('label', { for: id });
  const symbol = element('span', { class: 'symbol' });
  const restarts = element('span', { class: 'unseen' });
  const mark = element('span', { class: 'restarts' }, element('span', { 'aria-hidden': 'true' }, '↺'), restarts);
  mark.hidden = row.live || row.key === 'data';
  const hint = element('p', { class: 'hint', id: `${id}-hint` });
  const refused = element('p', { class: 'refused', id: `${id}-refused`, role: 'alert', hidden: true });
  const head = element('div', { class: 'set-head' }, element('span', { class: 'set-label' }, label, symbol, mark));
  const root = element('div', { class: 'set', 'data-key': row.key, 'data-kind': isSeed(row) ? 'seed' : row.kind }, head);
  const body = bodyOf(row, tools, { id, root, head, label });
  root.append(hint, refused);

  return {
    root,
    words() {
      write(label, t(`setting.${row.key}`));
      write(symbol, has(`setting.${row.key}.symbol`) ? t(`setting.${row.key}.symbol`) : '');
      write(hint, has(`setting.${row.key}.hint`) ? t(`setting.${row.key}.hint`) : '');
      hint.hidden = hint.textContent === '';
      write(restarts, t('settings.restart'));
      mark.title = t('settings.restart');
      if (isSeed(row)) root.title = hint.textContent ?? '';
      body.words();
    },
    show(state) {
      const relevant = RELEVANT[row.key]?.(state.values) ?? true;
      root.hidden = !relevant;
      const notice = state.refused[row.key];
      refused.hidden = notice === undefined;
      write(refused, notice === undefined ? '' : sentence(t, notice));
      if (relevant && state.values[row.key] !== undefined) body.show(state);
    },
  };
}

/** @typedef {{id: string, root: HTMLElement, head: HTMLElement, label: HTMLLabelElement}} Place */

/**
 * @param {SettingRow} row
 * @param {ControlTools} tools
 * @param {Place} place
 * @returns {{words: () => void, show: (state: State) => void}}
 */
function bodyOf(row, tools, place) {
  if (row.key === 'data') return mountGallery(row, tools, place);
  switch (row.kind) {
    case 'choice': return choice(row, tools, place);
    case 'layers': return mountLayers(row, tools, place);
    case 'keep': return mountKeep(row, tools, place);
    default: return isSeed(row) ? seed(row, tools, place) : numberAndSlider(row, tools, place);
  }
}

/** @param {SettingRow} row @param {ControlTools} tools @param {Place} place */
function choice(row, { actions, t }, { id, head }) {
  const select = element('select', {
    id,
    'aria-describedby': `${id}-hint`,
    change: () => actions.change(row.key, select.value),
  });
  const options = (row.options ?? []).map((value) => element('option', { value }));
  select.append(...options);
  head.append(element('span', { class: 'select' }, select));
  return {
    words: () => options.forEach((option) => write(option, t(`choice.${row.key}.${option.value}`))),
    show: (/** @type {State} */ state) => {
      select.value = state.values[row.key];
    },
  };
}

/** @param {SettingRow} row @param {ControlTools} tools @param {Place} place */
function numberAndSlider(row, tools, { id, root, head }) {
  const { actions, t } = tools;
  const { field, show } = numberField(row, tools, id);
  const { input, show: showSlider } = slider(row, (value, drag) => actions.change(row.key, value, { drag }));
  input.setAttribute('aria-describedby', `${id}-hint`);
  head.append(field);
  root.append(input);
  return {
    words: () => input.setAttribute('aria-label', t('settings.slider', { label: t(`setting.${row.key}`) })),
    show: (/** @type {State} */ state) => {
      show(state);
      showSlider(state.values[row.key]);
    },
  };
}

/** @param {SettingRow} row @param {ControlTools} tools @param {Place} place */
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

/**
 * What the mark means, and the keys.
 * @param {ControlTools} tools
 * @param {(() => void)[]} wordings
 */
function footnotes({ t }, wordings) {
  const restart = element('p');
  const heading = element('h2');
  const list = element('dl', { class: 'keys' });
  for (const { keys, does } of KEYS) {
    const words = element('dd');
    const caps = keys.map((key) => element('kbd', {}, key));
    list.append(element('dt', {}, ...caps), words);
    wordings.push(() => {
      write(words, t(`keys.${does}.does`));
      if (does === 'space') write(caps[0], t('keys.space'));
    });
  }
  wordings.push(() => {
    write(restart, t('settings.restartHint'));
    write(heading, t('keys.label'));
  });
  return element('footer', { class: 'footnotes' }, restart, element('div', { class: 'key-box' }, heading, list));
}

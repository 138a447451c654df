/**
 * The settings column, made from the settings table: a row of the table that is ready and belongs
 * to a group of the column becomes a control by its kind.
 */

import { bodyOf, isSeed } from './kinds.js';
import { has } from './strings/index.js';
import { element, write } from './views/dom.js';
import { sentence } from './views/sentence.js';

/** @typedef {import('./types.js').SettingRow} SettingRow */
/** @typedef {import('./types.js').ViewTools} ViewTools */
/** @typedef {import('./types.js').State} State */
/** @typedef {ViewTools & {core: typeof import('../touchline.js')}} ControlTools */
/**
 * @typedef {ControlTools & {table: SettingRow[], defaults: (data: string) => Record<string, string>}} ColumnTools
 *   `defaults`: the values in force where a link names a dataset and nothing else
 */

/** @type {SettingRow['group'][]} */
const GROUPS = ['data', 'network', 'regularization', 'descent'];
/** What a course begins with, in the order in which a person looks for it. The rest is folded away. */
const FIRST = ['data', 'm', 'noise', 'layers', 'act', 'init', 'scale', 'l2', 'l1', 'keep', 'lr', 'opt', 'batch'];

/** @param {Record<string, string>} values */
const drawn = ({ init }) => init !== 'zeros' && init !== 'constant';
/** @param {Record<string, string>} values */
const drops = ({ keep, layers }) => layers !== '' && keep.split(',').some((one) => one !== '1');

/**
 * Settings that mean something only beside others. (Which datasets they are for, the table says.)
 * @type {Record<string, (values: Record<string, string>) => boolean>}
 */
const RELEVANT = {
  dseed: ({ data, split }) => data !== 'own' || split !== '',
  act: ({ layers }) => layers !== '',
  scale: ({ init }) => init === 'random' || init === 'constant',
  draw: drawn,
  // Batches and jitter draw from its neighbours.
  seed: (values) => drawn(values) || values.batch !== '0' || values.jitter !== '0',
  keep: ({ layers }) => layers !== '',
  biases: ({ l1, l2 }) => l1 !== '0' || l2 !== '0',
  mask: drops,
  mseed: drops,
};

/**
 * Settings that go by another name beside others.
 * @type {Record<string, (values: Record<string, string>) => string>}
 */
const NAMES = { scale: ({ init }) => (init === 'constant' ? 'scale.constant' : 'scale') };

/**
 * Settings of which something else is said beside others.
 * @type {Record<string, (state: State) => string>}
 */
const HINTS = {
  m: ({ values }) => (values.split === '' ? 'm.train' : 'm'),
  noise: ({ valued }) => (valued ? 'noise.valued' : 'noise'),
};

/** @param {SettingRow} row @param {Record<string, string>} values */
const isRelevant = (row, values) => row.datasets.includes(values.data) && (RELEVANT[row.key]?.(values) ?? true);

/**
 * @param {HTMLElement} root
 * @param {ControlTools} page
 */
export function mountControls(root, page) {
  const { store, t, core } = page;
  /** @type {Map<string, Record<string, string>>} */
  const known = new Map();
  const tools = {
    ...page,
    table: core.settings_table(),
    /** @param {string} data */
    defaults(data) {
      const values = known.get(data) ?? core.read_link(`data=${data}`).values;
      known.set(data, values);
      return values;
    },
  };
  const rows = tools.table.filter((row) => row.ready && row.kind !== 'text');
  /** @type {(() => void)[]} */
  const wordings = [];
  /** @type {((state: State) => void)[]} */
  const showings = [];

  /** @param {SettingRow} row */
  function add(row) {
    const control = makeControl(row, tools);
    wordings.push(control.words);
    showings.push(control.show);
    return control.root;
  }

  for (const group of GROUPS) {
    const inside = rows.filter((row) => row.group === group);
    const first = inside.filter((row) => FIRST.includes(row.key));
    first.sort((a, b) => FIRST.indexOf(a.key) - FIRST.indexOf(b.key));
    const heading = element('h2');
    wordings.push(() => write(heading, t(`group.${group}`)));
    const section = element('section', { class: 'group', 'data-group': group }, heading, ...first.map(add));
    const rest = inside.filter((row) => !first.includes(row));
    if (rest.length > 0) {
      const more = fold(rest, tools);
      more.root.append(...rest.map(add));
      section.append(more.root);
      wordings.push(more.words);
      showings.push(more.show);
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
    if (['values', 'refused', 'lang', 'points', 'valued'].some((key) => changed.has(/** @type {any} */ (key)))) show();
  });
}

/**
 * The settings of a group that are asked for less often. Opens by itself when a link sets one of
 * them; closed, it says how many are not as they were.
 * @param {SettingRow[]} rows
 * @param {ColumnTools} tools
 */
function fold(rows, { t, defaults }) {
  const word = element('b');
  const names = element('span', { class: 'fold-names' });
  const count = element('span', { class: 'fold-count' });
  const root = element('details', { class: 'fold more' }, element('summary', {}, element('span', {}, word, ' ', names), count));
  let before = 0;
  return {
    root,
    words: () => write(word, t('settings.moreOf')),
    /** @param {State} state */
    show({ values }) {
      const relevant = rows.filter((row) => isRelevant(row, values));
      const changed = relevant.filter(({ key }) => values[key] !== defaults(values.data)[key]).length;
      root.hidden = relevant.length === 0;
      write(names, relevant.map(({ key }) => t(`setting.${key}`)).join(' · '));
      count.hidden = changed === 0;
      write(count, t('settings.changed', { count: changed }));
      if (changed > before) root.open = true;
      before = changed;
    },
  };
}

/**
 * @typedef {{root: HTMLElement, words: () => void, show: (state: State) => void}} Control
 */

/**
 * The frame that all controls share: label, mark, the control itself, its sentence, its refusal.
 * @param {SettingRow} row
 * @param {ColumnTools} tools
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
  // What is said of a choice or a seed in sight is said to who points at it or hears it: the column stays short.
  const quiet = isSeed(row) || (FIRST.includes(row.key) && /^(choice|layers)/.test(row.kind));
  hint.classList.toggle('unseen', quiet);

  return {
    root,
    words() {
      write(symbol, has(`setting.${row.key}.symbol`) ? t(`setting.${row.key}.symbol`) : '');
      write(restarts, t('settings.restart'));
      mark.title = t('settings.restart');
      body.words();
    },
    show(state) {
      const name = NAMES[row.key]?.(state.values) ?? row.key;
      write(label, t(`setting.${name}`));
      const said = `setting.${HINTS[row.key]?.(state) ?? name}.hint`;
      write(hint, has(said) ? t(said) : '');
      hint.hidden = hint.textContent === '';
      if (quiet) root.title = hint.textContent ?? '';
      const relevant = isRelevant(row, state.values);
      root.hidden = !relevant;
      const notice = state.refused[row.key];
      refused.hidden = notice === undefined;
      write(refused, notice === undefined ? '' : sentence(t, notice));
      if (relevant) body.show(state);
    },
  };
}

/** @typedef {{id: string, root: HTMLElement, head: HTMLElement, label: HTMLLabelElement}} Place */

/** What keyboard.js listens to. The names of keys are the same everywhere. */
const KEYS = [
  { keys: ['Space'], does: 'space' },
  { keys: ['→'], does: 'step' },
  { keys: ['Shift', '←'], does: 'reset' },
  { keys: ['Ctrl', 'Z'], does: 'undo' },
  { keys: ['Ctrl', 'Shift', 'Z'], does: 'redo' },
];

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

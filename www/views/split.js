/** How the points are shared out among train, dev and test: a few usual ways, and a bar with two handles. */

import { choices } from '../fields.js';
import { element, write } from './dom.js';

/** @typedef {import('../types.js').State} State */

/** '' leaves the points as the dataset has them. */
const USUAL = ['', '60/20/20', '80/10/10', '98/1/1'];
const CUSTOM = 'custom';
/** Where the handles stand for who wants a way of their own. */
const FIRST_CUSTOM = '70/15/15';
const PARTS = ['train', 'dev', 'test'];

/**
 * @param {import('../types.js').SettingRow} row
 * @param {import('../controls.js').ColumnTools} tools
 * @param {import('../controls.js').Place} place
 */
export function mountSplit(row, { store, actions, t, defaults }, { id, root, head }) {
  const list = choices({ ...row, options: [...USUAL, CUSTOM] }, t, (value) => {
    actions.change(row.key, value === CUSTOM ? FIRST_CUSTOM : value);
    show(store.get());
  });
  const { select } = list;
  select.id = id;
  select.setAttribute('aria-describedby', `${id}-hint ${id}-refused`);
  head.append(list.root);

  // Two sliders on one track: where train ends and where dev ends, in per cent.
  const [first, second] = ['1', '0'].map((min, i) => element('input', {
    type: 'range',
    min,
    max: '100',
    input: () => move(i, true),
    change: () => move(i, false),
  }));
  const words = PARTS.map(() => element('span'));
  const bar = element('div', { class: 'split' }, element('div', { class: 'split-bar' }, first, second), element('div', { class: 'split-words' }, ...words));
  root.append(bar);

  /** One handle pushes the other on. @param {number} which @param {boolean} drag */
  function move(which, drag) {
    let [train, dev] = [Number(first.value), Number(second.value)];
    if (which === 0) dev = Math.max(train, dev);
    else {
      dev = Math.max(1, dev);
      train = Math.min(train, dev);
    }
    actions.change(row.key, `${train}/${dev - train}/${100 - dev}`, { drag });
  }

  /** @param {State} state */
  function show({ values }) {
    const value = values[row.key];
    select.value = USUAL.includes(value) ? value : CUSTOM;
    // A dataset without parts of its own is always shared out.
    select.options[0].hidden = select.options[0].disabled = defaults(values.data)[row.key] !== '';
    bar.hidden = value === '';
    if (value === '') return;
    const shares = value.split('/').map(Number);
    const ends = [shares[0], shares[0] + shares[1]];
    [first, second].forEach((input, i) => {
      input.value = String(ends[i]);
      input.setAttribute('aria-valuetext', PARTS.map((part, k) => `${t(`results.${part}`)} ${shares[k]} %`).join(', '));
      bar.style.setProperty(`--end-${i}`, String(ends[i] / 100));
    });
    words.forEach((word, k) => write(word, `${t(`results.${PARTS[k]}`)} ${shares[k]} %`));
  }

  return {
    words() {
      list.words();
      first.setAttribute('aria-label', t('settings.trainEnds'));
      second.setAttribute('aria-label', t('settings.devEnds'));
    },
    show,
  };
}

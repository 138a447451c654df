/** The hidden layers with their activations, and keep_prob of each. */

import { choices, numberField } from '../fields.js';
import { slider } from '../slider.js';
import { element, write } from './dom.js';
import { name } from './header.js';
import { icon } from './icons.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').SettingRow} SettingRow */
/** @typedef {import('../controls.js').ColumnTools} ColumnTools */
/** @typedef {import('../controls.js').Place} Place */

const MOST_LAYERS = 8;
/** Units of a layer that was just added, where there is none to copy. */
const NEW_UNITS = 5;

/** @param {string} value */
const entriesOf = (value) => (value === '' ? [] : value.split(','));

/**
 * A list of one for all hidden layers, or one a layer, as one a layer.
 * @param {State} state
 * @param {string} key
 */
function perLayer({ values }, key) {
  const list = values[key].split(',');
  return entriesOf(values.layers).map((_, i) => list[list.length === 1 ? 0 : i]);
}

/**
 * @param {SettingRow} row
 * @param {ColumnTools} tools
 * @param {Place} place
 */
export function mountLayers(row, { store, actions, t, table }, { id, root, head, label }) {
  label.removeAttribute('for');
  label.id = `${id}-label`;
  const list = element('ol', { class: 'layers', 'aria-labelledby': label.id });
  const none = element('p', { class: 'hint' });
  const addWord = element('span');
  const add = element('button', { type: 'button', class: 'layers-add', click: () => change((units) => [...units, units.at(-1) ?? NEW_UNITS]) }, icon('plus'), addWord);
  head.append(add);
  root.append(list, none);

  const least = row.min ?? 1;
  const most = row.max ?? 128;
  /** What each layer has a choice of: its activation. */
  const chosen = table.filter(({ kind }) => kind === 'choice-per-layer');
  /** What stands one a layer, and goes when its layer goes. */
  const lists = [...chosen, ...table.filter(({ kind }) => kind === 'keep')];

  /** @param {(units: number[]) => (number | string)[]} how */
  function change(how) {
    actions.change(row.key, how(entriesOf(store.get().values.layers).map(Number)).join(','));
    show(store.get());
  }

  /** @param {number} index @param {number} by */
  const stepBy = (index, by) => change((units) => units.map((n, i) => (i === index ? Math.min(most, Math.max(least, n + by)) : n)));

  /** @param {number} index */
  function removeLayer(index) {
    const before = store.get();
    change((units) => units.filter((_, i) => i !== index));
    // By themselves, lists lose their last entry.
    for (const { key } of lists) {
      const left = perLayer(before, key).filter((_, i) => i !== index);
      if (left.length > 0 && left.join() !== perLayer(store.get(), key).join()) actions.change(key, left.join(','));
    }
  }

  /** @param {number} index */
  function layer(index) {
    const field = element('input', {
      type: 'text',
      inputmode: 'numeric',
      class: 'number',
      autocomplete: 'off',
      change: () => change((units) => units.map((n, i) => (i === index ? field.value.trim() : n))),
      keydown: (event) => {
        const by = { ArrowUp: 1, ArrowDown: -1 }[/** @type {'ArrowUp'} */ (event.key)];
        if (by === undefined) return;
        event.preventDefault();
        stepBy(index, by);
      },
    });
    const fewer = element('button', { type: 'button', class: 'quiet ico', click: () => stepBy(index, -1) }, icon('minus'));
    const more = element('button', { type: 'button', class: 'quiet ico', click: () => stepBy(index, 1) }, icon('plus'));
    const picks = chosen.map((one) => choices(one, t, (value) => {
      actions.change(one.key, perLayer(store.get(), one.key).map((now, i) => (i === index ? value : now)).join(','));
    }));
    const remove = element('button', {
      type: 'button',
      class: 'quiet ico layers-remove',
      click: () => {
        removeLayer(index);
        const buttons = list.querySelectorAll('.layers-remove');
        /** @type {HTMLElement} */ (buttons[Math.min(index, buttons.length - 1)] ?? add).focus();
      },
    }, icon('close'));
    const word = element('span', { class: 'layers-word', 'aria-hidden': 'true' }, String(index + 1));
    const item = element('li', {}, word, element('span', { class: 'stepper' }, fewer, field, more), ...picks.map((pick) => pick.root), remove);
    return { item, field, fewer, more, remove, picks };
  }

  /** @type {ReturnType<typeof layer>[]} */
  const layers = [];

  /** @param {State} state */
  function show(state) {
    const units = entriesOf(state.values.layers);
    while (layers.length > units.length) layers.pop()?.item.remove();
    while (layers.length < units.length) {
      const made = layer(layers.length);
      layers.push(made);
      list.append(made.item);
    }
    units.forEach((count, i) => {
      const { field, fewer, more, remove, picks } = layers[i];
      const blanks = { layer: i + 1 };
      field.value = count;
      field.setAttribute('aria-label', t('settings.units', blanks));
      name(fewer, t('settings.fewer', blanks));
      name(more, t('settings.more', blanks));
      name(remove, t('settings.remove', blanks));
      fewer.disabled = Number(count) <= least;
      more.disabled = Number(count) >= most;
      picks.forEach(({ select, words }, k) => {
        words();
        select.value = perLayer(state, chosen[k].key)[i];
        select.setAttribute('aria-label', `${t(`setting.${chosen[k].key}`)}, ${t('settings.layer', blanks)}`);
      });
    });
    none.hidden = units.length > 0;
    write(none, t('settings.noLayers'));
    add.hidden = units.length >= MOST_LAYERS;
  }

  return { words: () => write(addWord, t('settings.add')), show };
}

/**
 * One keep_prob for all hidden layers; or, opened up, each layer its own.
 * @param {SettingRow} row
 * @param {ColumnTools} tools
 * @param {Place} place
 */
export function mountKeep(row, tools, { id, root, head }) {
  const { store, actions, t } = tools;
  const { field, show: showField } = numberField(row, tools, id);
  const all = slider(row, (value, drag) => actions.change(row.key, value, { drag }));
  const summary = element('summary');
  const list = element('ol', { class: 'keeps' });
  const each = element('details', { class: 'fold' }, summary, list);
  head.append(field);
  root.append(all.input, each);

  /** @param {number} index */
  function layer(index) {
    const word = element('span', { class: 'keeps-word' });
    const value = element('output');
    const { input, show } = slider(row, (now, drag) => {
      const values = perLayer(store.get(), row.key);
      values[index] = now;
      // The same for all is written as one.
      actions.change(row.key, values.every((one) => one === now) ? now : values.join(','), { drag });
    });
    return { item: element('li', {}, word, input, value), word, input, value, show };
  }

  /** @type {ReturnType<typeof layer>[]} */
  const layers = [];

  return {
    words() {
      all.input.setAttribute('aria-label', t('settings.slider', { label: t('setting.keep') }));
      write(summary, t('settings.eachLayer'));
    },
    /** @param {State} state */
    show(state) {
      showField(state);
      const values = perLayer(state, row.key);
      all.show(String(Math.min(...values.map(Number), 1)));
      while (layers.length > values.length) layers.pop()?.item.remove();
      while (layers.length < values.length) {
        const made = layer(layers.length);
        layers.push(made);
        list.append(made.item);
      }
      values.forEach((value, i) => {
        const { word, input, value: output, show } = layers[i];
        write(word, t('settings.layer', { layer: i + 1 }));
        input.setAttribute('aria-label', `${t('setting.keep')}, ${t('settings.layer', { layer: i + 1 })}`);
        write(output, value);
        show(value);
      });
      each.hidden = values.length < 2;
      if (values.some((value) => value !== values[0])) each.open = true;
    },
  };
}

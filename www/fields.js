/** What controls are made of: a list of choices; a number field and its slider, two views of one value. */

import { PLACES, scaleOf } from './scale.js';
import { element, write } from './views/dom.js';

/** @typedef {import('./types.js').SettingRow} SettingRow */
/** @typedef {import('./types.js').State} State */
/** @typedef {import('./types.js').ViewTools} ViewTools */

/**
 * A list of a row's choices to pick one from.
 * @param {SettingRow} row
 * @param {import('./types.js').Translate} t
 * @param {(value: string) => void} tell
 */
export function choices(row, t, tell) {
  const options = (row.options ?? []).map((value) => element('option', { value }));
  const select = element('select', { change: () => tell(select.value) }, ...options);
  return {
    root: element('span', { class: 'select' }, select),
    select,
    words: () => options.forEach((option) => write(option, t(`choice.${row.key}.${option.value}`))),
  };
}

/**
 * What was typed, a decimal comma read as a point where the comma can neither part a list nor thousands:
 * keep_prob of a layer is never 0.
 * @param {SettingRow} row
 * @param {string} text
 */
function typed(row, text) {
  const value = text.trim();
  const decimal = /^-?\d+,\d+(e-?\d+)?$/i.test(value) && (/^-?0,/.test(value)
    || (row.kind === 'number' && !/^-?\d{1,3},\d{3}$/.test(value)));
  return decimal && row.kind !== 'layers' ? value.replace(',', '.') : value;
}

/**
 * A number field that says what was refused and goes back to what is in force.
 * @param {SettingRow} row
 * @param {Pick<ViewTools, 'store' | 'actions'>} tools
 * @param {string} id
 */
export function numberField(row, { store, actions }, id) {
  const field = element('input', {
    type: 'text',
    inputmode: 'decimal',
    id,
    class: 'number',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': `${id}-hint ${id}-refused`,
    change: () => {
      actions.change(row.key, typed(row, field.value));
      show(store.get());
    },
    input: calm,
    blur: calm,
    keydown: (event) => {
      if (event.key === 'Escape') show(store.get());
    },
  });
  /** The value in force stands in the field again, and there is nothing wrong with that one. */
  function calm() {
    field.removeAttribute('aria-invalid');
  }
  /** @param {State} state */
  function show(state) {
    field.value = state.values[row.key];
    if (state.refused[row.key] === undefined) calm();
    else field.setAttribute('aria-invalid', 'true');
  }
  return { field, show };
}

/**
 * A slider over places; tells each value while it is dragged and at its end.
 * @param {SettingRow} row
 * @param {(value: string, drag: boolean) => void} tell
 */
export function slider(row, tell) {
  const scale = scaleOf(row);
  let told = '';
  /** @param {boolean} drag */
  function say(drag) {
    const value = String(scale.value(Number(input.value)));
    // The end of a drag is told even where its value was told before: it may still be waiting.
    if (drag && value === told) return;
    told = value;
    fill();
    tell(value, drag);
  }
  const input = element('input', {
    type: 'range',
    min: '0',
    max: String(PLACES),
    step: String(scale.step > 1 ? 1 : scale.step),
    input: () => say(true),
    change: () => say(false),
    keydown: (event) => {
      const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[/** @type {'ArrowUp'} */ (event.key)];
      if (by === undefined) return;
      event.preventDefault();
      // Some places in a row may be one value: a key goes on to the next.
      let place = Number(input.value);
      const now = scale.value(place);
      do place += by * scale.step;
      while (scale.value(place) === now && place > 0 && place < PLACES);
      input.value = String(place);
      say(false);
    },
  });
  const fill = () => input.style.setProperty('--fill', String(Number(input.value) / PLACES));
  return {
    input,
    /** @param {string} value */
    show(value) {
      told = value;
      input.setAttribute('aria-valuetext', value);
      if (String(scale.value(Number(input.value))) !== value) input.value = String(scale.place(Number(value)));
      fill();
    },
  };
}

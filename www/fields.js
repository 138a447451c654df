/** What controls are made of beside sliders: a list of choices; a number field. */

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

/** Controls of a lab's own settings: a slider, and a few choices in a row. They stand in the link. */

import { element, write } from '../../views/dom.js';

/** @typedef {import('../lab.js').PanelTools} PanelTools */

/** So many places of a logarithmic slider for each factor of ten. */
const PER_DECADE = 10;

let made = 0;

/** A setting's value. @param {PanelTools} tools @param {string} key */
function valueOf({ store, core }, key) {
  return store.get().page[key] ?? core.settings_table().find((row) => row.key === key)?.default ?? '';
}

/**
 * A slider under its name and its value. Of a logarithmic one the values are round: two digits.
 * @param {PanelTools} tools
 * @param {string} key
 * @param {object} how
 * @param {() => string} how.name
 * @param {(value: number) => string} how.text the value as it is said
 * @param {number} [how.step] of a slider that is not logarithmic
 */
export function dial(tools, key, { name, text, step = 0.1 }) {
  const row = tools.core.settings_table().find((one) => one.key === key);
  const log = row?.scale === 'log';
  const [low, high] = [row?.min ?? 0, row?.max ?? 1].map((end) => (log ? Math.log10(end) * PER_DECADE : end));
  const id = `panel-dial-${(made += 1)}`;
  const label = element('label', { for: id });
  const output = element('output', { for: id });
  const input = element('input', {
    type: 'range',
    id,
    min: String(Math.round(low * 1e6) / 1e6),
    max: String(Math.round(high * 1e6) / 1e6),
    step: log ? '1' : String(step),
    input: () => tools.actions.setPage(key, String(read(Number(input.value)))),
  });

  /** @param {number} place */
  function read(place) {
    return log ? Number((10 ** (place / PER_DECADE)).toPrecision(2)) : Number(place.toPrecision(6));
  }

  return {
    root: element('div', { class: 'panel-dial' }, element('div', { class: 'panel-dial-head' }, label, output), input),
    input,
    value: () => Number(valueOf(tools, key)),
    show() {
      const value = Number(valueOf(tools, key));
      // Two digits may be nearer to another place than to the thumb's own.
      if (read(Number(input.value)) !== value) input.value = String(log ? Math.log10(value) * PER_DECADE : value);
      write(label, name());
      write(output, text(value));
      input.setAttribute('aria-valuetext', text(value));
      input.style.setProperty('--fill', String((Number(input.value) - low) / (high - low)));
    },
  };
}

/**
 * A few choices in a row.
 * @param {PanelTools} tools
 * @param {string} key
 * @param {object} how
 * @param {string[]} how.options
 * @param {() => string} how.name
 * @param {(option: string) => string} how.text
 */
export function toggle(tools, key, { options, name, text }) {
  const buttons = options.map((option) => ({
    option,
    button: element('button', { type: 'button', click: () => tools.actions.setPage(key, option) }),
  }));
  const group = element('div', { class: 'scale-toggle', role: 'group' }, ...buttons.map(({ button }) => button));
  return {
    root: group,
    value: () => valueOf(tools, key),
    show() {
      group.setAttribute('aria-label', name());
      for (const { option, button } of buttons) {
        write(button, text(option));
        button.setAttribute('aria-pressed', String(valueOf(tools, key) === option));
      }
    },
  };
}

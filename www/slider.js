/** A slider over a setting's values. */

import { PLACES, scaleOf } from './scale.js';
import { element } from './views/dom.js';

/** @typedef {import('./types.js').SettingRow} SettingRow */

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

/** The dials of a deep network: examples to begin with, sliders, choices, a seed. */

import { choices, numberField } from '../../fields.js';
import { slider } from '../../slider.js';
import { element, write } from '../../views/dom.js';
import { icon } from '../../views/icons.js';

/** @typedef {import('../../types.js').SettingRow} SettingRow */
/** @typedef {import('../../signals.js').Stack} Stack */
/** @typedef {keyof Stack} Key */

/** Networks to begin with. @type {[id: string, stack: Partial<Stack>][]} */
export const EXAMPLES = [
  ['half', { layers: '50', rule: 'identity', c: '0.5', act: 'linear' }],
  ['more', { layers: '50', rule: 'identity', c: '1.5', act: 'linear' }],
  ['xavierTanh', { layers: '100', rule: 'xavier', c: '1', act: 'tanh' }],
  ['heRelu', { layers: '100', rule: 'he', c: '1', act: 'relu' }],
  ['xavierRelu', { layers: '100', rule: 'xavier', c: '1', act: 'relu' }],
  ['sigmoid', { layers: '30', rule: 'xavier', c: '1', act: 'sigmoid' }],
];
/** What examples leave as it is unless they say so. @type {Partial<Stack>} */
const USUAL = { width: '64', shape: 'even' };

/** What a slider covers of c; its field takes more. */
const C = { min: 0.1, max: 10 };

/** @type {Key[]} */
const SLIDERS = ['layers', 'width', 'c'];
/** @type {Key[]} */
const CHOICES = ['act', 'rule', 'shape'];

/**
 * @param {object} tools
 * @param {Record<Key, SettingRow>} tools.rows
 * @param {import('../../types.js').Translate} tools.t
 * @param {typeof import('../../../touchline.js')} tools.core
 * @param {() => Stack} tools.now
 * @param {(changes: Partial<Stack>, drag: boolean) => void} tools.tell
 */
export function mountControls({ rows, t, core, now, tell }) {
  const examples = EXAMPLES.map(([id, stack]) => {
    const button = element('button', { type: 'button', click: () => tell({ ...USUAL, ...stack }, false) });
    return { id, stack: { ...USUAL, ...stack }, button };
  });
  const group = element('div', { class: 'depth-examples', role: 'group' }, ...examples.map(({ button }) => button));

  /** What a field takes, said where it was given something else. @type {HTMLElement[]} */
  const refusals = [];

  /** A field that speaks to this panel in the place of the run's settings. @param {Key} key */
  function field(key) {
    const refused = element('p', { class: 'refused', role: 'alert', hidden: true });
    /** @param {string} _ @param {string} value */
    function change(_, value) {
      tell({ [key]: value }, false);
      if (Number(value) === Number(now()[key])) return;
      const { min, max } = rows[key];
      write(refused, t('panel.depth.refused', { min: Number(min), max: Number(max) }));
      refused.hidden = false;
    }
    const own = { store: { get: () => ({ values: { [rows[key].key]: now()[key] }, refused: {} }) }, actions: { change } };
    const { field: number } = numberField(rows[key], /** @type {any} */ (own), `depth-${key}`);
    number.removeAttribute('aria-describedby');
    number.addEventListener('input', calm);
    refusals.push(refused);
    return { number, refused };
  }

  function calm() {
    for (const refused of refusals) refused.hidden = true;
  }

  const dials = SLIDERS.map((key) => {
    const row = key === 'c' ? { ...rows.c, ...C } : rows[key];
    const { input, show } = slider(row, (value, drag) => tell({ [key]: value }, drag));
    input.setAttribute('aria-describedby', 'depth-verdict');
    const label = element('label', { for: `depth-${key}` });
    const { number, refused } = field(key);
    const root = element('div', { class: `depth-dial depth-dial-${key}` }, element('div', { class: 'depth-line' }, label, number), refused, input);
    return { key, label, input, number, root, show };
  });
  const picks = CHOICES.map((key) => {
    const { root, select, words } = choices(rows[key], t, (value) => tell({ [key]: value }, false));
    select.id = `depth-${key}`;
    const label = element('label', { for: select.id });
    return { key, label, select, words, root: element('div', { class: `depth-pick depth-pick-${key}` }, label, root) };
  });
  const seedLabel = element('label', { for: 'depth-seed' });
  const { number: seed, refused: seedRefused } = field('seed');
  const another = element('button', { type: 'button', class: 'quiet ico', click: () => tell({ seed: String(core.fresh_seed()) }, false) }, icon('dice'));
  const seedLine = element('div', { class: 'depth-pick' }, seedLabel, element('span', { class: 'seed' }, seed, another), seedRefused);
  const sliders = element('div', { class: 'card depth-controls' }, ...dials.map((dial) => dial.root));
  const network = element('div', { class: 'card depth-controls depth-picks' }, ...picks.map((pick) => pick.root), seedLine);

  return {
    examples: group,
    sliders,
    network,
    words() {
      group.setAttribute('aria-label', t('panel.depth.examples'));
      for (const { id, button } of examples) write(button, t(`panel.depth.example.${id}`));
      for (const { key, label, input } of dials) {
        write(label, t(`panel.depth.${key}`));
        input.setAttribute('aria-label', t('settings.slider', { label: t(`panel.depth.${key}`) }));
      }
      for (const { key, label, words } of picks) {
        write(label, t(`panel.depth.${key}`));
        words();
      }
      write(seedLabel, t('panel.depth.seed'));
      another.setAttribute('aria-label', t('panel.depth.another'));
      another.title = t('panel.depth.another');
    },
    show() {
      const stack = now();
      calm();
      for (const { stack: wanted, button } of examples) {
        const chosen = Object.entries(wanted).every(([key, value]) => stack[/** @type {Key} */ (key)] === value);
        button.setAttribute('aria-pressed', String(chosen));
      }
      for (const { key, number, show } of dials) {
        show(stack[key]);
        if (document.activeElement !== number) number.value = stack[key];
      }
      for (const { key, select } of picks) select.value = stack[key];
      seed.value = stack.seed;
      // c · I is square and does the same to every unit: how many there are changes nothing.
      const alike = stack.rule === 'identity';
      picks[2].select.disabled = dials[1].input.disabled = dials[1].number.disabled = alike;
    },
  };
}

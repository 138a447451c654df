/** What is checked and how: of which network, with which bug, ε, from how many sides. Each is in the link. */

import { element, write } from '../../views/dom.js';
import { tenTo } from './sizes.js';

/** @typedef {import('./gradient_code.js').Coded} Coded */

const BUGS = ['none', 'both', 'double', 'four', 'mean', 'gate', 'penalty', 'keep'];
const EPSILONS = Array.from({ length: 14 }, (_, k) => k + 1);
let mounted = 0;

/** @param {import('../lab.js').PanelTools} tools */
export function createControls({ store, actions, t }) {
  const name = `gradients-on-${(mounted += 1)}`;
  const choices = ['network', 'case'].map((value) => {
    const input = element('input', { type: 'radio', name, value, change: () => actions.setPage('gradients.on', value) });
    const words = element('span');
    return { value, input, words, root: element('label', {}, input, words) };
  });
  const on = element('div', { class: 'gc-on', role: 'radiogroup' }, ...choices.map((choice) => choice.root));
  /** @param {string} key @param {string[]} values */
  function field(key, values) {
    const select = element('select', { change: () => actions.setPage(`gradients.${key}`, select.value) }, ...values.map((value) => element('option', { value })));
    const words = element('span');
    return { key, select, words, root: element('label', { class: `gc-field-${key}` }, words, element('span', { class: 'select' }, select)) };
  }
  const bug = field('bug', BUGS);
  const eps = field('eps', EPSILONS.map((power) => (power === 1 ? '0.1' : power < 7 ? String(10 ** -power) : `1e-${power}`)));
  const sides = field('sides', ['two', 'one']);
  const cost = field('cost', ['naive', 'stable']);
  const fields = [bug, eps, sides, cost];
  const why = element('p', { class: 'panel-note' });
  const root = element('div', { class: 'gc-controls' }, on, ...fields.map((one) => one.root), why);

  function show() {
    const { page } = store.get();
    const isCase = page['gradients.on'] === 'case';
    on.setAttribute('aria-label', t('panel.check.on'));
    for (const { value, input, words } of choices) {
      write(words, t(`panel.check.on.${value}`));
      input.checked = page['gradients.on'] === value;
    }
    for (const { key, select, words } of fields) {
      write(words, t(`panel.check.field.${key}`));
      const value = page[`gradients.${key}`];
      // A link may have any ε.
      const others = [...select.options].filter((option) => !option.dataset.own);
      if (others.every((option) => option.value !== value)) {
        const own = [...select.options].find((option) => option.dataset.own) ?? element('option', { 'data-own': true });
        own.value = value;
        write(own, value);
        select.append(own);
      }
      for (const option of others) write(option, key === 'eps' ? tenTo(Math.round(Math.log10(Number(option.value)))) : t(`panel.check.${key}.${option.value}`));
      select.value = value;
    }
    cost.root.hidden = !isCase;
  }

  /** Bugs that this network has no place for cannot be planted in it. @param {Coded} coded */
  function able({ acts, keep, l1, l2 }) {
    const isCase = store.get().page['gradients.on'] === 'case';
    const can = { gate: acts.some((act) => act !== 'linear'), penalty: isCase || l1 || l2, keep: isCase || keep.some((one) => one < 1) };
    for (const option of bug.select.options) option.disabled = can[/** @type {keyof typeof can} */ (option.value)] === false && option.value !== bug.select.value;
    const chosen = can[/** @type {keyof typeof can} */ (bug.select.value)] === false ? bug.select.value : '';
    const added = isCase && ['penalty', 'keep'].includes(bug.select.value) ? `panel.check.added.${bug.select.value}` : '';
    write(why, chosen ? t(`panel.check.unable.${chosen}`) : added ? t(added) : '');
    why.hidden = why.textContent === '';
  }

  return { root, show, able };
}

/** The code of the backward pass, with what was accused, and the mistake once it is found. */

import { element, write } from '../../views/dom.js';
import { behind } from './gradient_code.js';

/** @typedef {import('./gradient_code.js').Line} Line */

/**
 * @typedef {object} Shown
 * @property {Line[]} lines
 * @property {number} last L
 * @property {{line: string, layer: number} | null} accused the line that makes the numbers of a cell
 * @property {boolean} revealed the mistake is marked
 * @property {boolean} asked the lines are to be chosen from
 * @property {Set<string>} cleared lines that were chosen and are right
 */

/**
 * @param {import('../../types.js').Translate} t
 * @param {(id: string) => void} choose
 */
export function createListing(t, choose) {
  const title = element('h3');
  const about = element('p', { class: 'panel-note' });
  const list = element('ol', { class: 'gc-lines' });
  const root = element('section', { class: 'gc-code' }, title, about, list);
  let made = '';

  /** @param {Shown} shown */
  function show({ lines, last, accused, revealed, asked, cleared }) {
    const fed = accused === null ? [] : behind(lines, accused.layer);
    write(title, t('panel.check.code'));
    write(about, t(asked ? 'panel.check.code.choose' : 'panel.check.code.about'));
    const wanted = JSON.stringify([lines, accused, revealed, asked, [...cleared]]);
    if (wanted === made) return;
    const focused = list.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.line : undefined;
    made = wanted;
    const plain = (/** @type {string} */ text) => element('li', { class: 'gc-line is-plain' }, element('code', {}, text));
    list.replaceChildren(
      plain('def backward(X, Y, cache):  # A and Z of each layer'),
      plain('  m = X.shape[1]'),
      ...lines.flatMap((line) => {
        const marks = [
          ['is-accused', accused !== null && line.id === accused.line],
          ['is-behind', fed.includes(line.id)],
          ['is-bug', revealed && line.wrong],
          ['is-cleared', cleared.has(line.id)],
        ];
        const names = marks.filter(([, on]) => on).map(([name]) => name);
        const code = element('code', {}, `  ${line.text}`);
        const signs = element('span', { class: 'gc-sign' }, revealed && line.wrong ? t('panel.check.sign.bug') : cleared.has(line.id) ? t('panel.check.sign.right') : accused !== null && line.id === accused.line ? t('panel.check.sign.accused') : '');
        const content = asked
          ? element('button', { type: 'button', class: 'gc-choice', 'data-line': line.id, disabled: cleared.has(line.id), click: () => choose(line.id) }, code, signs)
          : element('span', { class: 'gc-choice' }, code, signs);
        const item = element('li', { class: ['gc-line', ...names].join(' ') }, content);
        if (!revealed || !line.wrong) return [item];
        return [item, element('li', { class: 'gc-line is-right' }, element('span', { class: 'gc-choice' }, element('code', {}, `  ${line.right}`), element('span', { class: 'gc-sign' }, t('panel.check.sign.should'))))];
      }),
      plain(`  return ${Array.from({ length: last }, (_, k) => `dW${k + 1}, db${k + 1}`).join(', ')}`),
    );
    if (focused) /** @type {HTMLElement | null} */ (list.querySelector(`[data-line="${focused}"]`))?.focus();
  }

  return { root, show };
}

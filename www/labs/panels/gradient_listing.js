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
  /** @type {{line: Line, item: HTMLElement, content: HTMLElement, sign: HTMLElement}[]} */
  let rows = [];

  const plain = (/** @type {string} */ text) => element('li', { class: 'gc-line is-plain' }, element('code', {}, text));

  /** @param {Shown} shown */
  function make({ lines, last, revealed, asked }) {
    // Marks are put on lines that stand: one made anew under a finger would take no click, and lose the focus.
    const wanted = JSON.stringify([lines, last, revealed, asked]);
    if (wanted === made) return;
    const focused = list.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.line : undefined;
    made = wanted;
    rows = lines.map((line) => {
      const sign = element('span', { class: 'gc-sign' });
      const code = element('code', {}, line.text);
      const content = asked
        ? element('button', { type: 'button', class: 'gc-choice', 'data-line': line.id, click: () => choose(line.id) }, code, sign)
        : element('span', { class: 'gc-choice' }, code, sign);
      return { line, content, sign, item: element('li', {}, content) };
    });
    list.replaceChildren(
      plain('def backward(X, Y, cache):  # A and Z of each layer'),
      plain('m = X.shape[1]'),
      ...rows.flatMap(({ line, item }) => {
        if (!revealed || !line.wrong) return [item];
        return [item, element('li', { class: 'gc-line is-right' }, element('span', { class: 'gc-choice' }, element('code', {}, line.right), element('span', { class: 'gc-sign' }, t('panel.check.sign.should'))))];
      }),
      plain(`return ${Array.from({ length: last }, (_, k) => `dW${k + 1}, db${k + 1}`).join(', ')}`),
    );
    if (focused) /** @type {HTMLElement | null} */ (list.querySelector(`[data-line="${focused}"]`))?.focus({ preventScroll: true });
  }

  /** @param {Shown} shown */
  function show(shown) {
    const { lines, accused, revealed, asked, cleared } = shown;
    write(title, t('panel.check.code'));
    write(about, t(asked ? 'panel.check.code.choose' : 'panel.check.code.about'));
    make(shown);
    const fed = accused === null ? [] : behind(lines, accused.layer);
    for (const { line, item, content, sign } of rows) {
      const isAccused = accused !== null && line.id === accused.line;
      const isBug = revealed && line.wrong;
      const isCleared = cleared.has(line.id);
      const marks = Object.entries({ 'is-accused': isAccused, 'is-behind': fed.includes(line.id), 'is-bug': isBug, 'is-cleared': isCleared });
      item.className = ['gc-line', ...marks.filter(([, on]) => on).map(([name]) => name)].join(' ');
      const key = isBug ? 'bug' : isCleared ? 'right' : isAccused ? 'accused' : '';
      write(sign, key === '' ? '' : t(`panel.check.sign.${key}`));
      // Not disabled: the focus stays where the person is.
      if (asked) content.setAttribute('aria-disabled', String(isCleared));
    }
    const should = list.querySelector('.is-right .gc-sign');
    if (should) write(should, t('panel.check.sign.should'));
  }

  return { root, show };
}

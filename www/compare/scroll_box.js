/** A box whose content may be wider than the page: then it scrolls sideways, by keys too. */

import { element } from '../views/dom.js';

/**
 * @param {HTMLElement} content
 * @returns {{root: HTMLElement, name: (words: string) => void}} `name` says what is in it
 */
export function scrollBox(content) {
  const root = element('div', { class: 'compare-table-box' }, content);
  let words = '';
  // A box that has nothing to scroll is no stop for the tab key.
  function look() {
    const wide = root.scrollWidth > root.clientWidth;
    for (const [name, value] of [['tabindex', '0'], ['role', 'region'], ['aria-label', words]]) {
      if (wide) root.setAttribute(name, value);
      else root.removeAttribute(name);
    }
  }
  const observer = new ResizeObserver(look);
  observer.observe(root);
  observer.observe(content);
  return {
    root,
    name(said) {
      if (said === words) return;
      words = said;
      look();
    },
  };
}

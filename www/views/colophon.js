/** The foot of the page. */

import { element, write } from './dom.js';

/** @param {HTMLElement} root @param {import('../types.js').ViewTools} tools */
export function mountColophon(root, { store, t }) {
  const lines = ['footer.private', 'footer.data', 'footer.licence'].map((key) => ({ key, line: element('p') }));
  root.append(...lines.map(({ line }) => line));
  function words() {
    for (const { key, line } of lines) write(line, t(key));
    const football = store.get().values.data;
    lines[1].line.hidden = football !== undefined && football !== 'football';
  }
  words();
  store.subscribe((_, changed) => (changed.has('lang') || changed.has('values')) && words());
}

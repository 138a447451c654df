/** Which of the compared models a panel looks at. */

import { element, write } from '../../views/dom.js';

/** @typedef {import('../../compare/models.js').Compared} Compared */

/** A model's number in its colour. @param {Compared} model */
export function badge({ index, colour }) {
  const made = element('span', { class: 'model-badge', 'aria-hidden': 'true' }, String(index + 1));
  made.style.setProperty('--model', `var(${colour})`);
  return made;
}

/**
 * @param {(index: number) => void} chosen
 * @returns {{root: HTMLElement, show: (all: Compared[], chosen: number, label: string) => void}}
 */
export function modelTabs(chosen) {
  const root = element('div', { class: 'model-tabs', role: 'group' });
  /** What the buttons were made for. */
  let made = '';
  return {
    root,
    show(all, now, label) {
      const wanted = all.map(({ index, colour }) => `${index}${colour}`).join(' ');
      if (wanted !== made) {
        made = wanted;
        root.replaceChildren(...all.map((model) => element('button', { type: 'button', class: 'model-tab', click: () => chosen(model.index) }, badge(model), element('span'))));
      }
      root.setAttribute('aria-label', label);
      root.hidden = all.length < 2;
      all.forEach(({ name, index }, k) => {
        const button = root.children[k];
        button.setAttribute('aria-pressed', String(index === now));
        write(/** @type {Element} */ (button.lastElementChild), name);
      });
    },
  };
}

/**
 * Keys for the whole page. No single letters: people who speak to their computer would press them
 * by accident (WCAG 2.1.4).
 */

/** @typedef {import('./types.js').Actions} Actions */

const EDITED = 'textarea, [contenteditable]';
/** Elements that use these keys themselves. */
const USES_SPACE = `button, a, select, summary, ${EDITED}, [role="button"], input:not([type="range"])`;
const USES_ARROWS = `input, select, ${EDITED}, [role]`;
const USES_LETTERS = `input:not([type="range"], [type="radio"], [type="checkbox"]), ${EDITED}`;

/** @param {EventTarget | null} target @param {string} elements */
const within = (target, elements) => target instanceof Element && target.closest(elements) !== null;

/** @param {Actions} actions */
export function listenToKeys(actions) {
  document.addEventListener('keydown', (event) => {
    const { key, shiftKey, target } = event;
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    /** @type {(() => void) | undefined} */
    let act;
    if (event.ctrlKey || event.metaKey) {
      const letter = key.toLowerCase();
      if (within(target, USES_LETTERS)) return;
      if (letter === 'z') act = shiftKey ? actions.redo : actions.undo;
      else if (letter === 'y') act = actions.redo;
    } else if (key === ' ' && !shiftKey && !event.repeat) {
      if (!within(target, USES_SPACE)) act = actions.toggle;
    } else if (key === (shiftKey ? 'ArrowLeft' : 'ArrowRight')) {
      if (!within(target, USES_ARROWS)) act = shiftKey ? actions.reset : actions.step;
    }
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}

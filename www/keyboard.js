/**
 * Keys for the whole page. No single letters: people who speak to their computer would press them
 * by accident (WCAG 2.1.4).
 */

/** @typedef {import('./types.js').Actions} Actions */

/** Elements that use these keys themselves. @param {EventTarget | null} target */
function usesSpace(target) {
  return target instanceof Element && target.closest(
    'button, a, select, summary, textarea, [contenteditable], [role="button"], input:not([type="range"])',
  ) !== null;
}

/** @param {EventTarget | null} target */
function usesArrows(target) {
  return target instanceof Element && target.closest('input, select, textarea, [contenteditable], [role]') !== null;
}

/** @param {EventTarget | null} target */
function types(target) {
  return target instanceof Element
    && target.closest('input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, [contenteditable]') !== null;
}

/** @param {Actions} actions */
export function listenToKeys(actions) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    /** @type {(() => void) | undefined} */
    let act;
    if (command) {
      const letter = event.key.toLowerCase();
      if (types(event.target)) return;
      if (letter === 'z') act = event.shiftKey ? actions.redo : actions.undo;
      else if (letter === 'y') act = actions.redo;
    } else if (event.key === ' ' && !event.shiftKey && !event.repeat) {
      if (!usesSpace(event.target)) act = actions.toggle;
    } else if (event.key === 'ArrowRight' && !event.shiftKey) {
      if (!usesArrows(event.target)) act = actions.step;
    } else if (event.key === 'ArrowLeft' && event.shiftKey) {
      if (!usesArrows(event.target)) act = actions.reset;
    }
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}

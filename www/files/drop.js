/** A file dropped anywhere on the page is opened; while it is dragged over the page, the pitch says so. */

import { element, write } from '../views/dom.js';

/** @param {DragEvent} event */
const hasFiles = (event) => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * @param {HTMLElement} pitch
 * @param {import('../types.js').ViewTools} tools
 * @param {(files: FileList) => void} choose
 */
export function mountDrop(pitch, { t }, choose) {
  const title = element('b');
  const how = element('span');
  // People who drag see it; others have the button.
  const hint = element('div', { class: 'drop', 'aria-hidden': 'true', hidden: true }, title, how);
  pitch.append(hint);

  /** @param {DragEvent} event */
  function over(event) {
    if (!hasFiles(event)) return;
    // Otherwise the browser would leave the page for the file.
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    write(title, t('files.drop'));
    write(how, t('files.drop.how'));
    hint.hidden = false;
  }

  addEventListener('dragenter', over);
  addEventListener('dragover', over);
  addEventListener('dragleave', (event) => {
    // Not from one part of the page to another.
    if (event.relatedTarget === null) hint.hidden = true;
  });
  addEventListener('drop', (event) => {
    hint.hidden = true;
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer?.files.length) choose(event.dataTransfer.files);
  });
}

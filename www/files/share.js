/** What Share offers where the points are exactly a file's: no link can have those. */

import { address, copy, fullLink, LONGEST, withoutPoints } from '../share.js';
import { element, write } from '../views/dom.js';
import { name } from '../views/header.js';
import { icon } from '../views/icons.js';

/**
 * @param {HTMLElement} root where Share is
 * @param {import('../controls.js').ControlTools} tools
 */
export function mountFileShare(root, { store, t, core }) {
  const words = element('p', { class: 'shared-words' });
  const close = element('button', { type: 'button', class: 'quiet ico', click: hide }, icon('close'));
  const bare = element('button', { type: 'button', class: 'files-link', click: () => take(withoutPoints(store.get().fragment)) });
  const bareHow = element('p', { class: 'hint' });
  const rounded = element('button', { type: 'button', class: 'files-link', click: () => take(store.get().fragment) });
  const roundedHow = element('p', { class: 'hint' });
  const card = element('div', { class: 'shared', role: 'group', hidden: true, keydown: (event) => event.key === 'Escape' && hide() },
    element('div', { class: 'shared-row' }, words, close), bare, bareHow, rounded, roundedHow);
  root.append(card);

  function hide() {
    store.set({ share: { state: 'idle', link: '' } });
    /** @type {HTMLElement | null} */ (root.querySelector('.head-share'))?.focus();
  }

  /** @param {string} fragment */
  async function take(fragment) {
    await copy(store, address(fullLink(core, { ...store.get(), fragment }, { play: '0' })));
    if (document.activeElement === document.body) /** @type {HTMLElement | null} */ (root.querySelector('.head-share'))?.focus();
  }

  /** @param {import('../types.js').State} state */
  function show({ share, file, points, fragment }) {
    const shown = share.state === 'file' && file !== null;
    const opens = shown && card.hidden;
    card.hidden = !shown;
    if (!shown) return;
    name(close, t('share.close'));
    card.setAttribute('aria-label', t('share.file'));
    write(words, t('share.file'));
    write(bare, t('share.bare'));
    write(bareHow, t('share.bare.how', { name: file.name }));
    write(rounded, t('share.rounded'));
    // Off the grid the link has no points already.
    rounded.disabled = file.offGrid || fragment.length > LONGEST;
    write(roundedHow, file.offGrid ? t('share.rounded.offGrid')
      : rounded.disabled ? t('share.rounded.many', { count: points.length / 4 }) : t('share.rounded.how'));
    if (opens) bare.focus();
  }
  show(store.get());
  store.subscribe((state, changed) => ['share', 'lang', 'file'].some((key) => changed.has(/** @type {any} */ (key))) && show(state));
}

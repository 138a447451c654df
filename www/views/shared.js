/** What Share says. */

import { element, write } from './dom.js';
import { name } from './header.js';
import { icon } from './icons.js';

/** How long the word that a link was copied stays, in milliseconds. */
const SAID_FOR = 5_000;

/**
 * What Share says, under its button.
 * @param {HTMLElement} root where its button is
 * @param {import('../types.js').ViewTools} tools
 */
export function mountShared(root, { store, t }) {
  const words = element('p', { class: 'shared-words' });
  const field = element('input', { type: 'text', class: 'shared-link', readonly: true, spellcheck: 'false', focus: () => field.select() });
  const close = element('button', { type: 'button', class: 'quiet ico', click: hide }, icon('close'));
  const card = element('div', { class: 'shared', hidden: true, keydown: (event) => event.key === 'Escape' && hide() },
    element('div', { class: 'shared-row' }, words, close), field);
  // Words are spoken only if their box was there before them.
  const said = element('p', { class: 'unseen', role: 'status' });
  root.append(card, said);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function hide() {
    clearTimeout(timer);
    const had = card.contains(document.activeElement);
    card.hidden = true;
    write(said, '');
    store.set({ share: { state: 'idle', link: '' } });
    if (had) /** @type {HTMLElement | null} */ (root.querySelector('.head-share'))?.focus();
  }

  /** @param {import('../types.js').State} state */
  function show(state) {
    const { state: how, link } = state.share;
    name(close, t('share.close'));
    field.setAttribute('aria-label', t('share.link'));
    if (how === 'idle') return;
    clearTimeout(timer);
    // What to copy is asked first (files/share.js).
    card.hidden = how === 'file';
    if (card.hidden) return;
    const sentence = how === 'copied' ? t(state.frame?.edited ? 'share.copiedEdited' : 'share.copied')
      : how === 'refused' ? t('share.refused')
        : t('share.tooLong', { count: link.length });
    write(words, sentence);
    write(said, sentence);
    field.hidden = how === 'too-long';
    field.value = link;
    card.dataset.state = how;
    if (how === 'refused') field.focus();
    if (how === 'copied') timer = setTimeout(() => card.contains(document.activeElement) || hide(), SAID_FOR);
  }
  show(store.get());
  store.subscribe((state, changed) => (changed.has('share') || changed.has('lang')) && show(state));
}

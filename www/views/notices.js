/** Sentences about what went wrong, each with what helps. */

import { has } from '../strings/index.js';
import { element, write } from './dom.js';
import { name } from './header.js';
import { icon } from './icons.js';

/** @typedef {import('../types.js').Notice} Notice */
/** @typedef {import('../types.js').Translate} Translate */

/** Codes of links' settings: after them the default is in force. */
const IGNORED = new Set(['not-yet', 'not-a-choice', 'not-a-number', 'out-of-range', 'one-per-layer', 'bad-split']);

/**
 * The sentence of a notice: the one for its setting, where there is one.
 * @param {Translate} t
 * @param {Notice} notice
 */
export function sentence(t, { code, details }) {
  const { key, ...others } = details;
  const blanks = { ...others, ...(key === undefined ? {} : { key, setting: has(`setting.${key}`) ? t(`setting.${key}`) : key }) };
  for (const [blank, value] of Object.entries(blanks)) {
    // Whole numbers are written as the language writes them; what a person typed stays as it is.
    if (blank !== 'value' && /^\d{4,15}$/.test(value)) Object.assign(blanks, { [blank]: Number(value) });
  }
  if (code === 'not-a-number' && details.value?.trim() === '') return t('error.no-number', blanks);
  for (const candidate of [`error.${code}.${key}`, `error.${code}`]) {
    if (has(candidate)) return t(candidate, blanks);
  }
  return t('error.unknown', { message: code });
}

/** @param {HTMLElement} root @param {import('../types.js').ViewTools} tools */
export function mountNotices(root, { store, actions, t }) {
  const list = element('ul');
  // Spoken as they come; the box is there before its first message.
  const box = element('div', { role: 'log', 'aria-live': 'assertive' }, list);
  root.append(box);
  /** @type {Map<number, {item: HTMLLIElement, words: HTMLElement, dismiss: HTMLButtonElement}>} */
  const shown = new Map();

  function show() {
    const { notices } = store.get();
    box.setAttribute('aria-label', t('notices.label'));
    for (const [id, { item }] of shown) {
      if (!notices.some((notice) => notice.id === id)) {
        item.remove();
        shown.delete(id);
      }
    }
    for (const notice of notices) {
      let entry = shown.get(notice.id);
      if (entry === undefined) {
        const words = element('p');
        const dismiss = element('button', { type: 'button', class: 'quiet ico', click: () => actions.dismiss(notice.id) }, icon('close'));
        const item = element('li', { class: 'notice', 'data-code': notice.code }, words, dismiss);
        entry = { item, words, dismiss };
        shown.set(notice.id, entry);
        list.append(item);
      }
      const ignored = IGNORED.has(notice.code) && notice.details.key !== undefined;
      const words = sentence(t, notice);
      write(entry.words, ignored ? t('notice.ignored', { sentence: words }) : words);
      name(entry.dismiss, t('notice.dismiss'));
    }
  }
  show();
  store.subscribe((_, changed) => (changed.has('notices') || changed.has('lang')) && show());
}

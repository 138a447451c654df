/** Sentences about what went wrong, each with what helps. */

import { element, write } from './dom.js';
import { name } from './header.js';
import { icon } from './icons.js';
import { sentence } from './sentence.js';

/** @typedef {import('../types.js').Notice} Notice */
/** @typedef {import('../types.js').Translate} Translate */

/** Codes of links' settings: after them the default is in force. */
const IGNORED = new Set(['not-yet', 'not-a-choice', 'not-a-number', 'out-of-range', 'one-per-layer', 'bad-split']);
/** With these, all that is said of what a link asks in vain. */
const OF_LINKS = new Set([...IGNORED, 'unknown-key', 'not-for-this-data', 'bad-change', 'bad-points']);

/**
 * Notices of one link that are told as one. Lost points are told by themselves where they are the data.
 * @param {import('../types.js').State} state
 */
function ofOneLink({ notices, values }) {
  const own = values.data === 'own';
  const all = notices.filter(({ code }) => OF_LINKS.has(code) && !(own && code === 'bad-points'));
  return all.length > 1 ? all : [];
}

/** @param {HTMLElement} root @param {import('../types.js').ViewTools} tools */
export function mountNotices(root, { store, actions, t }) {
  const list = element('ul');
  // Spoken as they come; the box is there before its first message.
  const box = element('div', { role: 'log', 'aria-live': 'assertive' }, list);
  root.append(box);
  /** @type {Map<number, {item: HTMLLIElement, words: HTMLElement, dismiss: HTMLButtonElement}>} */
  const shown = new Map();
  const joined = makeJoined();

  /** @param {Notice} notice */
  function wordsOf(notice) {
    const words = sentence(t, notice);
    const ignored = IGNORED.has(notice.code) && notice.details.key !== undefined;
    return ignored ? t('notice.ignored', { sentence: words }) : words;
  }

  /** The notices of one link: how many, and on request which. */
  function makeJoined() {
    const summary = element('summary');
    const sentences = element('ul', { class: 'notice-list' });
    const details = element('details', {}, summary, sentences);
    const dismiss = element('button', { type: 'button', class: 'quiet ico', click: () => ofOneLink(store.get()).forEach(({ id }) => actions.dismiss(id)) }, icon('close'));
    const item = element('li', { class: 'notice', 'data-code': 'link' }, details, dismiss);
    return {
      /** @param {Notice[]} notices */
      show(notices) {
        if (notices.length === 0) {
          item.remove();
          details.open = false;
          return;
        }
        write(summary, t('notice.joined', { count: notices.length }));
        sentences.replaceChildren(...notices.map((notice) => element('li', {}, wordsOf(notice))));
        name(dismiss, t('notice.dismiss'));
        if (!item.isConnected) list.prepend(item);
      },
    };
  }

  function show() {
    const state = store.get();
    const together = ofOneLink(state);
    const apart = state.notices.filter((notice) => !together.includes(notice));
    box.setAttribute('aria-label', t('notices.label'));
    joined.show(together);
    for (const [id, { item }] of shown) {
      if (!apart.some((notice) => notice.id === id)) {
        item.remove();
        shown.delete(id);
      }
    }
    for (const notice of apart) {
      let entry = shown.get(notice.id);
      if (entry === undefined) {
        const words = element('p');
        const dismiss = element('button', { type: 'button', class: 'quiet ico', click: () => actions.dismiss(notice.id) }, icon('close'));
        const item = element('li', { class: 'notice', 'data-code': notice.code }, words, dismiss);
        entry = { item, words, dismiss };
        shown.set(notice.id, entry);
        list.append(item);
      }
      write(entry.words, wordsOf(notice));
      name(entry.dismiss, t('notice.dismiss'));
    }
  }
  requestAnimationFrame(show);
  store.subscribe((_, changed) => (changed.has('notices') || changed.has('lang')) && show());
}

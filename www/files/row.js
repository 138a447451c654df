/** Under the gallery: open a file, save the points, and what is to be known of the file they are from. */

import { LONGEST } from '../share.js';
import { number } from '../strings/index.js';
import { element, write } from '../views/dom.js';
import { csv } from './csv.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').OwnFile} OwnFile */

/** Above so many points each step of descent takes milliseconds. */
const MANY = 20_000;

/**
 * @param {HTMLElement} root
 * @param {import('../types.js').ViewTools} tools
 * @param {{choose: (files: FileList) => void, cancel: () => void}} doors
 */
export function mountRow(root, { store, t }, { choose, cancel }) {
  const input = element('input', {
    type: 'file',
    accept: '.mat,.csv,.tsv,.txt',
    'aria-describedby': 'files-private',
    change: () => {
      if (input.files?.length) choose(input.files);
      // The same file may be chosen again.
      input.value = '';
    },
  });
  const openWord = element('span');
  const open = element('label', { class: 'files-open' }, input, openWord);
  const save = element('button', { type: 'button', class: 'quiet files-save', click: download });
  const privately = element('span', { id: 'files-private', class: 'unseen' });
  const busyWord = element('span');
  const stop = element('button', { type: 'button', class: 'quiet', click: () => {
    cancel();
    input.focus();
  } });
  const busy = element('p', { class: 'files-busy', role: 'status' }, busyWord, stop);
  const facts = element('div', { class: 'files-facts', role: 'status' });
  root.append(element('div', { class: 'files-row' }, open, save, privately), busy, facts);
  /** The file being read. @type {string | null} */
  let name = null;

  function download() {
    const { points, values, file } = store.get();
    const url = URL.createObjectURL(new Blob([csv(points)], { type: 'text/csv' }));
    const named = file === null ? values.data : file.name.replace(/\.[^.]*$/, '');
    element('a', { href: url, download: `${named}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  /** @param {OwnFile} file @param {State} state */
  function sentences(file, { points, fragment }) {
    const { format, used, classes } = file;
    const [low, high] = (classes ?? [0, 1]).map((label) => number(label));
    const from = used.length > 0 ? t(`files.used.${format}`, { names: used.join(', ') }) : t('files.unnamed');
    const room = file.offGrid ? 'files.offGrid' : fragment.length > LONGEST ? 'files.noRoom' : 'files.rounded';
    const many = points.length / 4 > MANY ? [t('files.many')] : [];
    /** @param {string} first @param {string} second */
    const both = (first, second) => t('files.two', { first, second });
    return [both(from, t('files.classes', { low, high })), ...many, both(t('files.exact'), t(room))];
  }

  function show() {
    const state = store.get();
    const { file, points, valued, opening, arrival } = state;
    write(openWord, t('files.open'));
    write(privately, t('files.open.how'));
    open.title = t('files.open.how');
    write(save, t('files.save'));
    save.title = t('files.save.tip');
    save.hidden = valued || points.length === 0;
    busy.hidden = name === null;
    write(busyWord, name === null ? '' : t('files.reading', { name }));
    write(stop, t('files.cancel'));
    if (opening) return;
    const lines = file !== null ? sentences(file, state)
      : arrival !== null && points.length === 0 ? [t('files.wanted', { iteration: arrival.it })] : [];
    facts.hidden = lines.length === 0;
    const title = file === null ? [] : [element('b', {}, file.name)];
    const paragraphs = lines.map((line, i) => element('p', { class: 'hint' }, ...(i === 0 ? title : []), i === 0 && file ? ' ' : '', line));
    const said = paragraphs.map((one) => one.textContent).join('\n');
    // Spoken when it changes, and only then.
    if (facts.dataset.said === said) return;
    facts.dataset.said = said;
    facts.replaceChildren(...paragraphs);
  }

  show();
  store.subscribe((_, changed) => {
    if (['lang', 'file', 'points', 'opening', 'arrival', 'valued'].some((key) => changed.has(/** @type {any} */ (key)))) show();
  });

  return {
    /** @param {string | null} file its name, while it is being read */
    reading(file) {
      name = file;
      show();
    },
  };
}

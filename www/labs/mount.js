/** A lab around the comparison: its question and parts above, the part's panels and notes below. */

import { speakOf } from '../strings/index.js';
import { addStyles } from '../stylesheets.js';
import { element, write } from '../views/dom.js';
import { LABS, PANELS, partLink } from './lab.js';
import { mountNotes } from './notes/view.js';

/** @typedef {import('./lab.js').Lab} Lab */
/** @typedef {import('./lab.js').Part} Part */

/**
 * @param {{head: HTMLElement, below: HTMLElement}} places
 * @param {import('../compare/mount.js').CompareTools} tools
 * @returns {Promise<{show: (page: Record<string, string>) => void}>}
 */
export async function mountLabs({ head, below }, tools) {
  await Promise.all(['labs', 'labs_notes', 'labs_panels', 'labs_regularization', 'labs_seeds'].map(addStyles));
  const { store, actions, t, core } = tools;
  const question = element('h2', { class: 'lab-question' });
  const list = element('ol', { class: 'lab-parts' });
  const nav = element('nav', {}, list);
  const task = element('p', { class: 'lab-task' });
  const panels = element('div', { class: 'lab-panels' });
  const notes = element('div', { class: 'lab-notes' });

  /** What stands before the panels where they do not lead. */
  const charts = below.previousElementSibling;
  const transport = document.getElementById('transport');

  /** @type {Lab | null} */
  let lab = null;
  /** What is shown, as lab and part. */
  let shown = '';
  /** @type {{destroy: () => void}[]} */
  let mounted = [];
  /** The lab's own settings as each part was left with, by what was shown. @type {Map<string, [key: string, value: string][]>} */
  const left = new Map();

  function clear() {
    shown = '';
    for (const view of mounted.splice(0)) view.destroy();
    panels.replaceChildren();
    notes.replaceChildren();
    head.replaceChildren();
    below.replaceChildren();
    head.closest('.page')?.classList.remove('is-panel-first', 'is-play-below');
    store.set({ goal: null });
  }

  /** Whether the run is the one of an empty link, on whatever points. */
  function isBare() {
    const { fragment, page, values } = store.get();
    const settings = values.data === 'own' ? core.change(fragment, 'data', 'football').fragment : fragment;
    return !page.vs && settings === core.read_link('').fragment;
  }

  /**
   * Goes to another part. Where both show the same network, it stays what the person made of it.
   * @param {Lab} lab
   * @param {Part} part
   */
  function choose(lab, part) {
    const { page } = store.get();
    const from = lab.parts.find(({ id }) => shown === `${lab.id} ${id}`);
    if (from === undefined || from === part || from.preset !== part.preset) {
      open(lab, part);
      return;
    }
    const plain = core.read_link('').values;
    const keys = Object.keys(plain).filter((key) => isOwn(lab, key));
    left.set(shown, keys.map((key) => [key, page[key]]));
    const own = left.get(`${lab.id} ${part.id}`) ?? keys.map((key) => [key, plain[key]]);
    const now = { ...page, ...Object.fromEntries(own), [`${lab.id}.part`]: part.id };
    // The panel of before is gone by the time that other settings hold.
    show(now);
    store.set({ page: now });
  }

  /** Whether a setting is of a lab, beside its part. @param {Lab} lab @param {string} key */
  const isOwn = ({ id }, key) => key.startsWith(`${id}.`) && key !== `${id}.part`;

  /**
   * Opens a part. Who brought football points of their own keeps them from part to part.
   * @param {Lab} lab
   * @param {Part} part
   * @param {string} [own] the lab's own settings, as a piece of the link
   */
  function open(lab, part, own = '') {
    const link = partLink(part.preset, { lab: lab.id, part: part.id }, store.get().page) + own;
    if (core.read_link(link).values.data === 'football') actions.openOnOwn(link);
    else actions.open(link);
  }

  /** What a link sets of the lab's own settings. @param {Lab} lab @param {Record<string, string>} page */
  function ownSettings(lab, page) {
    const plain = core.read_link('').values;
    const own = Object.keys(plain).filter((key) => isOwn(lab, key) && page[key] !== plain[key]);
    return own.map((key) => `&${key}=${encodeURIComponent(page[key])}`).join('');
  }

  /** @param {Record<string, string>} page */
  async function show(page) {
    const wanted = page.lab ? `${page.lab} ${page[`${page.lab}.part`]}` : '';
    if (wanted === shown) return;
    const focused = head.contains(document.activeElement);
    clear();
    shown = wanted;
    if (wanted === '') {
      if (transport !== null) head.after(transport);
      return;
    }
    lab = (await LABS[page.lab]()).default;
    if (lab.apart) await Promise.all([speakOf(/** @type {any} */ (lab.id)), ...[lab.id, ...(lab.styles ?? [])].map((name) => addStyles(`labs_${name}`))]);
    if (shown !== wanted) return;
    const part = lab.parts.find(({ id }) => id === page[`${page.lab}.part`]) ?? lab.parts[0];
    // A link that names the lab and nothing else means the part as the lab has it.
    if (isBare()) open(lab, part, ownSettings(lab, page));
    head.closest('.page')?.classList.toggle('is-panel-first', part.leads === true);
    // Who goes through the page by keys or by ear meets things in the order in which they are seen.
    if (part.leads) document.getElementById('pitches')?.before(below);
    else charts?.after(below);
    head.closest('.page')?.classList.toggle('is-play-below', part.idle === true);
    if (transport !== null) (part.idle ? below : head).after(transport);
    store.set({ goal: part.to });
    head.append(question, nav, ...(part.task ? [task] : []));
    below.append(panels, notes);
    words();
    // Who goes from part to part by keys goes on from there.
    if (focused) /** @type {HTMLElement | null} */ (list.querySelector('[aria-current]'))?.focus();
    mounted.push(mountNotes(notes, tools, { lab: lab.id, part: part.id }));
    for (const name of part.panels.filter((name) => name in PANELS)) {
      const { mount } = await PANELS[name]();
      if (shown !== wanted) return;
      const root = element('section', { class: `lab-panel lab-panel-${name}` });
      panels.append(root);
      mounted.push(mount(root, { ...tools, lab, part }));
    }
  }

  function words() {
    if (lab === null || shown === '') return;
    const { page } = store.get();
    const { id, parts } = lab;
    write(question, t(`nav.lab.${id}`));
    nav.setAttribute('aria-label', t('lab.parts'));
    if (task.isConnected) write(task, t(`lab.${shown.replace(' ', '.')}.task`));
    list.replaceChildren(...parts.map((part) => {
      const here = shown === `${id} ${part.id}`;
      const link = element('a', {
        href: `#${partLink(part.preset, { lab: id, part: part.id }, page)}`,
        ...(here ? { 'aria-current': 'step' } : {}),
        click: (event) => {
          event.preventDefault();
          choose({ id, parts }, part);
        },
      }, t(`lab.${id}.${part.id}`));
      return element('li', {}, link);
    }));
    // On a narrow page the parts scroll sideways.
    list.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }
  store.subscribe((_, changed) => changed.has('lang') && words());

  return { show };
}

/** The notes of a lab's part: what happens there, its formulas, and where the printed notes err. */

import { element, write } from '../../views/dom.js';
import { partLink } from '../lab.js';
import depth from './depth.js';
import gradients from './gradients.js';
import initialization from './initialization.js';
import normalization from './normalization.js';
import regularization from './regularization.js';

/** @typedef {import('../../types.js').ViewTools} ViewTools */
/** @typedef {import('./types.js').Correction} Correction */
/** @typedef {import('./types.js').PartNotes} PartNotes */

/** @type {Record<string, import('./types.js').LabNotes>} */
const NOTES = { regularization, initialization, gradients, depth, normalization };

/** Two notes on a page must not share the ids of their headings. */
let mounted = 0;

/**
 * @param {HTMLElement} root
 * @param {ViewTools} tools `t` speaks the lab's own words too
 * @param {{lab: string, part: string}} place
 */
export function mountNotes(root, { store, actions, t }, { lab, part }) {
  const heading = element('h2', { id: `notes-${(mounted += 1)}` });
  const title = element('h3', { class: 'notes-title' });
  const why = element('p', { class: 'notes-why' });
  const formulas = element('div', { class: 'notes-formulas' });
  const experiments = element('div', { class: 'notes-experiments' });
  const told = element('div', { class: 'notes-told' }, title, why, formulas, experiments);
  const corrections = element('div', { class: 'notes-corrections' });
  const page = element('div', { class: 'notes-page' }, told, corrections);
  const notes = element('section', { class: 'notes', 'aria-labelledby': heading.id }, heading, page);
  root.append(notes);

  /** Says again what stands there in the language of now. @type {(() => void)[]} */
  let words = [];

  /** @param {Element} place @param {string} key */
  function say(place, key) {
    const speak = () => write(place, t(key));
    speak();
    words.push(speak);
    return place;
  }

  /** @param {string} fragment the experiment's settings */
  function open(fragment) {
    actions.open(partLink(fragment, { lab, part }, store.get().page));
    // What is to be seen is up there.
    document.getElementById('page')?.scrollIntoView({ block: 'start' });
  }

  /** @param {string} key @param {string} fragment */
  function button(key, fragment) {
    return say(element('button', { type: 'button', class: 'notes-show', click: () => open(fragment) }), key);
  }

  /**
   * One side of a correction: what it is called, its words, its formulas.
   * @param {string} name of its class and of its words
   * @param {string} key
   * @param {string} says
   * @param {(() => Element[]) | undefined} typeset
   */
  function side(name, key, says, typeset) {
    const mark = name === 'printed' ? 's' : 'span';
    const body = typeset === undefined
      ? [say(element(mark, { class: 'notes-words' }), says)]
      : typeset().map((formula) => element(mark, { class: 'notes-formula' }, formula));
    const root = element('div', { class: `notes-side notes-${name}` });
    root.append(say(element('dt'), key), element('dd', {}, ...body));
    return root;
  }

  /** @param {Correction} correction @param {string} prefix */
  function correct({ id, kind, printed, right, show: fragment }, prefix) {
    const key = `${prefix}.${id}`;
    const [said, so] = kind === 'mistake' ? ['printed', 'right'] : ['taught', 'exactly'];
    return element(
      'article',
      { class: `notes-correction is-${kind}` },
      say(element('h4', { class: 'notes-kind' }), `notes.${kind}`),
      element(
        'dl',
        { class: 'notes-sides' },
        side(said, `notes.${said}`, `${key}.printed`, printed),
        side(so, `notes.${so}`, `${key}.right`, right),
      ),
      say(element('p', { class: 'notes-note' }), `${key}.note`),
      button(`${key}.show`, fragment),
    );
  }

  /** @param {string} next the part to explain */
  function show(next) {
    part = next;
    words = [];
    const of = NOTES[lab]?.[part];
    notes.hidden = of === undefined;
    if (of === undefined) return;
    const prefix = `notes.${lab}.${part}`;
    say(heading, 'notes.heading');
    say(title, `${prefix}.title`);
    say(why, `${prefix}.why`);
    formulas.replaceChildren(...of.formulas.map(({ id, of: typeset }) => element(
      'figure',
      {},
      say(element('figcaption'), `${prefix}.${id}`),
      element('div', { class: 'notes-formula' }, typeset()),
    )));
    experiments.replaceChildren(...of.experiments.map(({ id, fragment }) => button(`${prefix}.${id}.show`, fragment)));
    corrections.replaceChildren(...of.corrections.map((correction) => correct(correction, prefix)));
    corrections.hidden = of.corrections.length === 0;
    measure();
  }

  /** What is wider than its place can be scrolled by keys too. */
  function measure() {
    for (const box of notes.querySelectorAll('.notes-formula')) {
      if (box.scrollWidth > box.clientWidth + 1) box.setAttribute('tabindex', '0');
      else box.removeAttribute('tabindex');
    }
  }

  const watch = new ResizeObserver(measure);
  watch.observe(notes);
  const enough = store.subscribe((_, changed) => {
    if (changed.has('lang')) for (const speak of words) speak();
  });
  show(part);

  return {
    show,
    destroy() {
      enough();
      watch.disconnect();
      notes.remove();
    },
  };
}

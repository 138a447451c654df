/** The strip under the pitch: what the hand holds, undo and redo, and what signs and colours mean. */

import { element, sign, write } from './dom.js';
import { countSplits } from './points.js';

/** @typedef {import('../types.js').Tool} Tool */
/** @typedef {import('../types.js').State} State */

/** @type {{tool: Tool, sign: string}[]} */
const TOOLS = [
  { tool: 'blue', sign: 'blue' },
  { tool: 'red', sign: 'red' },
  { tool: 'erase', sign: 'erase' },
  { tool: 'line', sign: 'chalk' },
];

/**
 * @param {HTMLElement} root
 * @param {import('../types.js').ViewTools} tools
 */
export function mountTools(root, { store, actions, t }) {
  /** Every word of the strip, to be written again in another language: element, key, attribute. */
  /** @type {[Element, string, string?][]} */
  const words = [];

  /**
   * @param {string} key its words are pitch.KEY, its explanation pitch.KEY.tip
   * @param {string} picture
   * @param {() => void} act
   * @param {string} className
   */
  function button(key, picture, act, className) {
    const word = element('span', { class: 'tool-word' });
    const made = element('button', { type: 'button', class: `tool ${className}`, click: act });
    made.append(sign(picture), word);
    words.push([word, `pitch.${key}`], [made, `pitch.${key}`, 'aria-label'], [made, `pitch.${key}.tip`, 'title']);
    return made;
  }

  /** The hand draws the line while it is invited to; whoever picks another tool has declined. */
  const invited = () => ['draw', 'kick'].includes(store.get().invitation ?? '');
  /** @param {Tool} tool */
  function pick(tool) {
    if (invited() && tool !== 'line') actions.invite(null);
    actions.setTool(tool);
  }

  const choices = TOOLS.map(({ tool, sign: picture }) => button(`tool.${tool}`, picture, () => pick(tool), 'tool-choice'));
  const undo = button('undo', 'undo', actions.undo, 'tool-icon');
  const redo = button('redo', 'redo', actions.redo, 'tool-icon');
  const clear = button('clear', 'clear', actions.clear, 'tool-icon tool-wide');
  const back = button('back', 'back', actions.backToDataset, 'tool-icon tool-wide');
  const group = element('div', { class: 'tool-group', role: 'group' }, ...choices);
  words.push([group, 'pitch.tools', 'aria-label']);

  const legend = element('ul', { class: 'legend' });
  /** @type {Record<string, HTMLLIElement>} */
  const entries = {};
  /** @type {Record<string, Element>} */
  const names = {};
  for (const name of ['blue', 'red', 'dev', 'test', 'wrong', 'line']) {
    names[name] = element('span');
    entries[name] = element('li', { class: `legend-${name}` }, sign(name), names[name]);
    legend.append(entries[name]);
  }
  const values = element('span');
  const half = (/** @type {string} */ colour) => element('i', { class: `legend-ramp is-${colour}` });
  const scale = element('li', { class: 'legend-scale' }, values, '−1', half('red'), '0', half('blue'), '1');
  const step = element('span');
  const isolines = element('li', {}, sign('isolines'), step);
  legend.prepend(scale);
  legend.append(isolines);
  words.push([values, 'pitch.legend.value'], [step, 'pitch.legend.isolines']);
  const eraseLine = element('button', { type: 'button', class: 'legend-erase', click: actions.eraseLine }, sign('close'));
  words.push([eraseLine, 'pitch.eraseLine', 'aria-label'], [eraseLine, 'pitch.eraseLine', 'title']);
  entries.line.append(eraseLine);
  words.push([legend, 'pitch.legend', 'aria-label'], [entries.wrong, 'pitch.legend.wrong.tip', 'title']);

  const hands = element('div', { class: 'tools' }, group, element('div', { class: 'tool-group tool-end' }, undo, redo, clear, back));
  root.append(hands, legend);

  function speak() {
    for (const [target, key, attribute] of words) {
      if (attribute === undefined) write(target, t(key));
      else target.setAttribute(attribute, t(key));
    }
  }

  /** @param {State} state */
  function show(state) {
    const { valued } = state;
    const trained = (state.frame?.iteration ?? 0) > 0;
    hands.hidden = valued;
    scale.hidden = !valued;
    entries.blue.hidden = entries.red.hidden = valued;
    const held = invited() ? 'line' : state.tool;
    TOOLS.forEach(({ tool }, i) => choices[i].setAttribute('aria-pressed', String(held === tool)));
    undo.disabled = !state.canUndo;
    redo.disabled = !state.canRedo;
    clear.disabled = state.points.length === 0;
    back.disabled = state.values.data !== 'own';
    // Blue and red are teams only where the points are football's.
    const team = state.values.data === 'football' ? '.football' : '';
    const counts = countSplits(state.points);
    /** @type {Record<string, string>} */
    const kinds = { blue: team, red: team, wrong: counts.dev > 0 ? 'Dev' : '' };
    for (const name in names) write(names[name], t(`pitch.legend.${name}${kinds[name] ?? ''}`));
    entries.dev.hidden = counts.dev === 0;
    entries.test.hidden = counts.test === 0 || state.invitation === 'draw' || state.invitation === 'kick';
    entries.wrong.hidden = valued || !trained;
    isolines.hidden = !valued || !trained;
    entries.line.hidden = state.ownLine === null;
  }

  speak();
  show(store.get());
  store.subscribe((state, changed) => {
    if (changed.has('lang')) speak();
    for (const key of /** @type {(keyof State)[]} */ (['lang', 'tool', 'invitation', 'canUndo', 'canRedo', 'points', 'valued', 'values', 'frame', 'ownLine'])) {
      if (!changed.has(key)) continue;
      show(state);
      return;
    }
  });
}

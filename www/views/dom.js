/** Elements in one expression, and the small signs that legend and tools share. */

/**
 * @typedef {Record<string, string | boolean | ((event: any) => void)>} Attributes strings are
 *   attributes, functions are listeners, true is an empty attribute
 */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Attributes} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/**
 * Writes only where it differs: layout stays. A number stays on one line with its % and ±.
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  const set = text.replace(/ (?=[%±])|(?<=[±≥≤]) /g, '\u00a0');
  if (element.textContent !== set) element.textContent = set;
}

/**
 * A name such as x² or sin y in the parts in which it is typeset: letters that stand for numbers are
 * slanted, words are not.
 * @param {string} text
 * @returns {{part: string, slanted: boolean}[]}
 */
export function typeset(text) {
  return text.split(/([xy]+)/).map((part, i) => ({ part, slanted: i % 2 === 1 }));
}

const SVG = 'http://www.w3.org/2000/svg';

/**
 * The drawn signs, each as paths in a box of 16 × 16. Classes say what is filled or stroked.
 * @type {Record<string, [className: string, path: string][]>}
 */
const SIGNS = {
  blue: [['blue', 'M8 2.6a5.4 5.4 0 1 0 0 10.8a5.4 5.4 0 1 0 0-10.8z']],
  red: [['red', 'M8 1.4L14.6 8L8 14.6L1.4 8z']],
  test: [['hollow', 'M8 3.4a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2z']],
  dev: [
    ['hollow', 'M8 3.4a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2z'],
    ['half', 'M8 3.4a4.6 4.6 0 0 0 0 9.2z'],
  ],
  wrong: [
    ['ring', 'M8 1.2a6.8 6.8 0 1 0 0 13.6a6.8 6.8 0 1 0 0-13.6z'],
    ['half', 'M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6z'],
  ],
  line: [['dashed', 'M2.5 14C6 12 5 5 13.5 2']],
  chalk: [['stroke', 'M2.5 14C6 12 5 5 13.5 2']],
  erase: [
    ['stroke', 'M9.2 2.6L13.4 6.8L7 13.2H4.8L2.4 10.8a.8.8 0 0 1 0-1.1z'],
    ['stroke', 'M5.6 6.2L9.8 10.4M7 13.4H13.6'],
  ],
  undo: [['stroke', 'M6 2.8L2.8 6L6 9.2M3 6H9.6a3.6 3.6 0 0 1 0 7.2H6.4']],
  redo: [['stroke', 'M10 2.8L13.2 6L10 9.2M13 6H6.4a3.6 3.6 0 0 0 0 7.2H9.6']],
  clear: [['stroke', 'M3 4.6H13M6.4 4.4V2.8H9.6V4.4M4.4 4.8L5 13.2H11L11.6 4.8M7 7.2V10.8M9 7.2V10.8']],
  back: [
    ['stroke', 'M3 7.2A5.2 5.2 0 1 1 4.2 11.4M2.6 3.6L3 7.2L6.6 6.8'],
    ['half', 'M8 6.7a1.3 1.3 0 1 0 0 2.6a1.3 1.3 0 1 0 0-2.6z'],
  ],
  isolines: [['stroke', 'M1 5C6 1 10 9 15 5'], ['dashed', 'M1 11C6 7 10 15 15 11']],
  close: [['stroke', 'M3.8 3.8L12.2 12.2M12.2 3.8L3.8 12.2']],
};

/**
 * @param {string} name one of SIGNS
 * @returns {SVGSVGElement} decorative: the words beside it carry the meaning
 */
export function sign(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'sign');
  svg.setAttribute('aria-hidden', 'true');
  for (const [className, d] of SIGNS[name] ?? []) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', `sign-${className}`);
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

/**
 * A sample of a curve's stroke, for legends.
 * @param {string} className
 * @returns {SVGSVGElement}
 */
export function sample(className) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 8');
  svg.setAttribute('class', `sample ${className}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', 'M1 4H23');
  svg.append(path);
  return svg;
}

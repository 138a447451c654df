/**
 * Formulas as MathML, written as one writes them on paper:
 * `math('J =', frac(1, 'm'), sum('i=1', 'm', 'L'))`.
 *
 * A string is split into identifiers, numbers and signs, so most of a formula is a string. Beside its
 * nodes each piece carries the same in one line of text, for those who hear it or whose browser has
 * no MathML: `J = (1)/(m) Σ(i=1…m) L`.
 */

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** @typedef {{nodes: Element[], text: string}} Piece nodes, and the same in a line of text */
/** @typedef {Piece | string | number} Part what stands for a piece */

/**
 * A word or letter, a number, or a sign. Letters of one word stay together (`keep_prob`); Greek ones
 * are variables each by itself.
 */
const TOKEN = /([A-Za-z_]+|[α-ωΑ-Ωℝ])|(\d+(?:\.\d+)?)|(:=|[^\sA-Za-z_\dα-ωΑ-Ωℝ])/gu;

/** Functions written without brackets stand off from what they are of. */
const FUNCTION = /^(ln|max|randn?|sign|tanh)$/;

/** Signs that a keyboard has, and those that print. @type {Record<string, string>} */
const SIGNS = { '-': '−', '*': '·' };

/**
 * @param {string} name
 * @param {(Node | string)[]} children
 * @param {Record<string, string>} [attributes]
 */
function node(name, children, attributes = {}) {
  const made = document.createElementNS(MATHML, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** @param {string} text @returns {Piece} */
function read(text) {
  const tokens = [...text.matchAll(TOKEN)];
  const nodes = tokens.flatMap(([, identifier, number, sign], i) => {
    if (number !== undefined) return [node('mn', [number])];
    // Brackets of a string hold letters; those that grow are made by paren().
    if (sign !== undefined) return [node('mo', [SIGNS[sign] ?? sign], /[[\]()]/.test(sign) ? { stretchy: 'false' } : {})];
    const apart = FUNCTION.test(identifier) && i + 1 < tokens.length;
    return [node('mi', [identifier]), ...(apart ? [node('mspace', [], { width: '0.17em' })] : [])];
  });
  return { nodes, text: text.trim().replace(/[-*]/g, (sign) => SIGNS[sign]) };
}

/** @param {Part} part @returns {Piece} */
function piece(part) {
  return typeof part === 'object' ? part : read(String(part));
}

/** One after another. @param {Part[]} parts @returns {Piece} */
export function row(...parts) {
  const pieces = parts.map(piece);
  return { nodes: pieces.flatMap(({ nodes }) => nodes), text: pieces.map(({ text }) => text).join(' ') };
}

/** As one node, where MathML wants one. @param {Piece} piece */
function single({ nodes }) {
  return nodes.length === 1 ? nodes[0] : node('mrow', nodes);
}

/** In the line of text, what is more than a letter or a number. @param {Piece} piece */
function grouped({ text }) {
  return /^[\p{L}\d.]+$/u.test(text) ? text : `(${text})`;
}

/** @param {Part} over @param {Part} under @returns {Piece} */
export function frac(over, under) {
  const [top, bottom] = [piece(over), piece(under)];
  return { nodes: [node('mfrac', [single(top), single(bottom)])], text: `${grouped(top)}/${grouped(bottom)}` };
}

/** @param {Part} under @returns {Piece} */
export function sqrt(under) {
  const inner = piece(under);
  return { nodes: [node('msqrt', inner.nodes)], text: `√${grouped(inner)}` };
}

/** @param {Part} base @param {Part} low @returns {Piece} */
export function sub(base, low) {
  const [on, below] = [piece(base), piece(low)];
  return { nodes: [node('msub', [single(on), single(below)])], text: `${on.text}_${grouped(below)}` };
}

/** @param {Part} base @param {Part} high @returns {Piece} */
export function sup(base, high) {
  const [on, above] = [piece(base), piece(high)];
  return { nodes: [node('msup', [single(on), single(above)])], text: `${on.text}^${grouped(above)}` };
}

/** @param {Part} base @param {Part} low @param {Part} high @returns {Piece} */
export function subsup(base, low, high) {
  const [on, below, above] = [base, low, high].map(piece);
  return {
    nodes: [node('msubsup', [single(on), single(below), single(above)])],
    text: `${on.text}_${grouped(below)}^${grouped(above)}`,
  };
}

/** A letter of layer l, as the course writes it: W with [l] above. @param {Part} base @param {Part} [layer] */
export function of(base, layer = 'l') {
  const [on, above] = [piece(base), row('[', layer, ']')];
  return { nodes: [node('msup', [single(on), single(above)])], text: `${on.text}[${piece(layer).text}]` };
}

/** A letter under a hat. @param {Part} base @returns {Piece} */
export function hat(base) {
  const on = piece(base);
  const roof = node('mo', ['^'], { stretchy: 'false' });
  return { nodes: [node('mover', [single(on), roof], { accent: 'true' })], text: `${on.text}^` };
}

/** Σ with its limits, and what is summed. @param {Part} from @param {Part} to @param {Part[]} parts @returns {Piece} */
export function sum(from, to, ...parts) {
  const [low, high, body] = [piece(from), piece(to), row(...parts)];
  const limits = [node('mo', ['∑'], { movablelimits: 'false' }), single(low)];
  const sign = high.nodes.length > 0 ? node('munderover', [...limits, single(high)]) : node('munder', limits);
  const bounds = high.text === '' ? low.text : `${low.text}…${high.text}`;
  return { nodes: [sign, ...body.nodes], text: `Σ(${bounds}) ${body.text}` };
}

/** In round brackets, which grow around a fraction. @param {Part[]} parts @returns {Piece} */
export function paren(...parts) {
  const inner = row(...parts);
  const stretchy = String(inner.nodes.some(({ localName }) => localName === 'mfrac'));
  const [left, right] = ['(', ')'].map((bracket) => node('mo', [bracket], { stretchy }));
  return { nodes: [node('mrow', [left, ...inner.nodes, right])], text: `(${inner.text})` };
}

/** Between upright bars. @param {string} bar @param {Part[]} parts @returns {Piece} */
function barred(bar, ...parts) {
  const inner = row(...parts);
  const side = (/** @type {string} */ form) => node('mo', [bar], { form, stretchy: 'false' });
  const nodes = [node('mrow', [side('prefix'), ...inner.nodes, side('postfix')])];
  return { nodes, text: `${bar}${inner.text}${bar}` };
}

/** Room between two formulas of one line. @returns {Piece} */
export const gap = () => ({ nodes: [node('mspace', [], { width: '1em' })], text: ' ' });

/** The absolute value. @param {Part[]} parts */
export const abs = (...parts) => barred('|', ...parts);

/** The length of a vector. @param {Part[]} parts */
export const norm = (...parts) => barred('‖', ...parts);

/** The squared Frobenius norm. @param {Part} part */
export const frobenius = (part) => subsup(norm(part), 'F', 2);

/** The whole formula, in a line of its own. @param {Part[]} parts */
export function math(...parts) {
  const { nodes, text } = row(...parts);
  // In one row: Firefox would break the line between the parts of a formula.
  return node('math', [node('mrow', nodes)], { display: 'block', alttext: text });
}

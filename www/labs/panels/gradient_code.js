/** The backward pass in the course's NumPy, line by line, right or with a mistake in it. */

/**
 * What the code depends on.
 * @typedef {object} Coded
 * @property {number[]} units n_0 … n_L
 * @property {string[]} acts one a hidden layer
 * @property {number[]} keep one a hidden layer; all 1 where nothing is dropped
 * @property {boolean} l1
 * @property {boolean} l2
 * @property {boolean} biases whether the penalty covers the biases
 */

/** A mistake, and where; layer 0 is the mistake's own place. @typedef {{bug: string, layer: number}} Bug */

/** @typedef {'error' | 'dW' | 'db' | 'dA' | 'drop' | 'dZ'} Makes what a line makes */

/**
 * @typedef {object} Line
 * @property {string} id such as dW2
 * @property {Makes} makes
 * @property {number} layer from 1
 * @property {string} right
 * @property {string} text as it runs
 * @property {boolean} wrong
 */

/** g′ of layer l. @param {string} act @param {number} l */
function slope(act, l) {
  switch (act) {
    case 'tanh': return `(1 - np.tanh(Z${l})**2)`;
    case 'sigmoid': return `sigmoid(Z${l}) * (1 - sigmoid(Z${l}))`;
    case 'leaky': return `np.where(Z${l} > 0, 1, 0.01)`;
    case 'elu': return `np.where(Z${l} > 0, 1, np.exp(Z${l}))`;
    case 'swish': return `(sigmoid(Z${l}) + Z${l} * sigmoid(Z${l}) * (1 - sigmoid(Z${l})))`;
    case 'sine': return `np.cos(Z${l})`;
    default: return `(Z${l} > 0)`;
  }
}

/**
 * Whether a mistake is made in a layer of so many: as the core places it.
 * @param {Bug} planted @param {string} bug @param {number} layer @param {number} layers
 */
function isMade(planted, bug, layer, layers) {
  if (planted.layer > 0) return planted.bug === bug && planted.layer === layer;
  const both = planted.bug === 'both' && (bug === 'double' || bug === 'four');
  if (planted.bug !== bug && !both) return false;
  const own = { double: Math.min(2, layers), four: 1, mean: layers, gate: layers - 1 };
  return bug in own ? layer === own[/** @type {keyof typeof own} */ (bug)] : true;
}

/** @param {Coded} coded @param {Bug} planted @returns {Line[]} from the output backwards */
export function backward({ units, acts, keep, l1, l2, biases }, planted) {
  const last = units.length - 1;
  const dropout = keep.some((one) => one < 1);
  const alike = keep.every((one) => one === keep[0]);
  /** @param {string} w */
  const penalty = (w) => `${l2 ? ` + lambd/m * ${w}` : ''}${l1 ? ` + lambd1/(2*m) * np.sign(${w})` : ''}`;
  /** @type {Line[]} */
  const lines = [];
  /** @param {Makes} makes @param {number} layer @param {string} right @param {string} [text] */
  const add = (makes, layer, right, text = right) => {
    const name = { error: 'dZ', drop: 'dA', dW: 'dW', db: 'db', dA: 'dA', dZ: 'dZ' }[makes];
    const line = (/** @type {string} */ formula) => `${name}${layer} = ${formula}`;
    lines.push({ id: `${makes}${layer}`, makes, layer, right: line(right), text: line(text), wrong: text !== right });
  };
  add('error', last, `A${last} - Y`);
  for (let l = last; l >= 1; l -= 1) {
    const wrong = (/** @type {string} */ bug) => isMade(planted, bug, l, last);
    const input = l === 1 ? 'X' : `A${l - 1}`;
    const mean = wrong('mean') ? '' : '1/m * ';
    const products = `np.dot(dZ${l}, ${input}.T)`;
    const pull = penalty(`W${l}`);
    const whole = `${mean}${products}${wrong('penalty') ? '' : pull}`;
    add('dW', l, `1/m * ${products}${pull}`, wrong('double') ? `2 * ${pull ? `(${whole})` : whole}` : whole);
    const sum = `np.sum(dZ${l}, axis=1, keepdims=True)`;
    const pulled = biases ? penalty(`b${l}`) : '';
    add('db', l, `1/m * ${sum}${pulled}`, `${wrong('four') ? '4/m * ' : mean}${sum}${wrong('penalty') ? '' : pulled}`);
    if (l === 1) break;
    const k = l - 1;
    const wrongBefore = (/** @type {string} */ bug) => isMade(planted, bug, k, last);
    add('dA', k, `np.dot(W${l}.T, dZ${l})`);
    if (dropout) {
      const name = alike ? 'keep_prob' : `keep_prob${k}`;
      add('drop', k, `dA${k} * D${k} / ${name}`, wrongBefore('keep') && keep[k - 1] < 1 ? `dA${k} * D${k}` : undefined);
    }
    const linear = acts[k - 1] === 'linear';
    add('dZ', k, linear ? `dA${k}` : `dA${k} * ${slope(acts[k - 1], k)}`, wrongBefore('gate') ? `dA${k}` : undefined);
  }
  return lines;
}

/** The line that makes a block's gradient. @param {{layer: number, biases: boolean}} block */
export const lineOf = ({ layer, biases }) => `${biases ? 'db' : 'dW'}${layer}`;

/** The lines whose numbers that line is given, in its layer. @param {Line[]} lines @param {number} layer */
export function behind(lines, layer) {
  return lines.filter((line) => line.layer === layer && ['error', 'dA', 'drop', 'dZ'].includes(line.makes)).map(({ id }) => id);
}

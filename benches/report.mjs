// The report, in Markdown.
import { budgets } from './budgets.mjs';
import { timed } from './measure.mjs';
import { number, power } from './numbers.mjs';
import { EACH, QUICK, ROUNDS } from './settings.mjs';

const TARGETS = {
  native: 'Touchline, native Rust',
  chromium: '**Touchline, Chromium**',
  firefox: 'Touchline, Firefox',
  node: 'Touchline, Node',
  numpy: 'NumPy, float64, one thread',
  'numpy-printed': 'NumPy, formulas as printed',
  plain: 'plain JavaScript, Float64Arrays',
  'tfjs-wasm': 'TensorFlow.js, WebAssembly (float32)',
  'tfjs-cpu': 'TensorFlow.js, CPU (float32)',
  convnetjs: 'ConvNetJS',
};

const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const both = ({ min, median }, scale = 1) => `${number(min / scale)} / ${number(median / scale)}`;
const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** @param {[object, string][]} columns rows of the measurement with their kinds */
function besideOurs(columns) {
  const scale = columns.map(([row, kind]) => (timed(row, 'chromium', kind).min >= 1000 ? 1000 : 1));
  const head = columns.map(([row, kind], k) => `${row.name}${kind === 'picture' ? ', with shade and line' : ''}, ${scale[k] === 1 ? 'µs' : 'ms'}`);
  const times = Object.entries(TARGETS).map(([target, label]) => [
    label,
    ...columns.map(([row, kind], k) => {
      const found = timed(row, target, kind);
      return found ? both(found, scale[k]) : '–';
    }),
  ]);
  const ratios = Object.entries(TARGETS).map(([target, label]) => [
    label,
    ...columns.map(([row, kind]) => {
      const [found, ours] = [timed(row, target, kind), timed(row, 'chromium', kind)];
      return found ? `${number(found.min / ours.min)} / ${number(found.median / ours.median)}` : '–';
    }),
  ]);
  const names = head.map((text) => text.replace(/, [µm]s$/, ''));
  return `${table(['', ...head], times)}\n\nThe same, × ours in Chromium:\n\n${table(['', ...names], ratios)}`;
}

/** Times beside the operations that are needed, of ours and of NumPy. */
function growth(rows) {
  const targets = { native: 'native', chromium: 'Chromium', numpy: 'NumPy' };
  const head = ['points', 'parameters', 'Mflop', ...Object.values(targets).flatMap((label) => [`${label}, µs`, 'Gflop/s'])];
  const cells = (row) => Object.keys(targets).flatMap((target) => {
    const found = timed(row, target);
    return [both(found), number(row.flops / found.min / 1000)];
  });
  return table(head, rows.map((row) => [row.m, row.parameters, number(row.flops / 1e6), ...cells(row)]));
}

function checked(checks) {
  const passed = checks.filter(({ apart }) => apart !== undefined);
  const worst = (targets) => power(Math.max(...passed.filter(({ target }) => targets.includes(target)).map(({ apart }) => apart)));
  return `After 25 steps (3 of the widest network) from the same weights on the same points, parameters are within
${worst(['chromium', 'firefox'])} (ours in browsers), ${worst(['numpy', 'numpy-printed', 'plain'])} (NumPy, plain JavaScript) and ${worst(['tfjs-wasm', 'tfjs-cpu'])} (TensorFlow.js) of ours in Node; with fresh masks
TensorFlow.js and ConvNetJS, which draw their own, are not compared. Plain JavaScript is timed with Math.random. ConvNetJS has
two softmax outputs for one logistic one; its other layers are within ${worst(['convnetjs'])} after one step.`;
}

const pageTable = ({ work, processor, shares, longest, long, dropped, shown, speed, seconds }) => table(
  ['main thread, three models at full speed', 'median', 'longest'],
  [
    ['work per frame, ms', number(work.median), number(work.max)],
    ['of it on the processor, ms', number(processor.median), number(processor.max)],
    ...Object.entries(shares).map(([share, { median, max }]) => [`of it ${share}, ms`, number(median), number(max)]),
    ['tasks over 50 ms', long, `${number(longest)} ms`],
    [`frames dropped in ${seconds} s`, dropped, `${shown} shown`],
    ['steps a second, each model', number(speed), ''],
  ],
);

const weightTable = ({ needed, all, module }) => table(
  ['first visit', 'files', 'plain', 'gzip', 'brotli'],
  [['WebAssembly', module], ['until the page can train', needed], ['with what comes after the first picture', all]]
    .map(([label, { files, plain, gzip, brotli }]) => [label, files, kilo(plain), kilo(gzip), kilo(brotli)]),
);

/** Everything that was found. */
export function report(found) {
  const { machine, rows, checks, weight, trace, memory } = found;
  const of = (group) => rows.filter((row) => row.group === group);
  const steps = of('step').map((row) => [row, 'step']);
  const [grid] = of('grid');
  return `# What \`make bench\` found

${QUICK ? '**A smoke run: it shows that everything runs; its numbers mean nothing.**\n\n' : ''}${machine.date}, commit ${machine.commit}. ${machine.processor}. ${machine.system}. Load at the end ${machine.load}.
${machine.versions.join(', ')}.

Cells are min / median. Everyone runs in turns, ${ROUNDS} times ${EACH} ms each, so that a drift of the machine hits all alike:
ratios are the result. Native is Criterion's. Plain JavaScript, TensorFlow.js and ConvNetJS run in Chromium, as ours does, each in a worker of its own.

## The training step

Forward, backward and update, plain gradient descent, ReLU.

${besideOurs(steps)}

${checked(checks)}

## The boundary grid

Probabilities at 30 000 places; what the page draws has shade and line besides.

${besideOurs([[grid, 'predict'], [grid, 'picture']])}

## How the step grows

Beside the floating-point operations that it cannot do without: matrix products and sums over examples. Activations and
update come on top.

${growth(of('points'))}

${growth(of('parameters'))}

## The page

In Chromium, 1280 × 800, software rendering, from a trace while ${trace.seconds} s pass.

${pageTable(trace)}

${weightTable(weight)}

From navigation until it can train, served locally, in a fresh profile whose window is at rest: Chromium ${both(weight.trainable.chromium)} ms, Firefox ${both(weight.trainable.firefox)} ms.

## Memory

The course's network in the page, after a garbage collection.

${table(['iteration', 'WebAssembly, kB', 'main thread’s heap, kB'], memory.map(({ iteration, module, heap }) => [iteration, number(module / 1000), number(heap / 1000)]))}

## Budgets

${table(['what', 'budget', 'found (min / median)', ''], budgets(found))}
`;
}

// Everyone in turns: a drift of the machine hits all alike, so that ratios stand where times wander.
import { core, flops, problem } from './problems.mjs';
import { EACH, ROUNDS, WARM } from './settings.mjs';

const median = (sorted) => (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;

/** Min, median and number of some samples. */
export function summary(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  return { min: sorted[0], median: median(sorted), max: sorted.at(-1), count: sorted.length };
}

/** A target's times in a row; undefined where it cannot do it. */
export function timed(row, target, kind = 'step') {
  const entry = row.entries.find((one) => one.target === target && one.kind === kind);
  return entry && summary(entry.samples);
}

/** A peer that is to be checked must be within this of our parameters: 32-bit floats are not nearer. */
const NEAR = { double: 1e-9, single: 1e-5 };

/**
 * Trains a few steps with a peer's implementation and with ours from the same weights on the same points.
 * @returns {Promise<{steps: number, apart: number} | null>} the largest difference; null where a peer draws masks of its own
 */
async function check(runner, task, steps, near) {
  const found = await runner.check?.(task, steps);
  if (!found) return null;
  const experiment = new core.Experiment(task.link);
  experiment.advance(steps);
  const ours = experiment.parameters();
  experiment.free();
  const apart = Math.max(...found.map((value, k) => Math.abs(value - ours[k])));
  if (!(apart <= NEAR[near])) throw new Error(`after ${steps} steps of ${task.link || 'the course'} parameters are ${apart} apart`);
  return { steps, apart };
}

/**
 * @typedef {object} Entry
 * @property {string} target a column
 * @property {string} kind step, predict or picture
 * @property {number[]} samples microseconds
 * @typedef {{group: string, id: string, name: string, layers: number[], m: number, parameters: number, flops: number, entries: Entry[]}} Row
 */

/** Opens a case with everyone who can do it, and warms them up: a row. */
async function open(one, group, targets, checks) {
  const task = problem(one, group);
  const { layers, m, parameters } = task;
  /** @type {Row} */
  const row = { ...one, group, layers, m, parameters: parameters.length, flops: flops(task), entries: [] };
  const path = `${group}/${one.id}`;
  for (const { name, runner, near, steps = one.checked ?? 25 } of targets) {
    if (group === 'step' && near) checks.push({ target: name, id: one.id, ...(await check(runner, task, steps, near)) });
    for (const kind of await runner.open(path, task)) {
      await runner.sample(path, kind, WARM);
      row.entries.push({ target: name, kind, runner, samples: [] });
    }
  }
  return row;
}

/**
 * @param {Record<string, object[]>} groups cases by group
 * @param {{name: string, runner: object, near?: string, steps?: number, groups: string[]}[]} targets
 * @param {(text: string) => void} say
 */
export async function measure(groups, targets, say) {
  const [rows, checks] = [[], []];
  for (const [group, cases] of Object.entries(groups)) {
    say(`opening ${group}`);
    for (const one of cases) rows.push(await open(one, group, targets.filter((target) => target.groups.includes(group)), checks));
  }
  for (let round = 1; round <= ROUNDS; round++) {
    say(`round ${round} of ${ROUNDS}`);
    for (const { group, id, entries } of rows) {
      for (const { runner, kind, samples } of entries) samples.push(...(await runner.sample(`${group}/${id}`, kind, EACH)));
    }
  }
  return { rows, checks };
}

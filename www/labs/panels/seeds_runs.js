/** Which networks a study over seeds trains, and what came of them. */

/** @typedef {import('../../worker/job.js').Job} Job */
/** @typedef {import('../../worker/job.js').JobResult} JobResult */
/** @typedef {import('../../types.js').SplitScore} SplitScore */
/** @typedef {'seed' | 'mseed' | 'dseed'} SeedKey weights, dropout masks, data */
/** @typedef {'train' | 'dev' | 'test'} Split */
/** @typedef {import('../../compare/models.js').Compared} Compared a model as a panel sees it */

/** @type {SeedKey[]} */
export const SEED_KEYS = ['seed', 'mseed', 'dseed'];
/** @type {Split[]} */
const SPLITS = ['train', 'dev', 'test'];

/**
 * One draw: the seeds that were put in, and what each model made of them.
 * @typedef {object} Run
 * @property {Partial<Record<SeedKey, number>>} seeds
 * @property {(JobResult | null)[]} results by model; null until it is there
 */

/**
 * @typedef {object} Study
 * @property {string} key what it is of: models, points and iterations, without their seeds
 * @property {Compared[]} models as they were called
 * @property {SeedKey[]} varied
 * @property {number} iterations
 * @property {Run[]} runs those that are counted
 * @property {Run | null} extra the present run, where it is none of them
 * @property {Job[]} jobs
 * @property {{run: Run, model: number}[][]} targets by job, whose result it is: equal networks are trained once
 * @property {number} done jobs that have ended
 * @property {number} failed jobs without a result
 */

/** @param {Record<string, string>} values whether a hidden unit can be dropped */
export function hasDropout({ layers, keep }) {
  return layers !== '' && keep.split(',').some((one) => Number(one) < 1);
}

/**
 * Whether other seeds of a kind make another run of this comparison, or why not: a key of strings.
 * @param {SeedKey} key
 * @param {Compared[]} models
 * @returns {string | null}
 */
export function obstacle(key, models) {
  const { values } = models[0];
  if (models.some((model) => model.values[key] !== values[key])) return 'seeds.fixed.compared';
  if (key === 'mseed' && !models.some((model) => hasDropout(model.values))) return 'seeds.fixed.mseed';
  return key === 'dseed' && values.data === 'own' && values.split === '' ? 'seeds.fixed.dseed' : null;
}

/** A link without its seeds and without what nobody trains by. @param {string} fragment */
function seedless(fragment) {
  return fragment.replace(/&(seed|mseed|dseed|it|name)=[^&]*/g, '');
}

/**
 * A link with other seeds. Of a key that stands there twice the last counts.
 * @param {string} fragment
 * @param {Run['seeds']} seeds
 */
export function withSeeds(fragment, seeds) {
  return Object.entries(seeds).reduce((link, [key, seed]) => `${link}&${key}=${seed}`, fragment);
}

/**
 * @param {Compared[]} models
 * @param {Float64Array | undefined} points exact ones
 * @param {number} iterations
 */
export function keyOf(models, points, iterations) {
  const own = points === undefined ? '' : points.join();
  return [...models.map(({ fragment }) => seedless(fragment)), own, iterations].join('\n');
}

/** The seeds in force. @param {Compared[]} models @param {SeedKey[]} varied @returns {Run['seeds']} */
function present(models, varied) {
  return Object.fromEntries(varied.map((key) => [key, Number(models[0].values[key])]));
}

/**
 * @param {object} wish
 * @param {Compared[]} wish.models
 * @param {SeedKey[]} wish.varied
 * @param {number} wish.count seeds 0, 1, … of every kind that varies: run k has the k-th of each
 * @param {number} wish.iterations
 * @param {Float64Array} [wish.points]
 * @returns {Study}
 */
export function plan({ models, varied, count, iterations, points }) {
  /** @param {Run['seeds']} seeds @returns {Run} */
  const run = (seeds) => ({ seeds, results: models.map(() => null) });
  const runs = Array.from({ length: count }, (_, k) => run(Object.fromEntries(varied.map((key) => [key, k]))));
  const now = present(models, varied);
  const extra = runs.some((one) => isOf(one, now)) ? null : run(now);
  /** @type {Map<string, {run: Run, model: number}[]>} */
  const links = new Map();
  for (const one of extra === null ? runs : [extra, ...runs]) {
    models.forEach(({ fragment, values }, model) => {
      const { mseed, ...others } = one.seeds;
      const link = withSeeds(fragment, hasDropout(values) ? one.seeds : others);
      const targets = links.get(link) ?? [];
      links.set(link, [...targets, { run: one, model }]);
    });
  }
  return {
    key: keyOf(models, points, iterations),
    models,
    varied,
    iterations,
    runs,
    extra,
    jobs: [...links.keys()].map((fragment) => ({ fragment, points, iterations })),
    targets: [...links.values()],
    done: 0,
    failed: 0,
  };
}

/** @param {Run} run @param {Run['seeds']} seeds */
function isOf(run, seeds) {
  return Object.entries(seeds).every(([key, seed]) => run.seeds[/** @type {SeedKey} */ (key)] === seed);
}

/** What came of a job. @param {Study} study @param {number} index @param {JobResult | null} result */
export function take(study, index, result) {
  study.done += 1;
  if (result === null) study.failed += 1;
  for (const { run, model } of study.targets[index]) run.results[model] = result;
}

/** The run that the page shows, if it is among those that were trained. @param {Study} study @param {Compared[]} models */
export function presentRun(study, models) {
  const now = present(models, study.varied);
  return [...study.runs, ...(study.extra ? [study.extra] : [])].find((run) => isOf(run, now)) ?? null;
}

/** Runs that every model has ended: only those can be compared. @param {Study} study */
export function complete(study) {
  return study.runs.filter(({ results }) => results.every((result) => result !== null));
}

/** The splits that have points. @param {Study} study @returns {Split[]} */
export function splitsOf(study) {
  const first = study.runs.flatMap(({ results }) => results).find((result) => result !== null);
  return first ? SPLITS.filter((split) => first[split] !== null) : [];
}

/** The share predicted right in per cent, or R². @param {SplitScore | null | undefined} score */
export function quality(score) {
  if (!score) return NaN;
  return score.correct === undefined ? (score.r2 ?? NaN) : (100 * score.correct) / score.total;
}

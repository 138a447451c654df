/**
 * What many runs say, in sentences that claim no more than the runs do: which lead of the present run lasts over
 * other seeds, and which was luck.
 */

/** @typedef {import('../../../labs.js').Pairing} Pairing */
/** @typedef {{key: string, blanks: Record<string, string | number>}} Sentence */

/**
 * Two models over the runs that both have ended, first against second.
 * @typedef {object} Duel
 * @property {string} first
 * @property {string} second
 * @property {Pairing} pairing
 * @property {number} lead by how much the first is better in the present run; NaN where there is none
 */

/** Chance alone makes a difference that is called one in so many studies, whatever the number of pairs (Bonferroni). */
const CHANCE = 0.05;
/** Fewer runs than this say nothing about chance. */
const FEWEST = 6;

/**
 * @param {Duel[]} duels
 * @returns {Sentence[]}
 */
export function verdicts(duels) {
  return duels.map((duel) => {
    const turned = duel.pairing.better < duel.pairing.worse || (duel.pairing.better === duel.pairing.worse && duel.lead < 0);
    const { first, second, pairing, lead } = turned ? turn(duel) : duel;
    const { better, equal, worse, p } = pairing;
    const runs = better + equal + worse;
    const blanks = { first, second, better, equal, worse, runs };
    if (runs < FEWEST) return { key: 'seeds.read.few', blanks };
    if (better === worse || p >= CHANCE / duels.length) {
      return { key: lead === 0 || Number.isNaN(lead) ? 'seeds.read.open' : 'seeds.read.openLed', blanks: { ...blanks, leader: lead > 0 ? first : second, follower: lead > 0 ? second : first } };
    }
    if (lead > 0) return { key: 'seeds.read.lasts', blanks };
    return { key: lead < 0 ? 'seeds.read.turned' : 'seeds.read.better', blanks };
  });
}

/** @param {Duel} duel @returns {Duel} the same, the other way round */
function turn({ first, second, pairing, lead }) {
  const { better, worse } = pairing;
  return { first: second, second: first, pairing: { ...pairing, better: worse, worse: better }, lead: -lead };
}

/** In how many runs the models stand in the same strict order as in the present one. @param {number[][]} runs by run, by model @param {number[]} present */
export function sameOrder(runs, present) {
  const order = present.map((_, k) => k).sort((a, b) => present[b] - present[a]);
  const strict = (/** @type {number[]} */ values) => order.every((model, i) => i === 0 || values[order[i - 1]] > values[model]);
  return strict(present) ? { order, count: runs.filter(strict).length } : null;
}

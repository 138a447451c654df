// The views' arithmetic, without a browser: what the scoreboard claims, axes, sliders, curves, hits, layout.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PLACES, scaleOf } from '../../www/scale.js';
import { speak, speakOf, t } from '../../www/strings/index.js';
import { accuracyBottom, costTop, iterations, linear, logarithmic, polyline, ROW, rowAt } from '../../www/views/chart_scale.js';
import { columns, linkAt, links, offsets, summary, unitAt } from '../../www/views/network_layout.js';
import { drawRings, View } from '../../www/views/pitch_draw.js';
import { countSplits, nearest, withMoved, withoutPoint, withPoint } from '../../www/views/points.js';
import { limit, r2Error, standardError } from '../../www/views/confidence.js';
import { classShares, isFalling, knobsOn, read, sentence } from '../../www/views/reading.js';
import { r2Text, r2Words, reachable } from '../../www/views/reading_values.js';
import { costWords, scientific, timeWords } from '../../www/views/scores.js';

const score = (correct, total) => ({ correct, total, cost: 0 });
const facts = (changes) => ({
  trainingPoints: 211,
  train: null,
  dev: null,
  test: null,
  iteration: 30_000,
  commonest: 106 / 211,
  ownLine: null,
  unlikeHalves: false,
  only: null,
  hidden: true,
  knobs: [],
  falling: false,
  diverged: false,
  endless: false,
  easing: false,
  ...changes,
});
const key = (changes) => read(facts(changes)).key.replace('results.read.', '');
await speak('en');
await speakOf('later');
const says = (changes) => sentence(read(facts(changes)), t);

describe('the reading of the scoreboard', () => {
  it('reads the three published models against the best possible on each half', () => {
    const half = { unlikeHalves: true };
    assert.equal(key({ ...half, train: score(200, 211), test: score(183, 200) }), 'over.football');
    assert.equal(key({ ...half, knobs: ['l2'], train: score(198, 211), test: score(186, 200) }), 'hint.football');
    assert.equal(key({ ...half, knobs: ['keep'], train: score(196, 211), test: score(190, 200) }), 'agree.football');
  });

  it('does not call a difference of less than two standard errors overfitting', () => {
    assert.equal(key({ train: score(186, 200), test: score(182, 200) }), 'agree');
    assert.equal(key({ train: score(190, 200), test: score(180, 200) }), 'hint');
    assert.equal(key({ train: score(198, 200), test: score(180, 200) }), 'over');
    assert.equal(key({ train: score(180, 200), test: score(190, 200) }), 'near');
    assert.equal(key({ train: score(170, 200), test: score(199, 200) }), 'under');
  });

  it('takes no count for certain, and a few held-out points for no answer', () => {
    assert.equal(key({ train: score(12, 12), test: score(4, 5) }), 'few');
    assert.equal(key({ train: score(12, 12), dev: score(0, 4), test: score(50, 50) }), 'few');
    assert.equal(key({ train: score(12, 12), dev: score(9, 9) }), 'few');
    assert.equal(key({ train: score(12, 12), dev: score(9, 10) }), 'agreeWide');
    assert.equal(says({ train: score(12, 12), dev: score(4, 4) }), 'Train 100.0 %. 4 dev points are too few to say whether it generalizes.');
    assert.equal(says({ train: score(12, 12), dev: score(1, 1) }), 'Train 100.0 %. 1 dev point is too few to say whether it generalizes.');
  });

  it('does not judge a network before it had the time, nor while its cost falls fast', () => {
    const weak = { train: score(160, 200), dev: score(160, 200) };
    assert.equal(read(facts(weak)).advice, 'results.try.bigger');
    assert.equal(read(facts({ ...weak, knobs: ['l2'], falling: true })).advice, 'results.try.falling');
    assert.equal(read(facts({ ...weak, knobs: ['l2'], iteration: 99 })).advice, null);
    assert.equal(key({ iteration: 99, train: score(110, 211), test: score(94, 200) }), 'early');
    assert.equal(key({ iteration: 99, zeros: true, train: score(110, 211), test: score(94, 200) }), 'chance');
    assert.equal(key({ iteration: 99, unlikeHalves: true, train: score(170, 211), test: score(164, 200) }), 'early');
    const curve = (costs) => [Float64Array.from(costs.flatMap((cost, i) => [i, cost, cost, NaN, cost, 0.5, NaN, 0.5])), costs.length];
    assert.equal(isFalling(...curve([9, 8, 7, 6, 5, 4])), true);
    assert.equal(isFalling(...curve([9, 1, 1, 1, 1, 0.95])), false);
    assert.equal(isFalling(...curve([9, 2, 9, 2, 9, 2])), false);
    assert.equal(isFalling(...curve([9])), false);
  });

  it('names the knobs that are on, and no others', () => {
    const stiff = { train: score(160, 200), dev: score(160, 200) };
    assert.match(says({ ...stiff, knobs: ['l2'] }), /too stiff: lower L2’s λ, or train longer\.$/);
    assert.match(says({ ...stiff, knobs: ['l1', 'keep'] }), /too stiff: lower L1’s λ or raise keep_prob, or/);
    assert.match(says({ ...stiff, knobs: ['l1'], ownLine: score(190, 200) }), /own line does better.*: lower L1’s λ, or/);
    assert.doesNotMatch(says(stiff), /stiff|λ|keep_prob/);
    assert.match(says({ ...stiff, hidden: false }), /hidden layer/);
    assert.deepEqual(knobsOn({ l1: '0', l2: '0.1', keep: '1,0.5', layers: '3,2' }), ['l2', 'keep']);
    assert.deepEqual(knobsOn({ l1: '1', l2: '0', keep: '0.5', layers: '' }), ['l1']);
    assert.deepEqual(knobsOn({ l1: '0', l2: '0', keep: '1', layers: '5' }), []);
  });

  it('asks for the other colour where there is but one', () => {
    const one = classShares(Float64Array.of(0, 0, 1, 0, 1, 1, 1, 0));
    assert.equal(says({ ...one, trainingPoints: 2, train: score(2, 2) }), 'Only blue so far: add red points.');
    assert.equal(key({ only: 'red', iteration: 0 }), 'onlyRed');
  });

  it('compares with dev where there is a dev set, and says so', () => {
    assert.equal(key({ unlikeHalves: true, train: score(198, 200), dev: score(80, 100), test: score(99, 100) }), 'over');
  });

  it('tells chance from learning by the commoner class', () => {
    assert.equal(key({ train: score(114, 211), test: score(94, 200), commonest: 114 / 211 }), 'chance');
    assert.equal(key({ train: score(160, 211), test: score(150, 200), commonest: 114 / 211 }), 'agree');
  });

  it('says what is missing before it reads anything', () => {
    assert.equal(key({ trainingPoints: 0 }), 'noPoints');
    assert.equal(key({ iteration: 0, train: score(100, 211) }), 'untrained');
    assert.equal(key({ train: score(200, 211) }), 'trainOnly');
    assert.equal(key({ diverged: true, train: score(200, 211) }), 'diverged');
    assert.equal(key({ diverged: true, endless: true, train: score(200, 211) }), 'endless');
  });

  it('advises by what is on: raise λ where nothing regularizes, else more of it', () => {
    const over = { train: score(198, 200), test: score(170, 200) };
    assert.equal(read(facts(over)).advice, 'results.try.regularize');
    assert.equal(read(facts({ ...over, knobs: ['l2'] })).advice, 'results.try.regularizeMore');
    assert.equal(read(facts({ ...over, hidden: false })).advice, 'results.try.penalize');
  });

  it('has the standard error of 186 of 200: 1.8 points, and of all of 60: at least 60/61', () => {
    assert.equal((100 * standardError(186, 200)).toFixed(1), '1.8');
    assert.equal((100 * standardError(59, 60)).toFixed(1), '1.8');
    assert.equal(limit(59, 60), null);
    assert.equal(limit(60, 60), 60 / 61);
    assert.equal(limit(0, 60), 1 / 61);
    // Wilson, 1927, for z = 1: the ends p of n (k/n − p)² = p (1 − p), here as centre ± half.
    for (const [k, n] of [[3, 10], [0, 7], [7, 7]]) {
      const centre = (k + 0.5) / (n + 1);
      for (const p of [centre - standardError(k, n), centre + standardError(k, n)]) {
        assert.ok(Math.abs(n * (k / n - p) ** 2 - p * (1 - p)) < 1e-12);
      }
    }
  });

  it('has the error of a difference from those on the cards', () => {
    const [a, b] = [standardError(198, 200), standardError(59, 60)].map((error) => 100 * error);
    assert.equal(read(facts({ train: score(198, 200), dev: score(59, 60) })).blanks.error, Math.hypot(a, b).toFixed(1));
  });

  it('counts the commoner class among training points only', () => {
    assert.deepEqual(classShares(Float64Array.of(0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2)), { commonest: 2 / 3, only: null });
    assert.deepEqual(classShares(Float64Array.of(0, 0, 0, 0)), { commonest: 1, only: 'red' });
    assert.deepEqual(classShares(new Float64Array()), { commonest: 0, only: null });
  });
});

describe('the reading of a regression', () => {
  const r2 = (value, total) => ({ r2: value, total, cost: 0 });
  const values = (train, dev, test, best = 0.95) => key({ values: { train, dev, test, best } });

  it('says whether it fits, compared with what the noise allows', () => {
    assert.equal(values(r2(0.954, 180), r2(0.942, 60), r2(0.947, 60)), 'fitValues');
    assert.equal(values(r2(0.6, 180), r2(0.62, 60), r2(0.6, 60)), 'unfitValues');
    assert.equal(values(r2(0.6, 180), r2(0.62, 60), r2(0.6, 60), 0.58), 'fitValues');
    assert.equal(values(r2(0.08, 180), r2(0.02, 60), r2(0, 60)), 'chanceValues');
    assert.equal(values(r2(0.95, 180), null, null), 'trainOnlyValues');
    const early = { iteration: 50, values: { train: r2(0.6, 180), dev: r2(0.62, 60), test: null, best: 0.95 } };
    assert.equal(key(early), 'earlyValues');
    assert.equal(key({ ...early, values: { ...early.values, train: r2(0.02, 180) } }), 'earlyValues');
    assert.match(says({ ...early, iteration: 500, knobs: ['l2'] }), /^Not fully fitted yet: R² 0\.600 on train, 0\.620 on dev.* 0\.950\. .*lower L2’s λ/);
  });

  it('calls it overfitting only beyond two standard errors, and compares with dev before test', () => {
    assert.equal(values(r2(0.98, 180), r2(0.3, 60), r2(0.97, 60)), 'overValues');
    assert.equal(values(r2(0.98, 180), r2(0.97, 60), r2(0.3, 60)), 'fitValues');
    assert.equal(values(r2(0.98, 180), null, r2(0.3, 60)), 'overValues');
    assert.equal(values(r2(0.98, 180), r2(0.94, 10), r2(0.3, 60)), 'hintValues');
    assert.equal(values(r2(0.999, 12), r2(0.22, 4), r2(0.89, 4)), 'fewValues');
    assert.equal(values(r2(0.98, 180), r2(-2, 1), null), 'fewValues');
  });

  it('has the standard error of a mean of squares: of 200 normal errors, a tenth', () => {
    assert.ok(Math.abs(r2Error(r2(0.5, 200)) - 0.05) < 1e-12);
    assert.deepEqual(r2Words(r2(0.9541, 180)), { r2: '0.954', error: '0.005' });
    assert.deepEqual(r2Words(r2(0.7, 60)), { r2: '0.700', error: '0.055' });
    assert.deepEqual(r2Words({ ...r2(-Infinity, 60), cost: Infinity }), { r2: '< −9', error: null });
    assert.deepEqual(r2Words(r2(0.99999, 60)), { r2: '0.999', error: null });
    assert.deepEqual(r2Words(r2(-Infinity, 1)), { r2: '–', error: null });
    assert.equal(r2Text(-1e30), '< −9');
  });

  it('knows what noise leaves: a variance of 1 with noise of 0.5 in it', () => {
    const points = Float64Array.of(0, 0, 1, 0, 0, 0, -1, 0, 0, 0, 9, 2);
    assert.equal(reachable(points, 0.5), 0.75);
    assert.equal(reachable(points, 3), 0);
  });

  it('writes an infinite cost as ∞', () => {
    assert.deepEqual([Infinity, NaN, 0.69314, 1234.56, 4e13].map(costWords), ['∞', '–', '0.6931', '1,234.6', '4.00 × 10¹³']);
    assert.equal(scientific(8e191), '8 × 10¹⁹¹');
  });
});

describe('the time of a step', () => {
  it('is said in µs, ms or s', () => {
    assert.deepEqual([9.87, 999.9, 1234, 966_984.4, 1_234_567].map(timeWords), ['9.9 µs', '999.9 µs', '1.2 ms', '967.0 ms', '1.23 s']);
  });
});

describe('points', () => {
  const two = Float64Array.of(0, 0, 1, 0, 1, 1, 0, 2);

  it('are added at the end as training points, moved and removed without touching what was there', () => {
    const before = two.slice();
    assert.deepEqual([...withPoint(two, 0.5, -0.5, 0)], [...two, 0.5, -0.5, 0, 0]);
    assert.deepEqual([...withMoved(two, 1, 2, 3)], [0, 0, 1, 0, 2, 3, 0, 2]);
    assert.deepEqual([...withoutPoint(two, 0)], [1, 1, 0, 2]);
    assert.deepEqual(two, before);
  });

  it('are ringed where the network is wrong, but for those of the test', () => {
    const points = Float64Array.of(0, 0, 1, 0, 1, 0, 1, 1, 2, 0, 1, 2, 3, 0, 1, 0);
    const rings = [];
    const c = { beginPath() {}, moveTo() {}, stroke() {}, arc: (x) => rings.push(x) };
    drawRings(c, new View([0, 4, 0, 4], 400, 400), points, Uint8Array.of(1, 1, 1, 0), {});
    assert.deepEqual(rings, [0, 100]);
  });

  it('are hit within reach only; of two at one place, the later one', () => {
    assert.equal(nearest(two, 0.9, 0.9, 0.2), 1);
    assert.equal(nearest(two, 0.5, 0.5, 0.2), -1);
    assert.equal(nearest(Float64Array.of(0, 0, 1, 0, 0, 0, 0, 0), 0, 0, 1), 1);
    assert.deepEqual(countSplits(two), { train: 1, dev: 0, test: 1 });
  });
});

describe('axes', () => {
  it('have round ticks that span them', () => {
    assert.deepEqual(linear(0, 0.8, 4).ticks, [0, 0.2, 0.4, 0.6, 0.8]);
    assert.deepEqual(linear(0.5, 1, 5).ticks, [0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    assert.deepEqual(linear(0.8, 1, 5).ticks, [0.8, 0.85, 0.9, 0.95, 1]);
    assert.deepEqual(logarithmic(30_000).ticks, [0, 1, 10, 100, 1000, 10_000]);
    assert.equal(logarithmic(30_000).share(0), 0);
    assert.equal(logarithmic(30_000).share(30_000), 1);
    assert.equal(iterations(30_000, false, 5).high, 30_000);
    assert.equal(iterations(0, true, 5).high, 10);
  });

  const rows = (costs) => Float64Array.from(costs.flatMap((cost, i) => [i, cost, cost, NaN, cost, 0.5, NaN, 0.5]));

  it('let a short wild beginning leave through the top, and keep everything else in', () => {
    const tame = rows(Array.from({ length: 50 }, (_, i) => 0.7 - 0.01 * i));
    assert.ok(costTop(tame, 50, [1], (i) => i / 49) >= 0.7);
    const wild = rows([1773, 900, ...Array.from({ length: 98 }, () => 0.4)]);
    assert.ok(costTop(wild, 100, [1], (i) => i / 99) < 1);
    assert.equal(costTop(rows([Infinity, NaN]), 2, [1], (i) => i), 1);
    const off = rows(Array.from({ length: 100 }, (_, i) => 0.5 * 80 ** i));
    assert.equal(costTop(off, 100, [1], (i) => i / 99), 60);
  });

  it('start accuracy at 80, 50 or 0 per cent, R² at −1 where it ends below 0', () => {
    const with_ = (accuracy) => Float64Array.from([0, 0, 0, 0, 0, accuracy, NaN, accuracy]);
    assert.equal(accuracyBottom(with_(0.93), 1, [5, 6, 7]), 0.8);
    assert.equal(accuracyBottom(with_(0.6), 1, [5, 6, 7]), 0.5);
    assert.equal(accuracyBottom(with_(0.3), 1, [5, 6, 7]), 0);
    assert.equal(accuracyBottom(with_(-0.2), 1, [5, 6, 7]), -1);
  });
});

describe('curves', () => {
  it('keep the extremes of each pixel however many rows it holds', () => {
    const count = 10_000;
    const rows = new Float64Array(count * ROW);
    for (let i = 0; i < count; i += 1) rows.set([i, i === 5003 ? 9 : 1], i * ROW);
    const line = polyline(rows, count, 1, (x) => (100 * x) / count, (y) => y);
    assert.ok(line.length < 2 * 4 * 101);
    assert.ok(line.includes(9));
  });

  it('break where there is no number', () => {
    const rows = Float64Array.from([0, 1, 2, NaN, 4].flatMap((value, i) => [i, value, 0, 0, 0, 0, 0, 0]));
    assert.deepEqual(polyline(rows, 5, 1, (x) => 10 * x, (y) => y), [0, 0, 10, 1, 20, 2, NaN, NaN, 40, 4]);
  });

  it('go where the axis puts infinity', () => {
    const rows = Float64Array.from([Infinity, Infinity, 2].flatMap((value, i) => [i, value, 0, 0, 0, 0, 0, 0]));
    assert.deepEqual(polyline(rows, 3, 1, (x) => 10 * x, (y) => Math.min(y, 9)), [0, 9, 10, 9, 20, 2]);
  });

  it('find the row under the cursor', () => {
    const rows = Float64Array.from([0, 10, 100].flatMap((at) => [at, 0, 0, 0, 0, 0, 0, 0]));
    assert.deepEqual([-5, 4, 6, 54, 56, 900].map((x) => rowAt(rows, 3, (i) => i, x)), [0, 0, 1, 1, 2, 2]);
  });
});

describe('sliders', () => {
  const row = (key, changes) => ({ key, kind: 'number', min: 0, max: 1, scale: 'linear', ...changes });

  it('stop at powers of two for a batch', () => {
    const { value } = scaleOf(row('batch', { kind: 'integer', max: 5000 }));
    const stops = new Set(Array.from({ length: PLACES + 1 }, (_, place) => value(place)));
    assert.deepEqual([...stops], [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]);
  });

  it('put each of their values where they read it', () => {
    for (const one of [row('jitter', { max: 0.2 }), row('decay', { scale: 'zero-log' }), row('lr', { min: 1e-6, max: 100, scale: 'log' }), row('batch', { max: 5000 })]) {
      const { value, place } = scaleOf(one);
      for (let at = 0; at <= PLACES; at += 1) assert.equal(value(place(value(at))), value(at), `${one.key} at ${at}`);
    }
  });
});

describe('the network on its canvas', () => {
  const layers = [2, 20, 3, 1];

  it('keeps every unit inside, apart from the others, or says how many have no room', () => {
    for (const [sizes, width, height] of [[layers, 460, 270], [[2, 1], 460, 270], [[2, ...Array(8).fill(128), 1], 330, 264]]) {
      const cols = columns(sizes, width, height);
      cols.forEach(({ x, wide, size, ys, rest, units }) => {
        assert.equal(ys.length + rest, units);
        assert.ok(x - wide / 2 >= 0 && x + wide / 2 <= width);
        assert.ok(ys[0] - size / 2 >= 18 && ys.at(-1) + size / 2 <= height);
        for (let i = 1; i < ys.length; i += 1) assert.ok(ys[i] - ys[i - 1] >= size);
      });
      for (let l = 1; l < cols.length; l += 1) assert.ok(cols[l].x - cols[l - 1].x > (cols[l].wide + cols[l - 1].wide) / 2);
    }
  });

  it('knows where weights and biases lie: W1, b1, W2, …', () => {
    assert.deepEqual(offsets(layers), [{ weights: 0, biases: 0 }, { weights: 0, biases: 40 }, { weights: 60, biases: 120 }, { weights: 123, biases: 126 }]);
  });

  it('finds the unit and the link under the pointer', () => {
    const parameters = Float64Array.from({ length: 127 }, (_, i) => i - 60);
    const cols = columns(layers, 460, 270);
    const shown = links(layers, cols, parameters);
    assert.ok(shown.every(({ weight }) => weight !== 0));
    assert.deepEqual(unitAt(cols, cols[2].x, cols[2].ys[1]), { layer: 2, unit: 1 });
    assert.equal(unitAt(cols, 0, 0), null);
    const middle = (cols[2].x + cols[2].wide / 2 + cols[3].x - cols[3].wide / 2) / 2;
    const found = linkAt(cols, shown, middle, (cols[2].ys[0] + cols[3].ys[0]) / 2, 4);
    assert.deepEqual(found, { layer: 3, to: 0, from: 0, weight: 63 });
  });

  it('sums a layer up: largest weight, whose it is, Frobenius norm', () => {
    const [first] = summary([2, 2, 1], Float64Array.of(1, -2, 2, 0, 9, 9, 1, 1, 9));
    assert.deepEqual(first, { units: 2, largest: -2, to: 0, from: 1, norm: 3 });
  });
});

// The views' arithmetic, without a browser: what the scoreboard claims, axes, sliders, curves, hits, layout.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PLACES, scaleOf } from '../../www/scale.js';
import { accuracyBottom, costTop, iterations, linear, logarithmic, polyline, ROW, rowAt } from '../../www/views/chart_scale.js';
import { columns, linkAt, links, offsets, summary, unitAt } from '../../www/views/network_layout.js';
import { countSplits, nearest, withMoved, withoutPoint, withPoint } from '../../www/views/points.js';
import { commonestShare, read, standardError } from '../../www/views/reading.js';
import { r2Error, r2Text, r2Words, reachable } from '../../www/views/reading_values.js';
import { costWords } from '../../www/views/scores.js';

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
  regularized: false,
  diverged: false,
  easing: false,
  ...changes,
});
const key = (changes) => read(facts(changes)).key.replace('results.read.', '');

describe('the reading of the scoreboard', () => {
  it('reads the three published models against the best possible on each half', () => {
    const half = { unlikeHalves: true };
    assert.equal(key({ ...half, train: score(200, 211), test: score(183, 200) }), 'over.football');
    assert.equal(key({ ...half, regularized: true, train: score(198, 211), test: score(186, 200) }), 'hint.football');
    assert.equal(key({ ...half, regularized: true, train: score(196, 211), test: score(190, 200) }), 'agree.football');
  });

  it('does not call a difference of less than two standard errors overfitting', () => {
    assert.equal(key({ train: score(186, 200), test: score(182, 200) }), 'agree');
    assert.equal(key({ train: score(190, 200), test: score(180, 200) }), 'hint');
    assert.equal(key({ train: score(198, 200), test: score(180, 200) }), 'over');
    assert.equal(key({ train: score(180, 200), test: score(190, 200) }), 'near');
    assert.equal(key({ train: score(170, 200), test: score(199, 200) }), 'under');
  });

  it('takes no count for certain: 5 of 5 against 4 of 5 proves nothing', () => {
    assert.equal(key({ trainingPoints: 5, commonest: 0.2, train: score(5, 5), test: score(4, 5) }), 'agree');
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
  });

  it('advises by what is on: raise λ where nothing regularizes, else more of it', () => {
    const over = { train: score(198, 200), test: score(170, 200) };
    assert.equal(read(facts(over)).advice, 'results.try.regularize');
    assert.equal(read(facts({ ...over, regularized: true })).advice, 'results.try.regularizeMore');
  });

  it('has the binomial standard error of 186 of 200: 1.8 points', () => {
    assert.equal((100 * standardError(186, 200)).toFixed(1), '1.8');
    assert.equal(standardError(0, 0), 0);
  });

  it('counts the commoner class among training points only', () => {
    assert.equal(commonestShare(Float64Array.of(0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2)), 2 / 3);
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
  });

  it('calls it overfitting only beyond two standard errors, and compares with dev before test', () => {
    assert.equal(values(r2(0.98, 180), r2(0.3, 60), r2(0.97, 60)), 'overValues');
    assert.equal(values(r2(0.98, 180), r2(0.97, 60), r2(0.3, 60)), 'fitValues');
    assert.equal(values(r2(0.98, 180), null, r2(0.3, 60)), 'overValues');
    assert.equal(values(r2(0.98, 180), r2(0.94, 10), r2(0.3, 60)), 'hintValues');
    assert.equal(values(r2(0.999, 12), r2(0.22, 4), r2(0.89, 4)), 'trainOnlyValues');
    assert.equal(values(r2(0.98, 180), r2(-2, 1), null), 'trainOnlyValues');
  });

  it('has the standard error of a mean of squares: of 200 normal errors, a tenth', () => {
    assert.ok(Math.abs(r2Error(r2(0.5, 200)) - 0.05) < 1e-12);
    assert.deepEqual(r2Words(r2(0.9541, 180)), { r2: '0.954', error: '0.005' });
    assert.deepEqual(r2Words(r2(0.7, 60)), { r2: '0.70', error: '0.05' });
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
    assert.deepEqual([Infinity, NaN, 0.69314, 1234.56, 4e13].map(costWords), ['∞', '–', '0.6931', '1,234.6', '4.00e+13']);
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

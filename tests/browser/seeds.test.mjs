// Which networks a study over seeds trains, what may be said of them, and what a person sees of it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BROWSERS, leftOut } from './browsers.mjs';
import { evaluate, link, reached, stage } from './harness.mjs';
import { sameOrder, verdicts } from '../../www/labs/panels/seeds_reading.js';
import { complete, keyOf, obstacle, plan, presentRun, take, withSeeds } from '../../www/labs/panels/seeds_runs.js';

const VALUES = { data: 'football', split: '', layers: '20,3', keep: '1', seed: '3', mseed: '1', dseed: '18' };
const model = (fragment, values = {}) => ({ name: fragment, colour: '--model-0', fragment: `v=1&${fragment}`, values: { ...VALUES, ...values } });
const NONE = model('it=30000');
const L2 = model('l2=0.7');
const DROPOUT = model('keep=0.86&mask=frozen', { keep: '0.86' });
const MODELS = [NONE, L2, DROPOUT];

describe('a study over seeds', () => {
  it('gives every model the seeds 0, 1, …, and finds the present run among them', () => {
    const study = plan({ models: MODELS, varied: ['seed'], count: 20, iterations: 30_000 });
    assert.equal(study.jobs.length, 60);
    assert.deepEqual(study.jobs.slice(0, 3).map(({ fragment }) => fragment), ['v=1&it=30000&seed=0', 'v=1&l2=0.7&seed=0', 'v=1&keep=0.86&mask=frozen&seed=0']);
    assert.equal(study.extra, null);
    assert.equal(presentRun(study, MODELS), study.runs[3]);
  });

  it('trains the present run too where its seeds are none of those, and does not count it', () => {
    const study = plan({ models: MODELS, varied: ['seed', 'dseed'], count: 5, iterations: 10 });
    assert.equal(study.jobs.length, 18);
    assert.deepEqual(study.extra?.seeds, { seed: 3, dseed: 18 });
    assert.equal(presentRun(study, MODELS), study.extra);
    assert.equal(study.runs.length, 5);
  });

  it('trains networks that cannot differ once', () => {
    const study = plan({ models: MODELS, varied: ['mseed'], count: 20, iterations: 10 });
    assert.equal(study.jobs.length, 22, 'none and L2 have no masks');
    const none = study.jobs.findIndex(({ fragment }) => fragment === NONE.fragment);
    take(study, none, /** @type {any} */ ({ iteration: 10 }));
    assert.ok(study.runs.every(({ results }) => results[0] !== null && results[2] === null));
    assert.equal(complete(study).length, 0);
  });

  it('knows what cannot be drawn anew', () => {
    assert.equal(obstacle('mseed', [NONE, L2]), 'seeds.fixed.mseed');
    assert.equal(obstacle('mseed', MODELS), null);
    assert.equal(obstacle('dseed', [model('data=own', { data: 'own' })]), 'seeds.fixed.dseed');
    assert.equal(obstacle('seed', [NONE, model('seed=4', { seed: '4' })]), 'seeds.fixed.compared');
  });

  it('is of its models without their seeds: a dot that was opened leaves it as it is', () => {
    const key = keyOf(MODELS, undefined, 100);
    const opened = MODELS.map((one) => ({ ...one, fragment: withSeeds(one.fragment, { seed: 17, dseed: 4 }) }));
    assert.equal(keyOf(opened, undefined, 100), key);
    assert.notEqual(keyOf([NONE, model('l2=0.8'), DROPOUT], undefined, 100), key);
    assert.notEqual(keyOf(MODELS, Float64Array.of(1, 2, 0, 0), 100), key);
    assert.notEqual(keyOf(MODELS, undefined, 200), key);
  });
});

describe('the reading of many runs', () => {
  const duel = (better, equal, worse, p, lead) => ({ first: 'A', second: 'B', pairing: { better, equal, worse, p }, lead });
  const key = (...duels) => verdicts(duels).map((sentence) => sentence.key);

  // The course's 100 seeds on its own points: L2 against none, dropout against L2.
  it('says that the gain of L2 survives and the win of dropout over L2 was luck', () => {
    const found = verdicts([duel(65, 13, 22, 4.6e-6, 1.5), duel(33, 12, 55, 0.0244, 2)]);
    assert.equal(found[0].key, 'seeds.read.lasts');
    assert.equal(found[1].key, 'seeds.read.turned');
    assert.deepEqual([found[1].blanks.first, found[1].blanks.better], ['B', 55], 'the one that is better stands first');
  });

  it('claims nothing that chance does too', () => {
    assert.deepEqual(key(duel(12, 2, 6, 0.24, 2)), ['seeds.read.openLed']);
    assert.deepEqual(key(duel(12, 2, 6, 0.24, 0)), ['seeds.read.open']);
    assert.deepEqual(key(duel(6, 2, 12, 0.24, NaN)), ['seeds.read.open']);
    assert.deepEqual(key(duel(20, 0, 0, 1e-6, NaN)), ['seeds.read.better']);
    assert.deepEqual(key(duel(5, 0, 0, 0.06, 1)), ['seeds.read.few']);
  });

  it('asks more of each pair, the more pairs there are', () => {
    const one = duel(15, 0, 5, 0.041, 1);
    assert.deepEqual(key(one), ['seeds.read.lasts']);
    assert.deepEqual(key(one, one, one), Array(3).fill('seeds.read.openLed'));
  });

  it('counts the runs in the order of the present one', () => {
    assert.deepEqual(sameOrder([[1, 2, 3], [1, 3, 2], [2, 2, 3]], [91, 94, 95]), { order: [2, 1, 0], count: 1 });
    assert.equal(sameOrder([[1, 2]], [5, 5]), null, 'there is no order to find again');
  });
});

const LAB = 'vs=l2:0.7;keep:0.86,mask:frozen&lab=regularization&regularization.part=seeds';
const STRIP = '.seeds-row:nth-child(2) .seeds-cell:nth-child(2) .seeds-strip';
const ready = (page) => page.until(() => /3 models/.test(document.querySelector('.seeds-go .go:enabled')?.textContent ?? ''));
const trained = (page, count) => page.until((n) => new RegExp(`\\b${n} of ${n} networks trained`).test(document.querySelector('.seeds-told').textContent), count);
const dots = (page) => page.evaluate(() => [...document.querySelectorAll('.seeds-strip')].map((strip) => Number(strip.ariaValueMax) + 1));

for (const browser of BROWSERS) {
  describe(`the Seeds panel in ${browser}`, { skip: leftOut(browser) }, () => {
    const scene = stage(browser);
    let page;

    it('runs every model with twenty seeds, a dot a run, and compares them seed by seed', async () => {
      page = await scene.visit(LAB);
      await ready(page);
      assert.equal(await page.evaluate(() => document.querySelectorAll('.seeds-form .number')[1].value), '30000', 'as far as the part goes');
      await page.fill('.seeds-form > label .number', '200');
      await page.click('.seeds-go .go');
      await trained(page, 60);
      assert.deepEqual(await dots(page), Array(6).fill(20));
      const pairs = await page.evaluate(() => [...document.querySelectorAll('.seeds-pairs tbody tr')].map((row) => [...row.querySelectorAll('td')].slice(0, 3).map((cell) => Number(cell.textContent))));
      assert.equal(pairs.length, 3);
      for (const counts of pairs) assert.equal(counts.reduce((a, b) => a + b), 20);
      const said = await page.text('.seeds-reading');
      assert.match(said, /same 200 test points/);
      assert.match(said, /chosen among 200/);
    });

    it('says of a dot which seed it was, and opens that run: the same numbers', async () => {
      await page.focus(STRIP);
      await page.press('End');
      const [, seed, correct] = /weight seed (\d+): (\d+) of 200/.exec(await page.attribute(STRIP, 'aria-valuetext'));
      await page.press('Enter');
      await reached(page, 200);
      assert.match(await link(page), new RegExp(`seed=${seed}&it=200&`));
      await page.until((n) => document.querySelectorAll('.seeds-words')[3].textContent.includes('this run'), seed);
      // The further models come to rest where the first one did.
      await page.until(async (n) => {
        const { iteration, test } = await window.touchline.evaluate(1);
        return iteration === 200 && test.correct === n;
      }, Number(correct));
      assert.equal((await evaluate(page)).iteration, 200);
      assert.deepEqual(await dots(page), Array(6).fill(20), 'the runs are still those of this comparison');
    });

    it('can be called off', async () => {
      await page.fill('.seeds-form > label .number', '100000');
      await page.click('.seeds-go .go');
      await page.click({ role: 'button', name: 'Cancel' });
      await ready(page);
      assert.match(await page.text('.seeds-told'), /Stopped: \d of 60/);
      assert.deepEqual(page.errors, []);
      await page.close();
    });

    it('draws other datasets', async () => {
      page = await scene.visit(`dseed=184&${LAB}`);
      await ready(page);
      await page.fill('.seeds-form > label .number', '50');
      await page.click({ role: 'button', name: 'Other datasets' });
      await trained(page, 63);
      assert.deepEqual(await dots(page), Array(6).fill(21), 'data seed 184 stands beside 0 to 19');
      assert.match(await page.text('.seeds-reading'), /Each run has its own 200 test points/);
      await page.close();
    });
  });
}

describe('twenty seeds, three models, 30,000 steps', { skip: leftOut('chromium') }, () => {
  const scene = stage('chromium');

  it('take less than a minute, and the page answers all the while', async () => {
    const page = await scene.visit(LAB);
    await ready(page);
    const began = performance.now();
    await page.evaluate(() => {
      window.pauses = [];
      let last = performance.now();
      const tick = () => {
        const now = performance.now();
        window.pauses.push(now - last);
        last = now;
        if (window.pauses.length < 1e5) setTimeout(tick, 5);
      };
      tick();
    });
    await page.click('.seeds-go .go');
    await trained(page, 60);
    const seconds = (performance.now() - began) / 1000;
    const pauses = (await page.evaluate(() => window.pauses)).sort((a, b) => a - b);
    const most = pauses[Math.floor(0.99 * pauses.length)];
    console.log(`60 networks of 30,000 steps: ${seconds.toFixed(1)} s; 99 of 100 pauses of the page at most ${most.toFixed(0)} ms`);
    assert.ok(seconds < 60, `${seconds} s`);
    assert.ok(most < 100, `${most} ms`);
    await page.close();
  });
});

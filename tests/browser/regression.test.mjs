// A regression, and three splits, as a person sees them: points with values, a map of the predictions, R² by split.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { objections, overflow } from './axe.mjs';
import { BROWSERS, leftOut } from './browsers.mjs';
import { atRest, evaluate, link, onPitch, reached, shot, stage } from './harness.mjs';
import { until } from './until.mjs';

const says = (page, words) => page.until((source) => new RegExp(source).test(document.body.innerText), words);
const predict = (page, places) => page.evaluate(async (all) => [...(await window.touchline.predict(all))], places);

/** The window of half-height 1.7 in which plane and hills lie: where it is on the screen. */
async function onSurface(page, { x, y }) {
  const box = await page.box('.pitch');
  const scale = box.height / 3.4;
  return { x: box.x + box.width / 2 + x * scale, y: box.y + box.height / 2 - y * scale };
}

/** How opaque the ink is about a place, at most: the third of the pitch's layers. */
const inkAt = (page, { x, y }) =>
  page.evaluate((left, top) => {
    const canvas = document.querySelectorAll('.pitch canvas')[2];
    const box = canvas.getBoundingClientRect();
    const ratio = canvas.width / box.width;
    const half = 4;
    const { data } = canvas.getContext('2d').getImageData((left - box.left) * ratio - half, (top - box.top) * ratio - half, 2 * half + 1, 2 * half + 1);
    return Math.max(...data.filter((_, i) => i % 4 === 3));
  }, x, y);

/** Where the prediction crosses a value along a row of the pitch. */
async function crossing(page, y, value) {
  const places = Array.from({ length: 261 }, (_, i) => [(i - 130) / 100, y]);
  const values = await predict(page, places);
  const i = values.findIndex((_, k) => k > 0 && (values[k - 1] < value) !== (values[k] < value));
  assert.ok(i > 0, `${value} at y = ${y}`);
  return { x: places[i][0] - 0.005, y };
}

for (const name of BROWSERS) {
  describe(`a regression in ${name}`, { skip: leftOut(name) }, () => {
    const scene = stage(name);

    // Noise leaves 0.95 of the plane's variation to be learned, 0.99 of the hills'.
    for (const [data, least] of [['plane', 0.93], ['hills', 0.95]]) {
      it(`learns ${data}, and reads R² of train, dev and test`, async () => {
        const page = await scene.visit(`data=${data}&it=3000`);
        await reached(page, 3000);
        await atRest(page);
        const { train, dev, test } = await evaluate(page);
        for (const score of [train, dev, test]) {
          assert.ok(score.r2 > least && score.r2 < 1, JSON.stringify(score));
          assert.equal(score.correct, undefined);
        }
        await page.until(() => document.querySelectorAll('.score-cell:not([hidden])').length === 3);
        const board = await page.text('.score');
        for (const score of [train, dev, test]) assert.ok(board.includes(score.r2.toFixed(2).slice(0, 3)), board);
        assert.match(board, /R²/);
        assert.doesNotMatch(board, /%|own line/);
        assert.match(await page.text('.say'), /R² 0\.9/);
        await page.until(() => document.querySelector('.facts-table') !== null);
        const table = await page.text('.facts-table');
        assert.match(table, /R²/);
        assert.match(table, /Squared error/);
        assert.doesNotMatch(table, /Accuracy|entropy|taken for/);
        await shot(page, `regression-${name}-${data}`);
        assert.deepEqual(page.errors, []);
        await page.close();
      });
    }

    it('draws the map: a line at 0, and lines at quarters between', async () => {
      const page = await scene.visit('data=plane&layers=&it=300');
      await reached(page, 300);
      await atRest(page);
      for (const value of [0, 0.25, 0.5, -0.25, -0.5]) {
        const place = await onSurface(page, await crossing(page, value < 0 ? -0.3 : 0.3, value));
        // The last picture may be painted after the run came to rest.
        await until(async () => (await inkAt(page, place)) > (value === 0 ? 200 : 60), `a line at ${value}`);
      }
      await page.close();
    });

    it('leaves the points where they are, and reads them instead', async () => {
      const page = await scene.visit('data=plane&it=100');
      await reached(page, 100);
      await atRest(page);
      assert.equal(await page.visible('.invite'), false);
      assert.equal(await page.visible('.tools'), false);
      await says(page, 'they stay where they are');
      const before = await link(page);
      const place = await onSurface(page, { x: 0.5, y: -0.2 });
      await page.drag([place, { x: place.x + 60, y: place.y + 30 }]);
      await page.clickAt(place);
      await page.clickAt(place, { shift: true });
      const [predicted] = await predict(page, [[0.5, -0.2]]);
      await says(page, `x 0\\.\\d\\d, y −0\\.\\d\\d · .*predicted ${predicted < 0 ? '−' : ''}\\d\\.\\d\\d`);
      await page.focus('.pitch-hand');
      for (const key of ['b', 'r', 'm', 'Delete', 'Enter', 'Control+z']) await page.press(key);
      await page.press('n');
      await page.press('n');
      await page.until(() => /value .*predicted/.test(document.querySelector('.readout').innerText));
      assert.equal(await link(page), before);
      await says(page, '180 points to learn from');
      assert.deepEqual(page.errors, []);
      await page.close();
    });

    it('says in words what a regression that ran off has left', async () => {
      const page = await scene.visit('data=plane&lr=100&play=1');
      await page.until(() => document.documentElement.dataset.state === 'diverged');
      await says(page, 'so large that their cost is beyond all numbers');
      assert.match(await page.text('.score'), /train\s+< −9/);
      await page.until(() => /R²\s+< −9\s+< −9\s+< −9/.test(document.querySelector('.facts-table')?.innerText));
      await shot(page, `regression-${name}-diverged`);
      // Where even the predictions are no numbers any more, nothing can be said of R².
      await page.evaluate(() => window.touchline.open('data=plane&lr=100&act=linear&play=1'));
      await page.until(() => /Cost, as trained\s+–/.test(document.querySelector('.facts-table').innerText));
      await says(page, 'beyond all numbers');
      assert.deepEqual(page.errors, []);
      await page.close();
    });

    it('shows an infinite cost as ∞, in the table, the curve and its summary', async () => {
      const page = await scene.visit('loss=naive&init=random&it=1');
      await reached(page, 1);
      await atRest(page);
      assert.equal(await page.evaluate(async () => (await window.touchline.evaluate()).cost === Infinity), true);
      await page.until(() => /Cost, as trained\s+∞/.test(document.querySelector('.facts-table')?.innerText));
      await page.until(() => /from ∞ at the start to ∞/.test(document.querySelector('#charts canvas').getAttribute('aria-label')));
      await page.evaluate(() => window.touchline.train(500));
      await page.until(() => /from ∞ at the start to \d/.test(document.querySelector('#charts canvas').getAttribute('aria-label')));
      assert.deepEqual(page.errors, []);
      await page.close();
    });
  });
}

describe('values and splits', () => {
  const scene = stage('chromium');

  it('who opens the plane draws no line; who goes on to football is invited to, and has the tools again', async () => {
    const page = await scene.visit('data=plane');
    assert.equal(await page.visible('.invite'), false);
    await page.click({ role: 'radio', name: 'Football' });
    await says(page, 'Draw the line yourself');
    await page.click({ role: 'radio', name: 'Plane' });
    await says(page, 'they stay where they are');
    assert.equal(await page.visible('.invite'), false);
    await page.click({ role: 'button', name: 'Play' });
    await page.click({ role: 'button', name: 'Skip' });
    await reached(page, 30_000);
    await atRest(page);
    assert.equal(await page.visible('.invite'), false);
    await page.click({ role: 'radio', name: 'Football' });
    await page.until(() => document.querySelector('.tools')?.checkVisibility({ visibilityProperty: true }));
    assert.equal(await page.visible('.invite'), false);
    await says(page, 'France');
    assert.deepEqual(page.errors, []);
    await page.close();
  });

  it('own points wait while values are on, and go back to the dataset they came from', async () => {
    const page = await scene.visit();
    await page.evaluate(() => document.querySelector('.invite-leave').click());
    await page.clickAt(await onPitch(page, { x: 0.41, y: 0.62 }));
    await says(page, '212 points to learn from');
    await page.click({ role: 'radio', name: 'Plane' });
    await says(page, 'they stay where they are');
    await page.press('Control+z');
    await page.click({ role: 'radio', name: 'Your own' });
    await says(page, '212 points to learn from');
    await page.click({ role: 'button', name: 'Back to the dataset' });
    await says(page, '211 points to learn from');
    assert.deepEqual(page.errors, []);
    await page.close();
  });

  it('moons have a dev set: on the scoreboard, in the legend, the table and the sentence', async () => {
    const page = await scene.visit('data=moons&it=2000');
    await reached(page, 2000);
    await atRest(page);
    const { train, dev, test } = await evaluate(page);
    await page.until(() => document.querySelectorAll('.score-cell:not([hidden])').length === 4);
    const board = await page.text('.score');
    for (const { correct, total } of [train, dev, test]) assert.ok(board.includes(`${correct}/${total}`), board);
    assert.match(board, /test\s+seen once/);
    assert.match(await page.text('.say'), /Train and dev|above dev|below dev/);
    assert.match(await page.text('.say'), /test is for the end/);
    assert.match(await page.text('.legend'), /dev/);
    assert.doesNotMatch(await page.text('body'), /France/);
    await page.until(() => [...document.querySelectorAll('.facts-table th')].some((head) => head.innerText === 'dev'));
    assert.deepEqual(page.errors, []);
    await page.close();
  });

  for (const [width, height, touch] of [[1280, 800, false], [390, 844, true]]) {
    for (const [theme, fragment] of [['light', 'data=hills&it=2000'], ['dark', 'data=moons&it=2000']]) {
      it(`at ${width}x${height}, ${theme}, ${fragment}: nothing too wide, nothing that axe objects to`, async () => {
        const page = await scene.visit(fragment, { width, height, touch, theme });
        await reached(page, 2000);
        await atRest(page);
        await page.until(() => document.querySelector('.facts-table') !== null);
        assert.deepEqual(await objections(page), []);
        assert.ok((await overflow(page)) <= 0);
        const { cut } = await page.evaluate(() => ({
          cut: [...document.querySelectorAll('.score-cell *, .legend li, .readout')]
            .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
            .map((one) => one.className),
        }));
        assert.deepEqual(cut, []);
        await shot(page, `regression-${width}-${theme}`);
        await page.close();
      });
    }
  }
});

// The story of a newcomer, from the first look to the shared link, as they see it. One visit; each step goes on from the last.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BROWSERS, leftOut } from './browsers.mjs';
import { atRest, evaluate, isBlue, isRed, iteration, link, onPitch, reached, shot, showsAt, stage, state } from './harness.mjs';

const percent = (score) => (100 * score.correct) / score.total;
const body = (page) => page.text('body');
const learnsFrom = (page, count) => page.until((n) => new RegExp(`\\b${n} points to learn from`).test(document.body.innerText), count);
const L2 = '[data-key="l2"] input[type="range"]';
/** Deep in the red half, near the lower right corner, with no point around. */
const FAR_RIGHT = { x: 0.41, y: -0.7 };

/** Presses Share; what it copied, or where the browser refuses, what stands in the field. */
async function share(page) {
  await page.click({ role: 'button', name: 'Share' });
  await page.until(() => /Link copied|Here is the link/.test(document.body.innerText));
  if (await page.evaluate(() => /Link copied/.test(document.body.innerText))) return await page.copied();
  return await page.evaluate(() => document.querySelector('[aria-label="Link to this run"]').value);
}

for (const browser of BROWSERS) {
  describe(`a newcomer in ${browser}`, { skip: leftOut(browser) }, () => {
    const scene = stage(browser);
    let page;

    it('sees the pitch with 211 training points and an invitation to draw the line', async () => {
      page = await scene.visit();
      assert.equal(await state(page), 'ready');
      assert.equal(await iteration(page), 0);
      const words = await body(page);
      assert.match(words, /\b211 points to learn from/);
      assert.match(words, /draw/i);
      assert.equal(await page.visible('.invite'), true);
    });

    it('draws the line and gets a score', async () => {
      // Roughly the direction in which the French header's zones part.
      await page.drag([await onPitch(page, { x: -0.7, y: 0.35 }), await onPitch(page, { x: 0, y: 0.1 }), await onPitch(page, { x: 0.4, y: -0.3 })]);
      await page.until(() => /\d+ (of|\/) ?211|\d+\/211/.test(document.body.innerText));
    });

    it('kicks off and watches 30,000 steps, then reads both percentages', async () => {
      await page.click({ role: 'button', name: 'Kick off' });
      await page.until(() => document.documentElement.dataset.state === 'training');
      await reached(page, 30_000);
      await atRest(page);
      assert.equal(await iteration(page), 30_000);
      const { train, test } = await evaluate(page);
      assert.ok(percent(train) > 90, JSON.stringify(train));
      assert.equal(train.total, 211);
      assert.equal(test.total, 200);
      const words = await body(page);
      const sentence = /30,000 steps[^%]*?([\d.]+)\s?%[^%]*?([\d.]+)\s?%/.exec(words);
      assert.ok(sentence, words.slice(0, 2000));
      assert.equal(Number(sentence[2]).toFixed(1), percent(train).toFixed(1));
      assert.ok(words.includes(`${train.correct}/${train.total}`), 'the counts stand on the scoreboard');
      await shot(page, `story-${browser}-trained`);
    });

    it('turns L2 up while it trains; the weights stay and the link remembers', async () => {
      await page.press('Escape');
      await page.click({ role: 'button', name: 'Play' });
      await reached(page, 31_000);
      const before = await iteration(page);
      const far = await page.evaluate((slider) => {
        const { min, max } = document.querySelector(slider);
        return String(Number(min) + 0.6 * (Number(max) - Number(min)));
      }, L2);
      await page.fill(L2, far);
      await page.until(() => /then=/.test(location.hash));
      assert.equal(await state(page), 'training');
      await reached(page, before + 2_000);
      await page.click({ role: 'button', name: 'Pause' });
      await atRest(page);
      assert.match(await link(page), /then=\d+:l2:/);
      assert.ok(percent((await evaluate(page)).train) > 80, 'the run went on from its weights');
    });

    it('shares the link, and whoever opens it sees the same parameters', async () => {
      const copied = await share(page);
      assert.ok(copied.startsWith(scene.host.address), copied);
      const { parameters_sha256: hash } = await evaluate(page);
      const friend = await scene.browser.freshProfile();
      await friend.open(copied);
      await reached(friend, await iteration(page));
      await atRest(friend);
      assert.equal(await iteration(friend), await iteration(page));
      await friend.click('.hash-box summary');
      assert.equal(await friend.text('.hash-box output'), hash);
      assert.deepEqual(friend.errors, []);
      await friend.close();
    });

    it('clicks far right; the network goes on, and the pitch there turns blue', async () => {
      await page.fill(L2, await page.evaluate((slider) => document.querySelector(slider).min, L2));
      await page.click({ role: 'button', name: 'Back to the start, same weights' });
      await page.until(() => document.documentElement.dataset.iteration === '0');
      await page.click({ role: 'button', name: 'Go' });
      await reached(page, 30_000);
      await atRest(page);
      const spot = await onPitch(page, FAR_RIGHT);
      // Beside the disc, which is blue in any case.
      const beside = { x: spot.x - 12, y: spot.y };
      await showsAt(page, beside, isRed, `story-${browser}-before`);
      await page.clickAt(spot);
      await learnsFrom(page, 212);
      // A run that was over answers new points with 10,000 more steps.
      await reached(page, 40_000);
      await atRest(page);
      await showsAt(page, beside, isBlue, `story-${browser}-blue`);
    });

    it('shift-clicks a red point', async () => {
      const spot = await onPitch(page, { x: -0.7, y: 0.6 });
      await page.clickAt(spot, { shift: true });
      await learnsFrom(page, 213);
      await showsAt(page, spot, isRed, `story-${browser}-red`);
      await reached(page, 50_000);
      await atRest(page);
    });

    it('shares the points too: everybody who opens the link trains them to the same parameters', async () => {
      // They were placed while the network trained, which a link cannot repeat: it trains them from the start.
      const copied = await share(page);
      assert.match(copied, /data=own/);
      const until = await iteration(page);
      await page.evaluate((address) => window.touchline.open(address), copied);
      const friend = await scene.browser.freshProfile();
      await friend.open(copied);
      for (const one of [page, friend]) {
        await reached(one, until);
        await atRest(one);
        assert.match(await one.text('body'), /\b213 points to learn from/);
      }
      assert.deepEqual(await evaluate(friend), await evaluate(page));
      assert.deepEqual(friend.errors, []);
      await friend.close();
    });

    it('and nothing went wrong or left the computer', async () => {
      assert.deepEqual(page.errors, []);
      assert.deepEqual(page.requests.filter((address) => !/^(data|blob|about):/.test(address) && !address.startsWith(scene.host.origin)), []);
      assert.deepEqual(scene.host.missed, []);
      await page.close();
    });
  });
}

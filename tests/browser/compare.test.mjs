// Several models side by side: trained together, each as it would train alone, worked as a person works them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BROWSERS, leftOut } from './browsers.mjs';
import { atRest, iteration, link, onPitch, reached, shot, stage } from './harness.mjs';

const button = (name) => ({ role: 'button', name });
const THREE = 'layers=6,3&vs=l2:0.7;keep:0.86,mask:frozen';
const open = (page, fragment) => page.evaluate((to) => window.touchline.open(to), fragment);
const train = (page, steps) => page.evaluate((count) => window.touchline.train(count), steps);
/** Every model's evaluation, the first one's first. */
const all = (page, count) => page.evaluate((k) => Promise.all([...Array(k).keys()].map((one) => window.touchline.evaluate(one))), count);
const hashes = async (page, count) => (await all(page, count)).map((one) => one.parameters_sha256);
const cards = (page) => page.evaluate(() => [...document.querySelectorAll('.model-name')].map((one) => one.textContent));
const keyIn = (fragment, key) => new URLSearchParams(fragment).get(key);
/** The table's cells in a row, or null where there is none. */
const rows = (page) => page.evaluate(() => [...document.querySelectorAll('.compare-table tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent)));

for (const browser of BROWSERS) {
  describe(`models compared in ${browser}`, { skip: leftOut(browser) }, () => {
    const scene = stage(browser);
    let page;

    it('train to the bits that each of them has alone', async () => {
      page = await scene.visit(`${THREE}&it=1200`);
      await page.evaluate(() => window.touchline.ready);
      assert.deepEqual(await cards(page), ['none', 'L2 λ 0.7', 'dropout 0.86, frozen']);
      const together = await all(page, 3);
      assert.deepEqual(together.map((one) => one.iteration), [1200, 1200, 1200]);
      const alone = [];
      for (const model of ['', '&l2=0.7', '&keep=0.86&mask=frozen']) {
        await open(page, `layers=6,3&it=1200${model}`);
        alone.push((await all(page, 1))[0].parameters_sha256);
        assert.deepEqual(await cards(page), [], 'one model has no cards');
      }
      assert.deepEqual(together.map((one) => one.parameters_sha256), alone);
    });

    it('are trained together by one Play, and rest where the first one rests', async () => {
      await open(page, `${THREE}&lab=regularization`);
      await page.click({ role: 'button', name: 'Play' });
      await reached(page, 1500);
      await page.click({ role: 'button', name: 'Pause' });
      await atRest(page);
      await train(page, 1);
      const here = await iteration(page);
      assert.deepEqual((await all(page, 3)).map((one) => one.iteration), [here, here, here]);
      assert.equal(keyIn(await link(page), 'vs'), 'l2:0.7;keep:0.86,mask:frozen');
    });

    it('all get what is changed and moved while they train, but for what is a model’s own', async () => {
      await open(page, `${THREE}&it=300`);
      // At rest the network answers a change by training on.
      await page.fill('#set-lr', '0.1');
      await reached(page, 301);
      await page.fill('#set-l2', '0.2');
      await page.until(() => /:l2:0.2/.test(location.hash));
      await reached(page, 10_300);
      await atRest(page);
      await train(page, 500);
      const before = await hashes(page, 3);
      const shared = await link(page);
      assert.match(shared, /then=300:lr:0.1;\d+:l2:0.2/);
      await open(page, shared);
      assert.deepEqual(await hashes(page, 3), before, 'the link trains all models to the same bits');
      await page.clickAt(await onPitch(page, { x: 0.3, y: 0.5 }));
      await page.until(() => /own/.test(location.hash));
      await train(page, 50);
      const [first, second] = await all(page, 2);
      assert.equal(first.train.total, 212);
      assert.equal(second.train.total, 212);
    });

    it('are added, named, copied, changed and removed in the page', async () => {
      await open(page, 'layers=4&it=200');
      await page.click(button('Compare'));
      await page.until(() => document.querySelectorAll('.model-name').length === 2);
      assert.equal(keyIn(await link(page), 'vs'), 'l2:0.7');
      // The new model is selected: the controls are its own.
      await page.fill('#set-l2', '3');
      await page.until(() => /vs=l2:3/.test(location.hash));
      await page.evaluate(() => document.querySelectorAll('.more').forEach((more) => (more.open = true)));
      await page.fill('#set-seed', '9');
      await page.until(() => /seed:9/.test(location.hash));
      const changed = new URLSearchParams(await link(page));
      assert.equal(changed.get('vs'), 'seed:9,l2:3');
      assert.equal(changed.get('l2'), null, 'the first model stays as it was');
      await page.click(button('Rename seed 9, L2 λ 3'));
      await page.fill('.model .model-field', 'heavy, hand');
      await page.until(() => document.querySelector('.model .model-name').textContent === 'heavy hand');
      await page.click(button('Add a model like heavy hand'));
      await page.until(() => document.querySelectorAll('.model-name').length === 3);
      assert.equal(keyIn(await link(page), 'vs'), 'seed:9,l2:3,name:heavy hand;seed:10,l2:3');
      // The first one's settings come back with the first one.
      await page.evaluate(() => document.querySelector('.stage .model-pick').click());
      await page.until(() => document.querySelector('#set-l2').value === '0');
      await page.click(button('Remove heavy hand'));
      await page.until(() => document.querySelectorAll('.model-name').length === 2);
      await page.evaluate(() => window.touchline.train(1));
      assert.deepEqual((await all(page, 2)).map((one) => one.iteration), [201, 201]);
      await page.click(button('Remove seed 10, L2 λ 3'));
      await page.until(() => document.querySelector('.compare-table') === null);
      assert.equal(keyIn(await link(page), 'vs'), null);
      // Back brings back what was removed.
      await page.back();
      await page.until(() => document.querySelectorAll('.model-name').length === 2);
      assert.equal(keyIn(await link(page), 'vs'), 'seed:10,l2:3');
    });

    it('that stay keep what they have learned when another one goes', async () => {
      await open(page, 'layers=3&vs=l2:1;l2:2;l2:3&it=500');
      const [, , second] = await hashes(page, 3);
      await page.evaluate(() => {
        window.seen = [];
        new MutationObserver(() => window.seen.push(document.querySelector('.model .model-cost').textContent)).observe(document.querySelector('.models'), { subtree: true, childList: true, characterData: true });
      });
      await page.click(button('Remove L2 λ 1'));
      await page.until(() => document.querySelectorAll('.model-name').length === 3);
      assert.deepEqual((await hashes(page, 2))[1], second);
      assert.deepEqual((await page.evaluate(() => window.seen)).filter((words) => /catching/.test(words)), []);
    });

    it('have one table, with what each reached', async () => {
      await open(page, `${THREE}&it=400`);
      const scores = await all(page, 3);
      await page.until(() => document.querySelectorAll('.compare-table tbody tr').length === 3 && !/–/.test(document.querySelector('.compare-table tbody').textContent));
      const table = await rows(page);
      scores.forEach(({ train: { correct }, test }, k) => {
        assert.equal(table[k][2].split('/')[0], String(correct));
        assert.equal(table[k][3].split('/')[0], String(test.correct));
      });
      const difference = (100 * (scores[1].test.correct - scores[0].test.correct)) / 200;
      assert.equal(Number(table[1][4].replace('−', '-').replace('±', '')), difference);
      await shot(page, `compare-${browser}`);
    });

    it('are at most seven, and one that diverges leaves the others alone', async () => {
      await open(page, 'layers=3&vs=l2:1;l2:2;l2:3;seed:4;seed:5;lr:100,act:linear&it=600');
      const seven = await all(page, 7);
      assert.deepEqual(seven.slice(0, 6).map((one) => one.iteration), Array(6).fill(600));
      assert.equal(await page.evaluate(() => document.querySelectorAll('.model').length), 6);
      assert.deepEqual(page.errors, []);
      await page.close();
    });
  });
}

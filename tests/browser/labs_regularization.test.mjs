// The Regularization lab: every part opens from its link, runs, and shows numbers that agree with the models'.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import lab from '../../www/labs/regularization.js';
import { PANELS } from '../../www/labs/lab.js';
import { RUNGS } from '../../www/labs/panels/glide_rungs.js';
import { BROWSERS, leftOut } from './browsers.mjs';
import { atRest, evaluate, shot, stage } from './harness.mjs';

const button = (name) => ({ role: 'button', name });
const part = (id, models) => `${models}&lab=regularization&regularization.part=${id}`;
const open = async (page, fragment) => {
  await page.evaluate((to) => window.touchline.open(to), fragment);
  await atRest(page);
};
const train = (page, steps) => page.evaluate((count) => window.touchline.train(count), steps);
const each = (page, count) => page.evaluate((k) => Promise.all([...Array(k).keys()].map((one) => window.touchline.evaluate(one))), count);
const has = (page, selector, pattern) => page.until((where, what) => new RegExp(what).test(document.querySelector(where)?.textContent ?? ''), selector, pattern.source);
/** What a panel shows in its elements of a kind. */
const texts = (page, selector) => page.evaluate((where) => [...document.querySelectorAll(where)].map((one) => one.textContent.replace(/\s+/g, ' ').trim()), selector);
/** A figure of each part's panel that training changes. */
const WHILE_TRAINING = { knockout: '.panel-knockout-bars', decay: '.panel-decay', costs: '.panel-costs', sparse: '.panel-weights-table', masks: '.panel-masks-nets' };
const count = ({ correct, total }) => `${correct}/${total}`;

for (const browser of BROWSERS) {
  describe(`the Regularization lab in ${browser}`, { skip: leftOut(browser) }, () => {
    const scene = stage(browser);
    let page;

    it('opens each of its parts from its link, with that part’s panels', async () => {
      page = await scene.visit('lab=regularization');
      for (const { id, preset, panels } of lab.parts) {
        await open(page, part(id, preset));
        for (const name of panels.filter((one) => one in PANELS)) await has(page, `.lab-panel-${name}`, /\S{2}/);
        assert.equal((await texts(page, '.lab-parts [aria-current]')).length, 1, id);
      }
      assert.deepEqual(page.errors, []);
    });

    it('glides through solutions that were found, and between them', async () => {
      await open(page, part('glide', 'layers=4&vs=l2:0.7'));
      await page.click(button(`Find ${RUNGS.length} solutions`));
      await has(page, '.lab-panel-glide .panel-told', /each trained for 30,000 steps/);
      const figures = () => texts(page, '.lab-panel-glide .panel-figures dd');
      await has(page, '.panel-glide-lambda', /0\.7/);
      const here = await figures();
      await page.focus('.panel-glide-slider');
      await page.press('ArrowRight');
      await has(page, '.panel-glide-lambda', /0\.9/);
      await page.press('Home');
      await has(page, '.panel-glide-lambda', /= 0$/);
      const free = await figures();
      await train(page, 30_000);
      const [none, penalized] = await each(page, 2);
      for (const [shown, model] of [[free, none], [here, penalized]]) {
        assert.deepEqual(shown.slice(0, 3), [count(model.train), count(model.test), model.cost.toFixed(4)]);
      }
      const took = await page.evaluate(async () => {
        const slider = document.querySelector('.panel-glide-slider');
        const times = [];
        for (let k = 0; k < 40; k += 1) {
          // Between a callback before the panel's and one after it lies what the panel does in that frame.
          let began = 0;
          requestAnimationFrame(() => (began = performance.now()));
          slider.value = String(k * 17 + 3);
          slider.dispatchEvent(new Event('input'));
          times.push(await new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now() - began))));
        }
        return times.sort((a, b) => a - b)[20];
      });
      assert.ok(took < 16, `a frame of dragging takes ${took} ms`);
      await has(page, '.panel-glide-between', /blend of the boundaries/);
      await shot(page, `lab-glide-${browser}`);
    });

    it('shows who is dropped, that z keeps its expected value and the cost does not', async () => {
      await open(page, part('masks', 'layers=8,3&keep=0.7&it=500&vs=mask:frozen'));
      await page.until(() => document.querySelectorAll('.panel-masks-net .unit').length === 2 * 14);
      const out = () => page.evaluate(() => [...document.querySelectorAll('.panel-masks-net')].map((net) => [...net.querySelectorAll('.unit')].map((unit) => Number(unit.classList.contains('is-out'))).join('')));
      const [fresh, frozen] = await out();
      assert.equal(fresh, frozen, 'the first step’s masks are those that frozen ones keep');
      await page.click(button('Another draw'));
      await page.until((before) => [...document.querySelector('.panel-masks-net').querySelectorAll('.unit')].map((unit) => Number(unit.classList.contains('is-out'))).join('') !== before, fresh);
      assert.equal((await out())[1], frozen);
      await has(page, '.panel-masks-study .panel-told', /^2,000 of/);
      const cost = (await texts(page, '.panel-masks-study .panel-caption')).find((words) => words.startsWith('Cost'));
      const [without, mean] = cost.match(/\d\.\d+/g).map(Number);
      assert.equal(without.toFixed(4), (await evaluate(page)).train.cost.toFixed(4));
      assert.ok(mean > without * 1.02, 'the mean over masks is larger, by Jensen');
      const z = (await texts(page, '.panel-masks-study .panel-caption'))[0].replaceAll('−', '-').match(/-?\d+\.\d+/g).map(Number);
      for (let k = 0; k < z.length; k += 2) assert.ok(Math.abs(z[k] - z[k + 1]) < 0.15 + 0.05 * Math.abs(z[k]), `z ${z[k]}, on average ${z[k + 1]}`);
    });

    it('shows both costs of every model as they are', async () => {
      await open(page, part('costs', 'layers=8,3&it=600&vs=l2:0.7;keep:0.86,mask:frozen'));
      await page.until(() => document.querySelectorAll('.panel-said li').length === 4);
      const models = await each(page, 3);
      const values = await texts(page, '.cost-value');
      assert.deepEqual(values, models.flatMap(({ cost, train: { cost: a }, test: { cost: b } }) => [cost, a, b].map((value) => value.toFixed(4))));
      const most = Math.max(...models.map(({ test }) => test.correct));
      assert.match((await texts(page, '.panel-said li'))[0], new RegExp(`${most} of 200`));
    });

    it('knocks units out by keyboard and by hand, and counts again', async () => {
      await open(page, part('knockout', 'layers=6,3&it=2000&vs=l2:0.7'));
      await page.until(() => document.querySelectorAll('.knockout-column').length === 2 * 9);
      await page.focus('.unit-pressable');
      await page.press('ArrowDown');
      await page.press('Enter');
      await has(page, '.panel-knockout-told', /Without unit 1\.2: train/);
      const told = (await texts(page, '.panel-knockout-told'))[0];
      const { train: whole, test } = await evaluate(page);
      assert.match(told, new RegExp(`instead of ${count(whole)}, test \\d+/200 instead of ${count(test)}`));
      const title = await page.evaluate(() => document.querySelectorAll('.knockout-column')[1].title);
      assert.equal(/train (\d+)\//.exec(told)[1], /(\d+) without/.exec(title)[1], 'one unit’s count, found in two ways');
      await page.press('Enter');
      await has(page, '.panel-knockout-told', /All play/);
      assert.deepEqual(page.errors, []);
    });

    it('writes one step in two ways, and it is the step that is then made', async () => {
      await open(page, part('decay', 'layers=6,3&l2=0.7&it=100&vs=biases:penalized'));
      await page.until(() => document.querySelectorAll('.panel-decay .is-result').length === 6);
      const cells = await texts(page, '.panel-decay-model:first-child td');
      const [gradient, decay] = [cells[4], cells[6]].map((text) => Number(text.replace('−', '-')));
      assert.ok(Math.abs(gradient - decay) <= 4 * Number.EPSILON * Math.abs(gradient));
      assert.equal(cells[5], String(1 - (0.3 * 0.7) / 211));
      await train(page, 1);
      await page.until((before) => document.querySelector('.panel-decay td').textContent !== before, cells[0]);
      assert.equal((await texts(page, '.panel-decay td'))[0], cells[4]);
    });

    it('counts exact zeros', async () => {
      await open(page, part('sparse', 'it=30000&vs=l2:0.7;l1:0.7;l1:5'));
      await page.until(() => document.querySelectorAll('.panel-weights-table tbody tr').length === 4);
      const zeros = () => texts(page, '.panel-weights-table td:last-child');
      await page.until(() => /99 of 103/.test(document.querySelector('.panel-weights-table').textContent));
      assert.deepEqual(await zeros(), ['0 of 103', '0 of 103', '81 of 103', '99 of 103']);
    });

    it('says of which step its figures are, or follows, while the models train', async () => {
      const seen = {};
      // At full speed a browser that draws slowly is at the part's end between two looks.
      await page.click({ role: 'radio', name: '60/s' });
      for (const [id, figures] of Object.entries(WHILE_TRAINING)) {
        await open(page, part(id, 'layers=20,3&keep=0.86&vs=l2:0.7;l2:5'));
        await has(page, figures, /\d/);
        await page.click(button('Play'));
        await page.until(() => Number(document.documentElement.dataset.iteration) > 20);
        // A part has several panels, and each says its own step.
        const look = () => page.evaluate((where) => {
          const shown = document.querySelector(where);
          const panel = shown.closest('.lab-panel');
          return { note: panel.querySelector('.panel-as-of:not([hidden])')?.textContent ?? '', quiet: panel.querySelector('.is-earlier') !== null, figures: shown.innerHTML };
        }, figures);
        const before = await look();
        await page.until((at) => Number(document.documentElement.dataset.iteration) > at + 90, await page.evaluate(() => Number(document.documentElement.dataset.iteration)));
        const after = await look();
        assert.equal(after.quiet, after.note !== '', id);
        assert.equal(before.note === after.note && after.note !== '', before.figures === after.figures, `${id}: ${before.note} / ${after.note}`);
        seen[id] = after.note;
        await page.click(button('Pause'));
        await atRest(page);
        await page.until(() => document.querySelector('.panel-as-of:not([hidden])') === null && document.querySelector('.is-earlier') === null);
      }
      await page.click({ role: 'radio', name: 'full' });
      assert.match(seen.masks, /^As of step [\d,]+\. It follows when training rests\.$/);
      await has(page, '.panel-masks-net .panel-caption', /these were the masks of the first step/);
      assert.deepEqual(page.errors, []);
    });

    it('counts the steps on which J rose, and switches dropout off', async () => {
      await open(page, part('falling', 'layers=4&keep=0.8&it=150&vs=keep:1,lr:0.01'));
      await page.click(button('Count over 150 steps'));
      await page.until(() => [...document.querySelectorAll('.panel-falling-count')].filter((one) => /J rose/.test(one.textContent)).length === 2);
      const [rose, never] = await texts(page, '.panel-falling-count');
      assert.match(never, /none of 150 steps/);
      const rises = await page.evaluate(async () => {
        await window.touchline.open('layers=4&keep=0.8');
        let before = (await window.touchline.evaluate()).cost;
        let found = 0;
        for (let k = 0; k < 150; k += 1) {
          await window.touchline.train(1);
          const { cost } = await window.touchline.evaluate();
          if (cost > before) found += 1;
          before = cost;
        }
        return found;
      });
      assert.match(rose, new RegExp(`on ${rises} of 150 steps`));
      await open(page, part('falling', 'layers=4&keep=0.8&it=150&vs=keep:1,lr:0.01'));
      await page.click(button('Switch dropout off in model 1'));
      await page.until(() => /then=150:keep:1/.test(location.hash));
      await page.until(() => document.documentElement.dataset.iteration >= 10_150);
      assert.deepEqual(page.errors, []);
      await page.close();
    });
  });
}

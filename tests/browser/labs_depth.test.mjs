// The lab of deep networks, as a person meets it: the signal stretched until it disappears, and a deep network trained.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import lab from '../../www/labs/depth.js';
import { objections, overflow, tooSmall } from './axe.mjs';
import { BROWSERS, leftOut } from './browsers.mjs';
import { atRest, link, reached, shot, stage, state } from './harness.mjs';

const button = (name) => ({ role: 'button', name });
const part = (id, models) => `${models}&lab=depth&depth.part=${id}`;
const SIGNAL = part('signal', lab.parts[0].preset);
const TRAIN = part('train', lab.parts[1].preset);
const open = async (page, fragment) => {
  await page.evaluate((to) => window.touchline.open(to), fragment);
  await atRest(page);
};
const says = (page, selector, words) =>
  page.until((wanted, source) => new RegExp(source).test(document.querySelector(wanted)?.innerText.replace(/\s+/g, ' ') ?? ''), selector, words);
const setting = async (page, key) => new URLSearchParams(await link(page)).get(`depth.${key}`);
const linked = (page, key, value) => page.until((name, text) => new URLSearchParams(location.hash.slice(1)).get(`depth.${name}`) === text, key, value);
/** The picture is of the network that the dials show: layers, width, shape, activation, rule, c, seed. */
const drawn = (page, asked) => page.until((source) => new RegExp(source).test(document.querySelector('.lab-panel-depth_signal')?.dataset.asked ?? ''), asked);

for (const browser of BROWSERS) {
  describe(`the lab of deep networks in ${browser}`, { skip: leftOut(browser) }, () => {
    const scene = stage(browser);
    let page;

    it('opens each of its parts from its link, with that part’s panels', async () => {
      page = await scene.visit('lab=depth');
      await says(page, '.lab-panel-depth_signal', '[Ss](?:tretch|TRETCH)');
      for (const { id, preset, panels } of lab.parts) {
        await open(page, part(id, preset));
        for (const name of panels) await says(page, `.lab-panel-${name}`, '\\S{2}');
        assert.equal(await page.evaluate(() => document.querySelectorAll('.lab-parts [aria-current]').length), 1, id);
      }
      assert.deepEqual(page.errors, []);
    });

    it('begins with a few layers, which the signal passes; Play stands with the models far below', async () => {
      await open(page, SIGNAL);
      await drawn(page, '^5 64 even linear identity 0.5 1$');
      await says(page, '.depth-verdict', 'the signal arrives. It is 0\\.031 at layer 5');
      await says(page, '.panel-intro', 'Nothing here needs Play');
      const [panel, transport, pitches] = await Promise.all(['.lab-panel-depth_signal', '#transport', '#pitches'].map((where) => page.box(where)));
      assert.ok(panel.y + panel.height <= transport.y && transport.y + transport.height <= pitches.y + 1);
      // Every unit does the same: how many there are is not asked.
      assert.deepEqual(await page.evaluate(() => ['#depth-width', '#depth-shape', '#depth-c'].map((id) => document.querySelector(id).disabled)), [true, true, false]);
    });

    it('shows 0.5^50 and 1.5^50, beside theory, and says what they mean', async () => {
      await page.click(button('50 layers × 0.5'));
      await drawn(page, '^50 64 even linear identity 0.5 1$');
      await says(page, '.depth-score-forward', '8\\.9 · 10−16');
      await says(page, '.depth-theory', '0\\.5⁵⁰ = 8\\.881784197 · 10⁻¹⁶\\. In this network 8\\.881784197 · 10⁻¹⁶');
      await says(page, '.depth-verdict', 'after layer 23 nothing arrives');
      await says(page, '.depth-verdict', 'layers 1 to 26 get less than a ten-millionth of the gradient');
      await shot(page, `lab-depth-${browser}`);
      await page.click(button('50 layers × 1.5'));
      await drawn(page, 'identity 1.5 1$');
      await says(page, '.depth-score-forward', '6\\.4 · 108');
      await says(page, '.depth-theory', '1\\.5⁵⁰ = 637621500\\.2|6\\.376215002 · 10⁸');
      await says(page, '.depth-verdict', 'the signal explodes');
      await linked(page, 'c', '1.5');
    });

    it('stretches by keyboard: at one layer all is well, at 150 nothing is left', async () => {
      await page.click(button('50 layers × 0.5'));
      await drawn(page, '^50 .* 0.5 1$');
      await page.focus('.depth-dial-layers input[type="range"]');
      await page.press('Home');
      await drawn(page, '^1 ');
      await says(page, '.depth-verdict', 'the signal arrives. It is 0\\.5 at layer 1');
      await linked(page, 'layers', '1');
      await page.press('ArrowRight');
      await drawn(page, '^2 ');
      await page.press('End');
      await drawn(page, '^150 ');
      await says(page, '.depth-score-forward', '7 · 10−46');
      await linked(page, 'layers', '150');
      // The layer that is looked at, by keyboard too.
      await page.focus('.depth-chooser');
      await page.press('End');
      await says(page, '.depth-card-chosen', 'Layer 150, 64 units');
      await page.press('Home');
      await says(page, '.depth-card-chosen', 'The input');
    });

    it('tells infinity and zero as they are', async () => {
      await page.fill('#depth-c', '1000');
      await says(page, '.depth-verdict', 'at layer 103 the numbers pass 1\\.8 · 10³⁰⁸');
      await says(page, '.depth-score-forward', '∞');
      await page.fill('#depth-c', '0.001');
      await says(page, '.depth-verdict', 'become exactly 0');
      await says(page, '.depth-verdict', 'a gradient of exactly 0');
      await page.fill('#depth-c', 'one');
      assert.equal(await page.evaluate(() => document.querySelector('#depth-c').value), '0.001');
    });

    it('says what a field takes where it was given something else', async () => {
      const said = () => page.evaluate(() => [...document.querySelectorAll('.depth-controls .refused:not([hidden])')].map((one) => one.textContent));
      await page.fill('#depth-layers', '999');
      assert.deepEqual(await said(), ['From 1 to 150.']);
      assert.equal(await page.evaluate(() => document.querySelector('#depth-layers').value), '150');
      await page.fill('#depth-layers', '0');
      assert.deepEqual(await said(), ['From 1 to 150.']);
      await page.fill('#depth-c', '99999');
      assert.deepEqual(await said(), ['From 0.001 to 1,000.']);
      await page.fill('#depth-layers', '12');
      assert.deepEqual(await said(), []);
      await drawn(page, '^12 ');
    });

    it('keeps the signal with the right rule for each activation, and loses it with the wrong one', async () => {
      for (const [name, asked, words] of [
        ['tanh, Xavier', '^100 64 even tanh xavier 1 ', 'All layers can learn|The gradient fades'],
        ['ReLU, He', '^100 64 even relu he 1 ', 'the signal arrives\\. .*All layers can learn'],
        ['ReLU, Xavier', '^100 64 even relu xavier 1 ', 'after layer \\d+ nothing arrives'],
        ['sigmoid', '^30 64 even sigmoid xavier 1 ', 'the same for all inputs'],
      ]) {
        await page.click(button(name));
        await drawn(page, asked);
        await says(page, '.depth-verdict', words);
        assert.equal(await page.evaluate(() => document.querySelector('.depth-examples [aria-pressed="true"]').textContent), name);
      }
      assert.equal(await setting(page, 'act'), 'sigmoid');
      assert.equal(await page.evaluate(() => document.querySelector('#depth-width').disabled), false);
      // Values keep their size and become alike: the big number is what tells inputs apart.
      await says(page, '.depth-score-forward', '10−\\d+ of what tells inputs apart is left at layer 30');
      await page.click(button('Draw other weights'));
      await page.until(() => new URLSearchParams(location.hash.slice(1)).has('depth.seed'));
    });

    it('opens a link’s network, and Reload keeps it', async () => {
      await page.open(scene.address(`${SIGNAL}&depth.layers=7&depth.width=9&depth.shape=narrowing&depth.act=elu&depth.rule=glorot&depth.c=1.2&depth.seed=4`));
      await page.reload();
      await drawn(page, '^7 9 narrowing elu glorot 1.2 4$');
      assert.equal(await page.evaluate(() => document.querySelector('#depth-rule').value), 'glorot');
    });

    it('trains from three starts, of which one learns', async () => {
      await open(page, TRAIN);
      await says(page, '.lab-task', 'Press Play');
      assert.ok((await page.box('.lab-task')).y < (await page.box('#transport')).y && (await page.box('#transport')).y < (await page.box('#pitches')).y);
      assert.equal(await page.evaluate(() => document.querySelector('.run-field').value), '2000');
      await says(page, '.depth-train-table', 'random, × 0\\.1 nothing arrives');
      await says(page, '.depth-train-table', 'random, × 1 explodes');
      await page.click(button('Play'));
      for (const share of [0.25, 0.5, 0.75, 1]) await reached(page, share * lab.parts[1].to);
      await atRest(page);
      await says(page, '.depth-train-table', 'He it has learned its points .* random, × 0\\.1 .* random, × 1 exploded');
      const right = await page.evaluate(() => Promise.all([0, 1, 2].map((k) => window.touchline.evaluate(k))));
      const shares = right.map(({ train: { correct, total } }) => correct / total);
      assert.ok(shares[0] > 0.95 && shares[1] < 0.7 && shares[2] < 0.7, String(shares));
      await shot(page, `lab-depth-train-${browser}`);
      assert.deepEqual(page.errors, []);
      await page.close();
    });
  });
}

describe('the looks of the lab of deep networks', () => {
  const scene = stage('chromium');
  const screens = [
    { width: 1280, height: 800, theme: 'light' },
    { width: 390, height: 844, touch: true, theme: 'light' },
    { width: 390, height: 844, touch: true, theme: 'dark', locale: 'zh-CN' },
  ];
  for (const screen of screens) {
    it(`at ${screen.width}x${screen.height}, ${screen.theme}: nothing too wide, too small or that axe objects to`, async () => {
      const page = await scene.visit(`${SIGNAL}&depth.layers=50`, screen);
      await drawn(page, '^50 64 ');
      await says(page, '.notes-experiments', '\\S');
      assert.ok((await overflow(page)) <= 0, `${await overflow(page)} px too wide`);
      // The bar of a phone is in sight, with all that is in it.
      if (screen.touch) assert.ok(await page.evaluate(() => [...document.querySelectorAll('#bar button')].every((one) => one.getBoundingClientRect().right <= 390 && one.getBoundingClientRect().bottom <= 844)));
      if (screen.touch) assert.deepEqual(await tooSmall(page), []);
      assert.deepEqual(await objections(page), []);
      assert.equal(await state(page), 'ready');
      await page.close();
    });
  }

  it('draws the signal and the gradient where they are, and strips below them', async () => {
    const page = await scene.visit(`${SIGNAL}&depth.layers=50`, { width: 1280, height: 1200 });
    await drawn(page, '^50 64 ');
    await page.evaluate(() => document.querySelector('.depth-figure').scrollIntoView({ block: 'center' }));
    const box = await page.box('.depth-chart');
    const picture = await shot(page, 'lab-depth-chart');
    // The gradient comes from the right: at the right end its line is high, at the left low; brown, not grey.
    const brown = (left, from, to) => {
      for (let y = from; y < to; y += 1) {
        const [r, , b] = picture.at(Math.round(box.x + left), Math.round(box.y + y));
        if (r - b > 80) return true;
      }
      return false;
    };
    assert.ok(brown(box.width - 20, 10, 60) && !brown(box.width - 20, 60, 200), 'high on the right');
    assert.ok(brown(60, 200, 270) && !brown(60, 10, 190), 'low on the left');
    const strip = await page.box('.depth-figure .depth-strip');
    const [r] = picture.at(Math.round(strip.x + 100), Math.round(strip.y + strip.height / 2));
    const [edge] = picture.at(Math.round(strip.x + 100), Math.round(strip.y + 3));
    assert.ok(r < 80 && edge > 150, `dark in the middle, light at the edge: ${r}, ${edge}`);
    await page.close();
  });
});

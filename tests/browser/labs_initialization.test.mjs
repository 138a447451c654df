// The Initialization lab, as a person meets it: the course's table, layers, the gain dial, the infinite cost.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BROWSERS, leftOut } from './browsers.mjs';
import { atRest, iteration, reached, shot, stage, state } from './harness.mjs';

const CIRCLES = 'data=circles&layers=10,5&lr=0.01';
const DEEP = 'data=circles&layers=10,10,10,10,10,10,10,10&lr=0.01';
const part = (id) => `lab=initialization&initialization.part=${id}`;
const text = (page, selector) => page.evaluate((wanted) => document.querySelector(wanted)?.innerText.replace(/\s+/g, ' ') ?? '', selector);
const says = (page, selector, words) =>
  page.until((wanted, source) => new RegExp(source).test(document.querySelector(wanted)?.innerText.replace(/\s+/g, ' ') ?? ''), selector, words);
/** The cards of the published table, as lines of their cells. */
const cards = (page) => page.evaluate(() => [...document.querySelectorAll('.panel-published-card')].map((card) => card.innerText.replace(/\s+/g, ' ')));

async function plays(page, to) {
  await page.click({ role: 'button', name: 'Play' });
  // Three models and their pictures: a browser that draws without a graphics card may need a minute for a part.
  for (const share of [0.25, 0.5, 0.75, 1]) await reached(page, share * to);
  await atRest(page);
  assert.equal(await iteration(page), to);
}

for (const browser of BROWSERS) {
  describe(`the Initialization lab in ${browser}`, { skip: leftOut(browser) }, () => {
    const scene = stage(browser);
    let page;

    it('opens from its link, and has the published table with nothing measured but the start', async () => {
      page = await scene.visit(`${CIRCLES}&init=zeros&vs=init:random;init:he&lab=initialization`);
      await says(page, '.panel-published-score', '2 of 36 published numbers met');
      assert.equal(await state(page), 'ready');
    });

    it('plays to 15,000 and meets the notebook’s costs and counts', async () => {
      await plays(page, 15_000);
      await says(page, '.panel-published-score', '36 of 36 published numbers met');
      const [zeros, random, he] = await cards(page);
      for (const words of ['150/300 · 50.0 % 150/300', '50/100 · 50.0 % 50/100', '0.6931471805599453 0.6931471805599453 ✓ every digit']) assert.ok(zeros.includes(words), zeros);
      for (const words of ['249/300 · 83.0 % 249/300', '86/100 · 86.0 % 86/100', 'inf 1773.58', '≠ see J = inf', '0.38278397192120406 0.3827']) assert.ok(random.includes(words), random);
      for (const words of ['298/300 · 99.3 % 298/300', '96/100 · 96.0 % 96/100', '0.07357895962677366 0.073578959626773']) assert.ok(he.includes(words), he);
      await shot(page, `lab-initialization-${browser}`);
    });

    it('shows all fifteen costs when asked', async () => {
      await page.click({ role: 'button', name: 'Show all 15 costs' });
      const [, , he] = await cards(page);
      assert.ok(he.includes('7,000 0.3117803464844441 0.311780346484444'), he);
    });

    it('compares nothing where the settings are not the course’s', async () => {
      await page.evaluate((fragment) => window.touchline.open(fragment), `${CIRCLES.replace('0.01', '0.02')}&init=zeros&vs=init:random;init:he&lab=initialization`);
      await says(page, '.panel-published-card', 'Learning rate: 0.02 instead of 0.01');
      assert.equal(await page.visible('.panel-published-score'), false);
      await page.click({ role: 'button', name: 'Open the course’s three models' });
      await says(page, '.panel-published-score', '2 of 36');
    });

    it('sees identical units where all weights are 0.3, and none that moves where they are 0', async () => {
      await page.evaluate((fragment) => window.touchline.open(fragment), `${CIRCLES}&init=zeros&vs=init:constant,scale:0.3;init:he&${part('symmetry')}`);
      await says(page, '.panel-layers', 'nothing moves, now or ever');
      await says(page, '.panel-layers', 'all 10 units are identical');
      await plays(page, 15_000);
      await says(page, '.compare-table', '171/300');
      await says(page, '.panel-layers', 'all 10 units are identical');
    });

    it('turns the gain dial by keyboard, from living to dying signals', async () => {
      await page.evaluate((fragment) => window.touchline.open(fragment), `${DEEP}&init=random&scale=0.4472&${part('gain')}`);
      await says(page, '.panel-gain-verdict', '^Alive');
      await says(page, '.panel-gain-readout', 'g = 1.00');
      await page.focus('.panel-gain-dial input');
      await page.press('Home');
      await says(page, '.panel-gain-verdict', '^Dying');
      await says(page, '.panel-gain-readout', 'g = 0.10');
      await page.until(() => /scale=0\.04472/.test(location.hash));
      await page.press('End');
      await says(page, '.panel-gain-verdict', '^Exploding');
      await page.until(() => /scale=1\.35/.test(location.hash));
      await page.click({ role: 'button', name: '1 He' });
      await says(page, '.panel-gain-verdict', '^Alive');
      await page.until(() => /scale=0\.4472/.test(location.hash) && document.documentElement.dataset.state === 'ready');
      await shot(page, `lab-gain-${browser}`);
    });

    it('explains the infinite cost beside the stable one', async () => {
      await page.evaluate((fragment) => window.touchline.open(fragment), `${CIRCLES}&init=random&loss=naive&vs=loss:stable&${part('naive')}`);
      await says(page, '.panel-naive-table', 'inf');
      await says(page, '.panel-naive-table', '1773\\.58');
      await says(page, '.panel-naive-parts', '300 of 300 points lie where a .* 150 of them, red ones');
      assert.match(await text(page, '.panel-naive-try'), /z = 36\.5/);
      await page.fill('.panel-naive-try input', '37');
      await says(page, '.panel-naive-try', '1 − a 0 −ln\\(1 − a\\) inf .* 37');
      await plays(page, 15_000);
      await says(page, '.lab-panel', 'the same to the last bit');
      await shot(page, `lab-naive-${browser}`);
      assert.deepEqual(page.errors, []);
    });
  });
}

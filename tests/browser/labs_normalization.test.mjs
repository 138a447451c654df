// The Normalization lab, as a person meets it: four bowls and a ball, whose mean and spread, and what a network gains.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import lab from '../../www/labs/normalization.js';
import { objections, overflow, tooSmall } from './axe.mjs';
import { BROWSERS, leftOut } from './browsers.mjs';
import { atRest, evaluate, link, shot, stage } from './harness.mjs';

const button = (name) => ({ role: 'button', name });
const part = (id, models) => `${models}&lab=normalization&normalization.part=${id}`;
const BOWL = part('bowl', lab.parts[0].preset);
const open = async (page, fragment) => {
  await page.evaluate((to) => window.touchline.open(to), fragment);
  await atRest(page);
};
const says = (page, selector, words) =>
  page.until((wanted, source) => new RegExp(source).test(document.querySelector(wanted)?.innerText.replace(/\s+/g, ' ') ?? ''), selector, words);
/** All surfaces and rates are computed. */
const surveyed = (page) => page.until(() => document.querySelector('.lab-panel-bowl')?.dataset.state === 'ready');
/** What the four cards show in their elements of a kind. */
const cards = (page, selector) => page.evaluate((where) => [...document.querySelectorAll('.bowl-card')].map((card) => card.querySelector(where).textContent.replace(/\s+/g, ' ').trim()), selector);
const fates = (page) => page.evaluate(() => [...document.querySelectorAll('.bowl-fate')].map((one) => one.dataset.fate));
const fated = (page, wanted) => page.until((source) => new RegExp(source).test([...document.querySelectorAll('.bowl-fate')].map((one) => one.dataset.fate).join(' ')), wanted);
const setting = async (page, key) => new URLSearchParams(await link(page)).get(`normalization.${key}`);
const linked = (page, key, value) => page.until((name, text) => new URLSearchParams(location.hash.slice(1)).get(`normalization.${name}`) === text, key, value);

for (const browser of BROWSERS) {
  describe(`the Normalization lab in ${browser}`, { skip: leftOut(browser) }, () => {
    const scene = stage(browser);
    let page;

    it('opens each of its parts from its link, with that part’s panels', async () => {
      page = await scene.visit('lab=normalization');
      await page.until(() => document.querySelector('.lab-panel-bowl') !== null);
      for (const { id, preset, panels } of lab.parts) {
        await open(page, part(id, preset));
        for (const name of panels) await says(page, `.lab-panel-${name}`, '\\S{2}');
        assert.equal(await page.evaluate(() => document.querySelectorAll('.lab-parts [aria-current]').length), 1, id);
      }
      assert.deepEqual(page.errors, []);
    });

    it('shows the condition numbers, of all three parameters and of the two', async () => {
      await open(page, BOWL);
      await surveyed(page);
      assert.deepEqual(await cards(page, '.bowl-condition'), ['21.8', '20.6', '1.08', '20.6']);
      assert.deepEqual((await cards(page, '.bowl-of-pair')).map((words) => /: ([\d.]+)/.exec(words)[1]), ['21.7', '20.5', '1', '20.5']);
      await page.click(button('w₁, w₂'));
      await says(page, '.bowl-of-pair', 'w₁, w₂');
      await surveyed(page);
      assert.deepEqual((await cards(page, '.bowl-of-pair')).map((words) => /: ([\d.]+)/.exec(words)[1]), ['1.51', '2.31', '1.08', '2.31']);
      await linked(page, 'pair', 'w1w2');
      await page.click(button('w₁, b'));
      await says(page, '.bowl-of-pair', 'w₁, b');
      await surveyed(page);
    });

    it('says what to do; Play stands with the models far below, and the ring around the slider crosses nothing', async () => {
      await says(page, '.lab-panel-bowl .panel-intro', 'Click a bowl to place the ball, then release it');
      await says(page, '.bowl-words', 'Condition number: how stretched .* Nothing here needs Play');
      const [panel, transport, pitches, slider, marks] = await Promise.all(['.lab-panel-bowl', '#transport', '#pitches', '#bowl-rate', '.bowl-marks'].map((where) => page.box(where)));
      assert.ok(panel.y + panel.height <= transport.y && transport.y + transport.height <= pitches.y + 1);
      assert.ok(slider.y + slider.height + 3 <= marks.y, `${slider.y + slider.height} ${marks.y}`);
    });

    it('finds the largest learning rate that theory predicts', async () => {
      const rates = (await cards(page, '.bowl-rate')).map((words) => words.match(/\d+\.\d+/g).map(Number));
      assert.deepEqual(rates.map(([, theory]) => theory), [23.2, 23.7, 23.1, 1.94]);
      for (const [found, theory] of rates) assert.ok(Math.abs(found / theory - 1) < 0.04, `${found}, ${theory}`);
    });

    it('rolls the ball: in zigzag where the bowl is long, soon there where it is round, and never where α is too large', async () => {
      assert.deepEqual(await fates(page), ['there', 'there', 'there', 'bounce']);
      const steps = (await cards(page, '.bowl-fate')).slice(0, 3).map((words) => Number(/(\d+) step/.exec(words)[1]));
      assert.ok(steps[2] * 4 < steps[0], steps.join(' '));
      assert.match((await cards(page, '.bowl-fate'))[0], /zigzag/);
      if (browser === 'chromium') assert.deepEqual(await objections(page), []);
      await shot(page, `lab-bowl-${browser}`);
    });

    it('turns α by keyboard until every path diverges, and until none moves', async () => {
      await page.focus('#bowl-rate');
      await page.press('End');
      await fated(page, '^((bounce|gone) ?){4}$');
      await linked(page, 'lr', '100');
      await page.press('Home');
      await fated(page, '^((still|way) ?){4}$');
      await linked(page, 'lr', '0.000001');
      await page.press('ArrowRight');
      assert.notEqual(await page.attribute('#bowl-rate', 'aria-valuetext'), 'α = 10⁻⁶');
    });

    it('moves one ball by keys and by hand, and with it the others', async () => {
      await open(page, BOWL);
      await surveyed(page);
      const balls = () => page.evaluate(() => [...document.querySelectorAll('.bowl-ball')].map((ball) => ball.getAttribute('aria-label')));
      const before = await balls();
      await page.focus('[data-norm="standard"] .bowl-ball');
      await page.press('ArrowLeft');
      await page.until((old) => [...document.querySelectorAll('.bowl-ball')].every((ball, k) => ball.getAttribute('aria-label') !== old[k]), before);
      await page.until(() => Number(new URLSearchParams(location.hash.slice(1)).get('normalization.u')) < 1.5);
      const box = await page.box('[data-norm="none"] .bowl-ball');
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const held = await balls();
      await page.drag([{ x, y }, { x: x - 10, y: y + 10 }, { x: x - 25, y: y + 25 }]);
      await page.until((old) => [...document.querySelectorAll('.bowl-ball')].every((ball, k) => ball.getAttribute('aria-label') !== old[k]), held);
      await page.click(button('Start at 0, 0'));
      await linked(page, 'u', '0');
      await linked(page, 'v', '0');
      await page.focus('[data-norm="standard"] .bowl-ball');
      await page.press('Enter');
      assert.deepEqual([await setting(page, 'u'), await setting(page, 'v')], ['0', '0']);
    });

    it('points at a ball that lies outside a bowl’s picture', async () => {
      await open(page, BOWL);
      await surveyed(page);
      await page.evaluate(() => document.querySelector('[data-norm="none"] .bowl-picture').scrollIntoView({ block: 'center' }));
      const box = await page.box('[data-norm="none"] .bowl-picture');
      await page.clickAt({ x: box.x + 60, y: box.y + box.height - 40 });
      await page.until(() => document.querySelector('[data-norm="standard"] .bowl-ball').classList.contains('is-outside'));
      assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('.bowl-ball')].map((ball) => ball.classList.contains('is-outside'))), [false, false, true, true]);
      assert.deepEqual((await cards(page, '.bowl-scale b')).map((words) => /outside this picture/.test(words)), [false, false, true, true]);
      // The arrow lies in the picture: neither axis is under it.
      const [ball, picture] = await Promise.all(['.bowl-ball', '.bowl-picture'].map((where) => page.box(`[data-norm="standard"] ${where}`)));
      assert.ok(ball.x + ball.width / 2 >= picture.x + 47 && ball.y + ball.height / 2 <= picture.y + picture.height - 37);
      await shot(page, `lab-bowl-outside-${browser}`);
    });

    it('pulls the bowl apart in unlike units, and says that it is drawn otherwise', async () => {
      await page.click(button('x in cm, y in pitch lengths'));
      await page.until(() => document.querySelector('.bowl-condition').textContent.replace(/\s/g, ' ') === '7.39 · 10⁷');
      await surveyed(page);
      assert.deepEqual(await cards(page, '.bowl-condition'), ['7.39 · 10⁷', '4.8 · 10⁷', '1.08', '4.8 · 10⁷']);
      const stretched = (await cards(page, '.bowl-scale')).map((words) => /stretched/.test(words));
      assert.deepEqual(stretched, [true, true, false, true]);
      await linked(page, 'units', 'unlike');
      // The rate that is right for the round bowl throws the ball out of the raw one.
      await page.evaluate(() => {
        const slider = document.querySelector('#bowl-rate');
        slider.value = '0.8';
        slider.dispatchEvent(new Event('change'));
      });
      await fated(page, '^gone gone there ');
      await shot(page, `lab-bowl-unlike-${browser}`);
      assert.deepEqual(page.errors, []);
    });

    it('says so where the classes are parted, and the weights would grow for ever', async () => {
      await open(page, `${BOWL}&data=blobs&noise=0.01`);
      await says(page, '.lab-panel-bowl .panel-remark', 'no lowest cost');
      assert.equal(await page.visible('.bowl-cards'), false);
    });

    it('leads back to the football where points have values', async () => {
      for (const [one, panel] of [['bowl', '.lab-panel-bowl'], ['sets', '.lab-panel-statistics']]) {
        await open(page, part(one, 'data=hills&layers=&norm=standard'));
        await says(page, panel, 'these points have values\\. Choose Football');
        assert.deepEqual(await page.evaluate((where) => [...document.querySelectorAll(`${where} :is(button, input)`)].filter((one) => one.checkVisibility()).map((one) => one.textContent), panel), ['Take Football']);
        await page.click(button('Take Football'));
        await page.until((where) => document.querySelector(`${where} input`)?.checkVisibility(), panel);
        assert.equal(new URLSearchParams(await link(page)).get('data'), null);
        await atRest(page);
      }
    });

    it('shows what happens to test points that are normalized by themselves', async () => {
      await open(page, part('sets', 'norm=standard&it=1000'));
      await says(page, '.statistics-verdict', '^189 of 200 become 177: 16 points are');
      assert.equal((await evaluate(page)).test.correct, 189);
      await page.focus('#statistics-group');
      await page.press('Home');
      await says(page, '.statistics-verdict', '^189 of 200 become 94\\. A point by itself');
      await linked(page, 'group', '1');
      await page.press('End');
      await says(page, '.statistics-verdict', 'become 177');
      if (browser === 'chromium') assert.deepEqual(await objections(page), []);
      await shot(page, `lab-statistics-${browser}`);
      // Play ends, and the pictures are of where it ended.
      await page.click(button('Play'));
      await page.until(() => document.documentElement.dataset.iteration === '5000' && document.documentElement.dataset.state === 'paused');
      await page.until(() => document.querySelector('.statistics:not(.is-earlier)') !== null);
      await open(page, part('sets', 'it=200'));
      await says(page, '.statistics-verdict', 'does not normalize');
      await open(page, part('sets', 'norm=standard&split=60/20/20&it=1000'));
      await page.click(button('dev'));
      await says(page, '.statistics-verdict', '^76 of 82 become 75');
    });

    it('compares the four in the network: far from 0 the raw one dies, on the football nothing is gained', async () => {
      const rows = () => page.evaluate(() => [...document.querySelectorAll('.told-table tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent)));
      await open(page, `${lab.parts[2].preset}&it=1000&lab=normalization&normalization.part=train`);
      await page.until(() => /102\/106/.test(document.querySelector('.told-table')?.textContent ?? ''));
      await page.until(() => /104\/106/.test(document.querySelector('.told-table').textContent));
      const [none, center, standard] = await rows();
      assert.deepEqual([none[3], none[5], none[6]], ['not yet', '55/106', '50/100']);
      assert.ok(Number(center[3]) < 100 && Number(standard[3]) < 100, `${center} ${standard}`);
      assert.match(standard[1], /^x 0 ± 1, y 0 ± 1$/);
      await says(page, '.lab-task', 'Press Play');
      assert.ok((await page.box('.lab-task')).y < (await page.box('#transport')).y && (await page.box('#transport')).y < (await page.box('#pitches')).y);
      assert.equal(await page.evaluate(() => document.querySelector('.run-field').value), '1000');
      await says(page, '.told-luck', 'Only unnormalized does it fail here; .* luck');
      await shot(page, `lab-told-${browser}`);
      await page.click(button('Four bowls in unlike units'));
      await says(page, '.bowl-condition', '7\\.39');
      await fated(page, '^gone gone there way');
      await page.back();
      await page.until(() => document.querySelector('.told-table') !== null);
      await atRest(page);
      await page.click(button('Football'));
      await atRest(page);
      await page.evaluate(() => window.touchline.train(1000));
      for (const right of ['189', '190', '189', '187']) await page.until((count) => document.querySelector('.told-table').textContent.includes(`${count}/200`), right);
      assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('.told-table td:last-child')].map((cell) => cell.textContent)), ['189/200', '190/200', '189/200', '187/200']);
    });

    it('draws the boundary where the points are, whatever the network was told', async () => {
      await open(page, 'layers=&norm=standard&it=2000');
      const places = [[-0.5, 0.4], [0.2, -0.6], [-0.15, 0]];
      const predicted = await page.evaluate((at) => window.touchline.predict(at).then((all) => [...all]), places);
      // Newton's minimum, w = (−12.98, 6.01) and b = −1.49 of the raw x.
      const expected = places.map(([x, y]) => 1 / (1 + Math.exp(12.9771 * x - 6.01056 * y + 1.48872)));
      predicted.forEach((a, k) => assert.ok(Math.abs(a - expected[k]) < 1e-4, `${predicted} ${expected}`));
      assert.deepEqual(page.errors, []);
    });
  });
}

describe('the looks of the Normalization lab', () => {
  const scene = stage('chromium');
  it('on a phone: the dial stays in sight while the bowls scroll by, a tap places the ball', async () => {
    for (const screen of [{ theme: 'light' }, { theme: 'dark', locale: 'zh-CN' }]) {
      const page = await scene.visit(BOWL, { width: 390, height: 844, touch: true, ...screen });
      await surveyed(page);
      assert.ok((await page.box('#bowl-rate')).y < 500, 'the dial is near the top');
      assert.ok((await overflow(page)) <= 0, `${await overflow(page)} px too wide`);
      assert.deepEqual(await tooSmall(page), []);
      assert.deepEqual(await objections(page), []);
      await page.evaluate(() => document.querySelector('[data-norm="variance"]').scrollIntoView({ block: 'center' }));
      await page.until(() => Math.abs(document.querySelector('.bowl-dial').getBoundingClientRect().top) < 1);
      const box = await page.box('[data-norm="standard"] .bowl-picture');
      await page.tapAt({ x: box.x + 70, y: box.y + 40 });
      await page.until(() => Number(new URLSearchParams(location.hash.slice(1)).get('normalization.u')) < 0);
      await shot(page, `lab-bowl-phone-${screen.theme}`);
      await page.close();
    }
  });
});

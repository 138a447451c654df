// The Gradient-check lab's other parts, as a person meets them: secant and tangent, the U of ε, false alarms, penalty
// and dropout, θ and its price.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { objections, overflow, tooSmall } from './axe.mjs';
import { BROWSERS, leftOut } from './browsers.mjs';
import { atRest, iteration, link, shot, stage } from './harness.mjs';

const SMALL = 'layers=4,3&seed=50&l2=0.7';
const part = (id, own = '') => `${SMALL}${own}&lab=gradients&gradients.part=${id}`;
const button = (name) => ({ role: 'button', name });
const says = (page, selector, words) =>
  page.until((wanted, source) => new RegExp(source).test(document.querySelector(wanted)?.innerText.replace(/\s+/g, ' ') ?? ''), selector, words);
const open = (page, fragment) => page.evaluate((to) => window.touchline.open(to), fragment);
const keyIn = async (page, key) => new URLSearchParams(await link(page)).get(key);
/** What the card at a place says, from 1. */
const card = (n) => `.panel-corners-card:nth-child(${n})`;
const trial = (n, of = 1) => `.panel-penalties-card:nth-child(${n}) .panel-penalties-case:nth-child(${of})`;

for (const browser of BROWSERS) {
  describe(`the Gradient-check lab's other parts in ${browser}`, { skip: leftOut(browser) }, () => {
    const scene = stage(browser);
    let page;

    it('one parameter: the course’s numbers to the last digit', async () => {
      page = await scene.visit(part('line'));
      await says(page, '.panel-secant-numbers', '2\\.0000000011677344 .* 2\\.919335883291695e−10');
      await says(page, '.panel-secant-readout', '2\\.92 · 10⁻¹⁰ difference: passes');
      await says(page, '.panel-secant-verdict', '^A line shows nothing');
      await shot(page, `lab-gradients-line-${browser}`);
    });

    it('a cube from one side, then ε by keys until rounding takes over', async () => {
      await page.click(button('J = xθ³'));
      await page.click(button('θ and θ + ε'));
      await says(page, '.panel-secant-verdict', '^From one side .* = 2\\.4 · 10⁻⁶');
      await page.focus('.panel-secant-dials > :nth-child(3) input');
      await page.press('End');
      // 24ε + 2ε² at ε = 1.
      await says(page, '.panel-secant-verdict', '^From one side .* = 26:');
      await says(page, '.panel-secant-keys', 'tangent, slope 96 secant, slope 122');
      await page.press('Home');
      await says(page, '.panel-secant-verdict', '^ε is so small that rounding has taken over');
      assert.equal(await keyIn(page, 'gradients.eps'), '1e-15');
      assert.equal(await keyIn(page, 'gradients.curve'), 'cube');
      await page.click(button('θ − ε and θ + ε'));
      await page.until(() => !/gradients\.sides/.test(location.hash));
    });

    it('a kink lies between the slopes, and the course’s numbers come back', async () => {
      await open(page, part('line', '&gradients.curve=kink&gradients.theta=0.2&gradients.eps=0.5'));
      await says(page, '.panel-secant-verdict', 'its slope 1\\.4 is a mix of the slopes 0 and x\\. Backprop says 2\\.');
      await open(page, part('line', '&gradients.curve=kink&gradients.theta=-2'));
      await says(page, '.panel-secant-readout', '^0/0');
      await page.click(button('The course’s numbers'));
      await says(page, '.panel-secant-numbers', '2\\.919335883291695e−10');
      assert.equal(await keyIn(page, 'gradients.curve'), null);
    });

    it('how small an ε: the U, what the thresholds say, and the cure', async () => {
      await open(page, part('sweep'));
      await says(page, '.panel-secant-readout', '1\\.189 · 10⁻⁷ rejected by 10⁻⁷, passes 2 · 10⁻⁷');
      await says(page, '.panel-sweep-chart', 'Lowest from both sides: 1\\.9 · 10⁻¹⁰ at ε = 10⁻⁴; from one side 3 · 10⁻⁸ at ε = 10⁻⁶');
      await says(page, '.panel-sweep-chart:last-child', 'Lowest from both sides: \\S+ · 10⁻¹¹ at ε = 10⁻⁴');
      await shot(page, `lab-gradients-sweep-${browser}`);
      await page.click(button('ε = 10⁻⁴'));
      await says(page, '.panel-secant-readout', '1\\.90\\d · 10⁻¹⁰ passes both thresholds');
      await page.click(button('ε = 10⁻⁷'));
      await page.click(button('cost from z, stable'));
      await says(page, '.panel-secant-readout', '10⁻⁹ passes both');
      await page.click(button('cost from a, as printed'));
      await page.focus('.lab-panel-sweep .panel-dial input');
      await page.press('Home');
      await says(page, '.panel-secant-verdict', '^ε = 10⁻¹⁵ lies left of the lowest point');
      await page.press('End');
      await says(page, '.panel-secant-verdict', '^ε = 1 lies right of the lowest point: truncation');
    });

    it('ε follows a hand in the chart', async () => {
      await page.evaluate(() => document.querySelector('.panel-sweep-chart canvas').scrollIntoView({ block: 'center' }));
      const box = await page.box('.panel-sweep-chart canvas');
      await page.clickAt({ x: box.x + 44 + (11 / 15) * (box.width - 56), y: box.y + 100 });
      await page.until(() => /gradients\.eps=(0\.0001|0\.00009\d|0\.00011)(&|$)/.test(location.hash));
      await says(page, '.panel-secant-readout', '10⁻¹⁰ passes both');
    });

    it('false alarms: zeros, a kink whose ε matters, a corner whose side matters', async () => {
      await open(page, part('corners'));
      await says(page, card(1), '16 of 17 components are 0/0');
      await says(page, card(2), '3 of 31 components cross a kink at ε = 10⁻⁷; difference 0\\.17, without them 5\\.\\d · 10⁻⁸');
      await says(page, card(2), 'b\\[2\\] row 1');
      await says(page, card(3), '2 of 3 components .* cancel');
      await shot(page, `lab-gradients-corners-${browser}`);
      await page.click(button('θ and θ + ε'));
      await says(page, card(3), 'off by λ/2m = 0\\.12');
      await open(page, part('corners', '&gradients.eps=0.01'));
      await says(page, card(2), '13 of 31 components cross a kink');
      await page.click(button('Check after L1 has zeroed weights'));
      await page.until(() => /gradients\.part=check|lab=gradients/.test(location.hash) && document.querySelector('.lab-panel-gradient_check') !== null);
      await page.until(() => Number(document.documentElement.dataset.iteration) === 3000);
      assert.equal(await keyIn(page, 'l1'), '5');
    });

    it('penalty and dropout: the switches make the course’s numbers', async () => {
      await open(page, part('penalties').replace('&l2=0.7', ''));
      await says(page, trial(1), '0\\.160 alarm');
      await says(page, trial(2), '1\\.00 alarm');
      await says(page, trial(1, 2), 'alarm W1');
      await shot(page, `lab-gradients-penalties-${browser}`);
      await page.click(button('J and gradient'));
      await says(page, trial(1), '10⁻¹\\S agrees');
      await page.click(button('one set of masks'));
      await says(page, trial(2), '10⁻\\S+ agrees');
      await says(page, trial(2, 2), '10⁻\\S+ agrees');
      await page.click(button('forgotten'));
      await says(page, trial(2), '0\\.131 alarm');
      await says(page, '.panel-penalties-card:nth-child(2) pre', 'dA1 = W2\\.T @ dZ2 \\* D1$');
      assert.equal(await keyIn(page, 'gradients.division'), 'forgotten');
      await page.click(button('off'));
      await says(page, trial(2), 'agrees');
    });

    it('θ: a place, its cell and its line of code, by keys; and the price', async () => {
      await open(page, part('theta'));
      await says(page, '.lab-panel-theta', 'θ\\[0\\] = W\\[1\\] row 1, column 1 = ');
      await page.focus('#panel-theta-place');
      await page.press('End');
      await says(page, '.lab-panel-theta', 'θ\\[30\\] = b\\[3\\] row 1 = 0');
      await says(page, '.panel-theta-code .is-here', '^b3 = θ\\[30:31\\]$');
      assert.equal(await page.evaluate(() => document.querySelectorAll('i.is-here').length), 2);
      await page.click(button('the notebook’s 4-5-3-1'));
      await says(page, '.panel-theta-code', 'W1 = θ\\[0:20\\]\\.reshape\\(5, 4\\)');
      await page.focus('#panel-theta-place');
      await page.press('End');
      await says(page, '.lab-panel-theta', 'θ\\[46\\] = b\\[3\\] row 1 = ');
      await says(page, '.lab-panel-theta', 'notebook’s 47 need 94');
      await says(page, '.panel-theta-price', 'the check 62 forward \\S+ (µs|ms) \\S+ (min|hours|days|years)');
      await shot(page, `lab-gradients-theta-${browser}`);
      await page.click(button('Check after 1,000 steps'));
      await page.until(() => document.querySelector('.lab-panel-gradient_check') !== null && Number(document.documentElement.dataset.iteration) === 1000);
      await atRest(page);
      assert.equal(await iteration(page), 1000);
      assert.deepEqual(page.errors, []);
      await page.close();
    });
  });
}

describe('the looks of the Gradient-check lab’s other parts', () => {
  const scene = stage('chromium');
  // As the parts look after somebody has turned them; labs.test.mjs looks at them as they open.
  const turned = {
    line: '&gradients.curve=kink&gradients.theta=0.2&gradients.eps=0.5',
    sweep: '&gradients.eps=0.0001&gradients.cost=stable',
    corners: '&gradients.eps=0.1&gradients.sides=one',
    penalties: '&gradients.penalty=both&gradients.masks=frozen&gradients.division=forgotten',
    theta: '&gradients.on=case',
  };
  for (const screen of [{ width: 1280, height: 800, theme: 'dark' }, { width: 390, height: 844, touch: true, theme: 'light' }]) {
    it(`at ${screen.width}x${screen.height}: not too wide, nothing that axe objects to`, async () => {
      const page = await scene.visit(part('line'), screen);
      for (const [id, own] of Object.entries(turned)) {
        await open(page, part(id, own));
        await page.until((name) => (document.querySelector(`.lab-panel-${name}`)?.textContent.length ?? 0) > 300, id === 'line' ? 'secant' : id);
        await atRest(page);
        await shot(page, `gradients-${id}-turned-${screen.width}`);
        assert.ok((await overflow(page)) <= 0, `${id}: ${await overflow(page)} px too wide`);
        if (screen.touch) assert.deepEqual(await tooSmall(page), [], id);
        assert.deepEqual(await objections(page), [], id);
      }
      assert.deepEqual(page.errors, []);
      await page.close();
    });
  }
});

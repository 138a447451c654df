// The labs as a whole: reached from the head of the page and from links, their parts, both languages, no objections.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { objections, overflow, tooSmall } from './axe.mjs';
import { BROWSERS, leftOut } from './browsers.mjs';
import { atRest, link, shot, stage } from './harness.mjs';

const button = (name) => ({ role: 'button', name });
const LABS = { regularization: 'Why did it overfit?', initialization: 'Where should the weights start?', gradients: 'Is the gradient right?', depth: 'How deep is too deep?', normalization: 'Why normalize the inputs?' };
/** The parts that a link need not name, where they are not the models. */
const FIRST = { gradients: 'check', depth: 'signal', normalization: 'bowl' };
const keyIn = (fragment, key) => new URLSearchParams(fragment).get(key);
const says = (page, selector, words) => page.until((at, source) => new RegExp(source).test(document.querySelector(at)?.textContent ?? ''), selector, words);
const parts = (page) => page.evaluate(() => [...document.querySelectorAll('.lab-parts a')].map((one) => ({ name: one.textContent, href: one.getAttribute('href') })));
/** The part is there with its notes and at least one panel, and what a panel computes first. */
const whole = (page) => page.until(() => document.querySelector('.lab-panel')?.textContent.trim().length > 0
  && document.querySelector('.notes-why')?.textContent.length > 40
  && [...document.querySelectorAll('.lab-panel :is(h3, h4):empty, .lab-panel [role="img"]:not([aria-label], [aria-labelledby])')].every((one) => !one.checkVisibility()));

for (const browser of BROWSERS) {
  describe(`the labs in ${browser}`, { skip: leftOut(browser) }, () => {
    const scene = stage(browser);
    let page;

    it('are opened from the head of the page, and left for the playground', async () => {
      page = await scene.visit('');
      for (const [lab, question] of Object.entries(LABS)) {
        await page.evaluate(() => document.querySelector('.tabs-labs').click());
        await page.evaluate((words) => [...document.querySelectorAll('.tabs-menu a')].find((one) => one.textContent === words).click(), question);
        await says(page, '.lab-question', question.replace('?', '\\?'));
        await page.until((name) => new RegExp(`lab=${name}`).test(location.hash), lab);
        await page.until(() => document.querySelector('.lab-panel') !== null);
        await whole(page);
      }
      await page.evaluate(() => document.querySelector('.tabs > a').click());
      await page.until(() => document.querySelector('.lab-question') === null && document.querySelectorAll('.model').length === 0);
      assert.equal(await link(page), 'v=1');
      assert.equal(await page.evaluate(() => document.querySelector('#lab').nextElementSibling.id), 'transport', 'Play is above the pitch again');
    });

    it('open from a link that says no more than their names', async () => {
      for (const lab of Object.keys(LABS)) {
        await page.evaluate((name) => window.touchline.open(`lab=${name}`), lab);
        await page.until(() => document.querySelector('.lab-panel') !== null);
        assert.equal(keyIn(await link(page), 'lab'), lab);
        assert.notEqual(keyIn(await link(page), 'vs') ?? keyIn(await link(page), 'layers'), null, 'the part as the lab has it');
      }
    });

    it('have parts, each with a link of its own, panels and notes; none shows a key where words should be', async () => {
      for (const lab of Object.keys(LABS)) {
        await page.evaluate((name) => window.touchline.open(`lab=${name}`), lab);
        await page.until((name) => document.querySelector(`.lab-parts a[href*="lab=${name}"]`) !== null, lab);
        for (const { href } of await parts(page)) {
          await page.evaluate((to) => document.querySelector(`.lab-parts a[href="${to}"]`).click(), href);
          const wanted = new URLSearchParams(href.slice(1));
          await page.until((part) => document.querySelector('.lab-parts a[aria-current]')?.getAttribute('href') === part, href);
          await whole(page);
          const shared = await link(page);
          assert.equal(keyIn(shared, `${lab}.part`) ?? FIRST[lab] ?? 'models', wanted.get(`${lab}.part`), href);
          assert.equal(keyIn(shared, 'vs') ?? '', wanted.get('vs') ?? '', href);
          const text = await page.evaluate(() => document.querySelector('#page').innerText);
          assert.doesNotMatch(text, /\b(panel|lab|notes|compare|seeds|choice|setting)\.[a-z]+/, href);
        }
      }
    });

    it('speak Chinese too', async () => {
      await page.click(button('中文'));
      await says(page, '.lab-question', '归一化');
      await whole(page);
      assert.doesNotMatch(await page.text('.lab-parts'), /Three|Symmetry/);
      await page.evaluate(() => [...document.querySelectorAll('.head-tools button')].find((one) => one.textContent === 'English').click());
      await says(page, '.lab-question', 'normalize');
      assert.deepEqual(page.errors, []);
      await page.close();
    });
  });
}

describe('the looks of the labs', () => {
  const scene = stage('chromium');
  const screens = [
    { width: 1280, height: 800, theme: 'light' },
    { width: 1920, height: 1080, theme: 'dark' },
    { width: 390, height: 844, touch: true, theme: 'light' },
    { width: 390, height: 844, touch: true, theme: 'dark', locale: 'zh-CN' },
    { width: 320, height: 640, touch: true, theme: 'light' },
    { width: 844, height: 390, touch: true, theme: 'light' },
    { width: 1180, height: 820, touch: true, theme: 'dark', locale: 'zh-CN' },
  ];
  for (const screen of screens) {
    const name = `${screen.width}x${screen.height}-${screen.theme}`;
    it(`at ${name}: not too wide, nothing that axe objects to`, async () => {
      const page = await scene.visit('lab=regularization', screen);
      for (const lab of Object.keys(LABS)) {
        await page.evaluate((fragment) => window.touchline.open(fragment), `lab=${lab}`);
        await page.until((id) => document.querySelector(`.lab-parts a[href*="lab=${id}"]`) !== null, lab);
        for (const { href } of await parts(page)) {
          await page.evaluate((to) => window.touchline.open(to), `${href}&it=300`);
          await page.until((part) => document.querySelector('.lab-parts a[aria-current]')?.getAttribute('href') === part, href);
          await atRest(page);
          await whole(page);
          const part = new URLSearchParams(href.slice(1)).get(`${lab}.part`);
          await shot(page, `${lab}-${part}-${name}`);
          assert.ok((await overflow(page)) <= 0, `${part}: ${await overflow(page)} px too wide`);
          if (screen.touch) assert.deepEqual(await tooSmall(page), [], part);
          assert.deepEqual(await objections(page), [], `${lab} ${part}`);
        }
      }
      assert.deepEqual(page.errors, []);
      await page.close();
    });
  }
});

// Large files, read beside the page. These stories run alone, as all of this folder: the page's pauses are measured.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BROWSERS, leftOut } from '../browsers.mjs';
import { iteration, shot, stage } from '../harness.mjs';

const facts = (page) => page.evaluate(() => document.querySelector('.files-facts').innerText);

for (const browser of BROWSERS) {
  describe(`a file in ${browser}`, { skip: leftOut(browser) }, () => {
    const scene = stage(browser);

    it('of 100,000 points or 100 MB leaves the page awake, and says what is too much', async () => {
      const page = await scene.visit('data=moons');
      await page.until(() => document.querySelector('.files-row') !== null);
      const gap = await page.evaluate(async () => {
        const line = (i) => `${Math.sin(i) / 2},${Math.cos(i * i) / 2},${i % 2}\n`;
        const most = new Blob([Array.from({ length: 100_000 }, (_, i) => line(i)).join('')]);
        const tooMany = new Blob([Array.from({ length: 100_001 }, (_, i) => line(i)).join('')]);
        const huge = new Blob(Array.from({ length: 100 }, () => new Uint8Array(1_000_001)));
        const full = new Blob(Array.from({ length: 100 }, () => '0.123,0.4,1\n'.repeat(1_000_000 / 12)));
        let [last, longest] = [performance.now(), 0];
        const beat = setInterval(() => {
          const now = performance.now();
          longest = Math.max(longest, now - last);
          last = now;
        }, 4);
        const tell = async (name, blob) => {
          longest = 0;
          const began = performance.now();
          const code = await window.touchline.load(name, blob).then(() => 'loaded', (error) => error.code);
          return { code, took: performance.now() - began, longest };
        };
        const told = { huge: await tell('huge.csv', huge), full: await tell('full.csv', full), tooMany: await tell('many.csv', tooMany), most: await tell('most.csv', most) };
        clearInterval(beat);
        return told;
      });
      console.log(`${browser}: ${JSON.stringify(gap)}`);
      assert.deepEqual(Object.values(gap).map(({ code }) => code), ['file-too-large', 'file-too-many-points', 'file-too-many-points', 'loaded']);
      // Reading goes on beside the page.
      for (const [name, { longest }] of Object.entries(gap)) assert.ok(longest < 1000, `${name}: nothing moved for ${longest} ms`);
      await page.until(() => /100,000 points to learn from/.test(document.body.innerText));
      assert.match(await facts(page), /With so many points/);
      assert.match(await facts(page), /no room for so many/);
      await page.evaluate(() => window.touchline.train(3));
      assert.equal(await iteration(page), 3);
      await shot(page, `files-${browser}-crowd`);
      assert.deepEqual(page.errors, []);
      await page.close();
    });
  });
}

// The same bits everywhere, setting by setting: the tables of tests/bits, which the native tests hold too.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { BROWSERS, leftOut } from './browsers.mjs';
import { stage } from './harness.mjs';

const lines = (name) => readFileSync(new URL(`../bits/${name}`, import.meta.url), 'utf8').trimEnd().split('\n');
const MATRIX = lines('matrix.txt');
const BASE = MATRIX[1].slice(2);
const VARIANTS = MATRIX.filter((line) => line.startsWith('+')).map((line) => line.slice(2));
const COMBINATIONS = MATRIX.filter((line) => line.startsWith('&')).flatMap((line) => {
  const [settings, ...hashes] = line.split(' ');
  return hashes.map((hash, k) => ({ link: BASE + settings + VARIANTS[k], hash }));
});
const PAIRS = lines('pairs.txt').filter((line) => !line.startsWith('#')).map((line) => {
  const [hash, link] = line.split(' ');
  return { link, hash };
});

/** Trains links on the page's own module and gives those whose parameters have another hash. */
const differing = (page, rows, iterations) =>
  page.evaluate(async (all, count) => {
    const { Experiment, read_link } = await import(new URL('touchline.js', document.baseURI).href);
    const others = [];
    for (const { link, hash } of all) {
      const experiment = new Experiment(link);
      try {
        experiment.advance(count ?? Number(read_link(link).values.it));
      } catch {
        // Diverged: it rests there, with parameters of its own.
      }
      const found = experiment.evaluate().parameters_sha256;
      if (!found.startsWith(hash)) others.push(`${link}: ${found}`);
      experiment.free();
    }
    return others;
  }, rows, iterations);

for (const browser of BROWSERS) {
  describe(`bits in ${browser}`, { skip: leftOut(browser) }, () => {
    const scene = stage(browser);
    let page;

    it(`are the same in all ${COMBINATIONS.length} combinations of activation, initialization, optimizer, penalty and dropout`, async () => {
      page = await scene.visit();
      assert.ok(COMBINATIONS.length >= 2304 && VARIANTS.length >= 12);
      // In pieces: a script that runs for long may be stopped.
      for (let at = 0; at < COMBINATIONS.length; at += 96) {
        assert.deepEqual(await differing(page, COMBINATIONS.slice(at, at + 96), 10), []);
      }
    });

    it(`are the same after 15,000 iterations and more of ${PAIRS.length} links`, async () => {
      assert.ok(PAIRS.length >= 50);
      for (const row of PAIRS) assert.deepEqual(await differing(page, [row], null), []);
      assert.deepEqual(page.errors, []);
    });
  });
}

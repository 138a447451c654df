// A link fixes the result: the page's parameters have the hash that the native build has, in each browser.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BROWSERS, leftOut } from './browsers.mjs';
import { evaluate, stage } from './harness.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TABLE = readFileSync(new URL('../links/hashes.txt', import.meta.url), 'utf8');
const LINKS = TABLE.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split(' ')[1]);

const known = new Map();
/** What examples/train.rs prints: evaluations, then the hash. */
function native(link) {
  if (!known.has(link)) known.set(link, train(link));
  return known.get(link);
}
function train(link) {
  const output = execFileSync('cargo', ['run', '--quiet', '--release', '--example', 'train', '--', '--json', link], { cwd: ROOT, encoding: 'utf8' });
  const rows = output.trim().split('\n').map((line) => JSON.parse(line));
  return { ...rows.at(-2), ...rows.at(-1) };
}

for (const browser of BROWSERS) {
  describe(`parameters in ${browser} and at the terminal`, { skip: leftOut(browser) }, () => {
    const scene = stage(browser);
    for (const link of LINKS) {
      it(`are the same bits after ${link}`, async () => {
        const page = await scene.visit(link);
        const expected = native(link);
        assert.ok(expected.iteration > 0);
        assert.deepEqual(await evaluate(page), expected);
        assert.deepEqual(page.errors, []);
        await page.close();
      });
    }
  });
}

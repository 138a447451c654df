// What a first visit costs: everything that the browser fetches until the page can train, gzipped as a host does.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { stage } from './harness.mjs';
import { DIST } from './server.mjs';

const packed = (path) => gzipSync(readFileSync(path), { level: 9 }).length;

/** What main.js, start.js and worker.js ask for by themselves; other modules come after the first picture. */
function modulesOfTheStart() {
  const modules = new Set(['main.js', 'start.js', 'worker.js'].map((name) => join(DIST, 'www', name)));
  for (const path of modules) {
    for (const [, to] of readFileSync(path, 'utf8').matchAll(/(?:from|import) ?"(\.[^"]+)"/g)) modules.add(join(dirname(path), to));
  }
  return modules;
}
function isFirst(path) {
  if (path.endsWith('.js')) return modulesOfTheStart().has(path) || /^(en|zh)-/.test(basename(path));
  return !path.endsWith('.css') || basename(path) === 'page.css';
}

/** What opens and saves files comes after that. */
const isOfFiles = (path) => basename(path).startsWith('files');
const WASM = join(DIST, 'touchline_bg.wasm');
const WASM_DIS = fileURLToPath(new URL('../../node_modules/.bin/wasm-dis', import.meta.url));

describe('the weight of the page', () => {
  const scene = stage('chromium');

  // What nobody needs in order to train (settings, scores, network, curves, messages) comes after the first
  // picture and has a limit of its own.
  it('is at most 120 kB gzipped until the page can train, in English and in Chinese', async () => {
    for (const locale of ['en', 'zh-CN']) {
      scene.host.served.clear();
      const page = await scene.visit('it=10', { locale });
      await page.close();
      const sizes = [...scene.host.served].filter(isFirst).map((path) => [relative(DIST, path), packed(path)]).sort((a, b) => b[1] - a[1]);
      const total = sizes.reduce((sum, [, size]) => sum + size, 0);
      console.log(`first visit (${locale}): ${sizes.length} files, ${total} bytes gzipped; ${sizes.slice(0, 6).map(([name, size]) => `${name} ${size}`).join(', ')}`);
      assert.ok(sizes.some(([name]) => name === 'touchline_bg.wasm'));
      assert.ok(total <= 120_000, JSON.stringify(Object.fromEntries(sizes)));
    }
  });

  it('is at most 34 kB for what comes after the first picture', async () => {
    scene.host.served.clear();
    const page = await scene.visit();
    await page.until(() => document.querySelector('#charts canvas'));
    await page.close();
    const later = [...scene.host.served].filter((path) => !isFirst(path) && !isOfFiles(path));
    const names = later.map((path) => basename(path).replace(/-[A-Z0-9]+(?=\.js$)/, ''));
    assert.deepEqual(names.filter((name) => name !== 'chunk.js').sort(), ['later.css', 'later.js', 'later_en.js']);
    const total = later.reduce((sum, path) => sum + packed(path), 0);
    assert.ok(total <= 34_000, `${total} bytes`);
  });

  it('is at most 7 kB for opening and saving files', async () => {
    scene.host.served.clear();
    const page = await scene.visit();
    await page.until(() => document.querySelector('.files-row'));
    await page.close();
    const total = [...scene.host.served].filter(isOfFiles).reduce((sum, path) => sum + packed(path), 0);
    assert.ok(total > 0 && total <= 7_000, `${total} bytes`);
    assert.ok(![...scene.host.served].some((path) => basename(path) === 'labs_bg.wasm'), 'what reads them comes with the first file');
  });

  it('is at most 70 kB for the WebAssembly', () => {
    assert.ok(packed(WASM) <= 70_000, `${packed(WASM)} bytes`);
  });

  it('buys WebAssembly that computes with SIMD', () => {
    const assembly = execFileSync(WASM_DIS, [WASM], { encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.match(assembly, /f64x2\.mul/);
    assert.doesNotMatch(assembly, /relaxed/);
  });

  it('has nothing in dist/ that only developers need', () => {
    const names = readdirSync(DIST, { recursive: true }).map((name) => basename(String(name)));
    assert.deepEqual(names.filter((name) => /\.(ts|map|rs|toml|md|mjs)$|^types\.js$/.test(name)), []);
    assert.match(readFileSync(join(DIST, 'www/build.js'), 'utf8'), /BUILD ?= ?["'][0-9a-f]{12}["']/);
  });
});

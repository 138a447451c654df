// What a first visit fetches, and how long it takes until the page can train.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { launch } from '../../tests/browser/driver.mjs';
import { DIST, serve } from '../../tests/browser/server.mjs';
import { summary } from '../measure.mjs';
import { LOADS } from '../settings.mjs';

/** What the page's start asks for by itself; other modules come after the first picture. */
function modulesOfTheStart() {
  const modules = new Set(['main.js', 'start.js', 'worker.js'].map((name) => join(DIST, 'www', name)));
  for (const path of modules) {
    for (const [, to] of readFileSync(path, 'utf8').matchAll(/(?:from|import) ?"(\.[^"]+)"/g)) modules.add(join(dirname(path), to));
  }
  return modules;
}

function isNeeded(path) {
  if (path.endsWith('.js')) return modulesOfTheStart().has(path) || /^(en|zh)-/.test(basename(path));
  return !path.endsWith('.css') || basename(path) === 'page.css';
}

function bytes(paths) {
  const contents = paths.map((path) => readFileSync(path));
  const sum = (size) => contents.reduce((total, content) => total + size(content).length, 0);
  return { files: paths.length, plain: sum((content) => content), gzip: sum((content) => gzipSync(content, { level: 9 })), brotli: sum(brotliCompressSync) };
}

/** Runs before the page's own scripts. */
function noteReady() {
  new MutationObserver(() => {
    if (document.documentElement?.dataset.state === 'ready') window.trainableAt ??= performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });
}

/** A new window's own work, in milliseconds: it takes more of the processor than the page does. */
const WINDOW_SETTLES = 1_000;

/** Loads into fresh profiles whose window stands: milliseconds from navigation until it can train. */
async function loads(name, host) {
  const browser = await launch(name);
  const took = [];
  for (let k = 0; k < LOADS; k++) {
    const page = await browser.freshProfile({ before: noteReady });
    await setTimeout(WINDOW_SETTLES);
    await page.open(host.address);
    await page.until(() => window.trainableAt);
    took.push(await page.evaluate(() => window.trainableAt));
    if (name === 'chromium' && k === 0) await page.until(() => document.querySelector('#charts canvas'));
    await page.close();
  }
  await browser.close();
  return summary(took);
}

export async function weigh() {
  const host = await serve();
  const chromium = await loads('chromium', host);
  const served = [...host.served];
  const firefox = await loads('firefox', host);
  await host.close();
  return { needed: bytes(served.filter(isNeeded)), all: bytes(served), module: bytes([join(DIST, 'touchline_bg.wasm')]), trainable: { chromium, firefox } };
}

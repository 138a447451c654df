// What every story starts from: the built site on a bare host, a browser, and the page at rest.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launch } from './driver.mjs';
import { decode } from './png.mjs';
import { serve } from './server.mjs';
import { Gone } from './until.mjs';

const SHOTS = fileURLToPath(new URL('shots/', import.meta.url));

/**
 * Starts a host and a browser for the stories of one `describe`.
 * `visit` opens a fragment in a fresh profile and waits until the page is at rest.
 */
export function stage(browserName) {
  const scene = {
    host: undefined,
    browser: undefined,
    /** @returns {Promise<import('./driver.mjs').Page>} */
    async visit(fragment = '', profile = {}, again = true) {
      const page = await scene.browser.freshProfile(profile);
      try {
        await page.open(scene.address(fragment));
        await atRest(page);
        return page;
      } catch (error) {
        // WebKit's small browser dies now and then while it starts, whatever page it is to open.
        if (!(error instanceof Gone && again)) throw error;
        console.log(`${scene.browser.name} ended while it opened a page; it is started again`);
        await page.close();
        return scene.visit(fragment, profile, false);
      }
    },
    address: (fragment = '') => scene.host.address + (fragment && `#${fragment}`),
  };
  before(async () => {
    scene.host = await serve();
    scene.browser = await launch(browserName);
  });
  after(async () => {
    await scene.browser?.close();
    await scene.host?.close();
  });
  return scene;
}

/** Loaded with its settings, and neither training nor on the way to an iteration. */
export const atRest = (page) =>
  page.until(() => ['ready', 'paused', 'diverged', 'failed'].includes(document.documentElement.dataset.state)
    && document.querySelector('#settings-list .group, .failure') !== null);

export const state = (page) => page.attribute('html', 'data-state');
export const iteration = async (page) => Number(await page.attribute('html', 'data-iteration'));
export const evaluate = (page) => page.evaluate(() => window.touchline.evaluate());
/** What stands behind the # of the address to share. */
export const link = (page) => page.evaluate(() => window.touchline.link().split('#')[1]);
export const reached = (page, count) => page.until((n) => Number(document.documentElement.dataset.iteration) >= n, count);

/** A screenshot to look at afterwards, and its pixels. */
export async function shot(page, name) {
  mkdirSync(SHOTS, { recursive: true });
  return decode(await page.screenshot(join(SHOTS, `${name}.png`)));
}

/** Waits until the pixel at a place of the window is as it should be; what was painted meanwhile is kept as a screenshot. */
export async function showsAt(page, { x, y }, should, name) {
  let pixel;
  for (let tries = 0; tries < 20; tries++) {
    pixel = (await shot(page, name)).at(Math.round(x), Math.round(y));
    if (should(pixel)) return;
  }
  throw new Error(`${name}: the pixel at ${Math.round(x)}, ${Math.round(y)} is ${pixel}, which is not ${should.name}`);
}

/** The football pitch: what the data's coordinates are on the screen. Equal axes, y upwards. */
const WINDOW = { x0: -0.78, y0: -0.88, y1: 0.72 };
export async function onPitch(page, { x, y }) {
  const box = await page.box('.pitch');
  const scale = box.height / (WINDOW.y1 - WINDOW.y0);
  return { x: box.x + (x - WINDOW.x0) * scale, y: box.y + (WINDOW.y1 - y) * scale };
}

export const isBlue = ([r, , b]) => b > r;
export const isRed = ([r, , b]) => r > b;

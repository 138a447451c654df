// The built page in Chromium, with its protocol beside it: what the stories' driver has no need of.
import { chromium } from 'playwright-core';
import { find, QUIET_CHROME } from '../../tests/browser/browsers.mjs';
import { serve } from '../../tests/browser/server.mjs';

/** Opens a fragment and waits until all of it is there. */
export async function openPage(fragment) {
  const host = await serve();
  const browser = await chromium.launch({ executablePath: find('chrome'), args: QUIET_CHROME });
  // Playwright's evaluate is an eval, which the page's Content-Security-Policy refuses.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${host.address}#${fragment}`);
  await page.waitForFunction(() => document.documentElement.dataset.state === 'ready' && document.querySelector('#charts canvas'), null, { timeout: 60_000 });
  return {
    page,
    address: host.address,
    protocol: await context.newCDPSession(page),
    tracing: await browser.newBrowserCDPSession(),
    async close() {
      await browser.close();
      await host.close();
    },
  };
}

export const iteration = (page) => page.evaluate(() => Number(document.documentElement.dataset.iteration));

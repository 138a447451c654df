// A browser with the bench's page open; each peer in it is a runner.
import { launch } from '../../tests/browser/driver.mjs';

/** @returns {Promise<{peer: (name: string) => object, close: () => Promise<void>}>} */
export async function openBrowser(name, host) {
  const browser = await launch(name);
  const page = await browser.freshProfile();
  await page.open(host.address);
  await page.until(() => typeof window.bench === 'function');
  const call = (...args) => page.evaluate((...words) => window.bench(...words), ...args);
  return {
    peer: (peer) => ({
      open: (...args) => call(peer, 'open', ...args),
      sample: (...args) => call(peer, 'sample', ...args),
      check: (...args) => call(peer, 'check', ...args),
      close: () => {},
    }),
    close: () => browser.close(),
  };
}

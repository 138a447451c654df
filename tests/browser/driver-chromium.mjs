// Chromium by Playwright.
import { chromium } from 'playwright-core';
import { find, QUIET_CHROME } from './browsers.mjs';
import { until } from './until.mjs';

export default async function launch() {
  const browser = await chromium.launch({ executablePath: find('chrome'), args: QUIET_CHROME });
  return {
    close: () => browser.close(),
    async freshProfile({ width = 1280, height = 800, theme = 'light', locale = 'en', touch = false, reducedMotion = false, before } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: theme,
        locale,
        hasTouch: touch,
        isMobile: touch,
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      if (before) await context.addInitScript(before);
      const page = await context.newPage();
      return open(context, page, await context.newCDPSession(page));
    },
  };
}

function open(context, page, protocol) {
  const [errors, requests] = [[], []];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  context.on('request', (request) => requests.push(request.url()));
  const at = (target) => (typeof target === 'string' ? page.locator(target) : page.getByRole(target.role, { name: target.name, exact: true })).first();
  // Playwright's own evaluate calls eval in the page, which the page's Content-Security-Policy refuses.
  const evaluate = async (what, ...args) => {
    const expression = `(${what})(...${JSON.stringify(args)})`;
    const { result, exceptionDetails } = await protocol.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return {
    errors,
    requests,
    open: async (address) => void (await page.goto(address)),
    reload: async () => void (await page.reload()),
    back: async () => void (await page.goBack()),
    click: (target) => at(target).click(),
    async clickAt({ x, y }, { shift = false } = {}) {
      if (shift) await page.keyboard.down('Shift');
      await page.mouse.click(x, y);
      if (shift) await page.keyboard.up('Shift');
    },
    tapAt: ({ x, y }) => page.touchscreen.tap(x, y),
    async drag([first, ...rest]) {
      await page.mouse.move(first.x, first.y);
      await page.mouse.down();
      for (const { x, y } of rest) await page.mouse.move(x, y, { steps: 4 });
      await page.mouse.up();
    },
    async fill(target, text) {
      await at(target).fill(text);
      await at(target).dispatchEvent('change');
    },
    focus: (target) => at(target).focus(),
    press: (key) => page.keyboard.press(key),
    text: (target) => at(target).innerText(),
    attribute: (target, name) => at(target).getAttribute(name),
    visible: (target) => at(target).isVisible(),
    box: (target) => at(target).boundingBox(),
    evaluate,
    until: (what, ...args) => until(() => evaluate(what, ...args), what),
    copied: () => evaluate(() => navigator.clipboard.readText()),
    screenshot: (path) => page.screenshot({ path, animations: 'disabled' }),
    close: () => context.close(),
  };
}

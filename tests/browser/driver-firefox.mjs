// Firefox by Puppeteer over WebDriver BiDi: Playwright drives only a Firefox of its own.
import puppeteer from 'puppeteer-core';
import { find } from './browsers.mjs';
import { fill, locate } from './locate.mjs';
import { until } from './until.mjs';

export default async function launch() {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: find('firefox'),
    headless: true,
    extraPrefsFirefox: {
      // A test's browser talks to the test's server only, and its copy button works unasked.
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'dom.events.testing.asyncClipboard': true,
      'intl.accept_languages': 'en',
    },
  });
  return {
    close: () => browser.close(),
    async freshProfile({ width = 1280, height = 800, before } = {}) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport({ width, height });
      if (before) await page.evaluateOnNewDocument(before);
      return open(context, page);
    },
  };
}

function open(context, page) {
  const [errors, requests] = [[], []];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  const at = async (target) => {
    let element;
    await until(async () => {
      await element?.dispose();
      const handle = await page.evaluateHandle(locate, target);
      element = handle.asElement();
      return element !== null;
    }, JSON.stringify(target));
    return element;
  };
  const read = async (target, what, ...args) => await (await at(target)).evaluate(what, ...args);
  return {
    errors,
    requests,
    open: async (address) => void (await page.goto(address)),
    reload: async () => void (await page.reload()),
    back: async () => void (await page.goBack()),
    click: async (target) => {
      await (await at(target)).evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await (await at(target)).click();
    },
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
    fill: (target, text) => read(target, fill, text),
    focus: (target) => read(target, (element) => element.focus()),
    async press(keys) {
      const held = keys.split('+');
      const last = held.pop();
      const key = last === 'Space' ? ' ' : last;
      for (const modifier of held) await page.keyboard.down(modifier);
      await page.keyboard.press(key);
      for (const modifier of held.reverse()) await page.keyboard.up(modifier);
    },
    text: (target) => read(target, (element) => element.innerText),
    attribute: (target, name) => read(target, (element, key) => element.getAttribute(key), name),
    visible: async (target) => (await (await page.evaluateHandle(locate, target)).asElement()?.isVisible()) ?? false,
    box: async (target) => await (await at(target)).boundingBox(),
    evaluate: (what, ...args) => page.evaluate(what, ...args),
    until: (what, ...args) => until(() => page.evaluate(what, ...args), what),
    copied: () => page.evaluate(() => navigator.clipboard.readText()),
    screenshot: async (path) => Buffer.from(await page.screenshot({ path })),
    close: () => context.close(),
  };
}

// What is wrong with a page at a glance: too wide, too small for a finger, or an objection of axe.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How many pixels the page is too wide. A phone's window grows with what is too wide; the root element does not. */
export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What axe objects to, as rule and elements. */
export async function objections(page) {
  await page.evaluate(`() => { ${AXE} }`);
  return await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  });
}

/** What a finger would miss, with its size. The label of a box is part of it. */
export const tooSmall = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, select, input, summary, a[href]')]
      .filter((element) => element.matches('.gallery input, .toggle input') || element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .map((element) => ({ name: element.getAttribute('aria-label') || element.innerText || element.id || element.className, box: (element.matches('label :is([type="checkbox"], [type="radio"])') ? element.closest('label') : element).getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 1 && box.bottom > 0 && (box.height < 43.99 || box.width < 43.99))
      .map(({ name, box }) => `${name}: ${Math.round(box.width)}×${Math.round(box.height)}`),
  );

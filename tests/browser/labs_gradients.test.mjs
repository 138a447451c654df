// The gradient check, as a person meets it: a quiet network, a bug switched on, a glowing cell accused, the line found.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { backward } from '../../www/labs/panels/gradient_code.js';
import { factor, pattern, verdict } from '../../www/labs/panels/gradient_reading.js';
import { objections, overflow, tooSmall } from './axe.mjs';
import { BROWSERS, leftOut } from './browsers.mjs';
import { atRest, link, reached, shot, stage } from './harness.mjs';

const SMALL = 'layers=4,3&seed=50&l2=0.7&lab=gradients';
const says = (page, selector, words) =>
  page.until((wanted, source) => new RegExp(source).test(document.querySelector(wanted)?.innerText.replace(/\s+/g, ' ') ?? ''), selector, words);
const open = (page, fragment) => page.evaluate((to) => window.touchline.open(to), fragment);
/** How many cells there are of each level. */
const levels = (page, count) =>
  page.until((wanted) => {
    const found = {};
    for (const cell of document.querySelectorAll('.gc-net .gc-cell')) {
      const level = /is-(\w+)/.exec(cell.className)[1];
      found[level] = (found[level] ?? 0) + 1;
    }
    return JSON.stringify(Object.entries(found).sort()) === JSON.stringify(Object.entries(wanted).sort());
  }, count);
const choose = (page, key, value) =>
  page.evaluate((field, wanted) => {
    const select = document.querySelector(`.gc-field-${field} select`);
    select.value = wanted;
    select.dispatchEvent(new Event('change'));
  }, key, value);
const clickFirst = (page, selector) => page.evaluate((wanted) => document.querySelector(wanted).click(), selector);
const lines = (page) => page.evaluate(() => [...document.querySelectorAll('.gc-choice[data-line]:not([aria-disabled="true"])')].map((line) => line.dataset.line));
/** Where the cells, the code and the game's buttons are, in the page. */
const places = (page) =>
  page.evaluate(() =>
    ['.gc-net', '.gc-lines', '.gc-lines :nth-child(4)', '.gc-buttons :nth-child(1)', '.gc-buttons :nth-child(2)'].map((what) => {
      const { left, top } = document.querySelector(what).getBoundingClientRect();
      return [left + scrollX, top + scrollY].map(Math.round).join();
    }));
/** What the focus is on. */
const focused = (page) => page.evaluate(() => document.activeElement.dataset.line ?? (document.activeElement.matches('.gc-cell') ? 'cell' : document.activeElement.className || document.activeElement.tagName));
/** Which mistake is hidden: the first number says which, the second in which layer. */
const hidden = (page, which, where) =>
  page.evaluate((numbers) => {
    let calls = 0;
    Math.random = () => numbers[calls++ % 2];
  }, [which, where]);
const [FOUR, MEAN] = [0.25, 0.45];
const centre = async (page, target) => {
  await page.evaluate((wanted) => document.querySelector(wanted).scrollIntoView({ block: 'center' }), target);
  const { x, y, width, height } = await page.box(target);
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
};
/** Twice, as fast as it goes. */
const doubleClick = async (page, target) => {
  const place = await centre(page, target);
  await page.clickAt(place);
  await page.clickAt(place);
};
const glowing = (page) => page.until(() => document.querySelectorAll('.gc-cell.is-wrong').length > 0);

describe('the code of the backward pass', () => {
  const small = { units: [2, 4, 3, 1], acts: ['relu', 'tanh'], keep: [1, 1], l1: false, l2: false, biases: false };
  const text = (coded, bug, layer = 0) => backward(coded, { bug, layer }).filter((line) => line.wrong).map((line) => line.text);

  it('goes from the output to the input', () => {
    assert.deepEqual(backward(small, { bug: 'none', layer: 0 }).map((line) => line.text), [
      'dZ3 = A3 - Y',
      'dW3 = 1/m * np.dot(dZ3, A2.T)',
      'db3 = 1/m * np.sum(dZ3, axis=1, keepdims=True)',
      'dA2 = np.dot(W3.T, dZ3)',
      'dZ2 = dA2 * (1 - np.tanh(Z2)**2)',
      'dW2 = 1/m * np.dot(dZ2, A1.T)',
      'db2 = 1/m * np.sum(dZ2, axis=1, keepdims=True)',
      'dA1 = np.dot(W2.T, dZ2)',
      'dZ1 = dA1 * (Z1 > 0)',
      'dW1 = 1/m * np.dot(dZ1, X.T)',
      'db1 = 1/m * np.sum(dZ1, axis=1, keepdims=True)',
    ]);
  });

  it('has each mistake in the lines that it is made in', () => {
    assert.deepEqual(text(small, 'none'), []);
    assert.deepEqual(text(small, 'both'), ['dW2 = 2 * 1/m * np.dot(dZ2, A1.T)', 'db1 = 4/m * np.sum(dZ1, axis=1, keepdims=True)']);
    assert.deepEqual(text(small, 'double', 3), ['dW3 = 2 * 1/m * np.dot(dZ3, A2.T)']);
    assert.deepEqual(text(small, 'mean'), ['dW3 = np.dot(dZ3, A2.T)', 'db3 = np.sum(dZ3, axis=1, keepdims=True)']);
    assert.deepEqual(text(small, 'gate'), ['dZ2 = dA2']);
    assert.deepEqual(text(small, 'gate', 1), ['dZ1 = dA1']);
    // Nothing to forget.
    assert.deepEqual(text(small, 'penalty'), []);
    assert.deepEqual(text(small, 'keep'), []);
    assert.deepEqual(text({ ...small, acts: ['linear', 'linear'] }, 'gate'), []);
    const all = { ...small, keep: [0.8, 0.8], l1: true, l2: true, biases: true };
    assert.deepEqual(text(all, 'penalty', 1), ['dW1 = 1/m * np.dot(dZ1, X.T)', 'db1 = 1/m * np.sum(dZ1, axis=1, keepdims=True)']);
    assert.deepEqual(text(all, 'keep'), ['dA2 = dA2 * D2', 'dA1 = dA1 * D1']);
    assert.deepEqual(text(all, 'double', 1), ['dW1 = 2 * (1/m * np.dot(dZ1, X.T) + lambd/m * W1 + lambd1/(2*m) * np.sign(W1))']);
  });
});

describe('what a check says', () => {
  /** Two layers of two and one parameters, by block. */
  const check = (relative, notes = relative.map(() => 0), difference = Math.max(...relative)) => {
    const numerical = relative.map(() => 1);
    const sizes = [[1, false, 2], [1, true, 1], [2, false, 2], [2, true, 1]];
    let start = 0;
    const blocks = sizes.map(([layer, biases, count]) => ({ layer, biases, start: (start += count) - count, rows: count, columns: 1, difference: 0, backprop: 1, numerical: 1 }));
    return { theta: relative, numerical, backprop: relative.map((r) => (1 + r) / (1 - r)), relative, notes, difference, smooth: 1e-9, blocks, cost: 1, passes: 12 };
  };
  const fine = [1e-9, 1e-9, 1e-9, 1e-9, 1e-9, 1e-9];

  it('is a verdict by the thresholds and the cells', () => {
    assert.equal(verdict(check(fine)).verdict, 'fine');
    assert.equal(verdict(check(fine, undefined, 1.2e-7)).sentence.key, 'panel.check.later');
    assert.equal(verdict(check(fine, undefined, 3e-7)).sentence.key, 'panel.check.above');
    assert.equal(verdict(check(fine, [2, 0, 0, 0, 0, 0], 0.3)).verdict, 'special');
    assert.equal(verdict(check(fine.with(2, 0.5))).verdict, 'wrong');
    assert.equal(verdict(check(fine.map(() => 0), fine.map(() => 1))).verdict, 'empty');
    assert.equal(verdict(check(fine, undefined, NaN)).verdict, 'broken');
  });

  it('accuses by the pattern of what glows', () => {
    const of = (...wrong) => pattern(check(fine.map((relative, k) => (wrong.includes(k) ? 0.5 : relative)))).key.split('.').at(-1);
    assert.equal(of(), 'none');
    assert.equal(of(3), 'one');
    assert.equal(of(0, 3), 'weights');
    assert.equal(of(3, 5), 'layer');
    assert.equal(of(0, 2), 'first');
    assert.equal(of(0, 1, 2, 3, 4, 5), 'handed');
    assert.equal(of(2, 3), 'several');
  });

  it('finds the factor that all wrong cells of a block share', () => {
    const found = check([1 / 3, 1 / 3, 1e-9, 0.2, 0.5, 1e-9]);
    assert.ok(Math.abs(factor(found, found.blocks[0]) - 2) < 1e-9);
    assert.equal(factor(found, found.blocks[1]), null);
    assert.equal(factor(found, found.blocks[2]), null);
  });
});

for (const browser of BROWSERS) {
  describe(`the gradient check in ${browser}`, { skip: leftOut(browser) }, () => {
    const scene = stage(browser);
    let page;

    it('opens from its link, and is quiet: the code is right', async () => {
      page = await scene.visit(SMALL);
      await says(page, '.gc-result', '10⁻⁸ ≤ 10⁻⁷: the code computes the slope');
      await levels(page, { agrees: 31 });
      await says(page, '.gc-under', '31 parameters took 62 forward passes');
    });

    it('glows where a bug is, and a glowing cell leads to its line', async () => {
      await choose(page, 'bug', 'double');
      await levels(page, { agrees: 19, wrong: 12 });
      await says(page, '.gc-result', 'wrong: 12 of 31 cells glow');
      assert.match(await link(page), /gradients\.bug=double/);
      assert.equal(await page.visible('.is-bug'), false, 'nobody was accused yet');
      await clickFirst(page, '.gc-cell.is-wrong');
      await says(page, '.gc-detail', 'W\\[2\\] row 1, column 1 .* 0\\.3333 .* In W\\[2\\] backpropagation says 2 ×');
      await says(page, '.gc-line.is-bug', 'dW2 = 2 \\* \\(1/m');
      await says(page, '.gc-line.is-right', 'dW2 = 1/m');
      await says(page, '.gc-bars .is-glowing', 'W\\[2\\] 0\\.333');
      await shot(page, `lab-gradients-${browser}`);
    });

    it('follows training, and is right after it too', async () => {
      await choose(page, 'bug', 'none');
      await page.click({ role: 'button', name: 'Play' });
      await reached(page, 30_000);
      await atRest(page);
      await page.until(() => document.querySelector('.panel-as-of').hidden);
      await choose(page, 'eps', '0.00001');
      await says(page, '.gc-result', '≤ 10⁻⁷');
      assert.match(await link(page), /it=30000.*gradients\.eps=0\.00001|gradients\.eps=1e-5/);
    });

    it('has the notebook’s case with the notebook’s numbers', async () => {
      await open(page, `${SMALL}&gradients.on=case&gradients.bug=both`);
      await says(page, '.gc-result', '^0\\.2851 the code is wrong: 8 of 47');
      await says(page, '.gc-under', 'NumPy on the same case: 0\\.2850931567761624\\. Here: 0\\.285093156780699;');
      await says(page, '.gc-bars', 'b\\[1\\] 0\\.6 W\\[2\\] 0\\.333');
      await choose(page, 'bug', 'none');
      await says(page, '.gc-result', '^1\\.189 · 10⁻⁷ above the printed 10⁻⁷');
      await choose(page, 'eps', '0.0001');
      await says(page, '.gc-result', '^1\\.907 · 10⁻¹⁰ ≤');
      await choose(page, 'sides', 'one');
      await says(page, '.gc-result', '^1\\.91 · 10⁻⁶');
      await choose(page, 'cost', 'stable');
      await choose(page, 'sides', 'two');
      await choose(page, 'eps', '1e-7');
      await says(page, '.gc-result', '· 10⁻⁹ ≤ 10⁻⁷');
      await choose(page, 'bug', 'penalty');
      await says(page, '.gc-result', '^0\\.1599');
      await says(page, '.gc-controls', 'L2 with λ = 0\\.7');
      await choose(page, 'bug', 'keep');
      await says(page, '.gc-result', '^0\\.1311');
    });

    it('hides a bug to be found by keys alone', async () => {
      await open(page, SMALL);
      await levels(page, { agrees: 31 });
      await page.focus('.panel-head .go');
      await page.press('Enter');
      await says(page, '.gc-steps [aria-current]', 'Click a cell that glows');
      await page.until(() => document.querySelectorAll('.gc-cell.is-wrong').length > 0 && document.activeElement.matches('.gc-cell'));
      assert.doesNotMatch(await link(page), /gradients\.bug/, 'a link would give it away');
      // From cell to cell with the arrows, from block to block with Tab.
      await page.press('End');
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label').startsWith('W[1] row 4, column 2')), true);
      await page.focus('.gc-cell.is-wrong');
      await page.press('Enter');
      await says(page, '.gc-steps [aria-current]', 'Click a line that has');
      await says(page, '.gc-told', 'In [Wb]\\[\\d\\] .* [Gg]low');
      let tries = 0;
      for (const id of await lines(page)) {
        tries += 1;
        await page.focus(`[data-line="${id}"]`);
        await page.press('Enter');
        const found = await page.evaluate(() => document.querySelector('.gc-told').classList.contains('is-found'));
        if (found) break;
        await says(page, '.gc-told', 'Not this one: d[ZAWb]\\d is correct');
        assert.equal(await focused(page), id, 'the focus stays');
        assert.ok((await lines(page)).length < 20 && !(await lines(page)).includes(id));
      }
      await says(page, '.gc-told', `Found after ${tries} ${tries === 1 ? 'try' : 'tries'}\\.`);
      await says(page, '.gc-line.is-bug', '✕ bug');
      await says(page, '.gc-score', '1 found, 0 shown');
      await says(page, '.gc-line.is-right', 'should be');
      await shot(page, `lab-gradients-game-${browser}`);
    });

    it('shows another one when asked, and leaves the game', async () => {
      await page.press('Enter');
      await says(page, '.gc-steps [aria-current]', 'Click a cell that glows');
      await page.until(() => document.activeElement.matches('.gc-cell'));
      await page.click({ role: 'button', name: 'Show me' });
      await says(page, '.gc-line.is-bug', '✕ bug');
      await says(page, '.gc-told', '^Shown, not counted:');
      await says(page, '.gc-score', '1 found, 1 shown');
      assert.equal(await page.evaluate(() => document.querySelectorAll('.gc-steps .is-done').length), 0, 'nothing was solved');
      await page.click({ role: 'button', name: 'Leave the game' });
      await levels(page, { agrees: 31 });
      assert.equal(await page.visible('.gc-game'), false);
    });

    it('takes a sample of a network with 17,025 parameters', async () => {
      await open(page, 'layers=128,128&lab=gradients&gradients.bug=gate');
      await page.until(() => /of 201 cells/.test(document.querySelector('.gc-result')?.innerText ?? ''));
      await says(page, '.gc-under', 'A sample: 201 of 17,025');
      assert.equal(await page.evaluate(() => document.querySelectorAll('.gc-net .gc-cell').length), 6);
      assert.deepEqual(page.errors, []);
      await page.close();
    });
  });
}

for (const browser of BROWSERS) {
  describe(`the hidden bug by mouse in ${browser}`, { skip: leftOut(browser) }, () => {
    const scene = stage(browser);
    let page;
    const begin = async (which, where) => {
      await hidden(page, which, where);
      await page.click('.panel-head .go');
      await glowing(page);
      await says(page, '.gc-told', 'One mistake was put into this code');
    };

    it('accuses nobody before a glowing cell is clicked, and counts the first click on a line', async () => {
      page = await scene.visit(SMALL);
      await levels(page, { agrees: 31 });
      await begin(MEAN, 0.99);
      await levels(page, { agrees: 27, wrong: 4 });
      assert.equal(await page.evaluate(() => document.querySelectorAll('.is-accused, .is-behind, .gc-cell[aria-pressed="true"]').length), 0);
      assert.equal(await focused(page), 'gc-game');
      await page.click('[data-line="dA1"]');
      await says(page, '.gc-told', '^Not this one: dA1 is correct\\. Try another line\\.');
      await says(page, '.is-cleared', '✗ not the bug');
      await page.click('.gc-cell.is-agrees');
      await says(page, '.gc-told', 'This cell agrees');
      assert.equal(await page.evaluate(() => document.querySelectorAll('.is-accused').length), 0);
    });

    it('moves nothing under the pointer, and takes a double-click for one', async () => {
      const before = await places(page);
      await page.click('.gc-cell.is-wrong');
      await says(page, '.gc-told', 'In W\\[3\\] the factor differs from cell to cell; in b\\[3\\], which has no penalty, it is 211');
      await says(page, '.gc-line.is-accused', '← makes this cell’s gradient');
      await says(page, '.gc-detail .unseen', 'W\\[3\\] row 1, column 1: backpropagation \\S+.*, measured \\S+.*, relative error 0\\.\\d+\\. The code');
      assert.deepEqual(await places(page), before);
      await doubleClick(page, '[data-line="dA2"]');
      await says(page, '.gc-told', 'dA2 is correct');
      assert.equal(await page.evaluate(() => document.querySelectorAll('.is-cleared').length), 2);
      assert.deepEqual(await places(page), before);
      await doubleClick(page, '.gc-buttons :nth-child(1)');
      await says(page, '.gc-told', '^Shown, not counted: The mean over the examples');
      assert.deepEqual((await places(page)).slice(0, 2), before.slice(0, 2));
      assert.equal(await page.evaluate(() => document.querySelectorAll('.is-bug').length), 2, 'dW and db');
    });

    it('goes on in another network with another bug, and says so', async () => {
      await page.click('.gc-buttons :nth-child(2)');
      await says(page, '.gc-steps [aria-current]', 'Click a cell that glows');
      await page.click('[data-line="dA1"]');
      await says(page, '.gc-told', 'Not this one');
      await page.click({ role: 'button', name: 'Add a layer' });
      await says(page, '.gc-told', '^The network has changed, so another bug is hidden');
      assert.equal(await page.evaluate(() => document.querySelectorAll('.is-cleared').length), 0);
      await page.until(() => document.querySelector('[data-line="error4"]') !== null);
    });

    it('is still there after a look at another part, and after a reload; so is the network', async () => {
      await glowing(page);
      await page.click('[data-line="dA1"]');
      await says(page, '.gc-told', 'Not this one');
      await page.click({ role: 'link', name: 'Penalty and dropout' });
      await page.until(() => document.querySelector('.lab-panel-penalties') !== null);
      assert.match(await link(page), /layers=4,3,\d/);
      await page.click({ role: 'link', name: 'Find the bug' });
      await says(page, '.gc-told', '^The game goes on: the same bug, 1 try so far');
      await says(page, '.is-cleared', 'dA1 .* ✗ not the bug');
      assert.match(await link(page), /layers=4,3,\d/);
      await page.reload();
      await says(page, '.gc-told', '^The game goes on: the same bug, 1 try so far');
      await page.click({ role: 'button', name: 'Leave the game' });
      await page.until(() => document.querySelector('.gc-game').hidden);
      await open(page, `${SMALL}&gradients.eps=0.001`);
      await says(page, '.gc-step', '^After 0 steps');
    });

    it('goes by Tab from the last cell to the first line', async () => {
      await begin(FOUR, 0);
      await page.focus('.gc-layer:last-child .gc-block:last-child .gc-cell');
      await page.press('Tab');
      assert.equal(await focused(page), 'error3');
      assert.deepEqual(page.errors, []);
      await page.close();
    });

    it('shows every cell: three hidden layers, and a phone', async () => {
      // WebKit's window is never so narrow.
      const phone = browser === 'webkit' ? [] : [[SMALL, { width: 390, height: 844 }]];
      for (const [fragment, size] of [[SMALL.replace('4,3', '4,3,3'), {}], ...phone]) {
        page = await scene.visit(fragment, size);
        await page.until(() => document.querySelectorAll('.gc-cell.is-agrees').length > 10);
        await begin(FOUR, 0.99);
        await page.until(() => {
          const box = document.querySelector('.gc-net').parentElement.getBoundingClientRect();
          return [...document.querySelectorAll('.gc-net .gc-cell')].every((cell) => {
            const { left, right } = cell.getBoundingClientRect();
            return left >= box.left && right <= box.right;
          });
        });
        await page.until(() => {
          const { top, bottom } = document.querySelector('.gc-cell.is-wrong').getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        });
        assert.deepEqual(page.errors, []);
        await page.close();
      }
    });
  });
}

describe('the looks of the gradient check', () => {
  const scene = stage('chromium');
  for (const screen of [{ width: 1280, height: 800, theme: 'dark' }, { width: 390, height: 844, touch: true, theme: 'light' }, { width: 390, height: 844, touch: true, theme: 'dark', locale: 'zh-CN' }]) {
    it(`at ${screen.width} px, ${screen.theme}: nothing too wide or too small, in the game too`, async () => {
      const page = await scene.visit(`${SMALL}&gradients.bug=gate`, screen);
      await page.until(() => document.querySelectorAll('.gc-cell.is-wrong').length > 10);
      await clickFirst(page, '.gc-cell.is-wrong');
      const whole = async (what) => {
        assert.ok((await overflow(page)) <= 0, `${what}: ${await overflow(page)} px too wide`);
        if (screen.touch) assert.deepEqual(await tooSmall(page), [], what);
        assert.deepEqual(await objections(page), [], what);
      };
      await whole('with a bug');
      await clickFirst(page, '.panel-head .go');
      await page.until(() => document.querySelector('.gc-choice[data-line]') !== null);
      await whole('in the game');
      await shot(page, `lab-gradients-${screen.width}-${screen.theme}`);
      assert.deepEqual(page.errors, []);
      await page.close();
    });
  }
});

// What the page shows at any one moment: while it trains, on the way from one run to another, and just before a reload.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reached, stage } from './harness.mjs';

const results = (page) => page.until(() => document.querySelector('.facts-table')?.innerText.includes('0'));

/** What stands together in each of so many animation frames in a row. */
const watch = (page, frames) =>
  page.evaluate((count) => new Promise((done) => {
    const seen = [];
    const text = (selector) => document.querySelector(selector).innerText;
    function look() {
      seen.push({
        cards: [...document.querySelectorAll('.score-cell:not([hidden])')].map((cell) => cell.innerText.replace(/\s+/g, ' ')),
        table: [...document.querySelectorAll('.facts-table tbody tr:first-child td:not([hidden])')].map((cell) => parseFloat(cell.innerText)),
        steps: text('.facts-table tbody tr:nth-last-child(2) td').replace(/\D/g, ''),
        counter: text('.count').replace(/\D/g, ''),
        verdict: text('.say').split('\n')[0],
      });
      if (seen.length < count) requestAnimationFrame(look);
      else done(seen);
    }
    requestAnimationFrame(look);
  }), frames);

describe('at any moment', () => {
  const scene = stage('chromium');
  const leave = async (page) => {
    assert.deepEqual(page.errors, []);
    await page.close();
  };
  const playing = async (fragment) => {
    const page = await scene.browser.freshProfile();
    await page.open(scene.address(`${fragment}&play=1`));
    await reached(page, 300);
    await results(page);
    return page;
  };

  it('cards, verdict, figures and counter are of one frame: accuracies that jump about', async () => {
    const page = await playing('norm=standard&act=tanh&opt=adam&lr=1&batch=64&keep=0.8&jitter=0.05&split=60/20/20');
    const seen = await watch(page, 120);
    for (const { cards, table, steps, counter, verdict } of seen) {
      const [train, dev, test] = cards.map((card) => Number(/ (\d+\.\d) ±/.exec(card)?.[1] ?? / (\d+\.\d) %/.exec(card)?.[1]));
      assert.deepEqual(table, [train, dev, test]);
      assert.equal(steps, counter);
      const gap = /Train is (\d+\.\d) ± \d+\.\d points (above|below) dev/.exec(verdict);
      const agree = /Train and dev agree within their error \(± (\d+\.\d) points\)/.exec(verdict);
      if (gap) assert.ok(Math.abs((gap[2] === 'above' ? 1 : -1) * gap[1] - (train - dev)) < 0.16, `${cards}: ${verdict}`);
      if (agree) assert.ok(Math.abs(train - dev) < Number(agree[1]) + 0.16, `${cards}: ${verdict}`);
    }
    assert.ok(new Set(seen.map(({ verdict }) => verdict)).size > 5, 'the verdict followed');
    await leave(page);
  });

  it('cards, verdict and figures are of one frame: R² of hills', async () => {
    const page = await playing('data=hills&noise=0.3&m=200&layers=40,40&opt=adam&lr=0.01');
    for (const { cards, table, verdict } of await watch(page, 60)) {
      const shown = cards.map((card) => Number(/ (0\.\d+) R²/.exec(card)?.[1]));
      shown.forEach((r2, i) => assert.ok(Math.abs(r2 - table[i]) < 0.0061, `${cards}: ${table}`));
      const said = /R² (0\.\d+) on train, (0\.\d+) on dev/.exec(verdict);
      if (said) assert.ok(Math.abs(said[1] - table[0]) < 0.0061 && Math.abs(said[2] - table[1]) < 0.0061, `${table}: ${verdict}`);
    }
    await leave(page);
  });
});

// What the page shows at any one moment: while it trains, on the way from one run to another, and just before a reload.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atRest, link, onPitch, reached, stage, state } from './harness.mjs';

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
    // Later on dev's R² falls below 0 and is written in other ways.
    const seen = (await watch(page, 60)).filter(({ cards }) => !cards.join().includes('−'));
    assert.ok(seen.length > 5, `${seen.length} moments`);
    for (const { cards, table, verdict } of seen) {
      const shown = cards.map((card) => Number(/ (0\.\d+) R²/.exec(card)?.[1]));
      shown.forEach((r2, i) => assert.ok(Math.abs(r2 - table[i]) < 0.0061, `${cards}: ${table}`));
      const said = /R² (0\.\d+) on train, (0\.\d+) on dev/.exec(verdict);
      if (said) assert.ok(Math.abs(said[1] - table[0]) < 0.0061 && Math.abs(said[2] - table[1]) < 0.0061, `${table}: ${verdict}`);
    }
    await leave(page);
  });

  it('a run without points to an iteration comes to rest, and plays once there are points', async () => {
    const page = await scene.visit('data=own&it=1000');
    assert.equal(await state(page), 'ready');
    await page.until(() => /nothing to learn from/.test(document.querySelector('#notices').innerText));
    assert.equal(await page.visible('.pitch-empty'), true);
    for (const place of [{ x: 0.2, y: 0.3 }, { x: -0.4, y: -0.2 }]) await page.clickAt(await onPitch(page, place));
    await page.until(() => /\b2 points to learn from/.test(document.body.innerText));
    await page.click({ role: 'button', name: 'Play' });
    await reached(page, 10);
    await leave(page);
  });

  it('the address has a dataset or a point as soon as the page has it, and a reload keeps it', async () => {
    const page = await playing('seed=3');
    await page.click({ role: 'radio', name: 'Moons' });
    assert.match(await page.evaluate(() => location.hash), /data=moons.*&play=1/);
    await page.reload();
    await page.until(() => /data=moons/.test(location.hash) && /\b180 points to learn from/.test(document.body.innerText));
    await reached(page, 10);
    await page.click({ role: 'button', name: 'Pause' });
    await atRest(page);
    for (const [x, y] of [[0.4, 0.4], [-0.4, 0.4], [0.4, -0.4]]) {
      const before = await link(page);
      const box = await page.box('.pitch');
      await page.clickAt({ x: box.x + box.width * (0.5 + x), y: box.y + box.height * (0.5 + y) });
      const { shown, address } = await page.evaluate((old) => new Promise((done) => {
        const look = () => {
          const shown = window.touchline.link().split('#')[1];
          if (shown === old) requestAnimationFrame(look);
          else done({ shown: shown.replace(/&it=\d+/, ''), address: location.hash.slice(1).replace(/&it=\d+/, '') });
        };
        look();
      }), before);
      assert.equal(address, shown);
    }
    await page.reload();
    await page.until(() => /\b183 points to learn from/.test(document.body.innerText));
    await leave(page);
  });

  it('points clicked on the way to another dataset do not take the old ones there', async () => {
    const page = await playing('data=circles&m=400');
    await page.evaluate(() => document.querySelector('.invite-leave')?.click());
    // In one go, so that the engine cannot answer in between.
    await page.evaluate(() => {
      const canvas = document.querySelector('.pitch-hand');
      const { left, top, width, height } = canvas.getBoundingClientRect();
      const at = { clientX: left + width / 2, clientY: top + height / 2, button: 0, pointerId: 1, isPrimary: true, pointerType: 'mouse', bubbles: true };
      canvas.setPointerCapture = () => {};
      const click = () => ['pointerdown', 'pointerup'].forEach((type) => canvas.dispatchEvent(new PointerEvent(type, at)));
      click();
      click();
      document.querySelector('input[type="radio"][value="moons"]').click();
      click();
    });
    await page.until(() => /\b240 points to learn from/.test(document.body.innerText));
    await page.click({ role: 'button', name: 'Pause' });
    await atRest(page);
    const { train, dev, test } = await page.evaluate(() => window.touchline.evaluate());
    assert.deepEqual([train.total, dev.total, test.total], [240, 80, 80]);
    assert.match(await page.text('body'), /\b240 points to learn from/);
    await leave(page);
  });

  it('the table of weights for those who cannot see the network says of which step it is', async () => {
    const page = await playing('seed=5');
    const caption = () => page.evaluate(() => document.querySelector('#network caption').textContent.replaceAll(',', ''));
    const early = Number(/at step (\d+); renewed when training rests/.exec(await caption())[1]);
    await reached(page, early + 100);
    await page.click({ role: 'button', name: 'Pause' });
    await atRest(page);
    assert.match(await caption(), new RegExp(`at step ${await page.attribute('html', 'data-iteration')};`));
    await leave(page);
  });

  it('Pause is heard at once, and says so where a step takes long', async () => {
    const page = await scene.browser.freshProfile();
    await page.open(scene.address('data=circles&m=5000&layers=128,128,128,128,128,128,128,128&play=1'));
    await reached(page, 1);
    const seen = await page.evaluate(() => new Promise((done) => {
      const button = document.querySelector('.transport-play');
      button.click();
      const heard = button.getAttribute('aria-busy');
      const words = new Set();
      const look = () => {
        words.add(button.innerText.trim());
        if (document.documentElement.dataset.state === 'training') requestAnimationFrame(look);
        else setTimeout(() => done({ heard, words: [...words], after: button.innerText.trim(), busy: button.getAttribute('aria-busy') }), 300);
      };
      look();
    }));
    assert.deepEqual(seen, { heard: 'true', words: ['Pause', 'Pausing…', 'Play'], after: 'Play', busy: 'false' });
    await leave(page);
  });

  it('a target that is no number of steps is refused until it is another one, also in the sheet of a phone', async () => {
    for (const screen of [{}, { width: 390, height: 844, touch: true }]) {
      const page = await scene.visit('it=1', screen);
      if (screen.touch) await page.click({ role: 'button', name: 'More' });
      for (const bad of ['-5', '1e12', '2.5']) {
        await page.fill('.run-field', bad);
        await page.click('.run-go');
        await page.until(() => /whole number from 1 to 10,000,000/.test(document.querySelector('.run .refused:not([hidden])')?.innerText));
        const box = await page.box('.run .refused');
        assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= (screen.width ?? 1280) && box.y + box.height <= 768, JSON.stringify(box));
        assert.equal(await page.attribute('html', 'data-iteration'), '1');
      }
      await page.fill('.run-field', '30');
      assert.equal(await page.visible('.run .refused'), false);
      await leave(page);
    }
  });

  it('a target behind the run comes with the way back to the start', async () => {
    const page = await scene.visit('it=500');
    await reached(page, 500);
    await atRest(page);
    const field = { role: 'spinbutton', name: 'Run to this many steps' };
    await page.fill(field, '40');
    await page.focus(field);
    await page.press('Enter');
    await page.click('.run .refused button');
    await page.until(() => document.documentElement.dataset.iteration === '0');
    assert.equal(await page.visible('.run .refused'), false);
    await page.click({ role: 'button', name: 'Go' });
    await reached(page, 40);
    await atRest(page);
    assert.equal(await page.attribute('html', 'data-iteration'), '40');
    await leave(page);
  });
});

describe('a click where a line is invited', () => {
  const scene = stage('chromium');
  const middle = async (page) => {
    const box = await page.box('.pitch');
    return { x: box.x + box.width * 0.52, y: box.y + box.height * 0.4 };
  };
  const count = async (page, colour) => Number(new RegExp(`(\\d+) ${colour}`).exec(await page.attribute('.pitch-hand', 'aria-label'))[1]);

  for (const [shift, colour] of [[false, 'blue'], [true, 'red']]) {
    it(`places a ${colour} point among points that are not football's, and the invitation is over`, async () => {
      const page = await scene.visit('data=moons');
      assert.equal(await page.visible('.invite'), true);
      const before = await count(page, colour);
      await page.clickAt(await middle(page), { shift });
      await page.until(() => /\b181 points to learn from/.test(document.body.innerText));
      assert.equal(await page.visible('.invite'), false);
      assert.equal(await count(page, colour), before + 1);
      assert.deepEqual(page.errors, []);
      await page.close();
    });
  }

  it('says how to draw where football tells its story, which goes on', async () => {
    const page = await scene.visit();
    await page.clickAt(await middle(page));
    assert.match(await page.text('.invite'), /A click draws no line/);
    assert.match(await page.text('body'), /\b211 points to learn from/);
    const from = await onPitch(page, { x: -0.7, y: 0.35 });
    const to = await onPitch(page, { x: 0.4, y: -0.3 });
    await page.drag([from, to]);
    await page.until(() => /Your line: \d+ of 211/.test(document.querySelector('.invite').innerText));
    assert.doesNotMatch(await page.text('.invite'), /click/);
    assert.equal(await page.visible({ role: 'button', name: 'Kick off' }), true);
    assert.deepEqual(page.errors, []);
    await page.close();
  });
});

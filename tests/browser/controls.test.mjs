// Every setting of the table has a control that works, as a person works it, in each browser: the link's key
// changes, live settings keep the run, the others begin it anew, and the link opened again shows the same.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BROWSERS, leftOut } from './browsers.mjs';
import { atRest, evaluate, iteration, link, onPitch, reached, stage, state } from './harness.mjs';

const button = (name) => ({ role: 'button', name });
const set = (key, part = '') => `[data-key="${key}"] ${part}`;
const SMALL = 'layers=3,2';

/** What must be so for a setting to mean something. */
const BESIDE = { m: 'data=moons', noise: 'data=moons', scale: 'init=random', biases: 'l2=0.7', mask: 'keep=0.8', mseed: 'keep=0.8' };

/** How a person works a control. `page.focus` and a key, a click, or typing: all of them somewhere. */
const WORK = {
  data: (page) => page.click({ role: 'radio', name: 'XOR' }),
  dseed: (page) => page.click(button('Data seed: Another seed')),
  m: (page) => press(page, set('m', '[type="range"]'), 'ArrowRight'),
  noise: (page) => press(page, set('noise', '[type="range"]'), 'ArrowRight'),
  split: (page) => press(page, set('split', 'select'), 'ArrowDown'),
  features: (page) => page.click({ role: 'checkbox', name: 'x²' }),
  layers: (page) => page.click(button('One unit more in layer 1')),
  act: (page) => press(page, set('act', 'select'), 'ArrowDown'),
  seed: (page) => page.fill('#set-seed', '12'),
  mseed: (page) => page.fill('#set-mseed', '7'),
  l2: (page) => page.fill('#set-l2', '0,7'),
  keep: (page) => press(page, set('keep', '[type="range"]'), 'ArrowLeft'),
  scale: (page) => page.fill('#set-scale', '0.5'),
  jitter: (page) => press(page, set('jitter', '[type="range"]'), 'ArrowRight'),
  batch: (page) => press(page, set('batch', 'select'), 'ArrowDown'),
};
const BY_KIND = {
  choice: (page, key) => press(page, set(key, 'select'), 'ArrowDown'),
  number: (page, key) => press(page, set(key, '[type="range"]'), 'ArrowRight'),
};

async function press(page, target, key) {
  await page.focus(target);
  await page.press(key);
}

const open = (page, fragment) => page.evaluate((to) => window.touchline.open(to), fragment);
const train = (page, steps) => page.evaluate((count) => window.touchline.train(count), steps);
const unfold = (page) => page.evaluate(() => document.querySelectorAll('.more').forEach((more) => (more.open = true)));
const keyIn = (fragment, key) => new URLSearchParams(fragment).get(key);

/** The values that the controls in sight show, by setting. */
const shown = (page) =>
  page.evaluate(() => {
    document.querySelectorAll('details').forEach((more) => (more.open = true));
    const value = (field) => (field.matches('[type="radio"], [type="checkbox"]') ? `${field.value}${field.checked}` : field.getAttribute('aria-valuetext') ?? field.value);
    const fields = (one) => [...one.querySelectorAll('input:not([type="file"]), select')].filter((field) => field.checkVisibility());
    const sets = [...document.querySelectorAll('.settings .set:not([hidden])')];
    return sets.map((one) => [one.dataset.key, ...fields(one).map(value)].join(' '));
  });

/** The settings that belong in the column, from the engine's table. */
const rows = (page) =>
  page.evaluate(async () => {
    const { settings_table } = await import(new URL('touchline.js', document.baseURI).href);
    const groups = ['data', 'network', 'regularization', 'descent'];
    return settings_table().filter((row) => row.ready && row.kind !== 'text' && groups.includes(row.group));
  });

for (const browser of BROWSERS) {
  describe(`the controls in ${browser}`, { skip: leftOut(browser) }, () => {
    const scene = stage(browser);
    let page;

    it('are one for each setting of the table', async () => {
      page = await scene.visit(SMALL);
      const wanted = (await rows(page)).map(({ key }) => key);
      assert.ok(wanted.length > 20);
      const there = await page.evaluate(() => [...document.querySelectorAll('.settings [data-key]')].map((one) => one.dataset.key));
      assert.deepEqual(there.sort(), wanted.sort());
      // None shows a key of the table or of the strings where a word should be.
      assert.doesNotMatch(await page.evaluate(() => document.querySelector('#settings-list').textContent), /setting\.|choice\.|settings\./);
    });

    it('change the link, keep the run or begin it anew, and come back with the link', async () => {
      // Who has chosen a speed sees no slow motion.
      await page.click({ role: 'radio', name: '60/s' });
      await page.click({ role: 'radio', name: 'full' });
      for (const { key, kind, live } of await rows(page)) {
        await open(page, [SMALL, BESIDE[key] ?? ''].join('&'));
        await train(page, 20);
        await unfold(page);
        const before = await link(page);
        await (WORK[key] ?? BY_KIND[kind])(page, key);
        if (live) {
          await page.until((name) => new RegExp(`then=20:${name}:`).test(decodeURIComponent(window.touchline.link())), key);
          // The run was over: it answers with more steps.
          await reached(page, 10_020);
          await atRest(page);
        } else {
          await page.until((old) => window.touchline.link().split('#')[1].replace(/&it=\d+/, '') !== old.replace(/&it=\d+/, ''), before);
          assert.notEqual(keyIn(await link(page), key), keyIn(before, key), key);
          await page.until(() => document.documentElement.dataset.iteration === '0');
          await atRest(page);
        }
        const values = await shown(page);
        const shared = await link(page);
        await open(page, SMALL);
        assert.notDeepEqual(await shown(page), values, key);
        await open(page, shared);
        await atRest(page);
        assert.deepEqual(await shown(page), values, `${key} of ${shared}`);
      }
    });

    it('change what is live while it trains: nothing restarts, and the link trains to the same bits', async () => {
      await open(page, SMALL);
      await unfold(page);
      await page.click(button('Play'));
      await reached(page, 100);
      const live = (await rows(page)).filter((row) => row.live);
      assert.deepEqual(live.map(({ key }) => key).sort(), ['batch', 'biases', 'decay', 'jitter', 'keep', 'l1', 'l2', 'lr', 'opt']);
      let at = await iteration(page);
      for (const { key, kind } of live) {
        await (WORK[key] ?? BY_KIND[kind])(page, key);
        await page.until((name) => new RegExp(`[=;]\\d+:${name}:`).test(decodeURIComponent(window.touchline.link())), key);
        assert.equal(await page.visible(set(key, '.restarts')), false, `${key} has no mark`);
        assert.equal(await state(page), 'training', key);
        const now = await iteration(page);
        assert.ok(now >= at, `${key}: ${now} after ${at}`);
        at = now;
      }
      await page.click(button('Pause'));
      await atRest(page);
      const { parameters_sha256: hash, iteration: end, cost } = await evaluate(page);
      assert.ok(Number.isFinite(cost));
      const shared = await link(page);
      await open(page, SMALL);
      await open(page, shared);
      await reached(page, end);
      await atRest(page);
      assert.equal((await evaluate(page)).parameters_sha256, hash, shared);
    });

    it('set an activation for one layer, and for all in one go; a layer takes its own along', async () => {
      const acts = async () => keyIn(await link(page), 'act');
      const first = 'select[aria-label="Activation, Layer 1"]';
      await open(page, 'layers=4,3,2');
      await press(page, first, 'ArrowDown');
      await page.until(() => /act=tanh%2Crelu%2Crelu|act=tanh,relu,relu/.test(window.touchline.link()));
      assert.match(await page.text('.fixture'), /2–4–3–2–1 tanh, ReLU, ReLU/);
      await page.click(button('Remove layer 2'));
      await page.until(() => /layers=4,2|layers=4%2C2/.test(window.touchline.link()));
      await page.until(() => /act=tanh(,|%2C)relu(&|$)/.test(window.touchline.link()));
      await press(page, '#set-act', 'ArrowDown');
      await page.until(() => !/,|%2C/.test(new URLSearchParams(window.touchline.link().split('#')[1]).get('act') ?? ''));
      assert.equal(await page.evaluate((one) => document.querySelector(one).value, first), (await acts()) ?? 'relu');
    });

    it('share the points out by hand, and never leave the network without a feature', async () => {
      await open(page, 'data=moons&features=x');
      await press(page, '.toggle input', 'Space');
      assert.equal(await page.evaluate(() => document.querySelector('[value="x"]').checked), true);
      assert.equal(keyIn(await link(page), 'features'), 'x');
      await unfold(page);
      await press(page, '[aria-label="Where train ends"]', 'ArrowLeft');
      await page.until(() => /split=59\/21\/20/.test(decodeURIComponent(window.touchline.link())));
      await press(page, '[aria-label="Where dev ends"]', 'ArrowRight');
      await page.until(() => /split=59\/22\/19/.test(decodeURIComponent(window.touchline.link())));
      const bar = await page.box('[aria-label="Where dev ends"]');
      // The handles' middles keep half a handle from the ends.
      const at = (share) => ({ x: bar.x + 8 + (bar.width - 16) * share, y: bar.y + bar.height / 2 });
      await page.drag([at(0.59), at(0.55), at(0.5)]);
      await page.until(() => /split=(49|50|51)\/\d+\/19/.test(decodeURIComponent(window.touchline.link())));
      await page.drag([at(0.81), at(0.85), at(0.9)]);
      await page.until(() => /split=(49|50|51)\/\d+\/(9|10|11)(?!\d)/.test(decodeURIComponent(window.touchline.link())));
      await open(page, 'data=moons&split=59/22/19');
      await page.until(() => /\b177 points to learn from, 66 to tune on, 57 for the test/.test(document.body.innerText));
      // As it comes is a choice only where the points come with parts.
      const own = () => !document.querySelector('#set-split').options[0].hidden;
      assert.equal(await page.evaluate(own), false);
      await open(page, '');
      assert.equal(await page.evaluate(own), true);
    });

    it('unfold what a link sets, and say so when they are folded', async () => {
      await open(page, '');
      const more = '[data-group="descent"] .more';
      await page.evaluate(() => document.querySelectorAll('.more').forEach((one) => (one.open = false)));
      await open(page, 'decay=0.1&loss=naive');
      assert.equal(await page.evaluate((one) => document.querySelector(one).open, more), true);
      assert.equal(await page.evaluate(() => document.querySelector('[data-group="network"] .more').open), false);
      await page.click(`${more} > summary`);
      assert.match(await page.text(`${more} > summary`), /2 changed/);
    });

    it('stand only where they mean something, by the name that fits', async () => {
      const there = (...keys) => page.evaluate((all) => all.filter((key) => !document.querySelector(`[data-key="${key}"]`).hidden), keys);
      await open(page, 'init=constant');
      assert.match(await page.text(set('scale')), /Every weight/);
      assert.deepEqual(await there('scale', 'draw', 'seed', 'mask', 'm', 'noise', 'loss'), ['scale', 'loss']);
      await open(page, 'init=random&data=plane&keep=0.9');
      assert.match(await page.text(set('scale')), /Initial scale/);
      assert.deepEqual(await there('scale', 'draw', 'seed', 'mask', 'm', 'noise', 'loss'), ['scale', 'draw', 'seed', 'mask', 'm', 'noise']);
      await open(page, 'layers=');
      assert.deepEqual(await there('act', 'keep', 'layers'), ['layers']);
    });

    it('say what they mean for the dataset: points to learn from or in all, noise of places or of values', async () => {
      const hints = [
        ['data=circles', /m\s+.*To learn from; a third as many more/s, /strays from its place/],
        ['data=circles&split=60/20/20', /In all, before they are split/, /strays from its place/],
        ['data=hills', /In all, before they are split/, /point’s value strays from the truth/],
      ];
      for (const [fragment, points, noise] of hints) {
        await open(page, fragment);
        await page.until((source) => new RegExp(source).test(document.querySelector('[data-key="noise"]').innerText), noise.source);
        assert.match(await page.text(set('m')), points, fragment);
      }
      assert.match(await page.text('.keys'), /undo \(points\)/);
    });

    it('say why a value of a link is of no use', async () => {
      await open(page, 'split=50/50/50&data=plane&loss=naive&m=3');
      await page.click('#notices summary');
      const words = await page.text('#notices');
      assert.match(words, /Split: “50\/50\/50” is not three whole numbers/);
      assert.match(words, /no choice of cost formula/);
      assert.match(words, /Points: 3 is not between 10 and 5,?000/);
    });

    it('choose each dataset by its picture, with the mouse and with the arrow keys, and all can be learned', async () => {
      await open(page, SMALL);
      const names = await page.evaluate(() => [...document.querySelectorAll('.gallery-entry')].map((one) => one.innerText.trim()));
      assert.ok(names.length >= 10, String(names));
      await page.until(() => [...document.querySelectorAll('canvas.gallery-picture')].every((one) => one.getContext('2d').getImageData(0, 0, one.width, one.height).data.some((byte) => byte > 0)));
      await page.click({ role: 'radio', name: names[0] });
      for (const [i, name] of names.entries()) {
        if (i > 0 && i % 2 === 0) await page.press('ArrowRight');
        else await page.click({ role: 'radio', name });
        await page.until((value) => document.querySelector('.gallery input:checked').parentElement.innerText.trim() === value, name);
        await atRest(page);
        if (name === 'Your own') {
          await page.until(() => /No points yet/.test(document.body.innerText));
          continue;
        }
        await page.until(() => /[1-9]\d* points to learn from/.test(document.querySelector('.gallery + .hint').innerText));
        await page.click(button('Play'));
        await reached(page, 1000);
        await page.click(button('Pause'));
        await atRest(page);
        const { cost, train: learned } = await evaluate(page);
        assert.ok(Number.isFinite(cost) && learned.total > 100, `${name}: ${cost}, ${learned.total} points`);
        await page.focus('.gallery input:checked');
      }
    });

    it('show own points in their picture', async () => {
      await open(page, 'data=own');
      const empty = await page.evaluate(() => document.querySelector('.gallery [value="own"] + canvas').toDataURL());
      await page.evaluate(() => document.querySelector('.invite-leave')?.click());
      await page.clickAt(await onPitch(page, { x: 0.2, y: 0.1 }));
      await page.until((was) => document.querySelector('.gallery [value="own"] + canvas').toDataURL() !== was, empty);
    });

    it('and nothing went wrong', async () => {
      assert.deepEqual(page.errors, []);
      await page.close();
    });
  });
}

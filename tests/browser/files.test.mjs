// Own points from files, as a person brings them: dropped, chosen, handed over; saved and shared again. Files that
// cannot be read take nothing away.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BROWSERS, leftOut } from './browsers.mjs';
import { atRest, evaluate, iteration, link, onPitch, reached, shot, stage, state } from './harness.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COURSE = process.env.COURSE_MAT;
const file = (name) => readFileSync(join(ROOT, 'tests/files', name));

/** 48 points of two classes whose coordinates no grid has, in three splits. */
const TABLE = [
  'x,y,label,split',
  ...Array.from({ length: 48 }, (_, i) => {
    const [x, y] = [Math.sin(12.9898 * i) / 3, Math.cos(78.233 * i) / 7 - 0.1];
    return `${x},${y},${x + 3 * y * y > 0 ? 1 : 0},${['train', 'train', 'train', 'train', 'dev', 'test'][i % 6]}`;
  }),
].join('\n') + '\n';

/** What the terminal trains: the truth for every browser. */
function native(path, fragment) {
  const run = ['run', '--quiet', '--release', '--example', 'train', '--', '--json', '--data', path, fragment];
  const { stdout, stderr, status } = spawnSync('cargo', run, { cwd: ROOT, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1)).parameters_sha256;
}

/** In the page: a file of these bytes, brought by a person in one way or another. */
const bring = (page, how, name, content) =>
  page.evaluate((way, called, text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], called));
    const send = (type, target) => target.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    if (way === 'drag') return void send('dragover', document.body);
    if (way === 'drop') return void send('drop', document.querySelector('.pitch'));
    const input = document.querySelector('.files input');
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, how, name, Buffer.from(content).toString('base64'));

/** The program's own door; rejects as it does, with the code. */
const load = (page, name, content) =>
  page.evaluate(async (called, text) => {
    try {
      await window.touchline.load(called, Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
      return 'loaded';
    } catch (error) {
      return error.code;
    }
  }, name, Buffer.from(content).toString('base64'));

const ready = (page) => page.until(() => document.querySelector('.files-row') !== null);
const facts = (page) => page.evaluate(() => document.querySelector('.files-facts').innerText);
const notices = (page) => page.evaluate(() => document.querySelector('#notices').innerText);
const hash = async (page) => (await evaluate(page)).parameters_sha256;
const train = (page, steps) => page.evaluate((count) => window.touchline.train(count), steps);
const learnsFrom = (page, count) => page.until((n) => new RegExp(`\\b${n} points? to learn from`).test(document.body.innerText), count);

/** Presses Save and takes what was to be downloaded: its name and its text. */
const saved = (page) =>
  page.evaluate(async () => {
    const [make, click] = [URL.createObjectURL, HTMLAnchorElement.prototype.click];
    let blob;
    let name;
    URL.createObjectURL = (given) => make.call(URL, (blob = given));
    HTMLAnchorElement.prototype.click = function keep() {
      name = this.download;
    };
    document.querySelector('.files-save').click();
    [URL.createObjectURL, HTMLAnchorElement.prototype.click] = [make, click];
    return { name, text: await blob.text() };
  });

async function leave(page) {
  assert.deepEqual(page.errors, []);
  await page.close();
}

for (const browser of BROWSERS) {
  describe(`a file in ${browser}`, { skip: leftOut(browser) }, () => {
    const scene = stage(browser);
    const folder = mkdtempSync(join(tmpdir(), 'touchline-'));
    const path = join(folder, 'table.csv');
    let truth;
    before(() => {
      writeFileSync(path, TABLE);
      truth = { small: native(path, 'it=200'), wide: native(path, 'layers=9&it=200') };
    });
    after(() => rmSync(folder, { recursive: true }));

    /** A page with the table's points. */
    async function opened(fragment = '') {
      const page = await scene.visit(fragment);
      await ready(page);
      assert.equal(await load(page, 'table.csv', TABLE), 'loaded');
      await learnsFrom(page, 32);
      return page;
    }

    it('dragged over the page is invited, and dropped becomes the data, to the last bit', async () => {
      const page = await scene.visit();
      await ready(page);
      assert.equal(await page.visible('.drop'), false);
      await bring(page, 'drag', 'table.csv', TABLE);
      assert.equal(await page.visible('.drop'), true);
      await shot(page, `files-${browser}-drag`);
      await bring(page, 'drop', 'table.csv', TABLE);
      await learnsFrom(page, 32);
      assert.equal(await page.visible('.drop'), false);
      const said = await facts(page);
      assert.match(said, /table\.csv/);
      assert.match(said, /Columns x, y, label, split\. Label 1 is blue, 0 is red\./);
      assert.match(said, /never leave this computer/);
      await train(page, 200);
      assert.equal(await hash(page), truth.small);
      await shot(page, `files-${browser}-dropped`);
      await leave(page);
    });

    it('is chosen with the keyboard too, and its labels may be others', async () => {
      const page = await scene.visit();
      await ready(page);
      await page.focus('.files input');
      assert.equal(await page.evaluate(() => document.activeElement.labels[0].innerText.trim()), 'Open a file…');
      await bring(page, 'choose', 'one_and_two.mat', file('one_and_two.mat'));
      await learnsFrom(page, 9);
      assert.match(await facts(page), /one_and_two\.mat.*Variables X, y\. Label 2 is blue, 1 is red\./);
      await leave(page);
    });

    it('that cannot be read is refused in a sentence, and nothing of the run is lost', async () => {
      const page = await scene.visit('data=moons&it=100');
      await ready(page);
      const [before, address] = [await hash(page), await link(page)];
      for (const [name, content, code, sentence] of [
        ['old.mat', file('level_4.mat'), 'file-old-mat', /version 4, which is not read.*-v7/],
        ['new.mat', Buffer.from('\x89HDF\r\n\x1a\n rest', 'latin1'), 'file-hdf', /version 7\.3 \(HDF5\).*-v7/],
        ['x.mat', file('no_x.mat'), 'file-no-variable', /no variable X; it has/],
        ['three.mat', file('three_features.mat'), 'file-features', /Two features beside the label are wanted/],
        ['one.mat', file('one_class.mat'), 'file-one-class', /All training points have the label/],
        ['nan.mat', file('nan.mat'), 'file-number', /X, row \d+: “NaN” is not a finite number/],
        ['text.csv', 'x,y,label\n0.1,0.2,1\n0.3,left,0\n', 'file-number', /y, row 3: “left” is not a finite number/],
        ['empty.csv', '', 'file-empty', /no point in the file/],
        ['page.mat', '<!doctype html><p>Not found</p>', 'file-unknown', /neither a MAT-file nor a table/],
        ['short.mat', file('course.mat').subarray(0, 150), 'file-cut-short', /cut short/],
      ]) {
        assert.equal(await load(page, name, content), code, name);
        assert.match(await notices(page), sentence, name);
        assert.ok((await notices(page)).includes(`${name}: `), name);
        await page.click({ role: 'button', name: 'Dismiss' });
      }
      assert.equal(await state(page), 'paused');
      assert.equal(await link(page), address);
      assert.equal(await hash(page), before);

      await page.evaluate(() => document.querySelector('.transport button').click());
      await reached(page, 200);
      await bring(page, 'drop', 'bad.csv', 'a,b\n1,2\n');
      await page.until(() => document.querySelector('#notices').innerText.trim() !== '');
      assert.equal(await state(page), 'training');
      await leave(page);
    });

    it('says it in Chinese', async () => {
      const page = await scene.visit('lang=zh');
      await ready(page);
      assert.equal(await load(page, 'old.mat', file('level_4.mat')), 'file-old-mat');
      assert.match(await notices(page), /第 4 版，无法读取/);
      await leave(page);
    });

    it('stays exact when the run begins anew, is reset, or an edit is undone', async () => {
      const page = await opened('data=circles&split=80/10/10');
      const { dev, test } = await evaluate(page);
      assert.deepEqual([dev.total, test.total], [8, 8], 'the splits are the file’s own');
      await train(page, 200);
      assert.equal(await hash(page), truth.small);
      await page.evaluate(() => document.querySelector('#set-seed').closest('details').setAttribute('open', ''));
      await page.fill('#set-seed', '4');
      await page.until(() => /seed=4/.test(window.touchline.link()));
      await page.fill('#set-seed', '3');
      await page.until(() => !/seed=4/.test(window.touchline.link()));
      await atRest(page);
      await train(page, 200);
      assert.equal(await hash(page), truth.small);

      await page.click({ role: 'button', name: 'Skip' });
      await page.clickAt(await onPitch(page, { x: 0.1, y: -0.6 }));
      await learnsFrom(page, 33);
      assert.equal((await facts(page)).trim(), '');
      await page.click({ role: 'button', name: 'Undo' });
      await learnsFrom(page, 32);
      assert.match(await facts(page), /table\.csv/);
      await page.press('Shift+ArrowLeft');
      await page.until(() => document.documentElement.dataset.iteration === '0');
      await train(page, 200);
      assert.equal(await hash(page), truth.small);

      await page.click({ role: 'radio', name: 'Football' });
      await learnsFrom(page, 211);
      assert.equal((await facts(page)).trim(), '');
      await page.click({ role: 'radio', name: 'Your own' });
      await learnsFrom(page, 32);
      assert.match(await facts(page), /table\.csv/);
      // Shared out anew, they are so once, and alike for every model.
      await page.evaluate(() => window.touchline.open('vs=name:twin'));
      assert.equal(await load(page, 'table.csv', TABLE), 'loaded');
      await page.evaluate(() => document.querySelector('#set-split').closest('details').setAttribute('open', ''));
      await page.evaluate(() => {
        const list = document.querySelector('#set-split');
        list.value = '60/20/20';
        list.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await page.until(() => /split=60/.test(window.touchline.link()));
      await atRest(page);
      await train(page, 100);
      const [one, twin] = await page.evaluate(async () => [await window.touchline.evaluate(0), await window.touchline.evaluate(1)]);
      assert.equal(one.dev.total, 9);
      assert.equal(twin.parameters_sha256, one.parameters_sha256);
      await leave(page);
    });

    it('survives a crash of the engine', { skip: browser === 'webkit' && 'WebDriver runs nothing before the scripts of a page' }, async () => {
      const page = await scene.visit('', { before: () => {
        window.workers = [];
        window.Worker = class extends Worker {
          constructor(...words) {
            super(...words);
            window.workers.push(this);
          }
        };
      } });
      await ready(page);
      assert.equal(await load(page, 'table.csv', TABLE), 'loaded');
      await train(page, 200);
      await page.evaluate(() => window.workers[0].onmessage({ data: { type: 'crashed', message: 'a story' } }));
      await page.until(() => /started again/.test(document.querySelector('#notices').innerText));
      await page.until(async () => (await window.touchline.evaluate()).iteration === 200);
      assert.equal(await hash(page), truth.small);
      assert.match(await facts(page), /table\.csv/);
      await leave(page);
    });

    it('saved as a table and opened again is the same, bit for bit', async () => {
      const page = await opened();
      const { name, text } = await saved(page);
      assert.equal(name, 'table.csv');
      assert.equal(text, TABLE);
      await page.evaluate(() => window.touchline.open('data=moons&m=20'));
      const moons = await saved(page);
      assert.equal(moons.name, 'moons.csv');
      assert.equal(await load(page, moons.name, moons.text), 'loaded');
      assert.equal((await saved(page)).text, moons.text);
      await leave(page);
    });

    it('is not in a link: Share says so and offers two', async () => {
      const page = await opened('layers=9');
      await train(page, 200);
      assert.equal(await hash(page), truth.wide);
      await page.click({ role: 'button', name: 'Share' });
      assert.match(await page.evaluate(() => document.querySelector('.shared:not([hidden])').innerText), /exactly the file’s[^]*table\.csv/);
      await shot(page, `files-${browser}-share`);
      await page.click({ role: 'button', name: 'Copy a link without the points' });
      await page.until(() => /Link copied|Here is the link/.test(document.body.innerText));
      const bare = await page.evaluate(() => document.querySelector('[aria-label="Link to this run"]').value.split('#')[1]);
      assert.doesNotMatch(bare, /points=/);
      await page.press('Escape');
      await page.click({ role: 'button', name: 'Share' });
      await page.click({ role: 'button', name: 'Copy a link with rounded points' });
      await page.until(() => /points=/.test(document.querySelector('[aria-label="Link to this run"]').value));

      const theirs = await scene.visit(bare);
      await ready(theirs);
      assert.match(await facts(theirs), /goes on to 200 steps/);
      assert.equal(await iteration(theirs), 0);
      assert.match(await theirs.evaluate(() => location.hash), /it=200/);
      assert.equal(await load(theirs, 'table.csv', TABLE), 'loaded');
      await reached(theirs, 200);
      await atRest(theirs);
      assert.equal(await hash(theirs), truth.wide);
      await theirs.close();
      await leave(page);
    });

    it('beyond the grid of links is shown and trained, not moved', async () => {
      const page = await scene.visit();
      await ready(page);
      const scores = TABLE.replaceAll(/^(-?[\d.]+),(-?[\d.]+)/gm, (_, x, y) => `${50 + 100 * x},${50 + 100 * y}`);
      assert.equal(await load(page, 'scores.csv', scores), 'loaded');
      await learnsFrom(page, 32);
      assert.match(await facts(page), /they do not fit/);
      await page.until(() => /data=own/.test(location.hash));
      assert.doesNotMatch(await page.evaluate(() => location.hash), /points=/);
      await train(page, 50);
      const { train: before } = await evaluate(page);
      const box = await page.box('.pitch');
      await page.click({ role: 'button', name: 'Skip' });
      await page.clickAt({ x: box.x + 40, y: box.y + box.height - 40 });
      await page.until(() => /beyond −8 to 8/.test(document.querySelector('#notices').innerText));
      assert.deepEqual((await evaluate(page)).train, before);
      await leave(page);
    });

    it("of the course gives the notebook's costs and counts", { skip: COURSE ? false : 'COURSE_MAT does not name the course’s data.mat' }, async () => {
      const page = await scene.visit();
      await ready(page);
      for (const [fragment, costs, trained, tested, tolerance] of [
        ['', [0.6557412523481002, 0.16329987525724216, 0.13851642423255986], 200, 183, 1e-11],
        ['l2=0.7', [0.6974484493131264, 0.2684918873282239, 0.2680916337127301], 198, 186, 1e-12],
        ['keep=0.86&mask=frozen', [0.6543912405149825, 0.06101698657490559, 0.060582435798513114], 196, 190, 1e-12],
      ]) {
        await page.evaluate((link) => window.touchline.open(link), fragment);
        assert.equal(await load(page, 'data.mat', readFileSync(COURSE)), 'loaded');
        for (const cost of costs) {
          const now = await evaluate(page);
          assert.ok(Math.abs(now.cost / cost - 1) <= tolerance, `${fragment} at ${now.iteration}: ${now.cost}, published ${cost}`);
          await page.evaluate(() => window.touchline.train(10_000));
        }
        const now = await evaluate(page);
        assert.deepEqual([now.iteration, now.train.correct, now.train.total, now.test.correct, now.test.total], [30_000, trained, 211, tested, 200]);
      }
      // Side by side, as the lab has them; its other parts keep the file.
      await page.evaluate(() => window.touchline.open('vs=l2:0.7;keep:0.86,mask:frozen&lab=regularization'));
      assert.equal(await load(page, 'data.mat', readFileSync(COURSE)), 'loaded');
      await train(page, 30_000);
      const together = await page.evaluate(async () => [await window.touchline.evaluate(0), await window.touchline.evaluate(1), await window.touchline.evaluate(2)]);
      assert.deepEqual(together.map((one) => [one.iteration, one.train.correct, one.test.correct]), [[30_000, 200, 183], [30_000, 198, 186], [30_000, 196, 190]]);
      await page.evaluate(() => document.querySelector('.lab-parts li:nth-child(2) a').click());
      await page.until(() => /regularization\.part=glide/.test(location.hash) && document.documentElement.dataset.iteration === '0');
      assert.match(await facts(page), /data\.mat/);
      await leave(page);
    });
  });
}

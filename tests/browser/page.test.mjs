// What the page does for a person besides the newcomer's story: one visit a test, in Chromium.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { atRest, evaluate, isBlue, isRed, iteration, link, onPitch, reached, shot, showsAt, stage, state } from './harness.mjs';

const button = (name) => ({ role: 'button', name });
const says = (page, words) => page.until((source) => new RegExp(source).test(document.body.innerText), words);
const learnsFrom = (page, count) => says(page, `\\b${count} points to learn from`);
/** A place on the football pitch with no point near. */
const FREE = { x: 0.41, y: 0.62 };
/** Neither a blue nor a red point. */
const isGround = ([r, , b]) => Math.abs(r - b) < 40;
/** Without the invitation, whose line the pointer would draw. */
const settled = async (page) => {
  await page.evaluate(() => document.querySelector('.invite-leave')?.click());
  await page.until(() => document.querySelector('.invite') === null || document.querySelector('.pitch-invitation').hidden);
};

describe('the page', () => {
  const scene = stage('chromium');
  const visit = async (fragment, profile) => {
    const page = await scene.visit(fragment, profile);
    await settled(page);
    return page;
  };
  const leave = async (page) => {
    assert.deepEqual(page.errors, []);
    assert.deepEqual(page.requests.filter((address) => !/^(data|blob):/.test(address) && !address.startsWith(scene.host.origin)), []);
    await page.close();
  };

  it('opens a link with mistakes, says what it ignored, and lets the message be dismissed', async () => {
    const page = await visit('l2=0.7&nonsense=1&lr=abc&layers=5&patience=9');
    await says(page, '3 things in this link were ignored');
    assert.doesNotMatch(await page.text('#notices'), /nonsense/);
    await page.evaluate(() => document.querySelector('#notices summary').click());
    await says(page, 'nonsense');
    const words = await page.text('#notices');
    assert.match(words, /“abc” is not a number that fits here. The default is used instead/);
    assert.match(words, /Patience/);
    await shot(page, 'notices-of-a-link');
    assert.equal(await link(page), 'v=1&layers=5&l2=0.7');
    await page.click({ role: 'button', name: 'Dismiss' });
    await page.until(() => document.querySelector('#notices').innerText.trim() === '');
    await leave(page);
  });

  it('says that a cut-off link lost its points, whatever else is wrong with it', async () => {
    const page = await visit('data=own&points=!!!&features=&=3');
    await says(page, '2 things in this link were ignored');
    await says(page, 'points in this link cannot be read');
    await page.evaluate(() => document.querySelector('#notices summary').click());
    await says(page, 'Features: nothing is chosen. The default is used instead.');
    await says(page, 'a value that belongs to no setting');
    await page.evaluate(() => window.touchline.open('data=own'));
    await page.until(() => document.querySelector('#notices').innerText.trim() === '');
    await leave(page);
  });

  it('says of a single mistake what it is, at once', async () => {
    const page = await visit('act=');
    await says(page, 'Activation: nothing is chosen. The default is used instead.');
    await page.click(button('Dismiss'));
    await page.until(() => document.querySelector('#notices').innerText.trim() === '');
    await leave(page);
  });

  it('asks for the other colour where there is but one, and says when so few points cannot tell', async () => {
    const page = await visit('data=own');
    for (const x of [400, 460]) {
      const box = await page.box('.pitch');
      await page.clickAt({ x: box.x + x - 300, y: box.y + 100 });
    }
    await learnsFrom(page, 2);
    await page.evaluate(() => window.touchline.train(300));
    await says(page, 'Only blue so far: add red points\\.');
    assert.match(await page.text('.score'), /2\/2\s+≥.66\.7.%/);
    await page.evaluate(() => window.touchline.open('data=moons&m=20&it=2000'));
    await says(page, '4 dev points are too few to say whether it generalizes');
    await leave(page);
  });

  it('rings what is wrong in train and dev, and says so', async () => {
    const page = await visit('data=moons&noise=0.4&it=300');
    await says(page, 'wrong \\(train, dev\\)');
    await page.until(() => /gets \d+ training and \d+ dev points? wrong/.test(document.querySelector('.pitch-hand').ariaLabel));
    await page.evaluate(() => window.touchline.open('it=300'));
    await says(page, 'wrong \\(train\\)');
    await leave(page);
  });

  it('adds, undoes, redoes, clears, and goes back to the dataset', async () => {
    const page = await visit();
    await learnsFrom(page, 211);
    await page.clickAt(await onPitch(page, FREE));
    await learnsFrom(page, 212);
    await page.clickAt(await onPitch(page, { x: 0.41, y: -0.8 }), { shift: true });
    await learnsFrom(page, 213);
    await page.press('Control+z');
    await learnsFrom(page, 212);
    await page.click(button('Undo'));
    await learnsFrom(page, 211);
    await page.click(button('Redo'));
    await learnsFrom(page, 212);
    await page.press('Control+Shift+Z');
    await learnsFrom(page, 213);
    await page.click(button('Clear'));
    await says(page, 'No points yet');
    await page.click(button('Play'));
    await says(page, 'nothing to learn from');
    await page.click(button('Undo'));
    await learnsFrom(page, 213);
    await page.click(button('Back to the dataset'));
    await learnsFrom(page, 211);
    // The link is that of the last picture, which follows the points.
    await page.until(() => window.touchline.link().endsWith('#v=1'));
    await leave(page);
  });

  it('erases the point that the eraser touches, and only that', async () => {
    const page = await visit();
    const spot = await onPitch(page, FREE);
    await page.clickAt(spot);
    await learnsFrom(page, 212);
    await showsAt(page, spot, isBlue, 'eraser-before');
    await page.click(button('Erase'));
    await page.clickAt({ x: spot.x + 60, y: spot.y });
    await page.clickAt(spot);
    await learnsFrom(page, 211);
    await page.clickAt({ x: 5, y: 5 });
    await showsAt(page, spot, isGround, 'eraser-after');
    await leave(page);
  });

  it('moves a point by dragging it', async () => {
    const page = await visit();
    const from = await onPitch(page, FREE);
    const to = await onPitch(page, { x: 0.2, y: 0.64 });
    await page.clickAt(from, { shift: true });
    await learnsFrom(page, 212);
    await page.drag([from, { x: (from.x + to.x) / 2, y: from.y - 5 }, to]);
    await learnsFrom(page, 212);
    await showsAt(page, to, isRed, 'dragged');
    await page.press('Control+z');
    await learnsFrom(page, 212);
    await page.press('Control+z');
    await learnsFrom(page, 211);
    await leave(page);
  });

  it('plays and pauses with the space bar, and steps one step', async () => {
    const page = await visit('seed=4');
    await page.press('Space');
    await reached(page, 50);
    await page.press('Space');
    await atRest(page);
    const at = await iteration(page);
    assert.equal(await state(page), 'paused');
    await page.click(button('One step'));
    await reached(page, at + 1);
    await atRest(page);
    assert.equal(await iteration(page), at + 1);
    await leave(page);
  });

  it('pauses the opening run, goes on with it, and skips to its end', async () => {
    const page = await visit();
    await page.press('Space');
    await reached(page, 3);
    await page.press('Space');
    await atRest(page);
    const at = await iteration(page);
    assert.ok(at < 30_000, String(at));
    await page.press('Space');
    await reached(page, at + 1);
    await page.click(button('Skip'));
    await reached(page, 30_000);
    await atRest(page);
    assert.equal(await iteration(page), 30_000);
    await leave(page);
  });

  it('answers a slider when the run is over, and asks for Play when it was stopped by hand', async () => {
    const page = await visit('layers=5&it=500');
    await reached(page, 500);
    await page.fill('[data-key="l2"] input[type="range"]', '600');
    await reached(page, 10_500);
    await atRest(page);
    assert.match(await link(page), /then=500:l2:/);
    await page.click(button('One step'));
    await reached(page, 10_501);
    await page.fill('[data-key="l2"] input[type="range"]', '0');
    await says(page, 'Play shows the change');
    assert.equal(await iteration(page), 10_501);
    await leave(page);
  });

  it('tells whether one red point among the blue bent the line', async () => {
    const page = await scene.visit();
    await page.drag([await onPitch(page, { x: -0.7, y: 0.35 }), await onPitch(page, { x: 0.4, y: -0.3 })]);
    await page.click(button('Kick off'));
    await page.click(button('Skip'));
    await reached(page, 30_000);
    await page.click(button('Take a red point'));
    await page.clickAt(await onPitch(page, { x: -0.6, y: 0.1 }));
    await says(page, 'Outvoted|It bent');
    const blue = await page.evaluate(async () => (await window.touchline.predict([[-0.6, 0.1]]))[0]);
    assert.match(await page.text('.invite'), blue > 0.5 ? /Outvoted/ : /It bent/);
    // Other data, another story: the card goes, and so do the line's score and the looks at the test set.
    await page.click({ role: 'radio', name: 'Circles' });
    await page.until(() => document.querySelector('.pitch-invitation').hidden);
    await says(page, 'not drawn yet');
    assert.doesNotMatch(await page.text('#results'), /seen/);
    await leave(page);
  });

  it('resets to the same weights, and draws new ones', async () => {
    const page = await visit('it=100');
    await reached(page, 100);
    const { parameters_sha256: trained } = await evaluate(page);
    await page.click(button('Back to the start, same weights'));
    await page.until(() => document.documentElement.dataset.iteration === '0');
    await page.evaluate(() => window.touchline.train(100));
    assert.equal((await evaluate(page)).parameters_sha256, trained);
    await page.click(button('Back to the start, new weights'));
    await page.until(() => document.documentElement.dataset.iteration === '0');
    assert.match(await link(page), /seed=\d+/);
    await page.evaluate(() => window.touchline.train(100));
    assert.notEqual((await evaluate(page)).parameters_sha256, trained);
    await leave(page);
  });

  it('runs to an iteration exactly, and can be cancelled on the way', async () => {
    const page = await visit();
    await page.fill({ role: 'spinbutton', name: 'Run to this many steps' }, '1234');
    await page.click(button('Go'));
    await reached(page, 1234);
    await atRest(page);
    assert.equal(await iteration(page), 1234);
    await page.fill({ role: 'spinbutton', name: 'Run to this many steps' }, '9000000');
    await page.click(button('Go'));
    await reached(page, 2000);
    assert.equal(await page.visible('progress, [role="progressbar"]'), true);
    await page.click(button('Cancel'));
    await atRest(page);
    assert.ok((await iteration(page)) < 9_000_000);
    await leave(page);
  });

  it('keeps the run over a reload, and over Back', async () => {
    const page = await visit('l2=0.1');
    await page.evaluate(() => window.touchline.train(700));
    await page.until(() => /it=700/.test(location.hash));
    const before = await evaluate(page);
    await page.reload();
    await atRest(page);
    await reached(page, 700);
    await atRest(page);
    assert.deepEqual(await evaluate(page), before);
    await page.open('about:blank');
    await page.back();
    await atRest(page);
    await reached(page, 700);
    await atRest(page);
    assert.deepEqual(await evaluate(page), before);
    await leave(page);
  });

  it('speaks Chinese to who reads Chinese, and switches', async () => {
    const page = await visit('', { locale: 'zh-CN' });
    assert.equal(await page.attribute('html', 'lang'), 'zh');
    const words = await page.text('body');
    assert.match(words, /[\u4e00-\u9fff]/);
    assert.doesNotMatch(words, /points to learn from|Settings|Learning rate/);
    await shot(page, 'chinese');
    await page.evaluate(() => window.touchline.open('lang=en'));
    await learnsFrom(page, 211);
    await leave(page);
  });

  it('is dark where the system is dark', async () => {
    const page = await visit('it=2000', { theme: 'dark' });
    await reached(page, 2000);
    assert.equal(await page.attribute('html', 'data-theme'), 'dark');
    const [r, g, b] = (await shot(page, 'dark')).at(4, 400);
    assert.ok(r + g + b < 120, `${[r, g, b]} is dark`);
    await leave(page);
  });

  it('says why it cannot start without WebAssembly SIMD', async () => {
    const page = await scene.browser.freshProfile({ before: () => (WebAssembly.validate = () => false) });
    await page.open(scene.address());
    await page.until(() => document.documentElement.dataset.state === 'failed');
    await says(page, 'WebAssembly has no SIMD');
    await shot(page, 'no-simd');
    await leave(page);
  });

  it('says that training diverged and what to try, and goes on after a reset', async () => {
    const page = await visit('lr=100&init=random&scale=100&act=linear');
    await page.click(button('Play'));
    await page.until(() => document.documentElement.dataset.state === 'diverged');
    await says(page, 'last finite weights\\.|beyond all numbers\\.');
    await says(page, 'diverged after \\d+ steps.*smaller learning rate');
    await page.click(button('Back to the start, same weights'));
    await page.until(() => document.documentElement.dataset.state === 'ready');
    await leave(page);
  });

  it('starts the engine again when it dies, and keeps the run', async () => {
    const before = () => {
      const Original = Worker;
      window.workers = [];
      window.Worker = function (...args) {
        const worker = new Original(...args);
        window.workers.push(worker);
        return worker;
      };
    };
    const page = await visit('it=500&seed=9', { before });
    await reached(page, 500);
    await atRest(page);
    const { parameters_sha256: hash } = await evaluate(page);
    await page.evaluate(() => window.workers.at(-1).dispatchEvent(new ErrorEvent('error', { message: 'unreachable' })));
    await says(page, 'started again');
    await page.until(async (known) => (await window.touchline.evaluate()).parameters_sha256 === known, hash);
    await leave(page);
  });

  it('offers embedders and tests window.touchline', async () => {
    const page = await visit();
    await page.evaluate(() => window.touchline.ready);
    assert.equal(await link(page), 'v=1');
    await page.evaluate(() => window.touchline.open('#v=1&data=circles&layers=10,5'));
    await page.evaluate(() => window.touchline.train(10));
    const { iteration: at, train, dev, test } = await evaluate(page);
    assert.equal(at, 10);
    assert.equal(dev, null);
    assert.deepEqual([train.total, test.total], [300, 100]);
    const [middle] = await page.evaluate(async () => [...(await window.touchline.predict([[0, 0]]))]);
    assert.ok(middle > 0 && middle < 1);
    await leave(page);
  });
});

// More than 30 frames a second while a lab's slider moves. These stories run alone, after all others: with other
// browsers beside them they would measure the machine.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import depth from '../../../www/labs/depth.js';
import gradients from '../../../www/labs/gradients.js';
import normalization from '../../../www/labs/normalization.js';
import { BROWSERS, leftOut } from '../browsers.mjs';
import { atRest, stage } from '../harness.mjs';

/** A frame at 30 a second, in ms. */
const FRAME = 1000 / 30;
const linkOf = (lab, id, own = '') => `${lab.parts.find((part) => part.id === id).preset}&lab=${lab.id}&${lab.id}.part=${id}${own}`;
const BOWLS = linkOf(normalization, 'bowl');
/** Sliders whose panel computes and draws in the page: where, and by which selector. */
const DIALS = {
  'the bowls’ α': [BOWLS, '#bowl-rate'],
  'the secant’s x, θ and ε': [linkOf(gradients, 'line', '&gradients.curve=cube'), '.panel-secant-dials input'],
  'ε of the U': [linkOf(gradients, 'sweep'), '.lab-panel-sweep .panel-dial input'],
  'x of the corners': [linkOf(gradients, 'corners'), '.lab-panel-corners .panel-dial input'],
};
const DEEP = linkOf(depth, 'signal', '&depth.layers=40&depth.width=48&depth.act=tanh&depth.rule=xavier&depth.c=1');

const visit = async (page, fragment) => {
  await page.evaluate((to) => window.touchline.open(to), fragment);
  await atRest(page);
};

/** Drags a slider, a place a frame: the median time that the page works for a place, in ms. */
const worked = (page, selector) =>
  page.evaluate(async (wanted) => {
    const slider = document.querySelector(wanted);
    const [low, high] = [Number(slider.min), Number(slider.max)];
    const places = 40;
    const works = [];
    for (let k = 0; k < places; k += 1) {
      // What is done at once, and between the first and the last callback of the frame after it.
      let began;
      requestAnimationFrame(() => (began = performance.now()));
      const moved = performance.now();
      slider.value = String(low + ((high - low) * ((7 * k) % places)) / places);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      const atOnce = performance.now() - moved;
      works.push(await new Promise((done) => requestAnimationFrame(() => done(atOnce + performance.now() - began))));
    }
    return works.sort((a, b) => a - b)[places / 2];
  }, selector);

/** The network that the picture of the depth lab is of: layers, width, shape, activation, rule, c, seed. */
const drawn = (page, asked) => page.until((source) => new RegExp(source).test(document.querySelector('.lab-panel-depth_signal')?.dataset.asked ?? ''), asked);

/** Drags the dial of c, a place a frame: medians of what the worker takes and of the drawing, in ms. */
const stretched = (page) =>
  page.evaluate(async () => {
    const panel = document.querySelector('.lab-panel-depth_signal');
    const dial = document.querySelector('.depth-dial-c input[type="range"]');
    const found = { took: [], painted: [] };
    const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
    let seen = '';
    for (let k = 0; found.took.length < 60 && k < 2000; k += 1) {
      dial.value = String(300 + ((13 * k) % 400));
      dial.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise(requestAnimationFrame);
      // The first few compile.
      if (k < 20 || panel.dataset.drawn === seen) continue;
      seen = panel.dataset.drawn;
      found.took.push(Number(panel.dataset.took));
      found.painted.push(Number(panel.dataset.painted));
    }
    dial.dispatchEvent(new Event('change', { bubbles: true }));
    return { took: median(found.took), painted: median(found.painted) };
  });

for (const browser of BROWSERS) {
  describe(`the labs follow their sliders in ${browser}`, { skip: leftOut(browser) }, () => {
    const scene = stage(browser);
    let page;

    for (const [name, [fragment, selector]] of Object.entries(DIALS)) {
      it(name, async () => {
        page ??= await scene.visit('lab=normalization');
        await visit(page, fragment);
        await page.until((wanted) => document.querySelector(wanted) !== null, selector);
        if (fragment === BOWLS) await page.until(() => document.querySelector('.lab-panel-bowl').dataset.state === 'ready');
        // Whatever else the machine does can only add to it.
        let took = Infinity;
        for (let tries = 0; tries < 3 && took >= FRAME; tries += 1) took = await worked(page, selector);
        console.log(`${browser}: ${name}, ${took.toFixed(1)} ms a frame`);
        assert.ok(took < FRAME, `${took} ms`);
      });
    }

    it('c of 40 layers of 48 and of 150 layers of 128', async () => {
      await visit(page, DEEP);
      await drawn(page, '^40 48 even tanh xavier 1 1$');
      const moderate = await stretched(page);
      console.log(`${browser}: 40 layers of 48 in ${moderate.took} ms and drawn in ${moderate.painted}`);
      assert.ok(moderate.took + moderate.painted < FRAME, JSON.stringify(moderate));
      // The widest may take the worker longer; the page does not wait for it.
      await page.fill('#depth-layers', '150');
      await page.fill('#depth-width', '128');
      await drawn(page, '^150 128 ');
      const widest = await stretched(page);
      console.log(`${browser}: 150 layers of 128 in ${widest.took} ms and drawn in ${widest.painted}`);
      assert.ok(widest.painted < FRAME, JSON.stringify(widest));
      assert.deepEqual(page.errors, []);
      await page.close();
    });
  });
}

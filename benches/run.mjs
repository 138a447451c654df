// `make bench`: the training step and the boundary grid beside the peers', how the step grows, memory, the page. Prints the
// report and writes it to benches/RESULTS.md; BENCH_QUICK=1 is a smoke run, whose report goes to target/bench/.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from './host.mjs';
import { machine } from './machine.mjs';
import { measure } from './measure.mjs';
import { watchMemory } from './page/memory.mjs';
import { tracePage } from './page/trace.mjs';
import { weigh } from './page/weight.mjs';
import { report } from './report.mjs';
import { openBrowser } from './runners/browser.mjs';
import { native } from './runners/native.mjs';
import { node } from './runners/node.mjs';
import { numpy } from './runners/numpy.mjs';
import { QUICK } from './settings.mjs';

const RESULTS = fileURLToPath(new URL(QUICK ? '../target/bench/RESULTS.md' : 'RESULTS.md', import.meta.url));
const say = (text) => console.error(`bench: ${text}`);

const { step, grid, points, parameters } = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8'));

/** What runs in turns: ours, and who else computes the same. */
async function beside() {
  say('building the native part');
  const host = await serve();
  const [natively, inNode, inNumpy] = [native(), node(), numpy()];
  const chromium = await openBrowser('chromium', host);
  const firefox = await openBrowser('firefox', host);
  const [all, few] = [['step', 'grid', 'points', 'parameters'], ['step', 'grid']];
  const targets = [
    { name: 'native', runner: natively, groups: all },
    { name: 'chromium', runner: chromium.peer('touchline'), near: 'double', groups: all },
    { name: 'firefox', runner: firefox.peer('touchline'), near: 'double', groups: few },
    { name: 'node', runner: inNode, near: 'double', groups: few },
    { name: 'numpy', runner: inNumpy, near: 'double', groups: all },
    { name: 'numpy-printed', runner: inNumpy.asPrinted, near: 'double', groups: ['step'] },
    { name: 'plain', runner: chromium.peer('plain'), near: 'double', groups: few },
    { name: 'tfjs-wasm', runner: chromium.peer('tfjs-wasm'), near: 'single', groups: few },
    { name: 'tfjs-cpu', runner: chromium.peer('tfjs-cpu'), near: 'single', groups: few },
    { name: 'convnetjs', runner: chromium.peer('convnetjs'), near: 'double', steps: 1, groups: few },
  ];
  const found = await measure({ step, grid, points, parameters }, targets, say);
  const version = await inNumpy.version();
  for (const { runner } of targets) runner.close();
  await chromium.close();
  await firefox.close();
  await host.close();
  return { ...found, version };
}

const { rows, checks, version } = await beside();
say('the page: weight and loading');
const weight = await weigh();
say('the page: three models at full speed');
const trace = await tracePage();
say('the page: memory');
const memory = await watchMemory();

const text = report({ machine: machine(version), rows, checks, weight, trace, memory });
writeFileSync(RESULTS, text);
console.log(text);
say(`written to ${RESULTS}`);

// What was measured on, and with what.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { find } from '../tests/browser/browsers.mjs';

function says(command, ...words) {
  try {
    return execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split('\n')[0];
  } catch {
    return 'unknown';
  }
}

function system() {
  const text = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return `${text.match(/^PRETTY_NAME="?(.*?)"?$/m)?.[1] ?? process.platform}, kernel ${release().match(/^[\d.]*\d/)?.[0]}`;
}

const version = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;

/** @param {string} numpy its version */
export const machine = (numpy) => ({
  date: `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
  commit: says('git', 'describe', '--always', '--dirty'),
  processor: `${cpus()[0].model.trim()}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GB`,
  load: loadavg().map((load) => load.toFixed(1)).join(', '),
  system: system(),
  versions: [
    says('rustc', '--version').replace(/ \(.*/, ''),
    says(find('chrome'), '--version'),
    says(find('firefox'), '--version'),
    `Node ${process.versions.node}`,
    says('python3', '--version'),
    `NumPy ${numpy}`,
    `TensorFlow.js ${version('@tensorflow/tfjs-core')}`,
    `ConvNetJS ${version('convnetjs')}`,
  ],
});

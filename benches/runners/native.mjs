// Our own code natively, timed by Criterion: a process for each sample, so that it takes turns with the others.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const TARGET = here('../../target/bench');
const HOME = join(TARGET, 'criterion');

function build() {
  const words = ['bench', '--manifest-path', here('../native/Cargo.toml'), '--target-dir', TARGET, '--no-run', '--quiet', '--message-format', 'json'];
  const lines = execFileSync('cargo', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 26 });
  const built = lines.trimEnd().split('\n').map((line) => JSON.parse(line)).find(({ executable, target }) => executable && target.kind.includes('bench'));
  return built.executable;
}

export function native() {
  const executable = build();
  return {
    open: (_, { grid }) => [grid ? 'predict' : 'step'],
    async sample(name, _, milliseconds) {
      const words = ['--bench', '--noplot', '--quiet', '--measurement-time', String(milliseconds / 1000), `^${name}$`];
      const child = spawn(executable, words, { env: { ...process.env, CRITERION_HOME: HOME }, stdio: ['ignore', 'ignore', 'pipe'] });
      let said = '';
      child.stderr.on('data', (text) => (said += text));
      const status = await new Promise((resolve) => child.on('close', resolve));
      if (status !== 0) throw new Error(`native ${name}: ${said}`);
      const { iters, times } = JSON.parse(readFileSync(join(HOME, name, 'new/sample.json'), 'utf8'));
      return times.map((nanoseconds, k) => nanoseconds / iters[k] / 1000);
    },
    close: () => {},
  };
}

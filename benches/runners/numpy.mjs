// NumPy in a Python of its own, one thread.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const VENV = here('../../target/bench/python');
const THREADS = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

function hasNumpy(python) {
  try {
    execFileSync(python, ['-c', 'import numpy'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The Python on PATH, or one of our own beside it where that has no NumPy. */
function python() {
  if (hasNumpy('python3')) return 'python3';
  const own = join(VENV, 'bin/python');
  if (!existsSync(own) || !hasNumpy(own)) {
    execFileSync('python3', ['-m', 'venv', VENV], { stdio: 'inherit' });
    execFileSync(own, ['-m', 'pip', 'install', '--quiet', 'numpy'], { stdio: 'inherit' });
  }
  return own;
}

export function numpy() {
  const child = spawn(python(), [here('../numpy_serve.py')], { env: { ...process.env, ...THREADS }, stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (call, ...args) => {
    child.stdin.write(`${JSON.stringify([call, args])}\n`);
    const { value, done } = await answers.next();
    if (done) throw new Error(`NumPy ended at ${call}; its message stands above`);
    return JSON.parse(value);
  };
  const runner = {
    open: (...args) => ask('open', ...args),
    sample: (...args) => ask('sample', ...args),
    check: (...args) => ask('check', ...args),
    version: () => ask('version'),
    close: () => child.stdin.end(),
  };
  return {
    ...runner,
    /** The same process with the formulas as they are printed; closed with the other. */
    asPrinted: {
      ...runner,
      open: (path, task) => ask('open', `printed ${path}`, { ...task, asPrinted: true }),
      sample: (path, ...args) => ask('sample', `printed ${path}`, ...args),
      check: (task, ...args) => ask('check', { ...task, asPrinted: true }, ...args),
      close() {},
    },
  };
}

// Trunk's step beside its own build of the page's WebAssembly: the second module, of the same crate with
// `--no-default-features --features labs`, as labs.js and labs_bg.wasm beside touchline.js. Its own target
// folder, so that neither build waits for the other's lock or undoes its work.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const source = process.env.TRUNK_SOURCE_DIR ?? '.';
const site = process.env.TRUNK_STAGING_DIR ?? 'dist';
const target = resolve(source, process.env.CARGO_TARGET_DIR ?? 'target', 'labs');
const built = join(target, 'wasm32-unknown-unknown', 'release', 'touchline.wasm');
const made = join(target, 'site');

/** Runs a command of the PATH; its own message says what went wrong. */
function run(command, ...words) {
  const { status, error } = spawnSync(command, words, { cwd: source, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error !== undefined) console.error(`touchline: ${command} does not start: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** When a file was written; 0 where there is none. */
const written = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

run(
  'cargo', 'build', '--quiet', '--release', '--lib', '--target', 'wasm32-unknown-unknown', '--target-dir', target,
  '--no-default-features', '--features', 'labs',
);
mkdirSync(made, { recursive: true });
const optimized = join(made, 'labs_bg.wasm');
// While `make serve` runs most changes are not of Rust.
if (written(optimized) <= written(built)) {
  const bound = join(target, 'bound');
  run('wasm-bindgen', '--target', 'web', '--out-dir', bound, '--out-name', 'labs', built);
  for (const name of ['labs.js', 'labs.d.ts']) copyFileSync(join(bound, name), join(made, name));
  run('wasm-opt', '-O3', '-o', optimized, join(bound, 'labs_bg.wasm'));
}
for (const name of ['labs.js', 'labs.d.ts', 'labs_bg.wasm']) copyFileSync(join(made, name), join(site, name));

// What the browsers are timed on: the built page's module, the peers' bundle and TF.js's WebAssembly. Unlike a
// bare static host it isolates the page, which gives the finest clock that a browser has.
import { buildSync } from 'esbuild';
import { createReadStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DIST } from '../tests/browser/server.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const BUNDLE = here('../target/bench/bundle/');
const FOLDERS = { '/dist/': DIST, '/tfjs/': here('node_modules/@tensorflow/tfjs-backend-wasm/dist/'), '/': BUNDLE };
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.wasm': 'application/wasm' };
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

function bundle() {
  mkdirSync(BUNDLE, { recursive: true });
  buildSync({
    entryPoints: [here('in_browser/worker.mjs'), here('in_browser/page.mjs')],
    outdir: BUNDLE, bundle: true, splitting: true, minify: true, format: 'esm', target: 'esnext', logLevel: 'warning',
  });
  writeFileSync(join(BUNDLE, 'index.html'), '<!doctype html><title>bench</title><link rel="icon" href="data:,"><script type="module" src="page.js"></script>');
}

/** Serves on a free port. */
export async function serve() {
  bundle();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const path = pathname === '/' ? '/index.html' : pathname;
    const [prefix, folder] = Object.entries(FOLDERS).find(([start]) => path.startsWith(start));
    const file = join(folder, normalize(path.slice(prefix.length)));
    if (!file.startsWith(folder) || !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { ...ISOLATED, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

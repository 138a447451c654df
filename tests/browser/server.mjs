// A static host as bare as a real one: files of dist/ with their types under a sub-path, and nothing else.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const SUB_PATH = '/any/sub/path/';
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

/** Serves dist/ on a free port. `served` are the files that were asked for, `missed` the paths that are not there. */
export async function serve() {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error('dist/ is missing: run make dist first');
  const [served, missed] = [new Set(), []];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    let file = path.startsWith(SUB_PATH) ? join(DIST, normalize(path.slice(SUB_PATH.length))) : undefined;
    if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    if (!file?.startsWith(DIST) || !existsSync(file)) {
      missed.push(path);
      response.writeHead(404).end();
      return;
    }
    served.add(file);
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-store' });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    address: origin + SUB_PATH,
    served,
    missed,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

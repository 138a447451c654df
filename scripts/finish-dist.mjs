// Trunk's last step before a build becomes dist/: what is not a file copied as it stands.
//   www/build.js          the build id by which page and worker notice that one of them is from an older build
//   target/types/         the bindings' TypeScript types, for `tsc`; the site has no use for them, nor for www/types.js
//   *.js                  the page's modules joined to a few files and minified: half of the sources is comments, and
//                         sixty small files pack worse and arrive later than six
//   *.css                 minified
//   www/styles/page.css   the stylesheets of index.html in one: together they pack better, and are asked for once
//   www/styles/later.css  what it imports, in one
//   index.html            without Trunk's own tags; with absolute addresses for link previews, where SITE_URL
//                         says what the site's address is
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { buildSync, transformSync } from 'esbuild';

const source = process.env.TRUNK_SOURCE_DIR ?? '.';
const site = process.env.TRUNK_STAGING_DIR ?? 'dist';

function fail(sentence) {
  console.error(`touchline: ${sentence}`);
  process.exit(1);
}

function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

function types() {
  const folder = join(source, 'target', 'types');
  mkdirSync(folder, { recursive: true });
  for (const name of ['touchline.d.ts', 'labs.d.ts']) renameSync(join(site, name), join(folder, name));
  rmSync(join(site, 'www', 'types.js'), { force: true });
}

function buildId() {
  const hash = createHash('sha256');
  const parts = files(site).filter((path) => /\.(js|wasm)$/.test(path) && basename(path) !== 'build.js');
  for (const path of parts.sort()) hash.update(readFileSync(path));
  const path = join(site, 'www', 'build.js');
  const text = readFileSync(path, 'utf8');
  const marked = text.replace(/BUILD = (["'])dev\1/, `BUILD = $1${hash.digest('hex').slice(0, 12)}$1`);
  if (marked === text) fail('www/build.js must say BUILD = "dev"; the build puts its id there.');
  writeFileSync(path, marked);
}

/** Link previews want absolute addresses. Without SITE_URL they stay relative, which some readers resolve. */
function absolutePreviews(html) {
  if (!process.env.SITE_URL) return html;
  const base = process.env.SITE_URL.replace(/\/*$/, '/');
  if (!URL.canParse(base)) fail(`SITE_URL must be an absolute address such as https://example.org/touchline/, not ${base}`);
  const tags = /<(meta|link)\b[^>]*\b(?:property|name|rel)="(?:og:image|og:url|twitter:image|canonical)"[^>]*>/g;
  const absolute = (_, key, value) => `${key}="${new URL(value, base).href}"`;
  return html.replace(tags, (tag) => tag.replace(/\b(content|href)="([^"]*)"/, absolute));
}

function page() {
  const path = join(site, 'index.html');
  const html = readFileSync(path, 'utf8').replace(/[ \t]*<link\b[^>]*\bdata-trunk\b[^>]*>\s*?\n/g, '');
  writeFileSync(path, absolutePreviews(html));
}

function joinStyles() {
  const path = join(site, 'index.html');
  const links = /[ \t]*<link rel="stylesheet" href="(www\/styles\/[^"]+)">\n/g;
  const html = readFileSync(path, 'utf8');
  const sheets = [...html.matchAll(links)].map(([, href]) => join(site, href));
  if (sheets.length === 0) fail('index.html names no stylesheet of www/styles/.');
  writeFileSync(join(site, 'www/styles/page.css'), sheets.map((sheet) => readFileSync(sheet, 'utf8')).join('\n'));
  for (const sheet of sheets) rmSync(sheet);
  let first = true;
  const later = join(site, 'www/styles/later.css');
  const { metafile, outputFiles } = buildSync({ entryPoints: [later], bundle: true, write: false, metafile: true, logLevel: 'warning' });
  for (const path of Object.keys(metafile.inputs)) rmSync(path);
  writeFileSync(later, outputFiles[0].contents);
  const replaced = html.replace(links, () => (first ? ((first = false), '<link rel="stylesheet" href="www/styles/page.css">\n') : ''));
  writeFileSync(path, replaced);
}

/**
 * Page, start, worker, the reader of files and the worker of deep networks with what they share. Both modules' bindings and the build id stay files of their own:
 * page and worker ask for the one module of both.
 */
function joinModules() {
  const www = join(site, 'www');
  keepTogether(www);
  const joined = mkdtempSync(join(site, 'joined-'));
  buildSync({
    entryPoints: ['main.js', 'start.js', 'worker.js', 'reader.js', 'signals.js'].map((name) => join(www, name)),
    outdir: joined,
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    // Chinese as it is packs better than \u escapes; modules are read as UTF-8 everywhere.
    charset: 'utf8',
    format: 'esm',
    target: 'esnext',
    legalComments: 'none',
    external: ['../touchline.js', '../labs.js', './build.js'],
    logLevel: 'warning',
  });
  for (const path of files(www).filter((path) => path.endsWith('.js') && basename(path) !== 'build.js')) rmSync(path);
  cpSync(joined, www, { recursive: true });
  rmSync(joined, { recursive: true });
  preloadShared(www);
  for (const folder of readdirSync(www, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const path = join(www, folder.name);
    if (readdirSync(path).length === 0) rmdirSync(path);
  }
}

/**
 * What comes after the page, asks for all of the page, which is there by then: else esbuild makes a chunk of
 * each set of modules that the same parts have in common, a dozen small files that pack worse.
 */
function keepTogether(www) {
  const modules = files(www).filter((path) => path.endsWith('.js'));
  const text = new Map(modules.map((path) => [path, readFileSync(path, 'utf8')]));
  // Comments import types.
  const code = (path) => text.get(path).replace(/\/\*[^]*?\*\//g, '');
  const imports = (path, pattern) => [...code(path).matchAll(pattern)].map(([, to]) => join(dirname(path), to)).filter((to) => text.has(to));
  const page = new Set([join(www, 'main.js')]);
  for (const path of page) for (const to of imports(path, /^(?:import|export|\})[^;]*? from '(\.[^']+)'/gm)) page.add(to);
  // Words have no code to share; and a worker has no page.
  const apart = ['strings/', 'worker/'].map((folder) => join(www, folder));
  const parts = modules.flatMap((path) => imports(path, /\bimport\('(\.[^']+)'\)/g)).filter((path) => !apart.some((folder) => path.startsWith(folder)));
  for (const entry of ['main.js', 'start.js']) page.delete(join(www, entry));
  const all = join(www, 'page.js');
  writeFileSync(all, [...page].map((path) => `import './${relative(www, path)}';\n`).join(''));
  for (const path of new Set(parts)) writeFileSync(path, `import './${relative(dirname(path), all)}';\n${text.get(path)}`);
}

/** What main.js shares with others is asked for with it, not after it. */
function preloadShared(www) {
  const shared = readFileSync(join(www, 'main.js'), 'utf8').match(/(?<=from ?"\.\/)chunk-[^"]+/g) ?? [];
  const links = shared.map((name) => `<link rel="modulepreload" href="www/${name}">\n`).join('');
  const path = join(site, 'index.html');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/<script[^>]*main\.js/, (main) => links + main));
}

function minify() {
  for (const path of files(site).filter((path) => /\.(js|css)$/.test(path))) {
    const loader = path.endsWith('.css') ? 'css' : 'js';
    const { code } = transformSync(readFileSync(path, 'utf8'), { loader, minify: true, charset: 'utf8', legalComments: 'none', target: 'esnext' });
    writeFileSync(path, code);
  }
}

types();
page();
joinStyles();
buildId();
joinModules();
minify();

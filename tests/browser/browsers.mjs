// Where this machine's browsers are: on PATH, or where scripts/setup.sh put them.
// A name on PATH counts only if it starts: Ubuntu has stubs that tell you to install a snap,
// and a snapped browser cannot read the temporary profiles that tests give it.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const WANTED = {
  chrome: { names: ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser', 'chrome'], says: /Chrom(e|ium)\D* \d+/ },
  chromedriver: { names: ['chromedriver'], says: /ChromeDriver \d+/ },
  firefox: { names: ['firefox-esr', 'firefox'], says: /Firefox \d+/ },
};

/** What the stories need for WebKit. No stub has these names, so that they are there is enough. */
const WEBKIT = { webkit: 'MiniBrowser', webkitdriver: 'WebKitWebDriver', xvfb: 'Xvfb' };

const downloads = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'touchline', 'browsers');

const folders = (path) => (existsSync(path) ? readdirSync(path).map((entry) => join(path, entry)) : []);

/** Puppeteer's installer lays a browser out as NAME/PLATFORM-VERSION/FOLDER/NAME. */
function* downloaded(name) {
  for (const build of folders(join(downloads, name)).sort().reverse()) {
    for (const folder of folders(build)) yield join(folder, name);
  }
}

function starts(path, says) {
  if (!existsSync(path) || realpathSync(path).includes('/snap')) return false;
  try {
    return says.test(execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 20_000 }));
  } catch {
    return false;
  }
}

/** MiniBrowser is not meant for people: each version of WebKitGTK keeps its own beside its library. */
function* besideLibraries(name) {
  const libraries = ['/usr/lib', '/usr/lib64', '/usr/libexec'].flatMap((path) => [path, ...folders(path).filter((one) => one.endsWith('-linux-gnu'))]);
  for (const one of libraries.flatMap(folders).filter((path) => /webkit2?gtk-\d/.test(path)).sort().reverse()) yield join(one, name);
}

/** The absolute path of what is wanted (`chrome`, `firefox`, `webkit`, what drives them), or undefined. */
export function find(name) {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  if (WEBKIT[name]) return [...onPath.map((folder) => join(folder, WEBKIT[name])), ...besideLibraries(WEBKIT[name])].find((path) => existsSync(path));
  const { names, says } = WANTED[name];
  const candidates = [...names.flatMap((n) => onPath.map((folder) => join(folder, n))), ...downloaded(name)];
  return candidates.find((path) => starts(path, says));
}

/** Chromium without a sandbox (tests run as root) and without the talk to its maker's servers. */
export const QUIET_CHROME = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browsers of the stories that are told in each. */
export const BROWSERS = ['chromium', 'firefox', 'webkit'];

/** Why a browser's stories are left out, or false. WebKit's are where it cannot be had; without the others they fail. */
export function leftOut(browser) {
  if (browser !== 'webkit') return false;
  const missing = Object.keys(WEBKIT).filter((name) => !find(name)).map((name) => WEBKIT[name]);
  return missing.length > 0 && `WebKit is left out: ${missing.join(', ')} not found`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , argument] = process.argv;
  if (argument === '--missing') {
    console.log(Object.keys(WANTED).filter((name) => !find(name)).join(' '));
  } else if (argument === '--without-webkit') {
    console.log(leftOut('webkit') || '');
  } else if (argument === '--capabilities') {
    // For wasm-bindgen-test-runner, which would let chromedriver look for a browser by itself.
    console.log(JSON.stringify({ 'goog:chromeOptions': { binary: find('chrome'), args: QUIET_CHROME } }));
  } else {
    console.log(find(argument) ?? '');
  }
}

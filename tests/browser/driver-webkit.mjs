// WebKitGTK's MiniBrowser by WebKitWebDriver and the W3C's WebDriver protocol, on a screen of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { find } from './browsers.mjs';
import { fill, locate } from './locate.mjs';
import { Gone, until } from './until.mjs';

/** Larger than any window of the stories with its toolbar. */
const SCREEN = '1600x1200x24';
/** Now and then it does not start at all, whatever it is to open: no answer in so many milliseconds is none. */
const STARTS = 60_000;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** Where the protocol has a key: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS = {
  Space: ' ', Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Delete: '\uE017', Home: '\uE011', End: '\uE010',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A',
};

export default async function launch() {
  const screen = run('xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = await Promise.race([once(screen.stdio[3], 'data'), once(screen, 'exit')]);
  if (screen.exitCode !== null) throw new Error(`Xvfb ended with ${screen.exitCode}`);
  const display = `:${String(number).trim()}`;
  const open = new Set();
  return {
    async close() {
      for (const profile of [...open]) await profile.close();
      await end(screen);
    },
    async freshProfile({ width = 1280, height = 800, before } = {}) {
      if (before) throw new Error('WebDriver runs nothing before the scripts of a page');
      const profile = await start(display).catch((error) => {
        if (!(error instanceof Gone)) throw error;
        console.log(`${error.message}; it is started again`);
        return start(display);
      });
      open.add(profile);
      const { session, close } = profile;
      profile.close = async () => {
        if (open.delete(profile)) await close();
      };
      await session.post('timeouts', { script: 300_000, pageLoad: 60_000 });
      // How much the toolbar takes shows only once the window stands.
      await until(async () => {
        const [inner, tall] = await session.evaluate(() => [window.innerWidth, window.innerHeight]);
        if (inner === width && tall === height) return true;
        const outer = await session.get('window/rect');
        await session.post('window/rect', { x: 0, y: 0, width: outer.width + width - inner, height: outer.height + height - tall });
        return false;
      }, `a window of ${width}x${height}`);
      return pageOf(profile);
    },
  };
}

/** A driver leads one session only, so each profile has one, and a proxy that notes what the page asks for. */
async function start(display) {
  const [errors, requests] = [[], []];
  const proxy = createServer((request, response) => {
    requests.push(request.url);
    const { method, headers } = request;
    const onward = ask(request.url, { method, headers }, (answer) => answer.pipe(response.writeHead(answer.statusCode, answer.headers)));
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  }).on('connect', (request, socket) => {
    requests.push(`https://${request.url}`);
    socket.destroy();
  });
  const port = await freePort(proxy);
  // A port that was free a moment ago.
  const probe = createServer();
  const at = await freePort(probe);
  probe.close();
  // C speaks en-US, and unlike a language's own locale is on every machine.
  const env = { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', LC_ALL: 'C' };
  const driver = run('webkitdriver', [`--port=${at}`], { env, stdio: 'ignore' });
  const address = `http://127.0.0.1:${at}`;
  let sessionId;
  const close = async () => {
    if (sessionId) await call('DELETE', `/session/${sessionId}`).catch(() => {});
    await end(driver);
    proxy.close().closeAllConnections();
  };
  const call = async (method, path, body, signal) => {
    const answer = await fetch(address + path, { method, body: body && JSON.stringify(body), signal });
    const { value } = await answer.json();
    const failure = `${path}: ${value?.error}: ${value?.message}`;
    if (value?.error === 'invalid session id') throw new Gone(failure);
    if (!answer.ok) throw new Error(failure);
    return value;
  };
  const options = { binary: find('webkit'), args: ['--automation'] };
  const through = `127.0.0.1:${port}`;
  const wanted = { 'webkitgtk:browserOptions': options, proxy: { proxyType: 'manual', httpProxy: through, sslProxy: through } };
  try {
    await until(async () => (await fetch(`${address}/status`)).ok, 'a driver that answers');
    ({ sessionId } = await call('POST', '/session', { capabilities: { alwaysMatch: wanted } }, AbortSignal.timeout(STARTS)));
  } catch (error) {
    await close();
    throw error.name === 'TimeoutError' ? new Gone(`WebKit did not start in ${STARTS / 1000} s`) : error;
  }
  const post = (path, body = {}) => call('POST', `/session/${sessionId}/${path}`, body);
  const session = {
    post,
    get: (path) => call('GET', `/session/${sessionId}/${path}`),
    async evaluate(what, ...args) {
      // As JSON, both ways: the protocol's own has no place for undefined.
      const script = `const done = arguments[0];
        const answer = (said) => done(JSON.stringify({ ...said, errors: (window.errorsForDriver ??= (${listen})()).splice(0) }));
        (async () => (${what})(...${JSON.stringify(args)}))().then((value) => answer({ value }), (error) => answer({ failure: error + '\\n' + error?.stack }));`;
      const answer = JSON.parse(await post('execute/async', { script, args: [] }));
      errors.push(...answer.errors);
      if (answer.failure) throw new Error(answer.failure);
      return answer.value;
    },
  };
  return { session, errors, requests, close };
}

/** Listens on a free port. */
const freePort = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));

/** Runs in the page. The protocol tells nothing of the console, so errors are heard from the first `evaluate` on, and handed over with its answer. */
function listen() {
  const errors = [];
  const { error } = console;
  console.error = (...words) => {
    errors.push(words.map(String).join(' '));
    error.apply(console, words);
  };
  window.addEventListener('error', ({ message, target }) => errors.push(message ?? `not loaded: ${target.src ?? target.href}`), true);
  window.addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
  window.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => errors.push(`${violatedDirective}: ${blockedURI}`));
  return errors;
}

/** What is started here ends with this process at the latest. */
function run(name, args, options) {
  const child = spawn(find(name), args, options);
  const stop = () => child.kill();
  process.once('exit', stop);
  child.once('exit', () => process.off('exit', stop));
  return child;
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

function pageOf({ session, errors, requests, close }) {
  const { post, evaluate } = session;
  const read = async (target, what, ...args) => {
    // Found and read in one go: the page may replace the element meanwhile.
    const script = `(target, ...rest) => { const element = (${locate})(target); return element && { value: (${what})(element, ...rest) }; }`;
    let found;
    await until(async () => (found = await evaluate(script, target, ...args)), JSON.stringify(target));
    return found.value;
  };
  const element = async (target) => {
    let found;
    await until(async () => (found = await post('execute/sync', { script: `return (${locate})(${JSON.stringify(target)})`, args: [] })), JSON.stringify(target));
    return found[ELEMENT];
  };
  const pointer = (actions, pointerType = 'mouse') => ({ type: 'pointer', id: pointerType, parameters: { pointerType }, actions });
  const keyboard = (actions) => ({ type: 'key', id: 'keyboard', actions });
  const act = (...actions) => post('actions', { actions });
  const move = ({ x, y }) => ({ type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) });
  const [down, up] = [{ type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
  const press = async (keys) => {
    const values = keys.split('+').map((key) => KEYS[key] ?? key);
    await act(keyboard([...values.map((value) => ({ type: 'keyDown', value })), ...values.reverse().map((value) => ({ type: 'keyUp', value }))]));
  };
  return {
    errors,
    requests,
    open: async (address) => {
      await post('url', { url: address });
      await evaluate(() => {});
    },
    reload: async () => void (await post('refresh')),
    back: async () => void (await post('back')),
    click: async (target) => {
      await read(target, (one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }));
      await post(`element/${await element(target)}/click`);
    },
    async clickAt(place, { shift = false } = {}) {
      const value = KEYS.Shift;
      if (shift) await act(keyboard([{ type: 'keyDown', value }]));
      await act(pointer([move(place), down, up]));
      if (shift) await act(keyboard([{ type: 'keyUp', value }]));
    },
    tapAt: (place) => act(pointer([move(place), down, up], 'touch')),
    drag: async ([first, ...rest]) => {
      const steps = rest.flatMap((to, i) => {
        const from = rest[i - 1] ?? first;
        return [0.25, 0.5, 0.75, 1].map((t) => move({ x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) }));
      });
      await act(pointer([move(first), down, ...steps, up]));
    },
    fill: (target, text) => read(target, fill, text),
    focus: (target) => read(target, (one) => one.focus()),
    press,
    text: (target) => read(target, (one) => one.innerText),
    attribute: (target, name) => read(target, (one, key) => one.getAttribute(key), name),
    visible: (target) => evaluate(`(target) => { const one = (${locate})(target); return Boolean(one?.checkVisibility({ visibilityProperty: true })) && one.getClientRects().length > 0; }`, target),
    box: (target) => read(target, (one) => one.getBoundingClientRect().toJSON()),
    evaluate,
    until: (what, ...args) => until(() => evaluate(what, ...args), what),
    // Without asking the person, WebKit lets nobody read the clipboard; but everybody can paste.
    async copied() {
      await evaluate(() => {
        const field = document.createElement('textarea');
        field.id = 'pasted-by-driver';
        document.body.append(field);
        field.focus();
      });
      await press('Control+v');
      await until(() => evaluate(() => document.querySelector('#pasted-by-driver').value !== ''), 'something to paste');
      return await evaluate(() => {
        const field = document.querySelector('#pasted-by-driver');
        field.remove();
        return field.value;
      });
    },
    async screenshot(path) {
      await evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      const image = Buffer.from(await session.get('screenshot'), 'base64');
      if (path) writeFileSync(path, image);
      return image;
    },
    close,
  };
}

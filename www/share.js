/** Links: the one to share, and the address bar, so that Reload and Back keep the run. */

/** @typedef {import('./types.js').State} State */
/** @typedef {import('./types.js').Store} Store */
/** @typedef {{read_link: (link: string) => import('./types.js').Link, change: (fragment: string, key: string, value: string) => import('./types.js').Link}} Codec */

/** Those that stay whatever else is opened. */
const STAYING = ['hide', 'lang', 'theme'];
/** Settings of the page and of its further models, not of the run: the worker's links do not have them. */
const PAGE_KEYS = ['vs', 'lab', 'regularization.part', 'initialization.part', ...STAYING];
/** Characters of a link; longer ones are neither written nor read. */
export const LONGEST = 16_000;
/** How often the address follows training, in milliseconds. */
const ADDRESS_EVERY = 1_000;
/** Beyond that, changes that a person makes are written at once: so many in a row, and then one so often. Browsers refuse 100 in 30 s. */
const AT_ONCE = 15;
const AT_ONCE_EVERY = 750;

/** @param {string} fragment */
export const withoutPoints = (fragment) => fragment.replace(/&points=[^&]*/, '');

/**
 * Too many own points make a fragment that cannot be read; they are then carried beside it.
 * @param {string} fragment
 */
export const readable = (fragment) => (fragment.length > LONGEST ? withoutPoints(fragment) : fragment);

/**
 * Settings of the page, of its labs and further models, not of the run: the worker's links do not have them.
 * @param {string} key
 */
const isOfPage = (key) => PAGE_KEYS.includes(key) || key.includes('.');

/**
 * The run's link with the page's settings; one that is too long to be read stays as it is.
 * @param {Codec} codec
 * @param {State} state
 * @param {Record<string, string>} [changes] such as it, play
 */
export function fullLink(codec, state, changes = {}) {
  const { fragment } = state;
  if (fragment.length > LONGEST) return fragment;
  const plain = codec.read_link('').values;
  const page = Object.entries(state.page).filter(([key, value]) => value !== plain[key]);
  const more = [...page, ...Object.entries(changes)].map(([key, value]) => `&${key}=${encodeURIComponent(value)}`).join('');
  // Longer than a link may be, with what the canonical form leaves out, none of it would be read.
  return fragment.length + more.length > LONGEST ? fragment : codec.read_link(fragment + more).fragment;
}

/**
 * What the page itself is set to, to be carried along in another link.
 * @param {Record<string, string>} page
 */
export function staying(page) {
  const kept = STAYING.filter((key) => page[key] && page[key] !== 'auto');
  return kept.map((key) => `&${key}=${encodeURIComponent(page[key])}`).join('');
}

/**
 * @param {string} link
 * @returns {{run: string, page: Record<string, string>, play: boolean, it: number,
 *   read: import('./types.js').Link}}
 * @param {Codec} codec
 */
export function splitLink(codec, link) {
  const read = codec.read_link(link);
  const plain = codec.read_link('').values;
  const pageKeys = Object.keys(plain).filter(isOfPage);
  let run = read.fragment;
  for (const key of [...pageKeys, 'play']) {
    if (read.values[key] !== plain[key]) run = codec.change(run, key, plain[key]).fragment;
  }
  const page = Object.fromEntries(pageKeys.map((key) => [key, read.values[key]]));
  return { run, page, play: read.values.play === '1', it: Number(read.values.it), read };
}

/**
 * Keeps the address bar at the run's link.
 * @param {Store} store
 * @param {Codec} codec
 * @param {(link: string) => void} open what to do when somebody else changed the address
 */
export function keepAddress(store, codec, open) {
  const plain = codec.read_link('').fragment;
  let written = location.hash.slice(1);
  let last = 0;
  /** How many may be written at once, as of when. */
  let atOnce = AT_ONCE;
  let countedAt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** Where the page was when the address was written; null where somebody else wrote it. @type {string | null} */
  let place = null;

  function write() {
    clearTimeout(timer);
    timer = undefined;
    last = Date.now();
    const state = store.get();
    if (state.frame === null || state.status === 'failed') return;
    const { it, play } = state.arrival ?? heading(state, state.frame);
    let link;
    try {
      // Without the points that there is no room for it at least keeps the settings.
      link = fullLink(codec, { ...state, fragment: readable(state.fragment) }, { it: String(it), play: play ? '1' : '0' });
    } catch {
      return;
    }
    if (link === plain) link = '';
    if (link === written || link.length > LONGEST) {
      place ??= placeOf(state);
      return;
    }
    const here = placeOf(state);
    const how = place === null || place === here ? 'replaceState' : 'pushState';
    try {
      history[how](history.state, '', link === '' ? location.pathname + location.search : `#${link}`);
      written = link;
      place = here;
    } catch {
      // Refused as too many: the next turn writes it.
      timer = setTimeout(write, ADDRESS_EVERY);
    }
  }

  /** Whether there is still room for a change at once. */
  function mayAtOnce() {
    const now = Date.now();
    atOnce = Math.min(AT_ONCE, atOnce + (now - countedAt) / AT_ONCE_EVERY);
    countedAt = now;
    if (atOnce < 1) return false;
    atOnce -= 1;
    return true;
  }

  store.subscribe((state, changed) => {
    if (!['frame', 'fragment', 'page', 'status'].some((key) => changed.has(/** @type {any} */ (key)))) return;
    // A reload takes the address as it is: what a person did must not wait for its turn.
    const moved = place !== null && place !== placeOf(state);
    if (moved || (['fragment', 'page', 'status'].some((key) => changed.has(/** @type {any} */ (key))) && mayAtOnce())) write();
    else timer ??= setTimeout(write, Math.max(50, last + ADDRESS_EVERY - Date.now()));
  });
  addEventListener('pagehide', write);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') write();
  });
  addEventListener('hashchange', () => {
    const hash = location.hash.slice(1);
    if (hash === written) return;
    written = hash;
    place = null;
    clearTimeout(timer);
    timer = undefined;
    last = Date.now();
    open(hash);
  });
}

/** What Back goes back to: a lab, its part, a comparison with one model more or less. @param {State} state */
function placeOf({ page }) {
  return [page.lab, page[`${page.lab}.part`], (page.vs ?? '').split(';').length, page.vs === ''].join();
}

/**
 * Where the run is going. On the way to an iteration the link names the iteration, so that Reload goes there again.
 * @param {State} state
 * @param {import('./types.js').Frame} frame
 */
function heading({ status, target }, { iteration }) {
  const training = status === 'training';
  return { it: training ? (target ?? iteration) : iteration, play: training && target === null };
}

/** The page's address with a fragment. @param {string} fragment */
export function address(fragment) {
  return `${location.origin}${location.pathname}${location.search}#${fragment}`;
}

/**
 * Copies the run's link.
 * @param {Store} store
 * @param {Codec} codec
 */
export async function share(store, codec) {
  const state = store.get();
  if (state.file !== null) {
    store.set({ share: { state: 'file', link: '' } });
    return;
  }
  const fragment = fullLink(codec, state, { play: '0' });
  if (fragment.length > LONGEST) {
    store.set({ share: { state: 'too-long', link: fragment } });
    return;
  }
  await copy(store, address(fragment));
}

/** @param {Store} store @param {string} link */
export async function copy(store, link) {
  try {
    await navigator.clipboard.writeText(link);
    store.set({ share: { state: 'copied', link } });
  } catch {
    store.set({ share: { state: 'refused', link } });
  }
}

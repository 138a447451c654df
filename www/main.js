/** Boot: load the engine, read the link, mount the views. Alone in finding elements of the page. */

import init, * as core from '../touchline.js';
import { createActions } from './actions.js';
import { Engine } from './engine.js';
import { listenToKeys } from './keyboard.js';
import { LANGUAGE_CHOICE } from './session/page.js';
import { address, fullLink, keepAddress } from './share.js';
import { compiled, first, obstacle } from './start.js';
import { createStore } from './store.js';
import { addStyles } from './stylesheets.js';
import { browserLanguage, speak, speakOf, t } from './strings/index.js';
import { kept, palette, resolveTheme, showTheme, watchSystem } from './theme.js';
import { mountBar } from './views/bar.js';
import { whenIdle } from './views/canvas.js';
import { mountFixture, mountHeadTools, mountTabs } from './views/header.js';
import { mountPitch } from './views/pitch.js';
import { mountTransport } from './views/transport.js';
import { selectedModel } from './session/selected.js';

/** @typedef {import('./types.js').State} State */

/** The page is too narrow for a settings column; the same width stands in narrow.css. */
const NARROW = matchMedia('(max-width: 999px)');

const root = document.documentElement;

/** @param {string} id */
function part(id) {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`index.html has no #${id}`);
  return found;
}

/** What can be told of language and theme before there is an engine to read the link. */
function firstGuess() {
  const hash = location.hash;
  const theme = /[#&]theme=(light|dark)/.exec(hash)?.[1];
  const asked = /[#&]lang=(en|zh)/.exec(hash)?.[1] ?? kept(LANGUAGE_CHOICE);
  const lang = asked === 'en' || asked === 'zh' ? asked : browserLanguage();
  return { lang, theme: resolveTheme(theme) };
}

/** @returns {State} */
function firstState() {
  const { lang, theme } = firstGuess();
  return {
    status: 'loading',
    values: {},
    fragment: '',
    opening: false,
    arrival: null,
    points: new Float64Array(),
    file: null,
    valued: false,
    frameBox: [0, 1, 0, 1],
    frame: null,
    units: null,
    curve: { run: 0, rows: new Float64Array(), count: 0 },
    tool: 'blue',
    speed: 'full',
    easing: false,
    target: null,
    progress: null,
    ownLine: null,
    invitation: null,
    pausing: false,
    pending: false,
    testLooks: 0,
    notices: [],
    lang,
    theme,
    canUndo: false,
    canRedo: false,
    refused: {},
    share: { state: 'idle', link: '' },
    page: {},
    models: [],
    selected: 0,
    goal: null,
  };
}

/** @param {string} code */
function fail(code) {
  root.dataset.state = 'failed';
  tellPlainly(code);
}

/** A sentence above everything, which nothing else needs to have been loaded for. @param {string} code */
function tellPlainly(code) {
  const words = document.createElement('p');
  words.className = 'failure';
  words.setAttribute('role', 'alert');
  words.textContent = t(`error.${code}`);
  part('page').prepend(words);
}

async function boot() {
  const state = firstState();
  showTheme(state.theme);
  root.lang = state.lang;
  const speaking = speak(state.lang);
  if (compiled === null || first === null) {
    await speaking;
    fail(obstacle ?? 'no-wasm');
    return null;
  }

  /** @type {ReturnType<typeof createActions>} */
  let session;
  /** @type {() => void} */
  let mounted = () => {};
  /** Resolves when there is somebody to show pictures to. @type {Promise<void>} */
  const mounting = new Promise((resolve) => (mounted = resolve));
  const engine = new Engine(compiled, palette(), {
    onFrame: (frame, news) => void mounting.then(() => session.onFrame(frame, news)),
    onStopped: (notice) => session.onStopped(notice),
    onCrash: (notice) => session?.onCrash(notice),
  });
  engine.start(first);
  try {
    await Promise.all([compiled.then((module) => init({ module_or_path: module })), speaking]);
  } catch {
    await speaking;
    fail('load');
    return null;
  }

  state.values = core.read_link('').values;
  const store = createStore(state);
  session = createActions({ store, engine, core });
  const { actions } = session;
  const tools = { store, actions, t, core };
  watch(store, engine);
  const compared = mountCompared({ ...tools, engine, module: compiled, notices: session.notices }, mounting);
  const hash = location.hash.slice(1);
  if (!/(^|&)(it|play)=/.test(hash)) store.set({ invitation: 'draw' });
  // The worker makes the first picture while the page is put together.
  const opened = session.openLink(hash);
  mountLater(tools, await mount(tools, compared.edits));
  listenToKeys(actions);
  keepAddress(store, core, (link) => actions.open(link));
  mounted();
  await opened;
  return { engine, store, actions, core, compared };
}

/**
 * What stands on the root element, for style sheets, embedders and tests.
 * @param {import('./types.js').Store} store
 * @param {Engine} engine
 */
function watch(store, engine) {
  watchSystem(() => {
    const theme = resolveTheme(store.get().page.theme);
    showTheme(theme);
    store.set({ theme });
  });
  store.subscribe((state, changed) => {
    if (changed.has('frame')) root.dataset.iteration = String(state.frame?.iteration ?? 0);
    if (changed.has('status')) root.dataset.state = state.status;
    if (changed.has('page')) root.dataset.hide = (state.page.hide ?? '').replaceAll(',', ' ');
    if (changed.has('opening')) root.toggleAttribute('data-opening', state.opening);
    if (changed.has('theme')) engine.setPalette(palette()).catch(() => {});
  });
}

/** Lets the worker be answered. @returns {Promise<void>} */
const breathe = () => new Promise((resolve) => void setTimeout(resolve));

/**
 * @param {import('./controls.js').ControlTools} tools
 * @param {Parameters<typeof selectedModel>[2]} compared
 * @returns what waits for {@link mountLater}
 */
async function mount(tools, compared) {
  await breathe();
  const { t: say, store, core: { settings_table: table } } = tools;
  const differing = new Set(table().filter((row) => row.differs).map((row) => row.key));
  mountTabs(part('tabs'), tools);
  mountFixture(part('fixture'), tools);
  mountHeadTools(part('head-tools'), tools);
  await breathe();
  mountTransport(part('transport'), part('training-more'), tools, NARROW);
  await breathe();
  const extendPitch = mountPitch(part('pitch'), tools);
  const selected = selectedModel(tools, differing, compared);
  mountBar(part('bar'), part('settings'), selected, NARROW);
  const named = ['settings', 'pitch', 'results', 'network', 'charts', 'figures'];
  function words() {
    part('skip').textContent = say('app.skip');
    for (const id of named) part(id).setAttribute('aria-label', say(`panel.${id}`));
  }
  words();
  store.subscribe((_, changed) => changed.has('lang') && words());
  // The address is the link: a jump to a part of the page must not change it.
  part('skip').addEventListener('click', (event) => {
    event.preventDefault();
    /** @type {HTMLElement | null} */ (part('pitch').querySelector('[tabindex="0"]'))?.focus();
  });
  return { extendPitch, selected };
}

/**
 * Models beside the first, and labs: fetched when a link has some.
 * @param {import('./compare/mount.js').CompareTools} tools
 * @param {Promise<void>} mounting they stand beside what is mounted then
 */
function mountCompared(tools, mounting) {
  /** @typedef {Awaited<ReturnType<typeof import('./compare/mount.js').mountCompare>>} Compare */
  /** @type {Promise<Compare> | null} */
  let mounted = null;
  /** @type {Compare | null} */
  let compare = null;
  const parts = { page: part('page'), models: part('models'), first: part('pitch'), facts: part('facts'), lab: part('lab'), settings: part('settings') };
  async function load() {
    mounted ??= Promise.all([import('./compare/mount.js'), mounting]).then(([{ mountCompare }]) => mountCompare(parts, tools));
    compare = await mounted;
    return compare;
  }
  tools.store.subscribe(({ page }, changed) => {
    if (changed.has('page') && (page.vs || page.lab)) load();
  });
  const more = document.createElement('button');
  more.type = 'button';
  more.className = 'sheet-compare';
  more.addEventListener('click', () => tools.actions.compare());
  part('training-more').append(more);
  const words = () => (more.textContent = tools.t('nav.compare'));
  words();
  tools.store.subscribe((_, changed) => changed.has('lang') && words());
  tools.actions.compare = async () => (await load()).edits.duplicate(tools.store.get().selected);
  return {
    load,
    edits: () => compare?.edits ?? null,
    /** Resolves when all models rest where the first one does. */
    settled: async () => tools.store.get().page.vs && (await load()).settled(),
  };
}

/**
 * What nobody needs in order to train, its words and its styles: when the first picture stands, or when
 * there is something to be told before that.
 * @param {import('./controls.js').ControlTools} tools
 * @param {Awaited<ReturnType<typeof mount>>} mounted
 */
function mountLater(tools, { extendPitch, selected }) {
  const { store } = tools;
  async function load() {
    const [views, missed] = await Promise.all([import('./views/later.js'), speakOf('later'), addStyles('later')]);
    if (missed) store.tell('lang');
    views.mountNotices(part('notices'), tools);
    extendPitch(views);
    views.mountControls(part('settings-list'), selected);
    views.mountResults(part('results'), tools);
    views.mountNetwork(part('network'), tools);
    views.mountCharts(part('charts'), tools);
    views.mountFigures(part('figures'), tools);
    views.mountColophon(part('colophon'), tools);
    views.mountShared(part('head-tools'), tools);
    const files = await import('./files/files.js');
    await files.mountFiles(part('page'), part('head-tools'), tools);
  }
  /** Without them the page trains; what is worse than that goes first. */
  function lost() {
    const worst = store.get().notices.find(({ code }) => code === 'stale' || code === 'load');
    tellPlainly(worst?.code ?? 'rest');
  }
  const enough = store.subscribe((state, changed) => {
    const urgent = state.notices.length > 0;
    if (!changed.has('frame') && !urgent) return;
    enough();
    const begin = () => load().catch(lost);
    if (urgent) begin();
    else whenIdle(begin);
  });
}

const booted = boot();
/** @type {Awaited<typeof booted>} */
let page = null;
// Whoever develops the page hears of a mistake of its own.
booted.then((result) => (page = result), reportError);

/** @returns {Promise<NonNullable<Awaited<typeof booted>>>} */
async function running() {
  const result = await booted;
  if (result === null) throw new Error('Touchline cannot run in this browser');
  return result;
}

/** What the page offers to those who embed or test it. */
const touchline = {
  /** Resolves when the link of the address is open and trained to its iteration. */
  ready: running().then(({ compared }) => compared.settled()).then(() => undefined),

  /** The address to share, as of the last picture; before `ready`, the address as it is. */
  link: () => (page === null ? location.href : address(fullLink(core, page.store.get()))),

  /** @param {string} fragment a link, a fragment with or without '#' */
  async open(fragment) {
    const { actions, compared } = await running();
    await actions.open(fragment);
    await compared.settled();
  },

  /** @param {number} iterations */
  async train(iterations) {
    const { engine, compared } = await running();
    await engine.call('train', iterations);
    await compared.settled();
  },

  /** @param {number} [model] 0 the first, k the k-th of those beside it */
  async evaluate(model = 0) {
    const { engine, compared } = await running();
    const asked = model === 0 ? engine : (await compared.load()).engineOf(model);
    if (asked === undefined) throw new RangeError(`there is no model ${model}`);
    return asked.call('evaluate');
  },

  /**
   * The probability of blue at each point, or the predicted value.
   * @param {Iterable<[number, number]>} points
   * @returns {Promise<Float64Array>}
   */
  async predict(points) {
    const { engine } = await running();
    return engine.call('predict', Float64Array.from([...points].flat()));
  },

  /**
   * The points of a `.mat` or `.csv` in the place of the data, exactly. Rejects, with a `code`, what cannot be read.
   * @param {string} name
   * @param {BlobPart} bytes
   */
  async load(name, bytes) {
    const page = await running();
    const { open } = await import('./files/files.js');
    await open(page, name, new Blob([bytes]));
    await page.compared.settled();
  },
};
// Nobody may wait for it: the page itself says what went wrong.
touchline.ready.catch(() => {});
Object.assign(window, { touchline });

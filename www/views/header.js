/** The head of the page: what is on, language, colours, full screen, Share. */

import { MOST_MODELS } from '../session/selected.js';
import { staying } from '../share.js';
import { element, write } from './dom.js';
import { icon, redraw } from './icons.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').ViewTools} ViewTools */

/** The labs, in the course's order. */
const LABS = ['regularization', 'initialization', 'gradients', 'depth', 'normalization'];

/** Play, and the labs by their questions. @param {HTMLElement} root @param {ViewTools} tools */
export function mountTabs(root, { store, actions, t }) {
  /** @param {string} lab empty for the playground */
  function link(lab) {
    return (lab === '' ? '' : `&lab=${lab}`).concat(staying(store.get().page)).slice(1);
  }
  /** @param {string} lab */
  function made(lab) {
    return element('a', {
      href: '#',
      click: (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        open(false);
        if ((store.get().page.lab ?? '') === lab) return;
        // Points of one's own go along to where they are asked about.
        if (lab === 'regularization') actions.openOnOwn(link(lab));
        else actions.open(link(lab));
      },
    });
  }
  const play = made('');
  const entries = ['', ...LABS].map((lab) => ({ lab, entry: made(lab) }));
  const word = element('span', { class: 'tabs-wide' });
  const short = element('span', { class: 'tabs-short' });
  const opener = element('button', { type: 'button', class: 'tabs-labs', 'aria-expanded': 'false', 'aria-controls': 'tabs-menu', click: () => open(menu.hidden === true) }, word, short);
  const menu = element('ul', { class: 'tabs-menu', id: 'tabs-menu', hidden: true }, ...entries.map(({ entry }) => element('li', {}, entry)));
  root.append(play, opener, menu);

  /** @param {boolean} shown */
  function open(shown) {
    menu.hidden = !shown;
    opener.setAttribute('aria-expanded', String(shown));
  }
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || menu.hidden) return;
    open(false);
    opener.focus();
  });
  document.addEventListener('pointerdown', ({ target }) => root.contains(/** @type {Node} */ (target)) || open(false));
  root.addEventListener('focusout', ({ relatedTarget }) => relatedTarget && !root.contains(/** @type {Node} */ (relatedTarget)) && open(false));

  function words() {
    const here = store.get().page.lab ?? '';
    root.setAttribute('aria-label', t('nav.label'));
    write(play, t('nav.play'));
    write(word, here === '' ? t('nav.labs') : t(`nav.lab.${here}`));
    write(short, t('nav.labs'));
    for (const { lab, entry } of [{ lab: '', entry: play }, ...entries]) {
      write(entry, lab === '' ? t('nav.play') : t(`nav.lab.${lab}`));
      entry.href = `#${link(lab)}`;
      if (lab === here) entry.setAttribute('aria-current', 'page');
      else entry.removeAttribute('aria-current');
    }
    opener.classList.toggle('is-here', here !== '');
  }
  words();
  store.subscribe((_, changed) => (changed.has('lang') || changed.has('page')) && words());
}

/** The programme's first line: data, network, descent. @param {HTMLElement} root @param {ViewTools} tools */
export function mountFixture(root, { store, t }) {
  const data = element('b');
  const network = element('span');
  const descent = element('span');
  const penalty = element('span');
  root.append(data, ' ', network, ' ', descent, ' ', penalty);

  function show() {
    const { values, valued } = store.get();
    if (values.data === undefined) return;
    write(data, t(`choice.data.${values.data}`));
    const inside = values.layers === '' ? '' : `${values.layers.split(',').join('–')}–`;
    const shape = `${values.features.split(',').length}–${inside}1`;
    write(network, values.layers === ''
      ? t(valued ? 'fixture.linear' : 'fixture.logistic')
      : `${shape} ${values.act.split(',').map((act) => t(`choice.act.${act}`)).join(', ')}`);
    write(descent, `${values.opt === 'gd' ? '' : `${t(`choice.opt.${values.opt}`)}, `}α ${values.lr}`);
    const parts = [];
    if (values.l2 !== '0') parts.push(`L2 λ ${values.l2}`);
    if (values.l1 !== '0') parts.push(`L1 λ ${values.l1}`);
    if (values.keep !== '1') parts.push(`${t('setting.keep.symbol')} ${values.keep}`);
    write(penalty, parts.join(', '));
    penalty.hidden = parts.length === 0;
  }
  show();
  store.subscribe((_, changed) => ['values', 'valued', 'lang'].some((key) => changed.has(/** @type {any} */ (key))) && show());
}

/** @param {HTMLElement} root @param {ViewTools} tools */
export function mountHeadTools(root, { store, actions, t }) {
  const compareWord = element('span');
  const compare = element('button', { type: 'button', class: 'quiet head-compare', click: () => actions.compare() }, icon('plus'), compareWord);
  const language = element('button', {
    type: 'button',
    class: 'quiet',
    click: () => actions.setLanguage(store.get().lang === 'en' ? 'zh' : 'en'),
  });
  const themeIcon = icon('moon');
  const theme = element('button', {
    type: 'button',
    class: 'quiet ico',
    click: () => actions.setTheme(store.get().theme === 'dark' ? 'light' : 'dark'),
  }, themeIcon);
  const screenIcon = icon('expand');
  const fullScreen = element('button', { type: 'button', class: 'quiet ico head-full-screen', click: toggleFullScreen }, screenIcon);
  fullScreen.hidden = !document.fullscreenEnabled;
  const shareWord = element('span');
  const shareButton = element('button', { type: 'button', class: 'head-share', click: () => actions.share() }, shareWord);
  root.append(compare, language, theme, fullScreen, shareButton);

  function toggleFullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {});
  }

  function words() {
    const { lang, theme: now } = store.get();
    write(language, t('nav.language'));
    language.lang = t('nav.languageCode');
    name(theme, t(now === 'dark' ? 'nav.toLight' : 'nav.toDark'));
    redraw(themeIcon, now === 'dark' ? 'sun' : 'moon');
    const full = document.fullscreenElement !== null;
    name(fullScreen, t(full ? 'nav.leaveFullScreen' : 'nav.fullScreen'));
    redraw(screenIcon, full ? 'shrink' : 'expand');
    write(shareWord, t('nav.share'));
    write(compareWord, t('nav.compare'));
    compare.title = t('nav.compare.tip');
    compare.setAttribute('aria-label', t('nav.compare'));
    document.documentElement.lang = lang;
    document.title = t('app.title');
  }
  words();
  document.addEventListener('fullscreenchange', words);
  store.subscribe((state, changed) => {
    if (changed.has('lang') || changed.has('theme')) words();
    if (changed.has('models')) compare.disabled = state.models.length >= MOST_MODELS;
  });
}

/** @param {HTMLElement} button @param {string} words */
function name(button, words) {
  button.setAttribute('aria-label', words);
  button.title = words;
}

export { name };

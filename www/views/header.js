/** The head of the page: what is on, language, colours, full screen, Share. */

import { element, write } from './dom.js';
import { icon, redraw } from './icons.js';

/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').ViewTools} ViewTools */

/** @param {HTMLElement} root @param {ViewTools} tools */
export function mountTabs(root, { store, t }) {
  const play = element('a', { href: '#page', 'aria-current': 'page', click: (event) => event.preventDefault() });
  root.append(play);
  function words() {
    root.setAttribute('aria-label', t('nav.label'));
    write(play, t('nav.play'));
  }
  words();
  store.subscribe((_, changed) => changed.has('lang') && words());
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
  root.append(language, theme, fullScreen, shareButton);

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
    document.documentElement.lang = lang;
    document.title = t('app.title');
  }
  words();
  document.addEventListener('fullscreenchange', words);
  store.subscribe((_, changed) => {
    if (changed.has('lang') || changed.has('theme')) words();
  });
}

/** @param {HTMLElement} button @param {string} words */
function name(button, words) {
  button.setAttribute('aria-label', words);
  button.title = words;
}

export { name };

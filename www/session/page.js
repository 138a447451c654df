/** Settings of the page, not of the run: language, theme, hidden parts. */

import { browserLanguage, speak } from '../strings/index.js';
import { keep, kept, keepTheme, resolveTheme, showTheme } from '../theme.js';

/** @typedef {import('../types.js').Store} Store */
/** @typedef {import('../share.js').Codec} Codec */

export const LANGUAGE_CHOICE = 'touchline.lang';

/**
 * What a link says of the page; where it leaves the choice, the person's own choice counts.
 * @param {Store} store
 * @param {Record<string, string>} page
 */
export async function usePage(store, page) {
  const choice = page.lang === 'auto' ? kept(LANGUAGE_CHOICE) : page.lang;
  const lang = choice === 'en' || choice === 'zh' ? choice : browserLanguage();
  const theme = resolveTheme(page.theme);
  await speak(lang);
  showTheme(theme);
  store.set({ page, lang, theme });
}

/** @param {Store} store @param {import('../types.js').Language} lang */
export async function setLanguage(store, lang) {
  keep(LANGUAGE_CHOICE, lang);
  await speak(lang);
  store.set({ lang, page: { ...store.get().page, lang: 'auto' } });
}

/** @param {Store} store @param {import('../types.js').Theme} theme */
export function setTheme(store, theme) {
  keepTheme(theme);
  showTheme(theme);
  store.set({ theme, page: { ...store.get().page, theme: 'auto' } });
}

/**
 * Sets a lab's own setting; a value that is refused changes nothing.
 * @param {Store} store
 * @param {Codec} codec
 * @param {string} key such as `gradients.eps`
 * @param {string} value
 */
export function setPage(store, codec, key, value) {
  const { page } = store.get();
  let now;
  try {
    now = codec.change('', key, value).values[key];
  } catch {
    return;
  }
  if (now !== page[key]) store.set({ page: { ...page, [key]: now } });
}

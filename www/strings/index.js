/** Looks up what the page says. Every sentence stands in one file a language. */

/** @typedef {import('../types.js').Language} Language */

/** @type {Record<Language, () => Promise<{default: Record<string, string>}>>} */
const FILES = {
  en: () => import('./en.js'),
  zh: () => import('./zh.js'),
};

/** @type {Map<Language, Record<string, string>>} */
const loaded = new Map();

/** @type {Language} */
let current = 'en';

/** Fingers tap, and have no Shift. (Tests of the views run without a browser.) */
const coarse = globalThis.matchMedia?.('(pointer: coarse)');

/**
 * Makes a language the one that {@link t} speaks; fetches its file the first time.
 * @param {Language} lang
 */
export async function speak(lang) {
  if (!loaded.has(lang)) loaded.set(lang, (await FILES[lang]()).default);
  current = lang;
}

/**
 * The sentence of a key, or of `key.touch` for fingers, its {blanks} filled in. Numbers are written as
 * the language writes them; {blank|one|many} is the word that agrees with a number.
 * @type {import('../types.js').Translate}
 */
export function t(key, blanks = {}) {
  const words = loaded.get(current);
  const sentence = (coarse?.matches && words?.[`${key}.touch`]) || (words?.[key] ?? bare(key));
  return sentence.replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (whole, name, one, many) => {
    const value = blanks[name];
    if (value === undefined) return whole;
    if (one !== undefined) return Number(value) === 1 ? one : many;
    return typeof value === 'number' ? number(value) : value;
  });
}

/** A choice that has no words yet goes by the name it has in links. @param {string} key */
function bare(key) {
  return key.startsWith('choice.') ? key.slice(key.lastIndexOf('.') + 1) : key;
}

/**
 * Whether there is a sentence for the key.
 * @param {string} key
 */
export function has(key) {
  return loaded.get(current)?.[key] !== undefined;
}

/**
 * A number as the current language writes it, such as 30,000, with a minus sign that can be seen.
 * @param {number} value
 * @param {number} [digits] after the point: exactly so many
 */
export function number(value, digits) {
  const key = `${current}${digits ?? ''}`;
  let format = formats.get(key);
  if (format === undefined) {
    const options = digits === undefined
      ? { maximumSignificantDigits: 15 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits };
    format = new Intl.NumberFormat(current === 'zh' ? 'zh-CN' : 'en', options);
    formats.set(key, format);
  }
  return format.format(value).replace('-', '−');
}

/** Words as a choice between them: one, two or three. @param {string[]} words */
export function either(words) {
  return new Intl.ListFormat(current === 'zh' ? 'zh-CN' : 'en', { type: 'disjunction' }).format(words);
}

/** Making a format takes longer than a frame has for all its numbers. @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/**
 * The language that the browser asks for.
 * @param {readonly string[]} wanted
 * @returns {Language}
 */
export function browserLanguage(wanted = navigator.languages) {
  for (const tag of wanted) {
    const name = tag.toLowerCase().split('-')[0];
    if (name === 'en' || name === 'zh') return name;
  }
  return 'en';
}

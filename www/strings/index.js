/**
 * Looks up what the page says. A language has several files: what the first picture needs, and what is
 * fetched after it, part by part.
 */

/** @typedef {import('../types.js').Language} Language */
/** @typedef {Record<string, string>} Words */
/** @typedef {keyof typeof FILES.en} Part */

const FILES = {
  en: { first: () => import('./en.js'), later: () => import('./later_en.js'), files: () => import('./files_en.js'), labs: () => import('./labs_en.js'), gradients: () => import('./gradients_en.js'), depth: () => import('./depth_en.js'), normalization: () => import('./normalization_en.js') },
  zh: { first: () => import('./zh.js'), later: () => import('./later_zh.js'), files: () => import('./files_zh.js'), labs: () => import('./labs_zh.js'), gradients: () => import('./gradients_zh.js'), depth: () => import('./depth_zh.js'), normalization: () => import('./normalization_zh.js') },
};

/** What there is of each language, and which of its files were asked for. */
const known = { en: spoken(), zh: spoken() };

/** @type {Language} */
let current = 'en';
/** What the page speaks of, in any language. @type {Set<Part>} */
const parts = new Set(['first']);
/** Whether a sentence was asked for that is still to come. */
let awaited = false;

function spoken() {
  return {
    words: /** @type {Words} */ ({}),
    files: /** @type {Map<Part, Promise<void>>} */ (new Map()),
    arrived: 0,
  };
}

/** Fingers tap, and have no Shift. (Tests of the views run without a browser.) */
const coarse = globalThis.matchMedia?.('(pointer: coarse)');

/** @param {Language} lang @param {Part} part */
async function fetchFile(lang, part) {
  try {
    Object.assign(known[lang].words, (await FILES[lang][part]()).default);
    known[lang].arrived += 1;
  } catch (error) {
    known[lang].files.delete(part);
    throw error;
  }
}

/** @param {Language} lang */
async function fetchWords(lang) {
  const { files } = known[lang];
  let count;
  do {
    count = parts.size;
    for (const part of parts) if (!files.has(part)) files.set(part, fetchFile(lang, part));
    await Promise.all(files.values());
  } while (count < parts.size);
}

/**
 * Makes a language the one that {@link t} speaks; fetches its files the first time.
 * @param {Language} lang
 */
export async function speak(lang) {
  await fetchWords(lang);
  current = lang;
}

/**
 * Fetches what else there is to be said, from now on for every language.
 * @param {Part} part
 * @returns {Promise<boolean>} whether a sentence was asked for in vain so far: what is shown is to be said anew
 */
export async function speakOf(part) {
  parts.add(part);
  await fetchWords(current);
  const missed = awaited;
  awaited = false;
  return missed;
}

/**
 * The sentence of a key, or of `key.touch` for fingers, its {blanks} filled in. Numbers are written as
 * the language writes them; {blank|one|many} is the word that agrees with a number.
 * @type {import('../types.js').Translate}
 */
export function t(key, blanks = {}) {
  const words = known[current].words;
  const sentence = (coarse?.matches && words[`${key}.touch`]) || (words[key] ?? bare(key));
  return sentence.replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (whole, name, one, many) => {
    const value = blanks[name];
    if (value === undefined) return whole;
    if (one !== undefined) return Number(value) === 1 ? one : many;
    return typeof value === 'number' ? number(value) : value;
  });
}

/**
 * A choice that has no words yet goes by the name it has in links. A sentence that is still to come is
 * empty: nobody is shown its key.
 * @param {string} key
 */
function bare(key) {
  if (key.startsWith('choice.')) return key.slice(key.lastIndexOf('.') + 1);
  if (known[current].arrived === Object.keys(FILES[current]).length) return key;
  awaited = true;
  return '';
}

/**
 * Whether there is a sentence for the key.
 * @param {string} key
 */
export function has(key) {
  return known[current].words[key] !== undefined;
}

/**
 * A number as the current language writes it, such as 30,000, with a minus sign that can be seen.
 * @param {number} value
 * @param {number} [digits] after the point: exactly so many
 */
export function number(value, digits) {
  // Written alike in all languages; and the first format of all takes the browser long to make.
  if (digits === undefined && value >= 0 && value < 1000 && Number.isInteger(value)) return String(value);
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

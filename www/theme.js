/** Light or dark: the link's word, else the person's, else the system's. And the colours in use. */

/** @typedef {import('./types.js').Theme} Theme */

const DARK = matchMedia('(prefers-color-scheme: dark)');
const CHOICE = 'touchline.theme';

/** A choice that was kept; none where the browser keeps nothing. @param {string} name */
export function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string} value */
export function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Private windows may refuse; the choice then lasts as long as the page.
  }
}

/**
 * @param {string} [fromLink] auto, light or dark
 * @returns {Theme}
 */
export function resolveTheme(fromLink = 'auto') {
  const choice = fromLink === 'auto' ? kept(CHOICE) : fromLink;
  if (choice === 'light' || choice === 'dark') return choice;
  return DARK.matches ? 'dark' : 'light';
}

/** @param {Theme} theme */
export function keepTheme(theme) {
  keep(CHOICE, theme);
}

/** @param {() => void} tell called when the system's preference changes */
export function watchSystem(tell) {
  DARK.addEventListener('change', tell);
}

/** @param {Theme} theme */
export function showTheme(theme) {
  const root = document.documentElement;
  root.dataset.theme = theme;
  const paper = getComputedStyle(root).getPropertyValue('--paper').trim();
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.setAttribute('content', paper);
  }
}

/** The shade's colours as the engine wants them: red, green, blue of blue, middle and red. */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  const bytes = ['--blue', '--mid', '--red'].flatMap((name) => {
    const hex = style.getPropertyValue(name).trim();
    return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  });
  return Uint8Array.from(bytes);
}

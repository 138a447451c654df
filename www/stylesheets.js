/** Stylesheets that come with what they are for. */

/** @type {Map<string, Promise<unknown>>} */
const asked = new Map();

/** A stylesheet beside the page's own; what it is for is there with it, not before. @param {string} name */
export function addStyles(name) {
  const known = asked.get(name);
  if (known !== undefined) return known;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(`./styles/${name}.css`, import.meta.url).href;
  const settled = new Promise((resolve) => (link.onload = link.onerror = resolve));
  asked.set(name, settled);
  document.head.append(link);
  return settled;
}

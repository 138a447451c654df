// The few things the stories do with a browser, the same for every browser.
//
//   const browser = await launch('chromium' | 'firefox' | 'webkit');
//   const page = await browser.freshProfile({ width, height, theme, locale, touch, reducedMotion, before });
//
// A target is a CSS selector or { role, name }, as assistive technology finds it. Nothing waits for a
// fixed time: actions wait for their target, `until` for a condition.
import chromium from './driver-chromium.mjs';
import firefox from './driver-firefox.mjs';
import webkit from './driver-webkit.mjs';

const BROWSERS = { chromium, firefox, webkit };

/**
 * @typedef {string | {role: string, name: string}} Target
 * @typedef {{x: number, y: number}} Place  in CSS pixels of the window
 * @typedef {object} Page
 * @property {string[]} errors    what the console reported as an error, and uncaught exceptions
 * @property {string[]} requests  the addresses the page asked for
 * @property {(address: string) => Promise<void>} open
 * @property {() => Promise<void>} reload
 * @property {() => Promise<void>} back
 * @property {(target: Target) => Promise<void>} click
 * @property {(place: Place, options?: {shift?: boolean}) => Promise<void>} clickAt
 * @property {(place: Place) => Promise<void>} tapAt                touch
 * @property {(places: Place[]) => Promise<void>} drag              pressed at the first, released at the last
 * @property {(target: Target, text: string) => Promise<void>} fill replaces a field's text and commits it
 * @property {(target: Target) => Promise<void>} focus
 * @property {(key: string) => Promise<void>} press                 e.g. 'Space', 'Control+z'
 * @property {(target: Target) => Promise<string>} text             what is shown
 * @property {(target: Target, name: string) => Promise<string | null>} attribute
 * @property {(target: Target) => Promise<boolean>} visible
 * @property {(target: Target) => Promise<{x: number, y: number, width: number, height: number}>} box
 * @property {<T>(what: (...args: any[]) => T, ...args: any[]) => Promise<Awaited<T>>} evaluate
 * @property {(what: (...args: any[]) => unknown, ...args: any[]) => Promise<void>} until  for at most a minute
 * @property {() => Promise<string>} copied                         the clipboard's text
 * @property {(path?: string) => Promise<Buffer>} screenshot        PNG of the window
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<{name: string, freshProfile: (options?: object) => Promise<Page>, close: () => Promise<void>}>} */
export async function launch(name) {
  return { name, ...(await BROWSERS[name]()) };
}

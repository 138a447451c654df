/** The drawn signs of header, transport and settings, each as a path in a box of 16 × 16. */

const SVG = 'http://www.w3.org/2000/svg';

/** @type {Record<string, {fill?: string, stroke?: string}>} */
const ICONS = {
  play: { fill: 'M4.5 2.6v10.8a.6.6 0 0 0 .9.5l8.7-5.4a.6.6 0 0 0 0-1L5.4 2.1a.6.6 0 0 0-.9.5z' },
  pause: { fill: 'M4 2.5h2.8v11H4zM9.2 2.5H12v11H9.2z' },
  skip: { fill: 'M2.5 3v10a.5.5 0 0 0 .8.4L9 8.9V13a.5.5 0 0 0 .8.4l4-3.3v3.4h1.5v-11h-1.5v3.4l-4-3.3A.5.5 0 0 0 9 3v4.1L3.3 2.6a.5.5 0 0 0-.8.4z' },
  step: { fill: 'M3 3v10a.5.5 0 0 0 .8.4L10 8.5v5h2v-11h-2v5L3.8 2.6A.5.5 0 0 0 3 3z' },
  reset: { stroke: 'M3.2 8a5 5 0 1 0 1.6-3.7M4.8 1.5v3h3' },
  dice: {
    stroke: 'M4 2.5h8A1.5 1.5 0 0 1 13.5 4v8a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 12V4A1.5 1.5 0 0 1 4 2.5z',
    fill: 'M5.5 4.4a1.1 1.1 0 1 0 0 2.2a1.1 1.1 0 1 0 0-2.2zM10.5 4.4a1.1 1.1 0 1 0 0 2.2a1.1 1.1 0 1 0 0-2.2zM5.5 9.4a1.1 1.1 0 1 0 0 2.2a1.1 1.1 0 1 0 0-2.2zM10.5 9.4a1.1 1.1 0 1 0 0 2.2a1.1 1.1 0 1 0 0-2.2z',
  },
  sun: { stroke: 'M8 5.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1M11.9 11.9L13 13M13 3l-1.1 1.1M4.1 11.9L3 13' },
  moon: { stroke: 'M13.3 9.7A5.7 5.7 0 0 1 6.3 2.7a5.7 5.7 0 1 0 7 7z' },
  expand: { stroke: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10' },
  shrink: { stroke: 'M6 2.5V6H2.5M13.5 6H10V2.5M10 13.5V10h3.5M2.5 10H6v3.5' },
  minus: { stroke: 'M3.5 8h9' },
  plus: { stroke: 'M3.5 8h9M8 3.5v9' },
  close: { stroke: 'M4 4l8 8M12 4l-8 8' },
  pen: { stroke: 'M3 13l.6-2.8L10.8 3a1.2 1.2 0 0 1 1.7 0l.5.5a1.2 1.2 0 0 1 0 1.7L5.8 12.4zM9.4 4.4l2.2 2.2' },
  copy: { stroke: 'M6 5.5h7v8H6zM10 5.5v-3H3v8h3' },
  check: { stroke: 'M3 8.5l3.2 3.2L13 4.8' },
};

/**
 * @param {string} name
 * @returns {SVGSVGElement} decorative: a name or word beside it says what it means
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  redraw(svg, name);
  return svg;
}

/** @param {SVGSVGElement} svg @param {string} name */
export function redraw(svg, name) {
  if (svg.dataset.icon === name) return;
  svg.dataset.icon = name;
  svg.replaceChildren(...Object.entries(ICONS[name] ?? {}).map(([how, d]) => {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', `icon-${how}`);
    path.setAttribute('d', d);
    return path;
  }));
}

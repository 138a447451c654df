/**
 * The heat map: a cell a parameter, W[l] (n_l, n_{l−1}) and b[l] side by side as the network has them. Of a large
 * network each block is one cell.
 */

import { element, write } from '../../views/dom.js';
import { blockName, counts, glow, levelOf, MARKS, parameterName } from './gradient_levels.js';
import { size } from './sizes.js';

/** @typedef {import('../../../labs.js').GradientCheck} GradientCheck */
/** @typedef {import('../../../labs.js').GradientBlock} GradientBlock */

/** More parameters than this cannot be told apart one by one. */
export const MOST_CELLS = 600;

/** What is pointed at: a parameter, or a block of many. @typedef {{block: number, cell: number | null}} Place */

/**
 * @param {import('../../types.js').Translate} t
 * @param {{point: (place: Place | null) => void, accuse: (place: Place) => void}} events
 */
export function createCells(t, { point, accuse }) {
  const root = element('div', { class: 'gc-net', mouseleave: () => point(null) });
  /** What the elements were made for. */
  let made = '';
  /** @type {{root: HTMLElement, name: HTMLElement, shape: HTMLElement, grid: HTMLElement, cells: HTMLButtonElement[]}[]} */
  let blocks = [];

  /** @param {number} b @param {GradientBlock} block @param {boolean} each a cell for each parameter */
  function makeBlock(b, { rows, columns, start }, each) {
    const name = element('h3');
    const shape = element('small');
    const grid = element('div', { class: 'gc-grid', role: 'group' });
    const cells = Array.from({ length: each ? rows * columns : 1 }, (_, i) => {
      const place = { block: b, cell: each ? start + i : null };
      return element('button', {
        type: 'button',
        class: each ? 'gc-cell' : 'gc-cell gc-whole',
        tabindex: i === 0 ? '0' : '-1',
        mouseenter: () => point(place),
        focus: () => {
          for (const cell of cells) cell.tabIndex = cell === cells[i] ? 0 : -1;
          point(place);
        },
        blur: () => point(null),
        click: () => accuse(place),
        keydown: (event) => move(event, i),
      });
    });
    /** Arrow keys go from cell to cell, Tab from block to block. @param {KeyboardEvent} event @param {number} i */
    function move(event, i) {
      const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns, Home: -i, End: cells.length - 1 - i };
      const step = steps[/** @type {keyof typeof steps} */ (event.key)];
      if (step === undefined) return;
      event.preventDefault();
      cells[i + step]?.focus();
    }
    grid.style.setProperty('--columns', String(each ? columns : 1));
    grid.append(...cells);
    return { root: element('div', { class: 'gc-block' }, name, shape, grid), name, shape, grid, cells };
  }

  /** @param {GradientCheck} found @param {Place | null} accused */
  function show(found, accused) {
    const each = found.theta.length <= MOST_CELLS;
    const wanted = found.blocks.map(({ rows, columns }) => `${rows}x${columns}`).join();
    if (wanted !== made) {
      made = wanted;
      blocks = found.blocks.map((block, b) => makeBlock(b, block, each));
      // A layer's weights and biases stand together.
      const layers = found.blocks.filter(({ biases }) => !biases).map((_, l) => element('div', { class: 'gc-layer' }, blocks[2 * l].root, blocks[2 * l + 1].root));
      root.replaceChildren(...layers);
      root.classList.toggle('is-coarse', !each);
    }
    found.blocks.forEach((block, b) => {
      const { name, shape, grid, cells } = blocks[b];
      const title = blockName(block);
      write(name, title);
      write(shape, block.biases ? String(block.rows) : `${block.rows} × ${block.columns}`);
      grid.setAttribute('aria-label', t('panel.check.block', { block: title, rows: block.rows, columns: block.columns }));
      const { total, wrong, measured } = counts(found, block);
      blocks[b].root.classList.toggle('is-glowing', wrong > 0);
      cells.forEach((cell, i) => {
        const k = block.start + i;
        const level = each ? levelOf(found, k) : wrong > 0 ? 'wrong' : measured > 0 ? 'agrees' : 'open';
        const error = each ? found.relative[k] : block.difference;
        cell.className = `gc-cell is-${level}${each ? '' : ' gc-whole'}`;
        cell.style.setProperty('--glow', level === 'wrong' || level === 'near' ? glow(error).toFixed(3) : '0');
        const said = each
          ? t('panel.check.cell', { name: parameterName(t, found.blocks, k), level: t(`panel.check.level.${level}`), error: size(error) })
          : t('panel.check.whole', { block: title, wrong, measured, total, error: size(error) });
        cell.setAttribute('aria-label', said);
        cell.setAttribute('aria-pressed', String(accused !== null && accused.block === b && (accused.cell === null || accused.cell === k || !each)));
        write(cell, each ? MARKS[level] : wrong > 0 ? `✕ ${t('panel.check.count', { wrong, measured })}` : t('panel.check.measured', { measured, total }));
      });
    });
  }

  /**
   * Brings a glowing cell into sight where none is: sideways in its own box, and in the game in the page.
   * @param {HTMLElement | null} above in the game, what covers the page's top
   */
  function bring(above) {
    const glow = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.gc-cell.is-wrong')]);
    const box = /** @type {HTMLElement} */ (root.parentElement);
    const sides = box.getBoundingClientRect();
    const isInBox = (/** @type {HTMLElement} */ cell) => {
      const { left, right } = cell.getBoundingClientRect();
      return left >= sides.left && right <= sides.right;
    };
    if (glow.length === 0) return;
    if (!glow.some(isInBox)) box.scrollLeft += glow[0].getBoundingClientRect().left - sides.left - sides.width / 2;
    if (above === null) return;
    const top = above.offsetHeight;
    const isInPage = (/** @type {HTMLElement} */ cell) => {
      const place = cell.getBoundingClientRect();
      return place.top >= top && place.bottom <= innerHeight * 0.9;
    };
    if (!glow.some(isInPage)) glow[0].scrollIntoView({ block: 'center', inline: 'nearest' });
  }

  return { root, show, bring };
}

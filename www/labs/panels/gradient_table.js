/** Every block's difference as a bar on a logarithmic axis, and the parameters in a table, the worst first. */

import { scrollBox } from '../../compare/scroll_box.js';
import { number } from '../../strings/index.js';
import { element, write } from '../../views/dom.js';
import { blockName, derivative, levelOf, MARKS, parameterName, PRINTED } from './gradient_levels.js';
import { size } from './sizes.js';

/** @typedef {import('../../../labs.js').GradientCheck} GradientCheck */
/** @typedef {import('./gradient_levels.js').Level} Level */

/** The axis of the bars. */
const LEAST = 1e-12;
/** Rows until all are asked for. */
const FEW = 12;

/** Where a difference stands on the axis, 0 … 1. @param {number} difference */
const share = (difference) => Math.min(1, Math.max(0, 1 - Math.log10(difference) / Math.log10(LEAST)));

/** @param {import('../../types.js').Translate} t @param {(block: number) => void} accuse */
export function createBars(t, accuse) {
  const title = element('h3');
  const list = element('ol', { class: 'gc-bars' });
  const note = element('p', { class: 'panel-note' });
  const root = element('section', { class: 'gc-blocks' }, title, list, note);
  root.style.setProperty('--printed', String(share(PRINTED)));

  /** @param {GradientCheck} found @param {boolean[]} lit */
  function show(found, lit) {
    write(title, t('panel.check.blocks'));
    write(note, t('panel.check.blocks.note'));
    while (list.children.length > found.blocks.length) list.lastElementChild?.remove();
    found.blocks.forEach((block, b) => {
      let row = /** @type {HTMLElement | undefined} */ (list.children[b]);
      if (row === undefined) {
        row = element('li', {}, element('button', { type: 'button', click: () => accuse(b) }, element('b'), element('i', { 'aria-hidden': 'true' }), element('span')));
        list.append(row);
      }
      const [name, bar, value] = /** @type {HTMLElement[]} */ ([.../** @type {Element} */ (row.firstElementChild).children]);
      const empty = block.backprop === 0 && block.numerical === 0;
      write(name, blockName(block));
      write(value, empty ? t('panel.check.blocks.zero') : size(block.difference, 3));
      bar.style.setProperty('--share', empty ? '0' : String(share(block.difference)));
      row.classList.toggle('is-glowing', lit[b]);
    });
  }
  return { root, show };
}

/** @typedef {'name' | 'backprop' | 'numerical' | 'relative'} Column */
const COLUMNS = /** @type {Column[]} */ (['name', 'backprop', 'numerical', 'relative']);

/** @param {import('../../types.js').Translate} t @param {(k: number) => void} accuse */
export function createTable(t, accuse) {
  const title = element('h3');
  /** @type {{by: Column, down: boolean}} */
  let order = { by: 'relative', down: true };
  let all = false;
  /** @type {GradientCheck | null} */
  let last = null;
  const heads = COLUMNS.map((by) => {
    const button = element('button', { type: 'button', click: () => sort(by) });
    return { by, button, root: element('th', { scope: 'col' }, button) };
  });
  const body = element('tbody');
  const table = element('table', { class: 'gc-table' }, element('thead', {}, element('tr', {}, ...heads.map((head) => head.root))), body);
  const box = scrollBox(table);
  const more = element('button', { type: 'button', click: () => {
    all = !all;
    if (last) show(last);
  } });
  const root = element('section', { class: 'gc-worst' }, title, box.root, more);

  /** @param {Column} by */
  function sort(by) {
    order = { by, down: order.by === by ? !order.down : by !== 'name' };
    if (last) show(last);
  }

  /** Special cells come after those whose relative error says something. @param {Level} level */
  const rank = (level) => (['wrong', 'near', 'agrees'].includes(level) ? 1 : 0);

  /** @param {GradientCheck} found */
  function sorted(found) {
    const { by, down } = order;
    const measured = Array.from(found.theta.keys()).filter((k) => levelOf(found, k) !== 'open');
    const sign = down ? -1 : 1;
    if (by === 'name') return down ? measured.reverse() : measured;
    const of = (/** @type {number} */ k) => Math.abs(found[by][k]);
    return measured.sort((a, b) => (by === 'relative' ? sign * (rank(levelOf(found, a)) - rank(levelOf(found, b))) : 0) || sign * (of(a) - of(b)) || a - b);
  }

  /** @param {GradientCheck} found */
  function show(found) {
    last = found;
    write(title, t('panel.check.table'));
    box.name(t('panel.check.table'));
    for (const { by, button, root: head } of heads) {
      write(button, `${t(`panel.check.${by}`)}${order.by !== by ? '' : order.down ? ' ↓' : ' ↑'}`);
      if (order.by === by) head.setAttribute('aria-sort', order.down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
    const places = sorted(found);
    const shown = all ? places.slice(0, 500) : places.slice(0, FEW);
    body.replaceChildren(...shown.map((k) => {
      const level = levelOf(found, k);
      const name = element('button', { type: 'button', class: 'quiet', click: () => accuse(k) }, parameterName(t, found.blocks, k));
      const mark = element('span', { class: `gc-mark is-${level}`, title: t(`panel.check.level.${level}`) }, MARKS[level]);
      return element('tr', {}, element('th', { scope: 'row' }, name), element('td', {}, derivative(found.backprop[k], 5)), element('td', {}, derivative(found.numerical[k], 5)), element('td', {}, mark, ' ', size(found.relative[k], 3)));
    }));
    more.hidden = places.length <= FEW;
    write(more, all ? t('panel.check.table.few', { count: FEW }) : t('panel.check.table.all', { count: number(Math.min(500, places.length)) }));
  }
  return { root, show };
}

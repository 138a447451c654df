/** The course's published table beside what was just measured, digit for digit. */

import { everyModel } from '../../compare/models.js';
import { has, number } from '../../strings/index.js';
import { atMostEvery } from '../../views/canvas.js';
import { ROW } from '../../views/chart_scale.js';
import { element, write } from '../../views/dom.js';
import { partLink } from '../lab.js';
import { PUBLISHED } from '../published.js';
import { agreement, common, printed } from './agreement.js';
import { differences, origin, wasChanged } from './course.js';

/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../compare/models.js').Compared} Compared */
/** @typedef {import('../published.js').PublishedModel} PublishedModel */
/** @typedef {import('./agreement.js').Verdict} Verdict */

/** Signs beside the words, so that colour says nothing alone. @type {Record<Verdict, string>} */
const SIGNS = { same: '✓', close: '✓', off: '✗', chaotic: '≈', formula: '≠', open: '' };

/** @param {{rows: Float64Array, count: number}} curve @param {number} iteration @returns {number} its row's beginning; −1 where it is not there */
function rowOf({ rows, count }, iteration) {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle * ROW] < iteration) low = middle + 1;
    else high = middle;
  }
  return count > 0 && rows[low * ROW] === iteration ? low * ROW : -1;
}

/** @type {import('../lab.js').MountPanel} */
export function mount(root, { store, actions, t, core, lab, part }) {
  const table = PUBLISHED[lab.id];
  const settings = table.models.map(({ link }) => core.read_link(link).values);
  const heading = element('h2');
  const score = element('p', { class: 'panel-published-score' });
  const [met, meant] = [element('b'), element('span')];
  score.append(met, ' ', meant);
  const about = element('p', { class: 'panel-published-about' });
  const back = element('button', { type: 'button', class: 'notes-show', click: () => open() });
  const cards = table.models.map((model) => makeCard(model));
  const more = element('button', { type: 'button', class: 'notes-show', 'aria-expanded': 'false', click: () => unfold() });
  more.hidden = table.folded.length === table.at.length;
  const source = element('p', { class: 'panel-note' });
  root.append(
    element('div', { class: 'panel-head' }, heading, score),
    element('div', { class: 'panel-published-words' }, about, back),
    element('div', { class: 'panel-published-cards' }, ...cards.map(({ card }) => card)),
    element('div', { class: 'panel-published-foot' }, more, source),
  );

  let unfolded = false;
  function unfold() {
    unfolded = !unfolded;
    more.setAttribute('aria-expanded', String(unfolded));
    words();
  }

  /** The course's own comparison, in this part of the lab. */
  const open = () => actions.open(partLink(part.preset, { lab: lab.id, part: part.id }, store.get().page));

  /** @param {PublishedModel} model */
  function makeCard(model) {
    const [name, note, lines] = [element('h3'), element('p', { class: 'panel-note' }), element('tbody')];
    const heads = [element('th', { scope: 'col' }), element('th', { scope: 'col' }), element('th', { scope: 'col' })];
    const [upper, lower] = [element('span'), element('b')];
    heads[1].append(upper, element('br'), lower);
    const body = element('table', {}, element('thead', {}, element('tr', {}, ...heads)), lines);
    const figures = [...model.costs.map((text, k) => figure(lines, text, table.at[k])), figure(lines, '', NaN), figure(lines, '', NaN)];
    const card = element('article', { class: 'panel-published-card' }, name, body, note);
    return { model, card, name, note, heads, upper, lower, figures };
  }

  /** A line of a card. @param {HTMLElement} lines @param {string} published @param {number} at */
  function figure(lines, published, at) {
    const [head, first, second, mark] = [element('th', { scope: 'row' }), element('span'), element('b'), element('td', { class: 'panel-published-mark' })];
    const [alike, apart] = [element('span'), element('u')];
    second.append(alike, apart);
    const line = element('tr', {}, head, element('td', { class: 'panel-published-pair' }, first, element('br'), second), mark);
    lines.append(line);
    return { line, head, published, at, first, alike, apart, mark };
  }

  /** @param {ReturnType<typeof figure>} of @param {string} measured @param {Verdict | null} verdict @param {string} words */
  function fill({ line, published, first, alike, apart, mark }, measured, verdict, words) {
    write(first, published);
    const parts = verdict === 'off' || verdict === 'chaotic' || verdict === 'close' ? common(published, measured) : [measured, ''];
    write(alike, parts[0]);
    write(apart, parts[1]);
    write(mark, `${verdict === null ? '' : SIGNS[verdict]} ${words}`.trim());
    line.dataset.verdict = verdict ?? 'plain';
  }

  /** @param {State} state */
  function show(state) {
    const all = everyModel(state);
    const from = origin(state, table, settings[0]);
    const compares = from === 'ours' || from === 'file';
    const counts = { met: 0, asked: 0, missing: 0, off: 0 };
    let strangers = 0;
    let startsApart = 0;
    cards.forEach((card, k) => {
      const found = all.find((model) => differences(model.values, settings[k], table.ours).length === 0);
      const changed = found !== undefined && wasChanged(found);
      strangers += Number(found === undefined || changed);
      const verdicts = showCard(card, found, compares && !changed);
      if (verdicts[0] === 'off') startsApart += 1;
      for (const verdict of verdicts) {
        if (verdict === null || verdict === 'chaotic' || verdict === 'formula') continue;
        counts.asked += 1;
        if (verdict === 'open') counts.missing += 1;
        else if (verdict === 'off') counts.off += 1;
        else counts.met += 1;
      }
      const colour = found?.colour ?? '--line-strong';
      card.card.style.setProperty('--model', `var(${colour})`);
      card.card.classList.toggle('is-missing', found === undefined);
      write(card.heads[2], t('panel.published.agreement'));
      // Where nothing is compared there is nothing to head.
      card.heads[2].hidden = !compares;
      write(card.note, noteOf(card.model, found, all[k], settings[k], changed));
      card.note.hidden = card.note.textContent === '';
    });
    const open = compares && counts.asked > 0;
    score.hidden = !open;
    write(met, t('panel.published.met', { met: counts.met, asked: counts.asked }));
    write(meant, t(counts.off > 0 ? 'panel.published.met.off' : counts.missing > 0 ? 'panel.published.met.missing' : 'panel.published.met.all', { off: counts.off, missing: counts.missing, to: table.to }));
    score.dataset.verdict = counts.off > 0 ? 'off' : counts.missing > 0 ? 'open' : 'same';
    const other = from === 'file' && startsApart > 0 ? 'foreign' : from;
    const [train, , test] = table.points;
    write(about, t(`panel.published.from.${other}`, { train, test }));
    back.hidden = strangers === 0 && ['ours', 'file', 'generated'].includes(from);
  }

  /** @param {ReturnType<typeof makeCard>} card @param {Compared | undefined} found @param {boolean} compares @returns {(Verdict | null)[]} */
  function showCard({ model, figures }, found, compares) {
    const { costs, tolerance } = model;
    return figures.map((of, k) => {
      if (k >= costs.length) return showCounts(of, k === costs.length ? 'train' : 'test', model, found, compares);
      of.line.hidden = !unfolded && !table.folded.includes(of.at);
      const row = found === undefined ? -1 : rowOf(found.curve, of.at);
      const measured = row < 0 || found === undefined ? undefined : found.curve.rows[row + 1];
      const { verdict, digits } = agreement(costs[k], measured, tolerance);
      const words = verdict === 'open' || !compares ? '' : t(`panel.published.${verdict}`, { digits });
      fill(of, measured === undefined ? '–' : printed(measured), compares ? verdict : null, words);
      if (!compares || found === undefined) return null;
      return tolerance === 0 ? 'chaotic' : verdict;
    });
  }

  /** @param {ReturnType<typeof figure>} of @param {'train' | 'test'} split @param {PublishedModel} model @param {Compared | undefined} found @param {boolean} compares @returns {Verdict | null} */
  function showCounts(of, split, model, found, compares) {
    const words = (/** @type {number} */ correct, /** @type {number} */ total) => `${correct}/${total} · ${number((100 * correct) / total, 1)} %`;
    const [correct, total] = model[split];
    of.published = words(correct, total);
    const row = found === undefined ? -1 : rowOf(found.curve, table.to);
    const score = found?.frame?.score?.[split];
    const mine = score?.total ?? total;
    const measured = row < 0 || found === undefined ? undefined : Math.round(found.curve.rows[row + (split === 'train' ? 5 : 7)] * mine);
    const verdict = measured === undefined ? 'open' : measured === correct && mine === total ? 'same' : 'off';
    const said = verdict === 'open' || !compares ? '' : t(`panel.published.count.${verdict}`);
    fill(of, measured === undefined ? '–' : words(measured, mine), compares ? verdict : null, said);
    return compares && found !== undefined ? verdict : null;
  }

  /**
   * @param {PublishedModel} model
   * @param {Compared | undefined} found
   * @param {Compared | undefined} near the model in its place
   * @param {Record<string, string>} published
   * @param {boolean} changed
   */
  function noteOf(model, found, near, published, changed) {
    if (changed) return t('panel.published.changed');
    if (found !== undefined) {
      const [low, high] = model.elsewhere ? [Math.min(...model.elsewhere), Math.max(...model.elsewhere)] : [0, 0];
      return model.elsewhere ? t('panel.published.chaos', { low: number(low, 4), high: number(high, 4) }) : '';
    }
    const keys = near === undefined ? [] : differences(near.values, published, table.ours);
    if (near === undefined || keys.length > 3) return t('panel.published.none');
    const value = (/** @type {string} */ key, /** @type {string} */ text) => (has(`choice.${key}.${text}`) ? t(`choice.${key}.${text}`) : text || '–');
    const said = keys.map((key) => t('panel.published.differs', { setting: t(`setting.${key}`), here: value(key, near.values[key]), course: value(key, published[key]) }));
    return `${t('panel.published.none')} ${said.join('; ')}`;
  }

  function words() {
    write(heading, t('panel.published.title'));
    write(back, t('panel.published.open'));
    write(source, t('panel.published.source'));
    for (const { model, name, heads, upper, lower, figures } of cards) {
      write(name, t(`panel.published.model.${model.id}`));
      write(heads[0], t('panel.published.step'));
      write(upper, t('panel.published.published'));
      write(lower, t('panel.published.measured'));
      figures.forEach(({ head, at }, k) => write(head, Number.isNaN(at) ? t(k === model.costs.length ? 'results.train' : 'results.test') : number(at)));
    }
    show(store.get());
    write(more, t(unfolded ? 'panel.published.less' : 'panel.published.more', { count: table.at.length }));
  }

  words();
  const soon = atMostEvery(150, () => show(store.get()));
  const unsubscribe = store.subscribe((state, changed) => {
    if (changed.has('lang')) words();
    else if (['models', 'curve', 'frame', 'values', 'points', 'file', 'page'].some((key) => changed.has(/** @type {keyof State} */ (key)))) soon(state.status !== 'training');
  });
  return { destroy: unsubscribe };
}

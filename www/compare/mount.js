/** Compare: fetched when there is a second model or a lab, and the page arranged for it. */

import { speakOf } from '../strings/index.js';
import { addStyles } from '../stylesheets.js';
import { element, write } from '../views/dom.js';
import { mountCards } from './cards.js';
import { mountChart } from './chart.js';
import { conduct } from './conductor.js';
import { compareActions } from './editing.js';
import { everyModel } from './models.js';
import { mountTable } from './table.js';

/** @typedef {import('../types.js').ViewTools & {engine: import('../engine.js').Engine, core: typeof import('../../touchline.js'), module: Promise<WebAssembly.Module>, notices: {tell: (notice: import('../types.js').Notice) => void}}} CompareTools */

/**
 * @param {{page: HTMLElement, models: HTMLElement, first: HTMLElement, facts: HTMLElement, lab: HTMLElement, settings: HTMLElement}} parts
 * @param {CompareTools} tools
 */
export async function mountCompare({ page, models, first, facts, lab, settings }, tools) {
  const { store, t } = tools;
  await Promise.all([speakOf('labs'), speakOf('later'), addStyles('later'), addStyles('compare')]);
  const edits = compareActions(tools, tools.notices);
  const results = element('section', { class: 'compare-results' });
  const chart = element('section', { class: 'compare-curves' });
  const shared = element('div', { class: 'compare-shared' }, chart, results);
  const below = element('div', { class: 'lab-below' });
  facts.before(shared, below);
  // What stands there is of the first model alone.
  const whose = element('h2', { class: 'compare-first' });
  const badge = element('span', { class: 'model-badge', 'aria-hidden': 'true' });
  const chosen = element('span');
  const mine = element('p', { class: 'compare-chosen', role: 'status' }, badge, chosen);

  /** @type {ReturnType<typeof conduct> | null} */
  let conductor = null;
  /** @type {{destroy: () => void}[]} */
  let views = [];

  /** @type {Promise<{show: (page: Record<string, string>) => void}> | null} */
  let labs = null;

  /** What the page was arranged for: the rest follows each picture. */
  let arranged = '';

  /** The page is arranged for several models while there are some. @param {import('../types.js').State} state */
  function arrange(state) {
    const what = [state.page.vs, state.page.lab, state.page[`${state.page.lab}.part`], state.models.length, state.selected, state.lang, state.invitation, ...everyModel(state).map(({ name }) => name)].join();
    if (what === arranged) return;
    arranged = what;
    const wanted = Boolean(state.page.vs || state.page.lab);
    // Who compares has other things to do than draw a line.
    if (wanted && state.invitation !== null) store.set({ invitation: null });
    if (wanted && conductor === null) {
      conductor = conduct(tools);
      views = [mountCards(models, first, tools, edits), mountTable(results, tools), mountChart(chart, tools)];
    } else if (!wanted && conductor !== null) {
      conductor.stop();
      conductor = null;
      for (const view of views.splice(0)) view.destroy();
      results.replaceChildren();
      chart.replaceChildren();
    }
    shared.hidden = !wanted;
    showChosen(state, wanted);
    if (!wanted) whose.remove();
    else if (!whose.isConnected) facts.prepend(whose);
    if (wanted) write(whose, t('compare.first', { name: everyModel(state)[0].name }));
    page.classList.toggle('is-comparing', wanted);
    document.documentElement.toggleAttribute('data-comparing', wanted);
    page.style.setProperty('--models', String(1 + state.models.length));
    if (state.page.lab) labs ??= import('../labs/mount.js').then(({ mountLabs }) => mountLabs({ head: lab, below }, tools));
    labs?.then(({ show }) => show(state.page));
  }

  /** Whose settings the column has. @param {import('../types.js').State} state @param {boolean} wanted */
  function showChosen(state, wanted) {
    if (!wanted || state.models.length === 0) {
      mine.remove();
      return;
    }
    if (!mine.isConnected) settings.prepend(mine);
    const { index, name, colour } = everyModel(state)[state.selected];
    mine.style.setProperty('--model', `var(${colour})`);
    write(badge, String(index + 1));
    write(chosen, t(index === 0 ? 'compare.settingsFirst' : 'compare.settings', { name }));
  }

  arrange(store.get());
  models.setAttribute('aria-label', t('compare.models'));
  store.subscribe((state, changed) => {
    if (changed.has('lang')) models.setAttribute('aria-label', t('compare.models'));
    if (changed.has('page') || changed.has('models') || changed.has('selected') || changed.has('lang') || changed.has('invitation')) arrange(state);
  });

  return {
    edits,
    /** Resolves when every model is where the first one rests. */
    settled: async () => conductor?.settled(),
    /** @param {number} k */
    engineOf: (k) => conductor?.engineOf(k),
  };
}

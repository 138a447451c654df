/** What a person does to a comparison: adds, duplicates, removes and renames models, and changes one of them. */

import { MOST_MODELS } from '../session/selected.js';
import { parsed, written } from './models.js';

/** @typedef {import('./models.js').Change} Change */

/**
 * @param {object} tools
 * @param {import('../types.js').Store} tools.store
 * @param {import('../types.js').Actions} tools.actions
 * @param {typeof import('../../touchline.js')} tools.core
 * @param {{tell: (notice: import('../types.js').Notice) => void}} notices
 */
export function compareActions({ store, actions, core }, notices) {
  const list = () => parsed(store.get().page.vs ?? '');

  /** @param {Change[][]} models @param {number} [selected] */
  function put(models, selected = store.get().selected) {
    const { page, fragment } = store.get();
    const read = core.read_link(`${fragment}&vs=${encodeURIComponent(written(models))}`);
    read.notices.forEach(notices.tell);
    store.set({ page: { ...page, vs: read.values.vs } });
    store.set({ selected: Math.min(selected, store.get().models.length) });
  }

  /**
   * What a copy of a model has otherwise: something that nobody has yet, so that there is something to see.
   * @param {number} index
   * @returns {Change[]}
   */
  function copied(index) {
    const models = list();
    const { values } = store.get();
    if (index === 0) {
      /** @type {Change[]} */
      const ideas = [['l2', values.l2 === '0' ? '0.7' : '0'], ['keep', values.keep === '1' ? '0.86' : '1'], ['act', values.act === 'tanh' ? 'relu' : 'tanh']];
      const idea = ideas.find((one) => !models.some((changes) => written([changes]) === written([[one]])));
      if (idea !== undefined && values.layers !== '') return [idea];
    }
    const own = (models[index - 1] ?? []).filter(([key]) => key !== 'name' && key !== 'seed');
    const seeds = [values, ...store.get().models.map((model) => model.values)].map(({ seed }) => Number(seed));
    return [...own, ['seed', String((Math.max(...seeds) + 1) % 2 ** 32)]];
  }

  return {
    /** Whether there is room for another model. */
    hasRoom: () => list().length < MOST_MODELS,

    /** A model like the one of the index takes its place beside the others, and is selected. @param {number} index */
    duplicate(index) {
      const models = list();
      if (models.length >= MOST_MODELS) return;
      put([...models, copied(index)], models.length + 1);
    },

    /** @param {number} index a further model, from 1 */
    remove(index) {
      const { selected } = store.get();
      put(list().filter((_, k) => k !== index - 1), selected > index ? selected - 1 : selected === index ? 0 : selected);
    },

    /** @param {number} index @param {string} name empty for the name that its settings make */
    rename(index, name) {
      if (index === 0) actions.change('name', name);
      else this.change(index, 'name', name);
    },

    /** @param {number} index @param {string} key @param {string} value */
    change(index, key, value) {
      const models = list();
      const others = models[index - 1].filter(([changed]) => changed !== key);
      /** @type {Change[]} */
      const changes = key === 'name' && value === '' ? others : [...others, [key, value]];
      models[index - 1] = changes.length > 0 ? changes : [['l2', store.get().values.l2]];
      put(models);
    },

    /** @param {number} index */
    select: (index) => store.set({ selected: index }),
  };
}

/** The model of a comparison whose settings the controls show. */

/** Models beside the first at most, as in the settings table. */
export const MOST_MODELS = 6;

/**
 * The page's tools as the settings column takes them: the values are the selected model's, and what is changed is
 * changed there. What all models share is changed in the first.
 * @template {{store: import('../types.js').Store, actions: import('../types.js').Actions}} Tools
 * @param {Tools} tools
 * @param {Set<string>} differing the settings in which models may differ
 * @param {() => {change: (index: number, key: string, value: string) => void} | null} compared
 * @returns {Tools}
 */
export function selectedModel(tools, differing, compared) {
  const { store, actions } = tools;
  const get = () => {
    const state = store.get();
    const model = state.models[state.selected - 1];
    return model === undefined ? state : { ...state, values: { ...state.values, ...model.values } };
  };
  return {
    ...tools,
    store: {
      ...store,
      get,
      subscribe(subscriber) {
        let selected = 0;
        let shown = '';
        return store.subscribe((state, changed) => {
          // A model's picture is no reason to write in a field that a person is typing in.
          const values = JSON.stringify(state.models[state.selected - 1]?.values);
          const other = state.selected !== selected || (state.selected > 0 && values !== shown);
          selected = state.selected;
          shown = values;
          const heard = state.selected > 0 ? [...changed].filter((key) => key !== 'values') : [...changed];
          subscriber(get(), new Set(other ? [...heard, 'values'] : heard));
        });
      },
    },
    actions: {
      ...actions,
      change(key, value, options) {
        const { selected } = store.get();
        const models = compared();
        if (selected === 0 || models === null || !differing.has(key)) actions.change(key, value, options);
        else if (!options?.drag) models.change(selected, key, value);
      },
    },
  };
}

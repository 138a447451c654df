/** The model of a comparison whose settings the controls show. */

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
      subscribe: (subscriber) => store.subscribe((state, changed) => {
        if (!changed.has('selected') && !(state.selected > 0 && changed.has('models'))) subscriber(get(), changed);
        else subscriber(get(), new Set([...changed, 'values']));
      }),
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

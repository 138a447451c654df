// The page that the workers hang on: `bench(peer, call, ...args)` asks one of them.
const workers = new Map();

function start(name) {
  const worker = new Worker('worker.js', { type: 'module', name });
  const waiting = new Map();
  let next = 0;
  let begin;
  const ready = new Promise((resolve, reject) => {
    begin = resolve;
    worker.onerror = (event) => {
      const error = new Error(`${name}: ${event.message}`);
      reject(error);
      for (const [, refuse] of waiting.values()) refuse(error);
    };
  });
  // A module worker that awaits at its top level loses what was sent before.
  worker.onmessage = ({ data }) => {
    if (data.ready) return begin();
    const [resolve, reject] = waiting.get(data.id);
    waiting.delete(data.id);
    if ('error' in data) reject(new Error(`${name}: ${data.error}`));
    else resolve(data.result);
  };
  return async (call, ...args) => {
    await ready;
    return new Promise((resolve, reject) => {
      waiting.set(next, [resolve, reject]);
      worker.postMessage({ id: next++, call, args });
    });
  };
}

window.bench = (name, call, ...args) => {
  if (!workers.has(name)) workers.set(name, start(name));
  return workers.get(name)(call, ...args);
};

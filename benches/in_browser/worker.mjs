// A worker of its own for each peer: none shares its heap, nor what the compiler learned, with another.
import { stand } from '../sampling.mjs';

const PEERS = {
  touchline: async () => {
    const core = await import(new URL('/dist/touchline.js', location.origin).href);
    await core.default();
    return (await import('../peers/touchline.mjs')).peer(core);
  },
  plain: async () => (await import('../peers/plain.mjs')).peer,
  'tfjs-wasm': async () => (await import('../peers/tfjs-wasm.mjs')).peer,
  'tfjs-cpu': async () => (await import('../peers/tfjs-cpu.mjs')).peer,
  convnetjs: async () => (await import('../peers/convnetjs.mjs')).peer,
};

const standing = PEERS[self.name]().then(stand);

addEventListener('message', async ({ data: { id, call, args } }) => {
  try {
    postMessage({ id, result: (await standing)[call](...args) });
  } catch (error) {
    postMessage({ id, error: String(error?.stack ?? error) });
  }
});
postMessage({ ready: true });

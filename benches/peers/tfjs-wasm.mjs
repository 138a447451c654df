// TensorFlow.js, its backend in WebAssembly with SIMD.
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { env, ready, setBackend } from '@tensorflow/tfjs-core';

export { peer } from './tfjs.mjs';
env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
setWasmPaths(new URL('/tfjs/', location.origin).href);
await setBackend('wasm');
await ready();

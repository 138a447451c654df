// TensorFlow.js, its backend in plain JavaScript.
import '@tensorflow/tfjs-backend-cpu';
import { ready, setBackend } from '@tensorflow/tfjs-core';

export { peer } from './tfjs.mjs';
await setBackend('cpu');
await ready();

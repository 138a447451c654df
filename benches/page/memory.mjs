// Memory while the page trains on and on: of the module in its worker, and of the main thread's heap.
import { STEPS } from '../settings.mjs';
import { iteration, openPage } from './chromium.mjs';

/** The module's memory, asked in the worker, where the bindings are initialized already. */
const moduleBytes = async (address) => (await (await import(`${address}touchline.js`)).default()).memory.buffer.byteLength;

/** @returns {Promise<{iteration: number, module: number, heap: number}[]>} eleven looks, the first before the first step; bytes */
export async function watchMemory() {
  const { page, protocol, address, close } = await openPage('');
  const looks = [];
  for (let part = 0; part <= 10; part++) {
    if (part > 0) await page.evaluate(async (count) => void (await window.touchline.train(count)), Math.round(STEPS / 10));
    await protocol.send('HeapProfiler.collectGarbage');
    const { usedSize } = await protocol.send('Runtime.getHeapUsage');
    looks.push({ iteration: await iteration(page), module: await page.workers()[0].evaluate(moduleBytes, address), heap: usedSize });
  }
  await close();
  return looks;
}

/** Generous: the machine may be busy with other tests, and training goes on meanwhile. */
const PATIENCE = 60_000;

/** The browser is gone: there is nothing left to ask. */
export class Gone extends Error {}

/** Asks until the answer is yes. A page under way to another address may fail to answer; it is asked again. */
export async function until(ask, what) {
  const end = Date.now() + PATIENCE;
  let failure;
  while (Date.now() < end) {
    try {
      failure = undefined;
      if (await ask()) return;
    } catch (error) {
      if (error instanceof Gone) throw error;
      failure = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`after ${PATIENCE / 1000} s still not: ${what}`, { cause: failure });
}

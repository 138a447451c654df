/**
 * Asks for signals, one network after another: of those that wait only the latest is wanted. Where one takes
 * longer than a frame or two, a second worker begins with the next before the first has ended.
 */

/** @typedef {import('../../signals.js').Stack} Stack */
/** @typedef {import('../../signals.js').Signals} Signals */
/** @typedef {{worker: Worker, turn: number}} Hand `turn` 0: it has nothing to do */

/** In milliseconds. */
const SLOW = 25;

/** @param {(found: Signals | null) => void} answered null where nothing could be found out */
export function createDesk(answered) {
  /** @type {Hand[]} */
  let hands = [];
  /** @type {Stack | null} */
  let next = null;
  let slow = false;
  let turn = 0;
  /** The latest that was answered: what comes after it and was asked before it is of no use. */
  let shown = 0;

  /** @returns {Hand} */
  function hire() {
    const worker = new Worker(new URL('./signals.js', import.meta.url), { type: 'module', name: 'touchline signals' });
    const hand = { worker, turn: 0 };
    worker.onmessage = ({ data }) => done(hand, data.error === undefined ? data : null);
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      hands = hands.filter((one) => one !== hand);
      done(hand, null);
    };
    hands.push(hand);
    return hand;
  }

  /** @param {Hand} hand @param {Signals | null} found */
  function done(hand, found) {
    const mine = hand.turn;
    hand.turn = 0;
    slow = (found?.took ?? 0) > SLOW;
    const wanted = next;
    next = null;
    if (wanted !== null) ask(wanted);
    if (mine < shown) return;
    shown = mine;
    answered(found);
  }

  /** @param {Stack} stack */
  function ask(stack) {
    const free = hands.find((hand) => hand.turn === 0) ?? (hands.length < (slow ? 2 : 1) ? hire() : null);
    next = free === null ? stack : null;
    if (free === null) return;
    turn += 1;
    free.turn = turn;
    free.worker.postMessage(stack);
  }

  return {
    ask,
    end() {
      for (const { worker } of hands) worker.terminate();
      hands = [];
    },
  };
}

/**
 * Drawing: once a frame; while training in turns, and only what is in sight, so that the page answers at
 * once however many pictures there are.
 */

/** While training so many views are drawn in a frame; who comes later is drawn in the next one. */
const MOST = 2;
/** What is so near the window, in its heights, counts as in sight: nobody scrolls to an old picture. */
const NEAR = '25%';

/** @typedef {{draws: boolean, where?: Element}} Turn */

/** What waits for the next frame, in the order in which it was asked for. @type {Map<() => void, Turn>} */
const asked = new Map();
let waiting = false;

/** @param {() => void} work @param {Turn} turn */
function ask(work, turn) {
  asked.set(work, turn);
  if (!waiting) requestAnimationFrame(takeTurns);
  waiting = true;
}

function takeTurns() {
  const training = document.documentElement.dataset.state === 'training';
  let left = training ? MOST : Infinity;
  try {
    // What is asked for meanwhile is for the next frame.
    for (const [work, { draws, where }] of [...asked]) {
      const unseen = training && where !== undefined && outOfSight.has(where);
      if (draws && !unseen && left === 0) break;
      asked.delete(work);
      if (unseen) continue;
      if (draws) left -= 1;
      work();
    }
  } finally {
    waiting = asked.size > 0;
    if (waiting) requestAnimationFrame(takeTurns);
  }
}

/** @type {WeakSet<Element>} */
const outOfSight = new WeakSet();
/** Who draws on what. @type {WeakMap<Element, () => void>} */
const drawn = new WeakMap();
/** @type {IntersectionObserver | undefined} */
let sight;

/** @param {IntersectionObserverEntry[]} entries */
function look(entries) {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) outOfSight.add(target);
    else if (outOfSight.delete(target)) drawn.get(target)?.();
  }
}

/**
 * Draws in the next animation frame or soon after it, once however often it is asked to.
 * @param {() => void} draw
 * @param {Element} [where] while training it is drawn only in sight; who asks at rest gets it anyway
 * @returns {() => void}
 */
export function oncePerFrame(draw, where) {
  const mine = () => draw();
  const again = () => ask(mine, { draws: true, where });
  if (where !== undefined) {
    sight ??= new IntersectionObserver(look, { rootMargin: NEAR });
    drawn.set(where, again);
    sight.observe(where);
  }
  return again;
}

/** When everything is drawn that was asked for before. @param {() => void} work */
export function whenDrawn(work) {
  ask(work, { draws: false });
}

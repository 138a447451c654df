// How long the run is to take. BENCH_QUICK=1: a minute or two, to see that everything runs. BENCH_STEPS: how far memory is watched.
export const QUICK = Boolean(process.env.BENCH_QUICK);

/** Everyone is sampled so many times in turns, each time for so many milliseconds, after so many to get warm. */
export const ROUNDS = QUICK ? 2 : 12;
export const EACH = QUICK ? 40 : 150;
export const WARM = QUICK ? 40 : 500;

/** Iterations over which memory is watched. */
export const STEPS = Number(process.env.BENCH_STEPS ?? (QUICK ? 50_000 : 1_000_000));

/** Seconds of the page's trace, and page loads in each browser. */
export const TRACE = QUICK ? 3 : 10;
export const LOADS = QUICK ? 3 : 15;

// The design's budgets beside what was found. Ratios of minima decide: what else runs on a machine only ever adds.
import { timed } from './measure.mjs';
import { number } from './numbers.mjs';

/** @returns {string[][]} rows: what, budget, found, met or not */
export function budgets({ rows, weight, trace }) {
  const row = (group, id) => rows.find((one) => one.group === group && one.id === id);
  const [course, fresh, grid] = [row('step', 'course'), row('step', 'fresh'), row('grid', 'course')];
  const share = (one, target) => {
    const [ours, theirs] = [timed(one, 'chromium'), timed(one, target)];
    return { min: ours.min / theirs.min, median: ours.median / theirs.median };
  };
  const picture = timed(grid, 'chromium', 'picture');
  const line = (what, limit, unit, { min, median }, decides = min) =>
    [what, `≤ ${limit}${unit}`, `${number(min)} / ${number(median)}${unit}`, decides <= limit ? 'met' : '**not met**'];
  const bytes = (what, limit, { gzip }) => [what, `≤ ${limit} kB`, `${(gzip / 1000).toFixed(1)} kB`, gzip <= limit * 1000 ? 'met' : '**not met**'];
  return [
    line('step in Chromium, × NumPy', 0.2, '', share(course, 'numpy')),
    line('… × NumPy with the formulas as printed', 0.2, '', share(course, 'numpy-printed')),
    line('step in Chromium, × native', 1.5, '', share(course, 'native')),
    line('step with fresh masks in Chromium, × NumPy', 0.5, '', share(fresh, 'numpy')),
    line('200 × 150 boundary grid in Chromium', 1.5, ' ms', { min: picture.min / 1000, median: picture.median / 1000 }),
    // Three models train beside it on two cores: what a thread waits for one of them is no work.
    line('main thread’s work per frame, on the processor', 4, ' ms', trace.processor, trace.processor.median),
    ['tasks over 50 ms', '0', String(trace.long), trace.long === 0 ? 'met' : '**not met**'],
    bytes('first visit, gzip', 120, weight.needed),
    bytes('WebAssembly, gzip', 70, weight.module),
    line('loaded and able to train, Chromium', 300, ' ms', weight.trainable.chromium, weight.trainable.chromium.median),
  ];
}

// The main thread while three models train at full speed: a trace of Chromium's.
import { TRACE } from '../settings.mjs';
import { summary } from '../measure.mjs';
import { iteration, openPage } from './chromium.mjs';

/** The course's comparison: no regularization, L2, dropout. */
const COMPARISON = 'vs=l2:0.7;keep:0.86';
const CATEGORIES = ['__metadata', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.frame'];
/** A task that a person may feel, in milliseconds. */
const LONG = 50;

/** What tasks consist of; style that a script forces is in both. */
const SHARES = {
  script: ['FireAnimationFrame', 'HandlePostMessage', 'TimerFire'],
  style: ['UpdateLayoutTree', 'Layout'],
  paint: ['PrePaint', 'Paint', 'Layerize', 'Commit'],
};

async function record(tracing, page) {
  const events = [];
  tracing.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await tracing.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: CATEGORIES } });
  await page.waitForTimeout(TRACE * 1000);
  const complete = new Promise((resolve) => tracing.once('Tracing.tracingComplete', resolve));
  await tracing.send('Tracing.end');
  await complete;
  return events;
}

/** The events of the page's main thread: of all renderers', the one that was given frames. */
function ofMain(events) {
  const frames = events.filter(({ name }) => name === 'BeginMainThreadFrame');
  const count = (pid) => frames.filter((frame) => frame.pid === pid).length;
  const { pid, tid } = frames.reduce((most, frame) => (count(frame.pid) > count(most.pid) ? frame : most));
  return events.filter((event) => event.pid === pid && event.tid === tid);
}

/** Adds up durations frame by frame, in milliseconds: `of` what, by `names`, between one frame's beginning and the next one's. */
function perFrame(events, names, of = 'dur') {
  const starts = events.filter(({ name }) => name === 'BeginMainThreadFrame').map(({ ts }) => ts).sort((a, b) => a - b);
  const sums = new Float64Array(starts.length);
  for (const event of events) {
    if (event.ph !== 'X' || !names.includes(event.name)) continue;
    const end = event.ts + (event.dur ?? 0);
    const frame = starts.findLastIndex((start) => start <= end);
    if (frame >= 0) sums[frame] += (event[of] ?? 0) / 1000;
  }
  // The last frame was not seen to its end.
  return summary(sums.subarray(0, -1));
}

function read(events) {
  const main = ofMain(events);
  const tasks = main.filter(({ name, ph }) => name === 'RunTask' && ph === 'X').map(({ dur = 0 }) => dur / 1000);
  // The compositor's frames, of which those without what the main thread had to add count as dropped.
  const count = (frame) => events.filter(({ name, pid }) => name === frame && pid === main[0].pid).length;
  return {
    work: perFrame(main, ['RunTask']),
    processor: perFrame(main, ['RunTask'], 'tdur'),
    shares: Object.fromEntries(Object.entries(SHARES).map(([share, names]) => [share, perFrame(main, names)])),
    longest: Math.max(...tasks),
    long: tasks.filter((task) => task > LONG).length,
    dropped: count('DroppedFrame'),
    shown: count('DrawFrame'),
  };
}

/** @returns what the main thread did, and how fast training went meanwhile */
export async function tracePage() {
  const { page, tracing, close } = await openPage(COMPARISON);
  await page.evaluate(() => void window.touchline.train(10_000_000));
  // Compiled and under way.
  await page.waitForFunction(() => Number(document.documentElement.dataset.iteration) > 5_000, null, { timeout: 60_000 });
  const [before, began] = [await iteration(page), performance.now()];
  const events = await record(tracing, page);
  const speed = ((await iteration(page)) - before) / ((performance.now() - began) / 1000);
  await close();
  return { ...read(events), speed, seconds: TRACE };
}

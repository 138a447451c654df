/**
 * The markings of the pitch. The frame of the data is 52.5 : 68 like the keeper's own half: goal on the
 * left, halfway line on the right. They are drawn in metres of a half with a narrow run-off around it.
 */

/** @typedef {import('./canvas.js').Colours} Colours */
/** @typedef {import('./pitch_draw.js').View} View */

const METRES_HIGH = 68;
const RUN_OFF = 1.7;

/**
 * The keeper's own half. Measures in metres from the laws of the game: penalty area 16.5 by 40.32,
 * goal area 5.5 by 18.32, spot at 11, circles of 9.15, corner arcs of 1, goal 7.32.
 * @param {CanvasRenderingContext2D} c
 * @param {View} view
 * @param {Colours} colours
 */
export function drawMarkings(c, view, colours) {
  const u = view.height / (METRES_HIGH + 2 * RUN_OFF);
  const top = RUN_OFF * u;
  const bottom = view.height - top;
  const middle = view.height / 2;
  const width = Math.max(1.25, 0.19 * u);
  const halfway = view.width - width / 2;
  const goalLine = halfway - 52.5 * u;

  c.save();
  c.strokeStyle = colours.pitchLine;
  c.fillStyle = colours.pitchLine;
  c.lineWidth = width;
  c.lineJoin = 'miter';

  c.beginPath();
  c.moveTo(halfway, top);
  c.lineTo(goalLine, top);
  c.lineTo(goalLine, bottom);
  c.lineTo(halfway, bottom);
  c.closePath();
  for (const [depth, breadth] of [[16.5, 40.32], [5.5, 18.32]]) {
    c.moveTo(goalLine, middle - (breadth / 2) * u);
    c.lineTo(goalLine + depth * u, middle - (breadth / 2) * u);
    c.lineTo(goalLine + depth * u, middle + (breadth / 2) * u);
    c.lineTo(goalLine, middle + (breadth / 2) * u);
  }
  const open = Math.acos((16.5 - 11) / 9.15);
  const spot = goalLine + 11 * u;
  c.moveTo(spot + 9.15 * u * Math.cos(open), middle - 9.15 * u * Math.sin(open));
  c.arc(spot, middle, 9.15 * u, -open, open);
  c.moveTo(halfway, middle + 9.15 * u);
  c.arc(halfway, middle, 9.15 * u, Math.PI / 2, Math.PI * 1.5);
  c.moveTo(goalLine + u, top);
  c.arc(goalLine, top, u, 0, Math.PI / 2);
  c.moveTo(goalLine, bottom - u);
  c.arc(goalLine, bottom, u, -Math.PI / 2, 0);
  c.stroke();

  c.beginPath();
  c.arc(spot, middle, width * 1.25, 0, 2 * Math.PI);
  c.moveTo(halfway, middle);
  c.arc(halfway, middle, width * 1.5, 0, 2 * Math.PI);
  c.fill();

  drawGoal(c, goalLine, middle, u, width);
  c.restore();
}

/**
 * The net behind the goal line, a little narrower at its back.
 * @param {CanvasRenderingContext2D} c
 * @param {number} line left edge, CSS pixels
 * @param {number} middle
 * @param {number} u CSS pixels a metre
 * @param {number} width of the lines
 */
function drawGoal(c, line, middle, u, width) {
  const half = 3.66 * u;
  const back = half - 0.5 * u;
  const depth = 2.05 * u;
  c.lineWidth = Math.max(1, width * 0.8);
  c.beginPath();
  c.moveTo(line, middle - half);
  c.lineTo(line - depth, middle - back);
  c.lineTo(line - depth, middle + back);
  c.lineTo(line, middle + half);
  c.stroke();

  c.globalAlpha *= 0.55;
  c.lineWidth = Math.max(0.5, width * 0.35);
  c.beginPath();
  for (let i = 1; i < 12; i += 1) {
    const at = i / 12;
    c.moveTo(line, middle - half + 2 * half * at);
    c.lineTo(line - depth, middle - back + 2 * back * at);
  }
  for (let i = 1; i < 4; i += 1) {
    const at = i / 4;
    const reach = half + (back - half) * at;
    c.moveTo(line - depth * at, middle - reach);
    c.lineTo(line - depth * at, middle + reach);
  }
  c.stroke();
}

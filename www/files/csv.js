/** Points as a table: what is saved and opened again is the same points, to the last bit. */

const SPLITS = ['train', 'dev', 'test'];

/** The shortest text that is read as the same number. @param {number} value */
const text = (value) => (Object.is(value, -0) ? '-0' : String(value));

/** @param {Float64Array} points quadruples x, y, label, split */
export function csv(points) {
  const lines = ['x,y,label,split'];
  for (let i = 0; i < points.length; i += 4) {
    lines.push(`${text(points[i])},${text(points[i + 1])},${points[i + 2]},${SPLITS[points[i + 3]]}`);
  }
  return `${lines.join('\n')}\n`;
}

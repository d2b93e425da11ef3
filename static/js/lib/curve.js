/**
 * The attendance curve as SVG paths; the twin of rat_online/web/curve.py, for a figure that grows while one looks.
 * @module
 */

const WIDTH = 280;
const HEIGHT = 92;

/**
 * Draw (second, present) points: a step line, because a count holds until the next event.
 * @param {[number, number][]} points in order of time, at least one
 * @param {number} entitled @param {number} needed
 */
export function curve(points, entitled, needed) {
  const [begin] = points[0];
  const [end] = points[points.length - 1];
  const span = Math.max(end - begin, 1);
  const highest = Math.max(needed, ...points.map(([, heads]) => heads));
  const top = Math.max(Math.min(entitled, Math.floor((highest * 5) / 4)), 1);
  /** @param {number} second */
  const x = (second) => Math.floor((WIDTH * (second - begin)) / span);
  /** @param {number} heads */
  const y = (heads) => HEIGHT - Math.floor(((HEIGHT - 4) * Math.min(heads, top)) / top);

  let line = `M${x(begin)} ${y(points[0][1])}`;
  for (const [second, heads] of points.slice(1)) line += `H${x(second)}V${y(heads)}`;
  if (end === begin) line += `H${WIDTH}`;
  return { line, area: `${line}V${HEIGHT}H0Z`, need: `M0 ${y(needed)}H${WIDTH}` };
}

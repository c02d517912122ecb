// What a puppet is put together from: deformers, layers, keys. Canvas units, x right, y down.
import { colours } from "../avatar/palette.mjs";

/** The middle line; the avatar's left is at the right of the canvas. */
export const middle = 500;

export const css = (name, alpha = 1) => {
  const [r, g, b] = Array.isArray(name) ? name : colours[name];
  return alpha === 1 ? `#${[r, g, b].map((v) => Math.round(v).toString(16).padStart(2, "0")).join("")}` : `rgba(${r},${g},${b},${alpha})`;
};
export const ink = "#3a2534";

const rounded = (v) => { const r = Math.round(v * 10) / 10; return r === 0 ? 0 : r; };

/** Points written as [outward x, y] of one side (1 the avatar's left, −1 its right; 0: [x, y] from the middle line), flat. */
export const place = (side, points) => points.flatMap(([x, y]) => [rounded(middle + (side || 1) * x), rounded(y)]);

/**
 * Keys of a shape: `form(values)` gives its points for the parameters' values; rows hold the differences from the form at
 * `base`. `parameters`: { id: places }, two at most.
 */
export function keysOf(side, parameters, base, form) {
  const ids = Object.keys(parameters), at = Object.values(parameters);
  const rest = place(side, form(base));
  const values = (at.length === 1 ? at[0].map((v) => [v]) : at[0].flatMap((a) => at[1].map((b) => [a, b])))
    .map((row) => place(side, form(row)).map((v, i) => rounded(v - rest[i])));
  return { parameters: ids, at, values };
}

/** A key of a place deformer: rows of [dx, dy, degrees, scale x − 1, scale y − 1]. */
export const act = (parameter, rows) => ({ parameters: [parameter], at: [rows.map(([v]) => v)], values: rows.map(([, dx = 0, dy = 0, turn = 0, sx = 0, sy = 0]) => [dx, dy, turn, sx, sy]) });

export const L = (side) => (side > 0 ? "L" : "R");
export const name = (side) => (side > 0 ? "left" : "right");

/** Several shapes as one layer's points: { points, parts }. */
export const together = (side, shapes) => {
  const parts = [];
  shapes.slice(0, -1).reduce((sum, shape) => { parts.push(sum + shape.length); return sum + shape.length; }, 0);
  return { points: place(side, shapes.flat()), parts };
};

/** An ellipse as eight smooth points. */
export const ellipse = (x, y, rx, ry, n = 8) => Array.from({ length: n }, (_, i) => [x + rx * Math.cos(2 * Math.PI * i / n), y + ry * Math.sin(2 * Math.PI * i / n)]);

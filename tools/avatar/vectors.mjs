// Vectors and quaternions as plain arrays, and the few curves that shape everything else.
export const add = (a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const sub = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a, s) => [a[0] * s, a[1] * s, a[2] * s];
export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
export const length = (a) => Math.sqrt(dot(a, a));
export const normalize = (a) => scale(a, 1 / (length(a) || 1));
export const mix = (a, b, t) => a + (b - a) * t;
export const mix3 = (a, b, t) => [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)];
export const clamp = (x, low = 0, high = 1) => Math.min(high, Math.max(low, x));

/** 0 before `from`, 1 after `to`, smooth between; `from` may lie above `to`. */
export function smoothstep(from, to, x) {
  const t = clamp((x - from) / (to - from));
  return t * t * (3 - 2 * t);
}

/** The same point on the avatar's other side. */
export const mirror = (p) => [-p[0], p[1], p[2]];

/** The quaternion [x, y, z, w] that turns by an angle in radians about an axis. */
export function axisAngle(axis, angle) {
  const [x, y, z] = scale(normalize(axis), Math.sin(angle / 2));
  return [x, y, z, Math.cos(angle / 2)];
}

/** First b, then a. */
export function multiply(a, b) {
  return [
    a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1],
    a[3] * b[1] - a[0] * b[2] + a[1] * b[3] + a[2] * b[0],
    a[3] * b[2] + a[0] * b[1] - a[1] * b[0] + a[2] * b[3],
    a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2],
  ];
}

export const conjugate = (q) => [-q[0], -q[1], -q[2], q[3]];

export function rotate(v, q) {
  const t = scale(cross(q, v), 2);
  return add(add(v, scale(t, q[3])), cross(q, t));
}

/**
 * A smooth curve through [position, value, value, …] rows in rising order of position: Catmull–Rom with the tangents of
 * uneven spacing; constant beyond its ends. Returns position → values.
 */
export function profile(rows) {
  const width = rows[0].length - 1;
  const tangent = (i, c) => {
    const a = rows[Math.max(0, i - 1)], b = rows[Math.min(rows.length - 1, i + 1)];
    return (b[c] - a[c]) / (b[0] - a[0]);
  };
  return (x) => {
    const at = clamp(x, rows[0][0], rows[rows.length - 1][0]);
    let i = 0;
    while (i < rows.length - 2 && at > rows[i + 1][0]) i++;
    const h = rows[i + 1][0] - rows[i][0], t = (at - rows[i][0]) / h;
    const values = new Array(width);
    for (let c = 1; c <= width; c++) {
      const p = rows[i][c], q = rows[i + 1][c], m = tangent(i, c) * h, n = tangent(i + 1, c) * h;
      values[c - 1] = ((2 * p - 2 * q + m + n) * t + (3 * q - 3 * p - 2 * m - n)) * t * t + m * t + p;
    }
    return values;
  };
}

/** A smooth path through points; returns t in 0..1 → point. */
export function path(points) {
  const curve = profile(points.map((p, i) => [i / (points.length - 1), ...p]));
  return (t) => curve(t);
}

/** Numbers in 0..1 from a seed, the same on every machine. */
export function randoms(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

// Solids as signed distances (metres, negative inside): what is written here is good near the surface, which is all that is meshed.
import { clamp, dot, normalize, sub } from "./vectors.mjs";

export function ellipsoid([cx, cy, cz], [rx, ry, rz]) {
  return (x, y, z) => {
    const px = (x - cx) / rx, py = (y - cy) / ry, pz = (z - cz) / rz;
    const k0 = Math.sqrt(px * px + py * py + pz * pz);
    const k1 = Math.sqrt((px / rx) ** 2 + (py / ry) ** 2 + (pz / rz) ** 2);
    return k1 === 0 ? -Math.min(rx, ry, rz) : k0 * (k0 - 1) / k1;
  };
}

/** A rod from a to b whose radius runs from ra to rb. */
export function rod(a, b, ra, rb = ra) {
  const axis = sub(b, a), squared = dot(axis, axis);
  return (x, y, z) => {
    const px = x - a[0], py = y - a[1], pz = z - a[2];
    const t = clamp((px * axis[0] + py * axis[1] + pz * axis[2]) / squared);
    const dx = px - axis[0] * t, dy = py - axis[1] * t, dz = pz - axis[2] * t;
    return Math.sqrt(dx * dx + dy * dy + dz * dz) - (ra + (rb - ra) * t);
  };
}

export function box([cx, cy, cz], [hx, hy, hz], round) {
  return (x, y, z) => {
    const qx = Math.abs(x - cx) - hx + round, qy = Math.abs(y - cy) - hy + round, qz = Math.abs(z - cz) - hz + round;
    const outside = Math.sqrt(Math.max(qx, 0) ** 2 + Math.max(qy, 0) ** 2 + Math.max(qz, 0) ** 2);
    return outside + Math.min(Math.max(qx, qy, qz), 0) - round;
  };
}

/**
 * A column along an axis (0 x, 1 y, 2 z) from `from` to `to`; `shape(position)` gives its half widths along the two other axes
 * and the centre on them: [first, second, firstCentre, secondCentre]. `power` 2 is an ellipse, more is boxier.
 */
export function column(axis, from, to, shape, { power = 2, round = 0.01 } = {}) {
  const [i, j] = axis === 0 ? [1, 2] : axis === 1 ? [0, 2] : [0, 1];
  return (x, y, z) => {
    const p = [x, y, z];
    const [ri, rj, ci, cj] = shape(p[axis]);
    const a = Math.abs(p[i] - ci) / ri, b = Math.abs(p[j] - cj) / rj;
    const radial = power === 2 ? Math.sqrt(a * a + b * b) : (a ** power + b ** power) ** (1 / power);
    // The way to the surface through the nearest of the two half widths, weighed by direction: close to a true distance.
    const reach = radial === 0 ? Math.min(ri, rj) : (ri * a + rj * b) / (a + b);
    return smoothMax((radial - 1) * reach, Math.max(from - p[axis], p[axis] - to), round);
  };
}

export function smoothMin(a, b, k) {
  const h = Math.max(k - Math.abs(a - b), 0) / k;
  return Math.min(a, b) - h * h * k * 0.25;
}

export const smoothMax = (a, b, k) => -smoothMin(-a, -b, k);

export const blend = (k, ...solids) => (x, y, z) => solids.reduce((d, solid) => smoothMin(d, solid(x, y, z), k), 1e3);
export const union = (...solids) => (x, y, z) => solids.reduce((d, solid) => Math.min(d, solid(x, y, z)), 1e3);
export const carve = (k, solid, hollow) => (x, y, z) => smoothMax(solid(x, y, z), -hollow(x, y, z), k);

/** The solid and its mirror image on the avatar's other side. */
export const both = (solid) => (x, y, z) => solid(Math.abs(x), y, z);


export function gradient(solid, [x, y, z], step = 5e-4) {
  return normalize([
    solid(x + step, y, z) - solid(x - step, y, z),
    solid(x, y + step, z) - solid(x, y - step, z),
    solid(x, y, z + step) - solid(x, y, z - step),
  ]);
}

/** The point where the surface is met from far outside when one walks from `start` along `direction`. */
export function cast(solid, start, direction, far = 0.4) {
  let low = 0, high = far;
  // From far outside inwards, until inside; then halve.
  const at = (t) => solid(start[0] + direction[0] * t, start[1] + direction[1] * t, start[2] + direction[2] * t);
  for (let t = far; t > 0; t -= 0.004) {
    if (at(t) < 0) { low = t; break; }
    high = t;
  }
  for (let i = 0; i < 22; i++) {
    const middle = (low + high) / 2;
    if (at(middle) < 0) low = middle; else high = middle;
  }
  return [start[0] + direction[0] * low, start[1] + direction[1] * low, start[2] + direction[2] * low];
}

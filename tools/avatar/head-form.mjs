// The form of the head: one smooth solid, and the ways to put points on its surface.
import { blend, both, cast, ellipsoid, gradient, rod, smoothMin } from "./sdf.mjs";

/** The middle of the head, from which every point of its surface can be seen. */
export const centre = [0, 1.378, 0.005];

const local = ([x, y, z]) => [centre[0] + x, centre[1] + y, centre[2] + z];

const skull = ellipsoid(local([0, 0.026, -0.014]), [0.086, 0.098, 0.100]);
const face = ellipsoid(local([0, -0.024, 0.020]), [0.0725, 0.089, 0.074]);
const cheeks = both(ellipsoid(local([0.034, -0.042, 0.050]), [0.033, 0.035, 0.034]));
const jaw = ellipsoid(local([0, -0.085, 0.050]), [0.024, 0.028, 0.033]);
const bridge = rod(local([0, -0.012, 0.088]), local([0, -0.046, 0.099]), 0.004, 0.006);
const tip = ellipsoid(local([0, -0.0495, 0.0985]), [0.0075, 0.0065, 0.0085]);

const mask = blend(0.045, skull, face, jaw);
const full = (x, y, z) => smoothMin(mask(x, y, z), cheeks(x, y, z), 0.035);

export function head(x, y, z) {
  const d = smoothMin(full(x, y, z), bridge(x, y, z), 0.020);
  return smoothMin(d, tip(x, y, z), 0.010);
}

/** The point of the face with the given x and y, seen from the front, raised along the normal. */
export function front(x, y, raise = 0) {
  const p = cast(head, [x, y, 0], [0, 0, 1], 0.16);
  if (raise === 0) return p;
  const n = gradient(head, p, 2e-3);
  return p.map((v, i) => v + n[i] * raise);
}

/** The point of the head in a direction from its middle, raised along that direction. */
export function outward(direction, raise = 0) {
  const size = Math.hypot(...direction), d = direction.map((v) => v / size);
  return cast(head, centre, d, 0.2).map((v, i) => v + d[i] * raise);
}

/** The direction at `around` radians from the crown's front (0 front, + to the avatar's left) and `up` radians over the horizon. */
export const direction = (around, up) => [Math.sin(around) * Math.cos(up), Math.sin(up), Math.cos(around) * Math.cos(up)];

/** The normal of the head without its nose, for calm shading. */
export const calmNormalAt = (p) => gradient(full, p, 2e-3);

export const normalAt = (p) => gradient(head, p, 2e-3);

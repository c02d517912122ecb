// Hands with forearms, neck, shins, split-toed socks and sandals.
import { blend, both, box, column, ellipsoid, gradient, rod, smoothMax, smoothMin, union } from "./sdf.mjs";
import { mesh } from "./nets.mjs";
import { bind, merge, mirrored } from "./mesh.mjs";
import { sweep } from "./loft.mjs";
import { fingerPoints, fingers, position } from "./skeleton.mjs";
import { path, profile } from "./vectors.mjs";
import * as weights from "./weights.mjs";

export function hands() {
  const [wx, wy, wz] = position("leftHand");
  const palm = blend(0.014,
    box([wx + 0.053, wy - 0.001, wz + 0.000], [0.036, 0.0115, 0.035], 0.011),
    ellipsoid([wx + 0.022, wy - 0.003, wz + 0.002], [0.028, 0.0125, 0.026]),
    rod([wx + 0.02, wy - 0.006, wz + 0.012], fingerPoints("Thumb")[1], 0.0145, 0.0125));
  const forearm = rod([0.33, 1.165, -0.012], [wx + 0.004, wy, wz], 0.034, 0.0205);
  const digits = Object.keys(fingers).map((name) => {
    const points = fingerPoints(name), [r0, r1] = fingers[name].radius;
    const at = (i) => r0 + (r1 - r0) * i / 3;
    return [0, 1, 2].map((i) => rod(points[i], points[i + 1].map((v, a) => i === 2 ? v - (points[3][a] - points[2][a]) * 0.28 : v), at(i), at(i + 1)));
  }).map((rods) => blend(0.004, ...rods));
  const four = union(...digits.slice(1));
  const solid = (x, y, z) => {
    const arm = smoothMin(forearm(x, y, z), palm(x, y, z), 0.030);
    return smoothMin(smoothMin(arm, four(x, y, z), 0.009), digits[0](x, y, z), 0.012);
  };
  const left = bind(mesh(solid, [0.42, 1.10, -0.09], [0.745, 1.21, 0.10], 0.0042), weights.hand);
  return merge(left, mirrored(left));
}

/** The neck, which goes up into the head and widens under the collar. */
export function neck() {
  const shape = profile([[1.05, 0.052, 0.028, 0.044], [1.10, 0.054, 0.030, 0.038], [1.15, 0.054, 0.036, 0.022], [1.185, 0.047, 0.040, 0.004], [1.205, 0.037, 0.037, -0.008], [1.235, 0.0315, 0.0335, -0.009], [1.27, 0.031, 0.034, -0.003], [1.31, 0.034, 0.040, 0.004]]);
  const solid = column(1, 1.05, 1.315, (y) => { const [a, b, c] = shape(y); return [a, b, 0, c]; }, { round: 0.02 });
  return bind(mesh(solid, [-0.07, 1.03, -0.06], [0.07, 1.34, 0.09], 0.0085), weights.neck);
}

/** Shins in leggings: from inside the breeches into the socks. */
export function shins() {
  const shape = profile([[0.10, 0.029, 0.032, -0.017], [0.14, 0.031, 0.034, -0.015], [0.20, 0.037, 0.041, -0.013], [0.27, 0.0425, 0.048, -0.011], [0.33, 0.043, 0.047, -0.004], [0.38, 0.044, 0.047, 0]]);
  const solid = both(column(1, 0.105, 0.38, (y) => { const [a, b, c] = shape(y); return [a, b, 0.078, c]; }, { round: 0.012 }));
  return bind(mesh(solid, [-0.14, 0.09, -0.08], [0.14, 0.40, 0.07], 0.0105), weights.leg);
}

const footX = 0.079;
const foot = blend(0.036,
  ellipsoid([footX, 0.048, -0.034], [0.033, 0.036, 0.036]),
  ellipsoid([footX + 0.001, 0.040, 0.030], [0.036, 0.027, 0.060]),
  ellipsoid([footX + 0.003, 0.034, 0.082], [0.042, 0.020, 0.044]),
  rod([footX, 0.06, -0.020], [0.078, 0.150, -0.015], 0.0335, 0.0385));

export function socks() {
  // The split lies between the great toe and the others, the sole is flat.
  const split = rod([footX - 0.015, 0.056, 0.090], [footX - 0.011, 0.034, 0.140], 0.0035, 0.0075);
  const solid = both((a, b, c) => smoothMax(smoothMax(smoothMax(foot(a, b, c), -split(a, b, c), 0.005), 0.0165 - b, 0.006), b - 0.138, 0.008));
  return bind(mesh(solid, [-0.14, 0.008, -0.09], [0.14, 0.15, 0.145], 0.0058), weights.leg);
}

/** The point of the sock nearest to p, a little over it. */
function onFoot(p) {
  let q = p;
  for (let i = 0; i < 8; i++) { const g = gradient(foot, q), d = foot(...q) - 0.0022; q = q.map((v, a) => v - g[a] * d); }
  return q;
}

export function sandals() {
  const x = 0.080;
  const outline = (a, c) => Math.hypot((a - x - 0.002) / (c > 0.03 ? 0.047 : 0.041), (c - 0.022) / 0.112) - 1;
  const sole = both((a, b, c) => smoothMax(outline(a, c) * 0.042, Math.abs(b - 0.0095) - 0.0095, 0.004));
  const base = bind(mesh(sole, [-0.15, -0.008, -0.11], [0.15, 0.030, 0.155], 0.0065), weights.leg);
  // From between the toes over the instep to either side of the sole.
  const strap = (...way) => {
    const line = path([[x - 0.0135, 0.060, 0.090], ...way]);
    return sweep((t) => onFoot(line(t)), () => [0.0062, 0.0048], (t, p) => gradient(foot, p), { steps: 22, sides: 8 });
  };
  const inner = strap([x - 0.022, 0.058, 0.060], [x - 0.038, 0.040, 0.035], [x - 0.043, 0.014, 0.018]);
  const outer = strap([x + 0.012, 0.066, 0.062], [x + 0.036, 0.042, 0.038], [x + 0.046, 0.014, 0.018]);
  const left = bind(merge({ ...inner, influences: [] }, { ...outer, influences: [] }), weights.leg);
  return { sole: base, straps: merge(left, mirrored(left)) };
}

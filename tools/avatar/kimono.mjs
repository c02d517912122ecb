// The clothes: a short kimono with bell sleeves and padded hem, sash with bow, collars, knee breeches.
import { blend, both, box, carve, column, ellipsoid, gradient, rod, smoothMax, smoothMin } from "./sdf.mjs";
import { mesh } from "./nets.mjs";
import { bind, filterTriangles, merge, near, unwrap } from "./mesh.mjs";
import { mix, path, profile, smoothstep } from "./vectors.mjs";
import { alongChain, sweep } from "./loft.mjs";
import * as weights from "./weights.mjs";

// Half width, half depth, centre z at each height.
const trunkProfile = profile([
  [0.50, 0.186, 0.156, 0.000], [0.58, 0.170, 0.140, 0.000], [0.68, 0.152, 0.122, 0.000], [0.78, 0.132, 0.102, -0.002], [0.87, 0.111, 0.084, -0.004],
  [0.94, 0.101, 0.079, -0.004], [1.00, 0.105, 0.083, -0.003], [1.07, 0.117, 0.087, -0.003], [1.12, 0.121, 0.081, -0.006],
  [1.16, 0.110, 0.069, -0.010], [1.190, 0.083, 0.058, -0.012], [1.215, 0.059, 0.050, -0.013], [1.235, 0.050, 0.046, -0.013],
]);
const trunkShape = (y) => { const [a, b, c] = trunkProfile(y); return [a, b, 0, c]; };
const hollowShape = (y) => { const [a, b, c] = trunkProfile(y); return [a - 0.018, b - 0.018, 0, c]; };

// The sleeve's upper edge, lower edge and half depth along the arm.
const sleeveProfile = profile([
  [0.06, 1.205, 1.095, 0.052], [0.14, 1.212, 1.100, 0.056], [0.24, 1.213, 1.092, 0.058], [0.34, 1.214, 1.070, 0.058], [0.43, 1.216, 1.030, 0.056], [0.515, 1.219, 0.985, 0.052],
]);
const sleeveShape = (x) => { const [top, bottom, depth] = sleeveProfile(x); return [(top - bottom) / 2, depth, (top + bottom) / 2, -0.010]; };
const sleeveHollow = (x) => { const [a, b, c, d] = sleeveShape(x); return [a - 0.017, b - 0.017, c, d]; };

const trunk = column(1, 0.497, 1.234, trunkShape, { power: 2.15, round: 0.012 });
const trunkHollow = column(1, 0.3, 0.70, hollowShape, { power: 2.15, round: 0.012 });
const sleeve = both(column(0, 0.05, 0.512, sleeveShape, { power: 2.3, round: 0.012 }));
const sleeveInside = both(column(0, 0.36, 0.7, sleeveHollow, { power: 2.3, round: 0.012 }));
const throat = ellipsoid([0, 1.245, 0.022], [0.044, 0.085, 0.060]);
/** The V in which throat and breast show between the collars. */
const neckline = (x, y, z) => smoothMin(throat(x, y, z), Math.max(Math.abs(x + 0.004) - (y - 1.088) * 0.36, 0.030 - z, y - 1.25), 0.012);

const cloth = (x, y, z) => {
  let d = smoothMin(trunk(x, y, z), sleeve(x, y, z), 0.075);
  d = smoothMax(d, -trunkHollow(x, y, z), 0.010);
  d = smoothMax(d, -sleeveInside(x, y, z), 0.010);
  return smoothMax(d, -neckline(x, y, z), 0.012);
};
const solidCloth = (x, y, z) => smoothMin(trunk(x, y, z), sleeve(x, y, z), 0.075);

/** Weighs the whole garment: skirt under the sash, body and sleeves over it. */
function garment(p) {
  return p[1] < 0.90 && Math.abs(p[0]) < 0.30 ? weights.skirt(p) : weights.upperBody(p);
}

/** The lower edge of the bell hangs from two spring bones a side. */
function withSleeveSprings(p) {
  const result = garment(p);
  const side = p[0] > 0 ? "left" : "right", ax = Math.abs(p[0]);
  const hang = smoothstep(0.30, 0.46, ax) * smoothstep(1.11, 1.02, p[1]);
  if (hang <= 0) return result;
  for (const bone of Object.keys(result)) result[bone] *= 1 - hang;
  const tip = smoothstep(1.07, 1.00, p[1]);
  result[`${side}Sleeve1`] = hang * (1 - tip);
  result[`${side}Sleeve2`] = hang * tip;
  return result;
}

/** Texture: the trunk's chart is 0..0.55 of the width (once round), the sleeves' 0.57..1; v runs down. */
function place(chart, p, c) {
  if (chart === "trunk") {
    const angle = near(Math.atan2(p[0], p[2]), Math.atan2(c[0], c[2]));
    return [0.275 + angle / (2 * Math.PI) * 0.53, (1.24 - p[1]) / 0.76];
  }
  const [a, b, cy, cz] = sleeveShape(Math.abs(p[0]));
  const angle = near(Math.atan2((p[2] - cz) / b, (p[1] - cy) / a), Math.atan2((c[2] - cz) / b, (c[1] - cy) / a));
  return [0.785 + angle / (2 * Math.PI) * 0.40, Math.abs(p[0]) / 0.54];
}

export function kimono() {
  const raw = bind(mesh(cloth, [-0.55, 0.47, -0.19], [0.55, 1.26, 0.19], 0.0105), withSleeveSprings);
  // What looks into the hollow is lining.
  const lining = ([x, y, z], n) => y < 0.715 && Math.abs(x) < 0.25 ? n[0] * x + n[2] * z < -0.01
    : Math.abs(x) > 0.345 && Math.abs(x) < 0.46 && n[0] * Math.sign(x) > 0.5 && sleeveInside(x, y, z) < 0.008 || Math.abs(x) > 0.345 && n[1] * (y - sleeveShape(Math.abs(x))[2]) / 2 + n[2] * (z + 0.010) < -0.004;
  const outer = filterTriangles(raw, (c, n) => !lining(c, n));
  const inner = filterTriangles(raw, lining);
  return {
    outer: unwrap(outer, (c) => Math.abs(c[0]) > 0.135 && c[1] > 0.95 ? "sleeve" : "trunk", place),
    inner,
  };
}

/** The sash: a band round the waist (texture once round) and, in gold, its cord with a knot in front. */
export function sash() {
  const shape = (y) => { const [a, b, c] = trunkProfile(y); const bulge = 0.011 + 0.004 * (1 - ((y - 0.965) / 0.075) ** 2); return [a + bulge, b + bulge, 0, c]; };
  const band = carve(0.006, column(1, 0.893, 1.038, shape, { power: 2.15, round: 0.014 }), column(1, 0.8, 1.1, (y) => { const [a, b, c, d] = trunkShape(y); return [a - 0.012, b - 0.012, c, d]; }, { power: 2.15 }));
  const raw = bind(filterTriangles(mesh(band, [-0.15, 0.87, -0.13], [0.15, 1.06, 0.13], 0.0085), (c, n) => n[0] * c[0] + n[2] * (c[2] + 0.004) > -0.2 * Math.hypot(c[0], c[2])), weights.torso);
  const belt = unwrap(raw, () => "belt", (_, p, c) => [0.5 + near(Math.atan2(p[0], p[2]), Math.atan2(c[0], c[2])) / (2 * Math.PI), (1.045 - p[1]) / 0.16]);
  const cordShape = (y) => { const [a, b, , d] = shape(y); return [a + 0.002, b + 0.002, 0, d]; };
  const ring = sweep((t) => {
    const angle = -t * 2 * Math.PI, [a, b, , d] = cordShape(0.966), s = Math.sin(angle), c = Math.cos(angle);
    const r = 1 / (Math.abs(s / a) ** 2.15 + Math.abs(c / b) ** 2.15) ** (1 / 2.15);
    return [r * s, 0.966, d + r * c];
  }, () => [0.0062, 0.0062], (t) => [0, 1, 0], { steps: 56, sides: 8 });
  const front = trunkProfile(0.966)[1] + 0.013;
  const knot = mesh(blend(0.006, box([0, 0.966, front], [0.013, 0.012, 0.010], 0.007), rod([-0.017, 0.955, front], [0.017, 0.975, front], 0.006)), [-0.03, 0.94, front - 0.03], [0.03, 0.99, front + 0.03], 0.004);
  return { belt, cord: bind(merge({ ...ring, influences: [] }, { ...knot, influences: [] }), weights.torso) };
}

/** The bow at the back: two loops and a knot that stay with the body, and two tails on spring bones. */
export function bow() {
  const loop = both(blend(0.022,
    ellipsoid([0.098, 1.030, -0.120], [0.060, 0.042, 0.028]), ellipsoid([0.082, 0.958, -0.118], [0.052, 0.034, 0.024]), rod([0.02, 0.99, -0.124], [0.085, 1.015, -0.122], 0.020, 0.026)));
  const knot = box([0, 0.992, -0.134], [0.027, 0.042, 0.030], 0.016);
  const solid = blend(0.008, loop, knot);
  const raw = bind(mesh(solid, [-0.19, 0.90, -0.18], [0.19, 1.10, -0.075], 0.0075), weights.torso);
  const loops = unwrap(raw, () => "bow", (_, p) => [0.5 + p[0] / 0.7, (1.08 - p[1]) / 0.18]);
  const tails = [1, -1].map((side) => {
    const curve = path([[0.018 * side, 0.975, -0.120], [0.045 * side, 0.90, -0.138], [0.066 * side, 0.80, -0.155], [0.078 * side, 0.69, -0.172]]);
    const tail = sweep(curve, (t) => [mix(0.022, 0.042, t), 0.0045], () => [0.2 * side, 0.1, -1], { steps: 12, sides: 12, power: 0.6, uv: (u, v) => [0.5 + side * (0.1 + 0.15 * Math.cos(u * 2 * Math.PI)), 0.1 + 0.8 * v] });
    const name = side > 0 ? "left" : "right";
    return alongChain(tail, [`${name}Tail1`, `${name}Tail2`, `${name}Tail3`], "spine");
  });
  return merge(loops, ...tails);
}

/** A collar: a flat band that lies on the cloth from the nape over the shoulders to the sash, the wearer's left over the right. */
export function collars() {
  const on = (x, y, raise) => {
    // Seen from the front: the cloth's surface at x, y.
    let z = 0.13;
    for (let i = 0; i < 60; i++) { const d = solidCloth(x, y, z); z -= d * 0.8; if (Math.abs(d) < 1e-5) break; }
    const g = gradient(solidCloth, [x, y, z]);
    return [x + g[0] * raise, y + g[1] * raise, z + g[2] * raise];
  };
  const make = (side, raise, inset, width, end) => {
    const points = [];
    // Round the nape, then down the front.
    for (const [angle, y, reach] of [[Math.PI, 1.240, 1], [Math.PI * 0.72, 1.239, 1], [Math.PI * 0.5, 1.232, 1.0]]) {
      const r = (0.050 - inset) * reach;
      points.push([side * Math.sin(angle) * (r + 0.006), y, -0.013 + Math.cos(angle) * (r + 0.004)]);
    }
    for (const [t, x, y] of [[0.0, 0.047 - inset, 1.205], [0.3, 0.037 - inset, 1.160], [0.6, 0.016 - inset, 1.110], [0.85, -0.012 - inset, 1.065], [1, -0.030 - inset, end]]) points.push(on(side * x, y, raise));
    const curve = path(points);
    const look = (t, p) => t < 0.3 ? [p[0], 0.35, p[2] + 0.013].map((v, i) => (i === 1 ? 0.03 : v)) : gradient(solidCloth, p, 2e-3);
    const band = sweep(curve, () => [width, 0.0042], look, { steps: 30, sides: 10, power: 0.7 });
    return bind(band, weights.upperBody);
  };
  return {
    white: merge(make(-1, 0.004, 0.011, 0.010, 1.03), make(1, 0.0075, 0.011, 0.010, 1.03)),
    indigo: merge(make(-1, 0.002, 0.000, 0.015, 1.02), make(1, 0.0058, 0.000, 0.015, 1.02)),
  };
}

/** Cords that tie the leggings under the knee and at the ankle. */
export function ties() {
  return bind(merge(...[1, -1].flatMap((side) => [[0.326, 0.0475, 0.050, -0.004], [0.150, 0.0365, 0.0395, -0.0145]].map(([y, rx, rz, z]) => {
    const ring = sweep((t) => { const a = -t * 2 * Math.PI; return [side * 0.0785 + rx * Math.sin(a), y, z + rz * Math.cos(a)]; }, () => [0.0058, 0.0050], () => [0, 1, 0], { steps: 28, sides: 7 });
    return { ...ring, influences: [] };
  }))), weights.leg);
}

/** Knee breeches, gathered under the knee. */
export function breeches() {
  const shape = profile([[0.325, 0.043, 0.045, -0.004], [0.345, 0.055, 0.060, -0.003], [0.385, 0.064, 0.071, 0.002], [0.45, 0.067, 0.075, 0.004], [0.56, 0.066, 0.076, 0.002], [0.68, 0.062, 0.078, 0], [0.78, 0.050, 0.074, 0]]);
  const legs = both(column(1, 0.325, 0.79, (y) => { const [a, b, c] = shape(y); return [a, b, 0.074, c]; }, { power: 2.1, round: 0.02 }));
  const seat = ellipsoid([0, 0.775, -0.004], [0.100, 0.070, 0.078]);
  return bind(mesh(blend(0.035, legs, seat), [-0.19, 0.31, -0.13], [0.19, 0.89, 0.13], 0.0125), weights.leg);
}

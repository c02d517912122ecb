// Hair: a cap that lies on the skull, fringe, side locks, the long hair at the back, a knot with comb, flower and hanging beads.
import { centre, direction, outward } from "./head-form.mjs";
import { alongChain, sweep } from "./loft.mjs";
import { bind, emptyMesh, merge, mirrored, smoothNormals } from "./mesh.mjs";
import { mesh } from "./nets.mjs";
import { blend, ellipsoid, union, box } from "./sdf.mjs";
import { add, mix, normalize, path, profile, scale, smoothstep, sub } from "./vectors.mjs";

const head = () => ({ head: 1 });
const degrees = Math.PI / 180;

/** How far down the cap reaches at an angle round the head (0 front, 180 back): elevation in degrees. */
const hairline = profile([[0, 38], [35, 36], [58, 22], [74, -14], [92, -36], [120, -44], [180, -46]]);

/** The cap: rows from the crown to the hairline; thick at the crown, dipping under the skin at its edge. */
function cap() {
  const rows = 22, columns = 64, result = emptyMesh();
  for (let r = 0; r <= rows; r++)
    for (let c = 0; c <= columns; c++) {
      const around = 360 * c / columns, [end] = hairline(Math.abs(around > 180 ? 360 - around : around));
      const t = r / rows, up = mix(89.9, end, t);
      const thick = 0.0165 * (1 - t ** 6) - 0.004 * smoothstep(0.93, 1, t);
      result.positions.push(outward(direction(around * degrees, up * degrees), thick));
      result.uvs.push([c / columns * 4 % 1 === 0 && c === columns ? 1 : c / columns, 0.02 + 0.5 * (90 - up) / 135]);
    }
  const row = columns + 1;
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      const a = r * row + c, b = a + 1, d = a + row, e = d + 1;
      if (r > 0) result.triangles.push([a, d, b]);
      result.triangles.push([b, d, e]);
    }
  return bind(smoothNormals(result), head);
}

const outwards = (t, p) => normalize(sub(p, [0, centre[1] - 0.02, -0.005]));

/** A lock that lies on the head from one direction to another (degrees round and up), its height over the skin along the way. */
function lyingLock(from, to, raise, wide, { bend = 0, steps = 18 } = {}) {
  const curve = (t) => {
    const around = mix(from[0], to[0], t) + bend * Math.sin(Math.PI * t), up = mix(from[1], to[1], t);
    return outward(direction(around * degrees, up * degrees), raise(t));
  };
  const size = profile([[0, wide * 0.7, 0.003], [0.3, wide * 0.95, 0.0070], [0.6, wide, 0.0070], [0.86, wide * 0.86, 0.0050], [0.95, wide * 0.58, 0.0032], [1, wide * 0.08, 0.0008]]);
  return bind(sweep(curve, (t) => size(t), outwards, { steps, sides: 10, power: 0.85, uv: (u, v) => [u, 0.06 + 0.38 * v] }), head);
}

/** A lock that hangs freely through points on a chain of spring bones. */
function hangingLock(points, bones, wide, thick, { root = "head", look = outwards } = {}) {
  const size = profile([[0, wide * 0.55, thick * 0.35], [0.12, wide * 0.9, thick * 0.9], [0.3, wide, thick], [0.75, wide * 0.85, thick * 0.8], [1, wide * 0.12, thick * 0.15]]);
  return alongChain(sweep(path(points), (t) => size(t), look, { steps: 18, sides: 10, power: 0.85, uv: (u, v) => [u, 0.30 + 0.68 * v] }), bones, root);
}

export const chains = {};

/** Registers a spring chain: its joints lie at even steps of the lock's path. */
function chain(name, parent, points, joints) {
  const curve = path(points);
  chains[name] = { parent, joints: Array.from({ length: joints + 1 }, (_, i) => curve(i / joints)) };
  return Array.from({ length: joints }, (_, i) => `${name}${i + 1}`);
}

export function hair() {
  const parts = [cap()];
  // Fringe: nine locks from the crown's front to over the brows, longer at the temples.
  for (const [around, end, wide, sway] of [[0, 15.5, 0.0125, 1], [13.5, 15, 0.0135, 2], [27, 13.5, 0.0135, 3], [40, 10, 0.0135, 4], [52, 3, 0.0130, 5], [7, 18, 0.011, -1], [20.5, 17, 0.012, 0], [34, 16, 0.012, 1]])
    for (const side of around === 0 ? [1] : [1, -1]) {
      const raise = (t) => 0.0150 + 0.0035 * Math.sin(Math.PI * t) - 0.0075 * t ** 2 + (Math.abs(end) > 15.6 ? -0.0025 : 0);
      parts.push(lyingLock([side * around * 0.55, 72], [side * (around + sway * 0.4), end], raise, wide, { bend: side * sway * 0.5 }));
    }
  // In front of the ears: one cut short at the cheek, one long.
  const left = [];
  const short = [[0.0620, 1.448, 0.052], [0.0830, 1.405, 0.050], [0.0885, 1.350, 0.048], [0.0830, 1.300, 0.050], [0.0760, 1.272, 0.054]];
  left.push(hangingLock(short, chain("leftCheekLock", "head", short, 2), 0.017, 0.0085));
  const long = [[0.060, 1.458, 0.030], [0.0900, 1.405, 0.022], [0.0975, 1.330, 0.020], [0.0965, 1.25, 0.030], [0.0960, 1.17, 0.046], [0.0930, 1.08, 0.060]];
  left.push(hangingLock(long, chain("leftSideLock", "head", long, 4), 0.021, 0.0105));
  for (const lock of left) parts.push(lock, mirrored(lock));
  for (const name of ["CheekLock", "SideLock"]) chains[`right${name}`] = { parent: "head", joints: chains[`left${name}`].joints.map(([x, y, z]) => [-x, y, z]) };
  // The back: seven broad locks on five chains, gathered a little at their ends.
  const backs = [];
  for (const [name, around] of [["backMiddle", 180], ["leftBackInner", 148], ["leftBackOuter", 116]]) {
    const s = Math.sin(around * degrees), c = Math.cos(around * degrees);
    const points = [[1.452, 0.080], [1.395, 0.107], [1.29, 0.108], [1.19, 0.112], [1.08, 0.122], [0.985, 0.118]].map(([y, r], i) => [s * r * (1 - 0.03 * i), y, -0.012 + c * r * (i > 2 ? 1.08 : 1.02)]);
    const bones = chain(name, "head", points, 4);
    const lock = hangingLock(points, bones, 0.034, 0.013);
    backs.push(lock);
    if (around !== 180) {
      backs.push(mirrored(lock));
      chains[name.replace("left", "right")] = { parent: "head", joints: chains[name].joints.map(([x, y, z]) => [-x, y, z]) };
    }
  }
  parts.push(...backs);
  return merge(...parts, knot());
}

/** The knot on the crown: two loops and a band of hair between. */
function knot() {
  const solid = union(blend(0.012, ellipsoid([0.030, 1.522, -0.040], [0.031, 0.030, 0.029]), ellipsoid([-0.030, 1.522, -0.040], [0.031, 0.030, 0.029]), ellipsoid([0, 1.505, -0.036], [0.030, 0.026, 0.032])));
  const raw = bind(mesh(solid, [-0.08, 1.46, -0.09], [0.08, 1.57, 0.01], 0.0058), head);
  raw.uvs = raw.positions.map(([x, y]) => [0.5 + x * 2, 0.10 + (1.555 - y) * 2.2]);
  return raw;
}

/** Ornaments: a vermilion ribbon round the knot, a gold comb, a plum flower with beads that hang from a spring chain. */
export function ornaments() {
  const ribbon = bind(mesh(blend(0.006,
    ellipsoid([0, 1.520, -0.040], [0.0125, 0.0345, 0.034]),
    box([0, 1.500, -0.068], [0.012, 0.010, 0.008], 0.005)), [-0.03, 1.47, -0.09], [0.03, 1.57, 0.0], 0.0052), head);
  const comb = bind(sweep((t) => outward(direction(mix(-34, 34, t) * degrees, (60 + 6 * Math.sin(Math.PI * t)) * degrees), 0.0205 + 0.004 * Math.sin(Math.PI * t)), (t) => [0.0055 + 0.003 * Math.sin(Math.PI * t), 0.0028], (t, p) => outwards(t, p), { steps: 22, sides: 8, power: 0.6 }), head);
  const at = outward(direction(62 * degrees, 40 * degrees), 0.022), look = normalize(sub(at, centre));
  const side = normalize([look[2], 0, -look[0]]), up = [0, 1, 0].map((v, i) => v - look[i] * look[1]);
  const petals = [], hearts = [];
  const flower = (c, r) => {
    const all = Array.from({ length: 5 }, (_, i) => {
      const a = i * 72 * degrees + 18 * degrees, d = add(scale(side, Math.cos(a)), scale(up, Math.sin(a)));
      return ellipsoid(add(c, scale(d, r * 0.62)), [r * 0.56, r * 0.56, r * 0.56]);
    });
    const slab = (x, y, z) => Math.abs((x - c[0]) * look[0] + (y - c[1]) * look[1] + (z - c[2]) * look[2]) - r * 0.22;
    const solid = blend(0.002, ...all);
    petals.push(mesh((x, y, z) => Math.max(solid(x, y, z), slab(x, y, z)), c.map((v) => v - r * 1.5), c.map((v) => v + r * 1.5), r * 0.17));
    hearts.push(mesh(ellipsoid(add(c, scale(look, r * 0.2)), [r * 0.26, r * 0.26, r * 0.26]), c.map((v) => v - r), c.map((v) => v + r), r * 0.14));
  };
  flower(at, 0.021);
  flower(add(at, add(scale(side, -0.020), add(scale(up, -0.020), scale(look, -0.003)))), 0.013);
  const start = add(at, add(scale(up, -0.016), scale(look, 0.004)));
  const points = [start, add(start, [0.006, -0.030, 0.002]), add(start, [0.008, -0.062, 0.003])];
  const bones = chain("leftBeads", "head", points, 2);
  const cord = alongChain(sweep(path(points), () => [0.0010, 0.0010], () => [0, 0, 1], { steps: 6, sides: 5 }), bones, "head");
  const beads = [0.32, 0.66, 1].map((t) => {
    const c = path(points)(t), r = t === 1 ? 0.0062 : 0.0048;
    const bead = mesh(ellipsoid(c, [r, r * (t === 1 ? 1.4 : 1), r]), c.map((v) => v - 2 * r), c.map((v) => v + 2 * r), r * 0.36);
    return bind(bead, () => ({ [bones[t > 0.5 ? 1 : 0]]: 1 }));
  });
  return {
    vermilion: merge(ribbon, ...petals.map((m) => bind(m, head)), beads[1]),
    gold: merge(comb, cord, ...hearts.map((m) => bind(m, head)), beads[0], beads[2]),
  };
}

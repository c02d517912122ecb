// The face shapes as displacements of the face's vertices.
import { eye, mouth, shapes } from "./face-shapes.mjs";
import { front, normalAt } from "./head-form.mjs";
import { axisAngle, rotate, smoothstep, mix } from "./vectors.mjs";

/** The joint of the jaw, in front of the ears, and the axis that opens it. */
const hinge = [0, 1.345, 0.0];
const bumpWidth = 1.4;
/** The line on which the lids meet, from the eye's middle, at its lowest (shut) or highest (a smile's arc). */
const shutLine = -0.0080, arcLine = 0.0050;

/** Name → Map(vertex → displacement). */
export function faceMorphs(face) {
  const jawWeights = face.points.map(jawWeight);
  const opened = face.points.map(({ p }, v) => turnJaw(p, jawWeights[v], shapes.get("jawOpen").jaw.open));
  const result = new Map();
  for (const [name, shape] of shapes) {
    const moves = new Map();
    face.points.forEach((vertex, v) => {
      const d = shape.close ? closing(face, vertex, v, opened) : displacement(shape, vertex, jawWeights[v]);
      if (Math.hypot(...d) > 2e-5) moves.set(v, d);
    });
    result.set(name, moves);
  }
  return result;
}

/** How far a vertex goes with the jaw: 0 the skull, 1 the chin. */
export function jawWeight({ p: [x, y, z], tag }) {
  const back = smoothstep(0.000, 0.045, z);
  const skin = smoothstep(mouth.y + 0.013, mouth.y - 0.019, y) * back;
  if (tag.part === "teeth" || tag.part === "tongue") return tag.jaw;
  if (tag.part === "brow" || tag.part === "lash" || tag.part === "rim" || tag.part === "lid") return 0;
  if (tag.part === "skin") return skin;
  // The lips: one part ends where the other begins; the corners stand half way.
  const corner = 0.40, round = Math.sqrt(Math.max(0, 1 - tag.s * tag.s)), lip = tag.up > 0.5 ? corner * (1 - round) : mix(corner, 1, round);
  return tag.part === "bag" ? lip : mix(skin, lip, [0, 0.5, 0.92, 1, 1][tag.ring]);
}

function displacement(shape, vertex, jaw) {
  const { p, tag } = vertex;
  const d = [0, 0, 0];
  for (const move of shape.moves ?? []) addMove(d, move, vertex);
  if (tag.part === "brow") return browMove(shape, vertex, d);
  if (shape.lids && "follow" in tag && "edge" in tag && (shape.bothEyes || shape.side === tag.side)) addLids(d, shape.lids, vertex);
  followSurface(d, vertex);
  if (shape.jaw?.open) turnJaw(p.map((v, i) => v + d[i]), jaw, shape.jaw.open).forEach((v, i) => { d[i] = v - p[i]; });
  if (shape.jaw?.by) shape.jaw.by.forEach((v, i) => { d[i] += v * 1e-3 * jaw; });
  if (shape.tongue && tag.part === "tongue") {
    const out = tag.out ** 1.3;
    d[1] += -0.007 * out ** 2 + 0.0055 * out * shape.tongue;
    d[2] += 0.030 * out;
  }
  return d;
}

function addMove(d, { at, reach, by, lip }, { p, tag }) {
  if (p[2] < 0.02 || tag.part === "teeth" || tag.part === "tongue" || tag.part === "brow") return;
  const x = (p[0] * 1e3 - at[0]) / (reach[0] * bumpWidth), y = ((p[1] - mouth.y) * 1e3 - at[1]) / (reach[1] * bumpWidth);
  const r = x * x + y * y;
  if (r >= 1) return;
  let weight = (1 - r) ** 2;
  if (lip) {
    const up = tag.up ?? smoothstep(mouth.y - 0.002, mouth.y + 0.002, p[1]);
    weight *= lip === "upper" ? up : 1 - up;
  }
  if (tag.part === "bag") weight *= tag.follow;
  if (tag.part === "rim" || tag.part === "lash") weight *= 0.25;
  if (tag.part === "lid") weight *= 1 - 0.75 * tag.follow;
  by.forEach((v, i) => { d[i] += v * 1e-3 * weight; });
}

/** The lids slide along the skin to where they meet, or a few millimetres. */
function addLids(d, lids, { tag, p }) {
  const across = Math.min(1, Math.abs(tag.edge[0]) / eye.half), bulge = 1 - across * across;
  const meet = (lowest) => lowest * bulge + eye.tilt * tag.edge[0] - tag.edge[1];
  let dy = 0, raise = 0;
  for (const [amount, line] of [[lids.shut, shutLine], [lids.arc, arcLine]]) {
    if (!amount) continue;
    // The upper lid comes to lie over the lower one.
    dy += (meet(line) + (tag.upper ? -0.0005 : 0.0002) * Math.sqrt(bulge)) * amount;
    raise += (tag.upper ? 0.0010 : 0.0002) * Math.sqrt(bulge) * amount;
  }
  dy += (tag.upper ? lids.upper ?? 0 : lids.lower ?? 0) * 1e-3 * bulge ** 0.6;
  d[0] += (lids.shift ?? 0) * 1e-3 * tag.follow * Math.sqrt(bulge) * tag.side;
  d[1] += dy * tag.follow;
  if (raise > 0) normalAt(p).forEach((v, i) => { d[i] += v * raise * tag.follow; });
}

/** What moves sideways stays as far over the skin as it was. */
function followSurface(d, { p, tag }) {
  if (Math.abs(d[0]) + Math.abs(d[1]) < 1e-4 || p[2] < 0.02 || tag.part === "bag" && tag.follow < 0.8) return;
  const slope = front(p[0] + d[0], p[1] + d[1])[2] - front(p[0], p[1])[2];
  d[2] += Math.max(-0.012, Math.min(0.012, slope));
}

function browMove(shape, { p, tag }, d) {
  if (!shape.brow) return d;
  let dx = 0, dy = 0;
  for (const { at, reach, by, both } of shape.brow) {
    if (!both && shape.side !== tag.side) continue;
    const r = ((tag.t - at) / (reach * bumpWidth)) ** 2;
    if (r >= 1) continue;
    dx += by[0] * 1e-3 * (1 - r) ** 2 * tag.side;
    dy += by[1] * 1e-3 * (1 - r) ** 2;
  }
  if (dx === 0 && dy === 0) return d;
  return front(p[0] + dx, p[1] + dy, tag.raise).map((v, i) => v - front(p[0], p[1], tag.raise)[i]);
}

/** Upper and lower lip meet between where the open jaw has brought them. */
function closing(face, { p, tag }, v, opened) {
  if (tag.part !== "lip" && tag.part !== "bag") return [0, 0, 0];
  const twin = face.points[tag.twin];
  const own = opened[v].map((x, i) => x - p[i]), other = opened[tag.twin].map((x, i) => x - twin.p[i]);
  const [upper, lower] = tag.up >= 0.5 ? [own, other] : [other, own];
  return own.map((x, i) => (mix(upper[i], lower[i], 0.55) - x) * tag.close);
}

function turnJaw(p, weight, degrees) {
  if (weight === 0) return p;
  const turned = rotate(p.map((v, i) => v - hinge[i]), axisAngle([1, 0, 0], degrees * weight * Math.PI / 180));
  return turned.map((v, i) => v + hinge[i]);
}

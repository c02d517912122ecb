// The mesh of the face: rings round the eyes and the mouth, filled up to the whole head by a triangulation. Every vertex has a
// tag that tells face-morphs.mjs what it is part of.
import { delaunay } from "./delaunay.mjs";
import { eye, mouth } from "./face-shapes.mjs";
import { centre, front, normalAt, outward } from "./head-form.mjs";
import { clamp, mix, profile, smoothstep } from "./vectors.mjs";
import { faceUv, swatchUv } from "./face-texture.mjs";

const eyeSteps = 40, mouthSteps = 44;
/** How far each ring of the lid lies outside the edge (metres), and how far it follows the edge. */
const lidRings = [[0, 1], [0.0013, 0.97], [0.0034, 0.80], [0.0066, 0.42], [0.0108, 0]];
const lowerLidFollows = [1, 0.85, 0.55, 0.2, 0];
/** The lid's inner side: outside the edge, behind the skin. */
const rimRings = [[0, 0], [0.0004, -0.0016], [0.0006, -0.0045], [0.0006, -0.0085]];

/** Mouth rings from the outside in: half width, height over and under the line, raise, how far it shuts with mouthClose. */
const mouthRings = [
  [0.0320, 0.0160, 0.0170, 0.0000, 0.00],
  [0.0245, 0.0098, 0.0108, 0.0002, 0.45],
  [0.0180, 0.0046, 0.0056, 0.0008, 0.90],
  [0.0173, 0.0024, 0.0031, 0.0026, 1.00],
  [0.0168, 0.0000, 0.0000, 0.0016, 1.00],
];
/** The mouth's inside from the lips back: half width, height, depth, how far it follows the lips. */
const bagRings = [[0.0168, 0.0000, 0.0016, 1], [0.0164, 0.0012, -0.0030, 0.9], [0.0180, 0.0060, -0.0100, 0.45], [0.0200, 0.0110, -0.0220, 0.1], [0.0180, 0.0100, -0.0340, 0]];

export function buildFace() {
  const face = { points: [], triangles: [] };
  const outline = [];
  for (const side of [1, -1]) outline.push(...addEye(face, side));
  outline.push(...addMouth(face));
  addSkin(face, outline);
  addTeeth(face);
  addTongue(face);
  for (const side of [1, -1]) { addLashes(face, side); addBrow(face, side); }
  return face;
}

/** Adds a vertex; `tag.part` says what it belongs to. */
function point(face, p, uv, tag) {
  face.points.push({ p, uv, tag });
  return face.points.length - 1;
}

/** Joins two rows of equally many vertices into quads; `first` lies outside (or over) `second`, both run the same way. */
function strip(face, first, second, { closed = false, turned = false } = {}) {
  const n = first.length;
  for (let i = 0; i < (closed ? n : n - 1); i++) {
    const j = (i + 1) % n;
    const quad = [first[i], first[j], second[j], second[i]];
    if (turned) quad.reverse();
    face.triangles.push([quad[0], quad[1], quad[2]], [quad[0], quad[2], quad[3]]);
  }
}

/** The edge of the left eye's opening at an angle, from the eye's middle; `grow` metres outside it. */
function eyeEdge(angle, grow = 0) {
  const c = Math.cos(angle), s = Math.sin(angle);
  const x = (eye.half + grow) * Math.sign(c) * Math.abs(c) ** 0.92;
  const height = s > 0 ? eye.above * s ** 0.78 : -eye.below * Math.abs(s) ** 0.85;
  return [x, height + grow * s + eye.tilt * (eye.half * c)];
}

function addEye(face, side) {
  const rows = lidRings.map(([grow], ring) => Array.from({ length: eyeSteps }, (_, i) => {
    const angle = 2 * Math.PI * i / eyeSteps;
    const [x, y] = eyeEdge(angle, grow), [edgeX, edgeY] = eyeEdge(angle);
    const upper = Math.sin(angle) >= -1e-9;
    const p = front(side * (eye.x + x), eye.y + y, ring === 0 ? 0.0004 : ring === 1 ? 0.0010 : 0.0003 * (1 - ring / 4));
    return point(face, p, faceUv(p), { part: "lid", side, upper, edge: [edgeX, edgeY], follow: upper ? lidRings[ring][1] : lowerLidFollows[ring] });
  }));
  for (let r = 0; r < rows.length - 1; r++) strip(face, rows[r], rows[r + 1], { closed: true, turned: side > 0 ? true : false });
  const rim = rimRings.map(([grow, raise]) => Array.from({ length: eyeSteps }, (_, i) => {
    const angle = 2 * Math.PI * i / eyeSteps;
    const [x, y] = eyeEdge(angle, grow), [edgeX, edgeY] = eyeEdge(angle);
    const upper = Math.sin(angle) >= -1e-9;
    const p = front(side * (eye.x + x), eye.y + y, raise === 0 ? 0.0004 : 0);
    if (raise !== 0) { const n = normalAt(p); n.forEach((v, a) => { p[a] += v * raise; }); }
    return point(face, p, swatchUv(upper ? "lash" : "rim"), { part: "rim", side, upper, edge: [edgeX, edgeY], follow: 1 });
  }));
  for (let r = 0; r < rim.length - 1; r++) strip(face, rim[r], rim[r + 1], { closed: true, turned: side > 0 ? false : true });
  return [rows.at(-1)];
}

/** Where a mouth ring's point lies: column i runs from the left corner over the upper lip and back along the lower. */
function mouthPoint(i, half, above, below) {
  const angle = 2 * Math.PI * i / mouthSteps, s = Math.cos(angle), h = Math.sin(angle);
  // The lips' own line: corners a little up, a soft bow in the middle of the upper lip.
  const line = 0.0011 * s * s - 0.0002;
  const bow = h > 0 ? 1 - 0.22 * Math.exp(-((s / 0.16) ** 2)) : 1;
  return { x: half * s, y: mouth.y + line + (h > 0 ? above * bow : below) * Math.sign(h) * Math.abs(h) ** 0.9, s, upper: h >= -1e-9, corner: Math.abs(h) < 1e-9 };
}

/** How far a column belongs to the upper lip: 1 upper, 0 lower, a half in the corners. */
const upperness = ({ s, upper }) => 0.5 + (upper ? 0.5 : -0.5) * (1 - s ** 8);

function addMouth(face) {
  const columns = Array.from({ length: mouthSteps }, (_, i) => i);
  const rows = mouthRings.map(([half, above, below, raise, close], ring) => columns.map((i) => {
    const at = mouthPoint(i, half, above, below);
    const p = front(at.x, at.y, raise * (ring < 2 ? 1 : 1 - 0.75 * at.s ** 4));
    return point(face, p, faceUv(p), { part: "lip", s: at.s, up: upperness(at), ring, close, twin: face.points.length - i + (mouthSteps - i) % mouthSteps });
  }));
  for (let r = 0; r < rows.length - 1; r++) strip(face, rows[r], rows[r + 1], { closed: true, turned: false });
  const bag = bagRings.map(([half, height, depth, follow], ring) => columns.map((i) => {
    const at = mouthPoint(i, half, height, height);
    const p = front(at.x, at.y);
    p[2] += ring === 0 ? 0 : depth;
    if (ring === 0) p.splice(0, 3, ...face.points[rows.at(-1)[i]].p);
    return point(face, p, swatchUv(ring < 2 ? "lip" : "mouth"), { part: "bag", s: at.s, up: upperness(at), close: follow, follow, ring: 4, twin: face.points.length - i + (mouthSteps - i) % mouthSteps });
  }));
  for (let r = 0; r < bag.length - 1; r++) strip(face, bag[r], bag[r + 1], { closed: true, turned: false });
  const back = point(face, [0, mouth.y, front(0, mouth.y)[2] - 0.038], swatchUv("mouth"), { part: "bag", s: 0, up: 0.5, close: 0, follow: 0, ring: 4, twin: face.points.length });
  columns.forEach((i) => face.triangles.push([bag.at(-1)[i], bag.at(-1)[(i + 1) % mouthSteps], back]));
  return [rows[0]];
}

/** The rest of the head, triangulated in the plane of directions round the face's middle. */
function addSkin(face, loops) {
  const flat = (p) => {
    const d = p.map((v, i) => v - centre[i]), size = Math.hypot(...d);
    const angle = Math.acos(clamp(d[2] / size, -1, 1)), side = Math.hypot(d[0], d[1]) || 1;
    return [angle * d[0] / side, angle * d[1] / side];
  };
  const planes = loops.map((loop) => loop.map((v) => flat(face.points[v].p)));
  const indices = loops.flat();
  const plane = planes.flat();
  const clear = (u, v) => planes.every((loop) => !inside(loop, u, v) && loop.every(([a, b]) => Math.hypot(a - u, b - v) > 0.038));
  for (const [spacing, from, to] of [[0.066, 0, 1.25], [0.125, 1.25, 2.75]])
    for (let row = -60; row <= 60; row++)
      for (let column = -60; column <= 60; column++) {
        const u = (column + (Math.abs(row) % 2) * 0.5) * spacing, v = row * spacing * 0.866, r = Math.hypot(u, v);
        if (r < from || r >= to || !clear(u, v)) continue;
        const p = r < 1e-9 ? outward([0, 0, 1]) : outward([Math.sin(r) * u / r, Math.sin(r) * v / r, Math.cos(r)]);
        indices.push(point(face, p, faceUv(p), { part: "skin" }));
        plane.push([u, v]);
      }
  for (const [a, b, c] of delaunay(plane)) {
    const u = (plane[a][0] + plane[b][0] + plane[c][0]) / 3, v = (plane[a][1] + plane[b][1] + plane[c][1]) / 3;
    if (!planes.some((loop) => inside(loop, u, v))) face.triangles.push([indices[a], indices[b], indices[c]]);
  }
}

function inside(loop, u, v) {
  let odd = false;
  for (let i = 0, j = loop.length - 1; i < loop.length; j = i++) {
    const [a, b] = loop[i], [c, d] = loop[j];
    if (b > v !== d > v && u < (c - a) * (v - b) / (d - b) + a) odd = !odd;
  }
  return odd;
}

function addTeeth(face) {
  for (const upper of [true, false]) {
    const [top, bottom, depth, thick, half] = upper ? [0.0075, -0.0014, -0.0052, 0.004, 0.0145] : [-0.0016, -0.0085, -0.0068, 0.004, 0.0130];
    const rows = [[top, 0], [bottom, 0], [bottom, -thick], [top, -thick]].map(([dy, dz]) => Array.from({ length: 15 }, (_, i) => {
      const s = i / 7 - 1, p = front(half * s * (1 + dz * 20), mouth.y + dy * (dy === bottom ? 1 - 0.12 * s * s : 1));
      p[2] += depth + dz - 0.004 * s * s;
      return point(face, p, swatchUv("teeth"), { part: "teeth", jaw: upper ? 0 : 1 });
    }));
    for (let r = 0; r < 3; r++) strip(face, rows[r], rows[r + 1], { turned: true });
  }
}

function addTongue(face) {
  const [steps, rings] = [14, 8];
  const middle = [0, mouth.y - 0.0085, front(0, mouth.y)[2] - 0.0215];
  const rows = Array.from({ length: rings + 1 }, (_, r) => Array.from({ length: steps }, (_, i) => {
    const along = Math.PI * r / rings, round = 2 * Math.PI * i / steps;
    const forward = Math.cos(along), wide = Math.sin(along);
    const groove = Math.sin(round) > 0 ? 1 - 0.35 * Math.exp(-((Math.cos(round) / 0.35) ** 2)) : 1;
    const p = [middle[0] + 0.0115 * wide * Math.cos(round), middle[1] + 0.0048 * wide * Math.sin(round) * groove, middle[2] + 0.0165 * forward];
    return point(face, p, swatchUv("tongue"), { part: "tongue", jaw: 1, out: clamp((forward + 1) / 2) });
  }));
  for (let r = 0; r < rings; r++) strip(face, rows[r], rows[r + 1], { closed: true, turned: true });
}

/** A band along the lid's edge, thicker outwards and drawn out into a wing; a fine line under the eye. */
function addLashes(face, side) {
  const wing = profile([[0, 0.0007], [0.25, 0.0022], [0.6, 0.0034], [0.9, 0.0036], [1, 0.0030]]);
  const upper = bandRows(face, side, 22, (t) => Math.PI * mix(1.03, -0.05, t), (t) => wing(t)[0], (t) => 0.0055 * smoothstep(0.86, 1, t), true);
  const lower = bandRows(face, side, 16, (t) => Math.PI * mix(1.22, 1.985, t), (t) => 0.0010 * smoothstep(0, 0.5, t) + 0.0003, () => 0, false);
  for (const rows of [upper, lower])
    for (let r = 0; r < rows.length - 1; r++) strip(face, rows[r], rows[r + 1], { turned: (rows === upper) === (side < 0) ? true : false });
}

function bandRows(face, side, steps, angleAt, thickness, flick, upper) {
  return [[-0.12, 0.0002], [0.45, 0.0017], [1, 0.0005]].map(([across, raise]) => Array.from({ length: steps + 1 }, (_, i) => {
    const t = i / steps, angle = angleAt(t);
    const edge = eyeEdge(angle);
    const taper = i === steps ? 0.06 : 1;
    const [x, y] = eyeEdge(angle, thickness(t) * across * taper);
    const f = flick(t), at = [eye.x + x + f * 0.85, eye.y + y + f * 0.75];
    const p = front(side * at[0], at[1], 0.0006 + raise * (upper ? 1 : 0.6));
    return point(face, p, swatchUv("lash"), { part: "lash", side, upper: upper, edge, follow: 1 });
  }));
}

function addBrow(face, side) {
  const steps = 16;
  const line = profile([[0, 0.0155, 1.3870], [0.35, 0.0275, 1.3922], [0.65, 0.0410, 1.3935], [1, 0.0590, 1.3870]]);
  const half = profile([[0, 0.0012], [0.08, 0.0021], [0.45, 0.0024], [0.8, 0.0014], [1, 0.0002]]);
  const rows = [[1, 0.0002], [0.5, 0.0011], [-0.5, 0.0011], [-1, 0.0002]].map(([across, raise]) => Array.from({ length: steps + 1 }, (_, i) => {
    const t = i / steps, [x, y] = line(t);
    const p = front(side * (x + across * 0.0006), y + across * half(t)[0], raise + 0.0004);
    return point(face, p, swatchUv("brow"), { part: "brow", side, t, raise: raise + 0.0004 });
  }));
  for (let r = 0; r < rows.length - 1; r++) strip(face, rows[r], rows[r + 1], { turned: side > 0 });
}

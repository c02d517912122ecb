// The flat sister's hair and its ornaments.
import { css, ellipse, keysOf, name, place, together } from "./sheet.mjs";

const dark = css("hair"), edge = "#12101f", light = css([70, 74, 122]);

/** Sways the lower part of a shape: nothing at `top`, `far` units sideways at `bottom`, for a swing parameter of −1..1. */
const swaying = (side, parameter, points, top, bottom, far) => keysOf(side, { [parameter]: [-1, 0, 1] }, [0], ([v]) => points.map(([x, y]) => {
  const t = Math.min(1, Math.max(0, (y - top) / (bottom - top)));
  return [x + v * far * t * t * (side || 1), y - Math.abs(v) * far * 0.12 * t * t];
}));

const shape = (id, side, points, extra) => ({ id, deformer: "skull", points: place(side, points), fill: dark, line: edge, width: 2.4, ...extra });

export function backHair() {
  const points = [[0, 150], [120, 172], [190, 260], [206, 400], [206, 560], [212, 720], [204, 880], [178, 1010], [120, 1052], [60, 1062], [0, 1056], [-60, 1062], [-120, 1052], [-178, 1010], [-204, 880], [-212, 720], [-206, 560], [-206, 400], [-190, 260], [-120, 172]];
  const strand = (x, i) => ({ id: `backStrand${i}`, deformer: "skull", depth: -70, flat: true, open: true, line: light, width: 2.5, opacity: 0.5, points: place(0, [[x * 0.9, 560], [x, 760], [x * 0.92, 980]]), keys: [swaying(0, "ParamHairBack", [[x * 0.9, 560], [x, 760], [x * 0.92, 980]], 420, 1060, 46)] });
  return [
    shape("backHair", 0, points, { depth: -70, flat: true, keys: [swaying(0, "ParamHairBack", points, 420, 1060, 46)] }),
    ...[-170, -110, -40, 40, 110, 170].map(strand),
    ...[1, -1].map((side) => shape(`${name(side)}Bun`, side, ellipse(56, 116, 58, 54), { depth: -25, flat: true })),
    { id: "bunRibbon", deformer: "skull", depth: -18, flat: true, points: place(0, [[-19, 62], [0, 54], [19, 62], [15, 110], [20, 168], [-20, 168], [-15, 110]]), fill: css("vermilion"), line: css([110, 20, 28]), width: 2.2 },
  ];
}

export function frontHair() {
  const cap = [[0, 142], [98, 158], [166, 220], [194, 310], [198, 400], [182, 404], [176, 330], [150, 285], [0, 262], [-150, 285], [-176, 330], [-182, 404], [-198, 400], [-194, 310], [-166, 220], [-98, 158]];
  const layers = [shape("cap", 0, cap, { depth: 6, corners: [4, 5, 11, 12] })];
  // In front of the ears: a short lock at the cheek over a long one.
  for (const side of [1, -1]) {
    const long = [[150, 262], [196, 300], [206, 420], [206, 560], [214, 700], [206, 830], [186, 916], [170, 830], [166, 700], [160, 560], [158, 430], [166, 340]];
    layers.push(shape(`${name(side)}SideLock`, side, long, { depth: 12, corners: [6], keys: [swaying(side, "ParamHairSide", long, 380, 916, 44 * side)] }));
    layers.push({ id: `${name(side)}SideStrand`, deformer: "skull", depth: 14, open: true, line: light, width: 2.6, opacity: 0.6, points: place(side, [[184, 420], [184, 600], [190, 780]]), keys: [swaying(side, "ParamHairSide", [[184, 420], [184, 600], [190, 780]], 380, 916, 44 * side)] });
    const short = [[126, 250], [180, 290], [190, 380], [186, 470], [172, 552], [166, 470], [160, 390], [148, 320]];
    layers.push(shape(`${name(side)}CheekLock`, side, short, { depth: 20, corners: [4], keys: [swaying(side, "ParamHairSide", short, 330, 552, 20 * side)] }));
  }
  // Fringe: broad locks from the crown, the middle ones over the outer.
  const lock = (id, root, tip, width, length, depth) => {
    const points = [[root - width * 0.5, 170 + (root / 112) ** 2 * 48], [root * 1.05 - width * 0.62, 250], [tip - width * 0.52, length - 34], [tip - width * 0.30, length - 3], [tip, length], [tip + width * 0.30, length - 4], [tip + width * 0.52, length - 34], [root * 1.05 + width * 0.62, 250], [root + width * 0.5, 170 + (root / 112) ** 2 * 48]];
    return shape(id, 0, points, { depth, corners: [3, 5], line: "#1b1830", keys: [swaying(0, "ParamHairFront", points, 210, length, 15)] });
  };
  const fringe = [[-112, -148, 60, 346, 8], [112, 148, 60, 346, 8], [-78, -104, 64, 330, 11], [78, 104, 64, 330, 11], [-42, -56, 62, 322, 14], [42, 56, 62, 322, 14], [0, 0, 64, 318, 17]];
  fringe.forEach(([root, tip, width, length, depth], i) => layers.push(lock(`fringe${i + 1}`, root, tip, width, length, depth)));
  // The ring of light, and the crown's own hair over the roots.
  const ring = [[-150, 240], [-120, 226], [-60, 214], [0, 210], [60, 214], [120, 226], [150, 240], [122, 246], [92, 231], [62, 236], [30, 222], [0, 231], [-30, 222], [-62, 236], [-92, 231], [-122, 246]];
  layers.push({ id: "hairLight", deformer: "skull", depth: 20, points: place(0, ring), fill: light, opacity: 0.75, corners: [8, 10, 12, 14] });
  const crown = [[0, 142], [80, 154], [128, 184], [96, 186], [48, 190], [0, 192], [-48, 190], [-96, 186], [-128, 184], [-80, 154]];
  layers.push({ id: "crown", deformer: "skull", depth: 10, points: place(0, crown), fill: dark });
  layers.push({ id: "comb", deformer: "skull", depth: 20, points: place(0, [[-86, 186], [-44, 168], [0, 162], [44, 168], [86, 186], [80, 196], [42, 182], [0, 177], [-42, 182], [-80, 196]]), fill: css("gold"), line: css([120, 74, 26]), width: 2, corners: [0, 4, 5, 9] });
  return [...layers, ...ornaments()];
}

function ornaments() {
  const [cx, cy] = [158, 262];
  const flower = (x, y, r, id) => [
    { id, deformer: "skull", depth: 26, ...together(1, [0, 1, 2, 3, 4].map((i) => { const a = (i * 72 - 90) * Math.PI / 180; return ellipse(x + r * 0.62 * Math.cos(a), y + r * 0.62 * Math.sin(a), r * 0.55, r * 0.55); })), fill: css("vermilion"), line: css([130, 26, 30]), width: 2 },
    { id: `${id}Heart`, deformer: "skull", depth: 26, points: place(1, ellipse(x, y, r * 0.3, r * 0.3)), fill: css("gold"), line: css([150, 96, 36]), width: 1.6 },
  ];
  const thread = [[cx + 8, cy + 26], [cx + 12, cy + 70], [cx + 14, cy + 130]];
  const swing = (points) => [swaying(1, "ParamHairFluffy", points, cy + 20, cy + 140, 40)];
  const bead = (i, dy, rx, ry, colour) => { const points = ellipse(cx + 9 + dy * 0.04, cy + dy, rx, ry); return { id: `bead${i}`, deformer: "skull", depth: 28, points: place(1, points), fill: css(colour), line: css([120, 60, 30]), width: 1.6, keys: swing(points) }; };
  return [
    { id: "beadThread", deformer: "skull", depth: 27, open: true, points: place(1, thread), line: css("goldShade"), width: 3, keys: swing(thread) },
    bead(1, 58, 9, 9, "gold"), bead(2, 92, 9, 9, "vermilion"), bead(3, 130, 11, 15, "gold"),
    ...flower(cx - 34, cy + 34, 25, "smallFlower"), ...flower(cx, cy, 40, "flower"),
  ];
}

// The flat sister's face: outline, eyes, brows, nose, mouth, cheeks.
import { mix, smoothstep } from "../avatar/vectors.mjs";
import { L, act, css, ellipse, ink, keysOf, name, place } from "./sheet.mjs";

const eye = { x: 84, y: 438, inner: -47, outer: 52 };

export const faceDeformers = [
  ...[1, -1].map((side) => ({
    id: `${name(side)}Iris`, parent: "skull", kind: "place", pivot: place(side, [[eye.x, eye.y]]),
    keys: [act("ParamEyeBallX", [[-1, -19], [0], [1, 19]]), act("ParamEyeBallY", [[-1, 0, 17], [0], [1, 0, -15]]), act("ParamEyeBallForm", [[-1, 0, 0, 0, -0.18, -0.18], [0], [1, 0, 0, 0, 0.1, 0.1]])],
  })),
  ...[1, -1].map((side) => {
    const l = L(side);
    return {
      id: `${name(side)}Brow`, parent: "skull", kind: "place", pivot: place(side, [[92, 360]]),
      keys: [
        act(`ParamBrow${l}Y`, [[-1, 0, 13], [0], [1, 0, -16]]),
        act(`ParamBrow${l}X`, [[-1, -9 * side], [0], [1, 7 * side]]),
        act(`ParamBrow${l}Angle`, [[-1, 0, 0, -15 * side], [0], [1, 0, 0, 13 * side]]),
      ],
    };
  }),
];

export function faceLayers() {
  return [...head(), ...cheeks(), ...nose(), ...mouth(), ...[1, -1].flatMap((side) => [...eyeLayers(side), brow(side)])];
}

function head() {
  const half = (turn, nod) => {
    const right = [[0, 172], [92, 190], [150, 250], [169, 340], [168, 430], [157, 490], [126, 540], [74, 580], [26, 600]];
    // The chin swings with the turn of the head more than the outline does.
    const swing = (x, y) => [x + turn * 15 * smoothstep(460, 600, y), y - nod * (y > 430 ? 12 * smoothstep(460, 600, y) : 0)];
    return [...right, ...right.slice(1).reverse().map(([x, y]) => [-x, y])].map(([x, y]) => swing(x, y));
  };
  return [{
    id: "face", deformer: "skull", points: place(0, half(0, 0)), fill: css("skin"), line: ink, width: 2.6,
    keys: [keysOf(0, { ParamAngleX: [-30, 0, 30] }, [0], ([v]) => half(v / 30, 0)), keysOf(0, { ParamAngleY: [-30, 0, 30] }, [0], ([v]) => half(0, v / 30))],
  }, {
    id: "fringeShade", deformer: "skull", depth: 4, clip: "face", fill: css([224, 176, 170], 0.55),
    points: place(0, [[-190, 150], [190, 150], [186, 420], [168, 372], [120, 340], [60, 330], [0, 332], [-60, 330], [-120, 340], [-168, 372], [-186, 420]]),
  }];
}

function cheeks() {
  return [1, -1].flatMap((side) => [[50, 28, 0.10], [43, 24, 0.12], [36, 20, 0.12], [28, 15, 0.12]].map(([rx, ry, alpha], i) => ({
    id: `${name(side)}Cheek${i + 1}`, deformer: "skull", clip: "face", points: place(side, ellipse(112, 505, rx, ry)), fill: css("blush"), opacity: alpha,
    fade: [{ parameters: ["ParamCheek"], at: [[0, 1]], values: [[0], [0.12]] }],
  })));
}

function nose() {
  return [
    { id: "noseLight", deformer: "skull", depth: 16, points: place(0, ellipse(-3, 480, 4, 7)), fill: "#ffffff", opacity: 0.45 },
    { id: "nose", deformer: "skull", depth: 16, open: true, points: place(0, [[-5, 496], [2, 500], [8, 496]]), line: css([196, 112, 104]), width: 3 },
  ];
}

/** The lids' curves at share t from the inner to the outer corner, for an opening (0 shut, 1 open) and a smile (0..1). */
function lids(t, open, smile) {
  const x = mix(eye.inner, eye.outer, t), base = mix(12, -7, t), arch = (1 - (2 * t - 1) ** 2);
  const shut = base + mix(20, -15, smile) * arch;
  const over = base - 54 * arch ** 0.62 * (1 + 0.05 * (t - 0.5)), under = base + (33 - 11 * smile) * arch ** 0.8;
  return { x: eye.x + x, upper: eye.y + mix(shut, over, open), lower: eye.y + mix(shut + 0.6, under, Math.min(open, 1)), arch };
}

const steps = Array.from({ length: 9 }, (_, i) => i / 8);

function eyeLayers(side) {
  const l = L(side), id = name(side);
  const parameters = { [`ParamEye${l}Open`]: [0, 0.5, 1, 1.25], [`ParamEye${l}Smile`]: [0, 1] }, base = [1, 0];
  const shaped = (form) => ({ points: place(side, form(base)), keys: [keysOf(side, parameters, base, form)] });
  const white = ([o, s]) => [...steps.map((t) => { const p = lids(t, o, s); return [p.x, p.upper]; }), ...steps.slice(1, -1).reverse().map((t) => { const p = lids(t, o, s); return [p.x, p.lower]; })];
  const band = (thick, lift) => ([o, s]) => [
    ...steps.map((t) => { const p = lids(t, o, s); return [p.x, p.upper + 3]; }),
    [eye.x + eye.outer + 17, eye.y - 7 - 15 * Math.min(1, 0.35 + o) + 6 * (1 - Math.min(1, o))],
    ...[...steps].reverse().map((t) => { const p = lids(t, o, s); return [p.x + 1.5 * t, p.upper - (thick(t) + lift) * (0.75 + 0.25 * Math.min(1, o))]; }),
  ];
  const lash = band((t) => mix(1.5, 12, smoothstep(-0.1, 0.6, t)), 0);
  const iris = { deformer: `${id}Iris`, clip: `${id}White` };
  const at = (dx, dy, rx, ry) => place(0, ellipse(side * eye.x + dx, eye.y - 4 + dy, rx, ry, 10));
  return [
    { id: `${id}Paint`, deformer: "skull", clip: "face", fill: css("vermilion"), opacity: 0.75, ...shaped(([o, s]) => {
      const p = lids(0.86, o, s), q = lids(1, o, s);
      return [[p.x - 4, p.upper - 10], [q.x + 14, q.upper - 22], [q.x + 32, q.upper - 27], [q.x + 12, q.upper + 4], [q.x - 6, q.upper + 9]];
    }), corners: [2] },
    { id: `${id}Shadow`, deformer: "skull", clip: "face", fill: css("blush"), opacity: 0.32, ...shaped(([o, s]) => [...steps.map((t) => { const p = lids(t, o, s); return [p.x, p.upper]; }), ...[...steps].reverse().map((t) => { const p = lids(t, 1, 0); return [p.x, p.upper - 17 * p.arch ** 0.6]; })]) },
    { id: `${id}White`, deformer: "skull", fill: "#fdfcff", ...shaped(white), corners: [0, 8] },
    { id: `${id}IrisRim`, ...iris, points: at(0, 0, 38, 44), fill: css([26, 30, 70]) },
    { id: `${id}IrisDisc`, ...iris, points: at(0, 1, 34, 40), gradient: { line: [...place(side, [[eye.x, eye.y - 44]]), ...place(side, [[eye.x, eye.y + 38]])], stops: [[0, css([30, 40, 96])], [0.45, css("iris")], [0.8, css([92, 160, 216])], [1, css([170, 226, 242])]] } },
    { id: `${id}Pupil`, ...iris, points: at(0, -3, 15, 19), fill: css([16, 16, 40]) },
    { id: `${id}Glow`, ...iris, points: at(0, 24, 20, 9), fill: "#c8f0f8", opacity: 0.55 },
    { id: `${id}LidShade`, deformer: "skull", clip: `${id}White`, fill: css([120, 124, 178], 0.42), ...shaped(([o, s]) => [...steps.map((t) => { const p = lids(t, o, s); return [p.x, p.upper - 3]; }), ...[...steps].reverse().map((t) => { const p = lids(t, o, s); return [p.x, p.upper + 15 * p.arch ** 0.5 * o]; })]) },
    { id: `${id}Light`, ...iris, points: at(-13, -17, 11, 12.5), fill: "#ffffff" },
    { id: `${id}SmallLight`, ...iris, points: at(14, 17, 5.5, 6), fill: "#ffffff", opacity: 0.9 },
    { id: `${id}Under`, deformer: "skull", open: true, line: css([120, 70, 84]), width: 2.4, ...shaped(([o, s]) => steps.slice(3).map((t) => { const p = lids(t, o, s); return [p.x, p.lower + 1]; })) },
    { id: `${id}Lash`, deformer: "skull", depth: 3, fill: css("lash"), ...shaped(lash), corners: [9] },
    { id: `${id}Fold`, deformer: "skull", open: true, line: css([168, 104, 110]), width: 2.2, ...shaped(([o, s]) => steps.slice(1, 8).map((t) => { const p = lids(t, Math.max(o, 0.35), s * 0.4); return [p.x, p.upper - 16 - 3 * p.arch]; })) },
  ];
}

function brow(side) {
  const form = ([bend]) => {
    const line = [0, 0.25, 0.5, 0.75, 1].map((t) => [mix(38, 146, t), 366 - 17 * Math.sin(Math.PI * t ** 0.85) * (1 + 0.6 * bend) + 3 * t]);
    const thick = [4.5, 6, 5.5, 3.8, 0.6];
    return [...line.map(([x, y], i) => [x, y - thick[i]]), ...line.map(([x, y], i) => [x, y + thick[i]]).reverse()];
  };
  return { id: `${name(side)}Eyebrow`, deformer: `${name(side)}Brow`, depth: 4, fill: css("brow"), points: place(side, form([0])), corners: [4, 5], keys: [keysOf(side, { [`ParamBrow${L(side)}Form`]: [-1, 0, 1] }, [0], form)] };
}

/** The mouth's curves for form (−1 sorry, 1 smiling), opening, and how far it is drawn together. */
function mouthCurves(form, open, narrow) {
  const half = (33 + (form > 0 ? 11 : 3) * Math.abs(form)) * (1 - 0.10 * open) * (1 - 0.48 * narrow);
  const corner = 541 - (form > 0 ? 9 : 8) * form + 2 * open, dip = form > 0 ? 5 * form : 7 * form;
  return [0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => {
    const s = i / 4 - 1, arch = 1 - s * s;
    const line = corner + (dip + (form > 0 ? 4 : -1) * Math.abs(form)) * arch;
    return { x: half * s, upper: line - (4 + 6 * narrow) * open * arch, lower: line + (46 - 6 * Math.max(0, form)) * open * Math.sqrt(arch) * (1 + 0.1 * narrow), arch };
  });
}

function mouth() {
  const base = [0, 0], parameters = { ParamMouthForm: [-1, 0, 1], ParamMouthOpenY: [0, 0.5, 1] };
  const shaped = (form) => ({
    points: place(0, form(mouthCurves(0, 0, 0))),
    keys: [
      keysOf(0, parameters, base, ([f, o]) => form(mouthCurves(f, o, 0))),
      // Pursed or funnelled lips: what they add to a half-open mouth.
      ...["ParamMouthPucker", "ParamMouthFunnel"].map((id, i) => {
        const open = i === 0 ? 0.1 : 0.45, rest = place(0, form(mouthCurves(0, open, 0)));
        return { parameters: [id], at: [[0, 1]], values: [rest.map(() => 0), place(0, form(mouthCurves(0, open, 0.9 - 0.25 * i))).map((v, k) => Math.round((v - rest[k]) * 10) / 10)] };
      }),
    ],
  });
  const inside = (c) => [...c.map((p) => [p.x, p.upper]), ...c.slice(1, -1).reverse().map((p) => [p.x, p.lower])];
  const layer = { deformer: "skull", depth: 8 };
  return [
    { id: "mouth", ...layer, fill: css("mouth"), ...shaped(inside), corners: [0, 8] },
    { id: "tongue", ...layer, clip: "mouth", fill: css("tongue"), ...shaped((c) => {
      const m = c[4], depth = m.lower - m.upper;
      return ellipse(0, m.lower + 2, Math.max(4, c[8].x * 0.66), Math.max(1, depth * 0.42));
    }) },
    { id: "teeth", ...layer, clip: "mouth", fill: css("teeth"), ...shaped((c) => [...c.map((p) => [p.x, p.upper - 2]), ...c.slice(1, -1).reverse().map((p) => [p.x * 0.95, p.upper + Math.min(9, (p.lower - p.upper) * 0.34)])]) },
    { id: "upperLip", ...layer, fill: css("lip"), ...shaped((c) => [...c.map((p) => [p.x, p.upper + 1]), ...c.slice(1, -1).reverse().map((p) => [p.x, p.upper - 6.5 * p.arch ** 1.3 * (Math.abs(p.x) < 3 ? 0.72 : 1)])]), corners: [0, 8] },
    { id: "lowerLip", ...layer, fill: css([226, 98, 88]), ...shaped((c) => [...c.map((p) => [p.x, p.lower - 1]), ...c.slice(1, -1).reverse().map((p) => [p.x, p.lower + 8 * p.arch ** 1.3])]), corners: [0, 8] },
    { id: "lipLight", ...layer, fill: "#ffd8cc", opacity: 0.6, ...shaped((c) => ellipse(0, c[4].lower + 3.6, 8, 1.6)) },
    { id: "lipLine", ...layer, open: true, line: css("lipShade"), width: 2.2, ...shaped((c) => c.map((p) => [p.x, p.upper])) },
  ];
}

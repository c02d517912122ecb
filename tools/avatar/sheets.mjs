// What to look at: sheets of shots for look.mjs. Degrees; `both…` poses the left bone and mirrors the right.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { arkit } from "./face-shapes.mjs";

const relaxed = { bothUpperArm: [0, 0, -68], bothLowerArm: [0, -12, -6] };
const face = { at: [0, 1.37, 0.02], span: 0.38 };
const body = { at: [0, 0.79, 0], span: 1.74 };
const poses = {
  rest: {},
  relaxed: { bones: relaxed },
  up: { bones: { bothUpperArm: [0, 0, 78], bothShoulder: [0, 0, 14] } },
  crossed: { bones: { leftUpperArm: [0, -62, -48], leftLowerArm: [0, -105, 0], rightUpperArm: [0, 62, 48], rightLowerArm: [-20, 105, 0] } },
  crouch: { hips: [0, -0.40, 0], bones: { bothUpperArm: [0, -50, -30], hips: [18, 0, 0], bothUpperLeg: [-112, 12, 8], bothLowerLeg: [122, 0, 0], bothFoot: [-28, 0, 0] } },
  split: { hips: [0, -0.36, 0], bones: { bothUpperArm: [0, 0, 10], leftUpperLeg: [0, 0, 62], rightUpperLeg: [0, 0, -62], bothFoot: [0, 0, 0] } },
  step: { hips: [0, -0.03, 0], bones: { leftUpperArm: [0, 40, -40], rightUpperArm: [0, 50, 50], bothLowerArm: [0, -40, 0], leftUpperLeg: [-75, 0, 0], leftLowerLeg: [80, 0, 0], rightUpperLeg: [8, 0, 0], spine: [6, 10, 0], head: [0, -12, 8] } },
  wave: { bones: { leftUpperArm: [0, 0, -66], leftLowerArm: [0, -20, 0], rightUpperArm: [0, 30, 30], rightLowerArm: [0, 0, -110, "XYZ"], rightHand: [0, 0, 10], head: [0, 8, -10], chest: [0, 0, -3] } },
  bow: { bones: { ...relaxed, spine: [22, 0, 0], chest: [18, 0, 0], head: [10, 0, 0] } },
  fists: {},
};
const fist = Object.fromEntries(["Index", "Middle", "Ring", "Little"].flatMap((f) => [[`both${f}Proximal`, [0, 0, -85]], [`both${f}Intermediate`, [0, 0, -95]], [`both${f}Distal`, [0, 0, -60]]]));
const thumb = { bothThumbMetacarpal: [0, 20, -15], bothThumbProximal: [10, 45, -10], bothThumbDistal: [0, 40, 0] };
const hand = { at: [0.62, 1.16, 0], span: 0.30 };

/** Frames of the demo motion, one a beat or closer. */
function demoShots(every) {
  const lines = gunzipSync(readFileSync(new URL("../../assets/demo.motion.jsonl.gz", import.meta.url))).toString().trim().split("\n").slice(1);
  return lines.filter((_, i) => i % every === 0).map((line, i) => ({ label: `${(i * every / 18).toFixed(1)}`, motion: JSON.parse(line).people[0], at: [0, 0.85, 0], span: 1.85, from: 10 }));
}

export const sheets = {
  get demo() { return { columns: 8, width: 260, height: 340, shots: demoShots(18) }; },
  get demoFine() { return { columns: 12, width: 170, height: 220, shots: demoShots(6) }; },
  turn: { columns: 4, width: 480, height: 840, shots: [0, 45, 90, 180].map((from) => ({ ...body, from, bones: relaxed })) },
  tpose: { columns: 2, width: 900, height: 900, shots: [0, 180].map((from) => ({ ...body, from, span: 1.8 })) },
  head: { columns: 3, width: 620, height: 620, shots: [0, 40, 90, 150].map((from) => ({ ...face, from, span: 0.42, bones: relaxed })).concat([{ ...face, from: -25, up: 20, bones: relaxed }, { ...face, from: 0, up: -20, bones: relaxed }]) },
  close: { columns: 2, width: 900, height: 900, shots: [{ ...face, span: 0.24, at: [0, 1.35, 0.05], bones: relaxed }, { ...face, span: 0.24, at: [0, 1.35, 0.05], from: 42, bones: relaxed }] },
  presets: {
    columns: 5, width: 380, height: 380,
    shots: ["neutral", "happy", "angry", "sad", "relaxed", "surprised", "aa", "ih", "ou", "ee", "oh", "blink", "blinkLeft", "blinkRight", "lookUp", "lookDown", "lookLeft", "lookRight"]
      .map((name) => ({ ...face, span: 0.30, at: [0, 1.36, 0.02], label: name, face: { [name]: 1 }, bones: relaxed })),
  },
  bust: { columns: 3, width: 420, height: 420, shots: [{ at: [0, 1.18, 0.05], span: 0.42, bones: relaxed }, { at: [0, 1.18, 0.05], span: 0.42, from: 35, up: 15, bones: relaxed }, { at: [0.2, 1.0, 0.0], span: 0.6, from: 80, bones: relaxed }, { at: [0.02, 0.98, -0.05], span: 0.6, from: 180, bones: relaxed }, { at: [0, 0.3, 0], span: 0.75, from: 25, up: 10, bones: relaxed }, { at: [0.08, 0.06, 0.03], span: 0.3, from: 30, up: 35, bones: relaxed }, { at: [0.40, 1.1, 0], span: 0.4, from: 180, up: 30 }, { at: [0.40, 1.1, 0], span: 0.4, from: 150, up: 50, bones: relaxed }, { at: [0.22, 0.98, -0.05], span: 0.3, from: 110, bones: relaxed }] },
  sleeve: { columns: 2, width: 520, height: 520, shots: [{ at: [0.5, 1.1, 0], span: 0.4, from: 75 }, { at: [0.45, 1.1, 0], span: 0.4, from: 180, up: 30 }] },
  half: { columns: 4, width: 480, height: 480, shots: [0.25, 0.5, 0.75, 1].flatMap((w) => [0, 50].map((from) => ({ ...face, span: 0.22, at: [0, 1.355, 0.04], label: `blink ${w}`, from, face: { blink: w } }))) },
  arkit: { columns: 8, width: 270, height: 270, shots: arkit.map((name) => ({ ...face, span: 0.26, at: [0, 1.35, 0.02], label: name, face: { [name]: 1, ...(name === "mouthClose" ? { jawOpen: 1 } : {}) }, from: /cheekPuff|Roll|jawForward|tongue|Pucker|Funnel/.test(name) ? 35 : 0 })) },
  gaze: { columns: 4, width: 420, height: 420, shots: [[0, 0], [45, 0], [-45, 0], [0, 45], [0, -45], [30, 30], [-30, -30], [20, -10]].map((look) => ({ ...face, span: 0.24, at: [0, 1.35, 0.02], look, label: look.join(), bones: relaxed })) },
  poses: { columns: 4, width: 520, height: 560, shots: ["up", "crossed", "crouch", "split", "step", "wave", "bow", "relaxed"].map((name) => ({ ...body, ...poses[name], label: name, from: 25, at: [0, 0.85, 0], span: 1.9 })) },
  posesBack: { columns: 4, width: 520, height: 560, shots: ["up", "crossed", "crouch", "split", "step", "wave", "bow", "relaxed"].map((name) => ({ ...body, ...poses[name], label: name, from: 205, at: [0, 0.85, 0], span: 1.9 })) },
  hands: {
    columns: 3, width: 560, height: 480,
    shots: [{ ...hand, up: 89 }, { ...hand, up: 20, from: 20 }, { ...hand, up: -60 }, { ...hand, up: 60, from: 30, bones: { ...fist, ...thumb } }, { ...hand, up: -20, from: 70, bones: { ...fist, ...thumb } }, { ...hand, up: 20, from: 0, bones: { leftIndexProximal: [0, 0, 0], ...Object.fromEntries(Object.entries(fist).filter(([k]) => !k.includes("Index"))), ...thumb } }],
  },
  "koharu-expressions": {
    columns: 4, width: 300, height: 320,
    shots: [["neutral", 0], ["happy", 12], ["angry", 0], ["sad", -12], ["surprised", 0], ["relaxed", 18], ["aa", 0], ["oh", -18]]
      .map(([name, from]) => ({ ...face, span: 0.33, at: [0, 1.39, 0.02], from, label: name, face: { [name]: 1 }, bones: relaxed })),
  },
  "koharu-poses": {
    columns: 4, width: 300, height: 460,
    shots: ["relaxed", "wave", "step", "crouch"].map((name, i) => ({ ...body, at: [0, 0.82, 0], span: 1.72, ...poses[name], from: [0, 12, 28, 35][i], face: { happy: name === "wave" ? 1 : 0 } })),
  },
};

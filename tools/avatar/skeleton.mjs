// Where the joints of the figure stand in the T-pose: metres, the avatar faces +Z, its left at +X, soles at y = 0.
import { mirror } from "./vectors.mjs";

const middle = {
  hips: [null, 0, 0.800, 0],
  spine: ["hips", 0, 0.875, -0.004],
  chest: ["spine", 0, 0.975, -0.010],
  upperChest: ["chest", 0, 1.085, -0.014],
  neck: ["upperChest", 0, 1.205, -0.014],
  head: ["neck", 0, 1.268, -0.004],
  jaw: ["head", 0, 1.345, 0.000],
};

const left = {
  Eye: ["head", 0.0255, 1.3494, 0.0606],
  UpperLeg: ["hips", 0.078, 0.765, 0],
  LowerLeg: ["UpperLeg", 0.078, 0.425, 0.004],
  Foot: ["LowerLeg", 0.078, 0.085, -0.018],
  Toes: ["Foot", 0.080, 0.030, 0.072],
  Shoulder: ["upperChest", 0.026, 1.168, -0.010],
  UpperArm: ["Shoulder", 0.112, 1.165, -0.012],
  LowerArm: ["UpperArm", 0.340, 1.165, -0.012],
  Hand: ["LowerArm", 0.552, 1.165, -0.008],
};

/** Root, direction and the three lengths (metres) of each finger of the left hand, which lies flat, palm down. */
export const fingers = {
  Thumb: { root: [0.570, 1.158, 0.014], direction: [0.70, -0.12, 0.70], lengths: [0.036, 0.030, 0.024], radius: [0.0118, 0.0090] },
  Index: { root: [0.636, 1.165, 0.019], direction: [1, 0, 0.05], lengths: [0.033, 0.021, 0.018], radius: [0.0090, 0.0072] },
  Middle: { root: [0.640, 1.166, 0.001], direction: [1, 0, 0.01], lengths: [0.036, 0.023, 0.019], radius: [0.0092, 0.0072] },
  Ring: { root: [0.637, 1.165, -0.017], direction: [1, 0, -0.03], lengths: [0.033, 0.021, 0.018], radius: [0.0088, 0.0070] },
  Little: { root: [0.628, 1.163, -0.034], direction: [1, 0, -0.08], lengths: [0.026, 0.016, 0.015], radius: [0.0080, 0.0064] },
};

/** Name → { parent, position } of the 55 humanoid bones, parents before children. */
export const bones = build();

export const position = (name) => bones.get(name).position;

/** The joints of a finger of the left hand and its tip: four points. */
export function fingerPoints(name) {
  const { root, direction, lengths } = fingers[name];
  const size = Math.hypot(...direction);
  const points = [root];
  for (const step of lengths) points.push(points.at(-1).map((v, i) => v + direction[i] / size * step));
  return points;
}

export function fingerJoints(name) {
  return name === "Thumb" ? ["Metacarpal", "Proximal", "Distal"] : ["Proximal", "Intermediate", "Distal"];
}

function build() {
  const result = new Map();
  for (const [name, [parent, ...at]] of Object.entries(middle)) result.set(name, { parent, position: at });
  for (const side of ["left", "right"]) {
    const place = side === "left" ? (p) => p : mirror;
    for (const [name, [parent, ...at]] of Object.entries(left))
      result.set(side + name, { parent: middle[parent] ? parent : side + parent, position: place(at) });
    for (const finger of Object.keys(fingers))
      fingerJoints(finger).forEach((joint, i, all) => result.set(side + finger + joint, {
        parent: i === 0 ? `${side}Hand` : side + finger + all[i - 1],
        position: place(fingerPoints(finger)[i]),
      }));
  }
  return result;
}

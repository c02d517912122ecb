// Which bones a point of the body follows. In the T-pose the limbs lie along the axes, so each blend is a function of one coordinate.
import { fingerJoints, fingerPoints, fingers, position } from "./skeleton.mjs";
import { clamp, dot, smoothstep, sub } from "./vectors.mjs";

/** Weights along an axis: [bone, where it begins, half the width of the blend there]; the first begins before everything. */
function along(x, stations) {
  const result = {};
  let rest = 1;
  for (let i = stations.length - 1; i > 0; i--) {
    const [bone, at, blend] = stations[i];
    const w = rest * smoothstep(at - blend, at + blend, x);
    result[bone] = (result[bone] ?? 0) + w;
    rest -= w;
  }
  result[stations[0][0]] = (result[stations[0][0]] ?? 0) + rest;
  return result;
}

function add(target, weights, factor) {
  for (const [bone, w] of Object.entries(weights)) target[bone] = (target[bone] ?? 0) + w * factor;
  return target;
}

const sideOf = (x) => (x >= 0 ? "left" : "right");

export const torso = ([, y]) => along(y, [["hips", 0, 0], ["spine", 0.875, 0.045], ["chest", 0.975, 0.045], ["upperChest", 1.085, 0.05]]);
export const neck = ([, y]) => along(y, [["upperChest", 0, 0], ["neck", 1.212, 0.022], ["head", 1.272, 0.022]]);

export function arm([x, y, z]) {
  const side = sideOf(x), ax = Math.abs(x);
  return along(ax, [
    [`${side}Shoulder`, 0, 0], [`${side}UpperArm`, position("leftUpperArm")[0] + 0.012, 0.045],
    [`${side}LowerArm`, position("leftLowerArm")[0], 0.035], [`${side}Hand`, position("leftHand")[0] - 0.004, 0.018],
  ]);
}

/** Torso that turns into the sleeve under and over the shoulder. */
export function upperBody(p) {
  const [x, y] = p, ax = Math.abs(x);
  // Under the arm the torso keeps its own; over the shoulder the arm begins nearer to the neck.
  const begin = 0.092 + 0.075 * smoothstep(1.125, 1.05, y), share = smoothstep(begin - 0.045, begin + 0.055, ax) * smoothstep(0.93, 1.03, y + Math.max(0, ax - 0.14) * 2);
  const girdle = smoothstep(0.02, 0.09, ax) * smoothstep(1.11, 1.17, y) * 0.6;
  const result = add({}, torso(p), (1 - share) * (1 - girdle));
  add(result, { [`${sideOf(x)}Shoulder`]: 1 }, (1 - share) * girdle);
  return add(result, arm(p), share);
}

/** A skirt follows the hips, and the thighs the lower it hangs; the middle follows both. */
export function skirt(p) {
  const [x, y] = p;
  const legs = smoothstep(0.86, 0.68, y - Math.abs(x) * 0.3) * 0.9;
  const left = smoothstep(-0.11, 0.11, x);
  const result = add({}, torso(p), 1 - legs);
  return add(result, { leftUpperLeg: left, rightUpperLeg: 1 - left }, legs);
}

export function leg([x, y, z]) {
  const side = sideOf(x);
  const upper = smoothstep(0.86, 0.69, y - Math.abs(x) * 0.35);
  const result = add({}, along(-y, [
    [`${side}UpperLeg`, -2, 0], [`${side}LowerLeg`, -position("leftLowerLeg")[1], 0.05], [`${side}Foot`, -position("leftFoot")[1], 0.028],
  ]), 1);
  if (y < 0.11) {
    const toes = smoothstep(0.055, 0.088, z) * result[`${side}Foot`];
    result[`${side}Toes`] = toes;
    result[`${side}Foot`] -= toes;
  }
  const blended = add({ hips: 1 - upper }, result, upper);
  // Between the legs the two thighs share.
  const other = (side === "left" ? "right" : "left") + "UpperLeg", own = `${side}UpperLeg`;
  const share = 0.5 * smoothstep(0.03, 0, Math.abs(x)) * smoothstep(0.6, 0.72, y);
  if (share > 0) { blended[other] = blended[own] * share; blended[own] *= 1 - share; }
  return blended;
}

/** The left forearm's skin, palm and fingers. */
export function hand(p) {
  const result = arm(p);
  const held = result.leftHand;
  let nearest = null;
  for (const name of Object.keys(fingers)) {
    const points = fingerPoints(name), axis = sub(points[3], points[0]), size = dot(axis, axis);
    const t = dot(sub(p, points[0]), axis) / size, c = clamp(t, -0.2, 1.2);
    const distance = Math.hypot(...p.map((v, i) => v - points[0][i] - axis[i] * c)) - fingers[name].radius[0];
    if (!nearest || distance < nearest.distance) nearest = { name, t, distance, points, length: Math.sqrt(size) };
  }
  const { name, t, distance, length } = nearest;
  const lengths = fingers[name].lengths, joints = fingerJoints(name).map((joint) => `left${name}${joint}`);
  const blend = 0.0065, at = t * length;
  const chain = along(at, [["leftHand", 0, 0], [joints[0], name === "Thumb" ? 0.004 : 0.003, name === "Thumb" ? 0.014 : 0.009], [joints[1], lengths[0], blend], [joints[2], lengths[0] + lengths[1], blend]]);
  // Flesh of the palm that is not near the finger stays with the palm.
  const close = smoothstep(0.013, 0.002, distance) * smoothstep(0.545, 0.575, p[0]);
  const finger = add({ leftHand: 1 - close }, chain, close);
  delete result.leftHand;
  return add(result, finger, held);
}

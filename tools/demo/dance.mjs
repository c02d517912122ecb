// From the score to poses: hips and trunk as written, feet by inverse kinematics where they stand, arms to where the hands go.
import { figureBones } from "../avatar/settle.mjs";
import { add, axisAngle, clamp, conjugate, cross, dot, length, multiply, normalize, rotate, scale, smoothstep, sub } from "../avatar/vectors.mjs";
import { bumps, loop } from "./curves.mjs";
import * as score from "./score.mjs";

const rest = figureBones();
const at = (name) => rest.get(name).position;
const radians = Math.PI / 180;
const turn = (yaw, roll, pitch) => multiply(axisAngle([0, 1, 0], yaw * radians), multiply(axisAngle([0, 0, 1], -roll * radians), axisAngle([1, 0, 0], pitch * radians)));
const part = (q, share) => {
  const angle = 2 * Math.acos(clamp(Math.abs(q[3]))), s = Math.hypot(q[0], q[1], q[2]);
  return s < 1e-9 ? [0, 0, 0, 1] : axisAngle(scale(q, (q[3] < 0 ? -1 : 1) / s), angle * share);
};

const curves = Object.fromEntries(["hips", "trunk", "head", "leftHand", "rightHand", "leftFingers", "rightFingers", "gaze"].map((name) => [name, loop(score[name])]));
const turns = { left: handTurns(score.leftTurn, 1), right: handTurns(score.rightTurn, -1) };
const shapes = Object.entries(score.face).flatMap(([name, list]) => name.endsWith("*") ? [[name.replace("*", "Left"), list], [name.replace("*", "Right"), list]] : [[name, list]]);

/** The pose at a beat: { hips: position, bones: name → rotation, expressions, lookAt }. */
export function dance(beat) {
  const local = {}, world = {}, where = {};
  const set = (name, rotation) => {
    const { parent, position } = rest.get(name);
    local[name] = rotation;
    world[name] = parent ? multiply(world[parent], rotation) : rotation;
    where[name] = parent ? add(where[parent], rotate(sub(position, at(parent)), world[parent])) : where[name];
  };
  // 1. Hips, trunk, head; a breath lifts the chest.
  const [x, drop, z, yaw, roll, pitch] = curves.hips(beat);
  where.hips = [x, at("hips")[1] - drop, z];
  set("hips", turn(yaw, roll, pitch));
  const [trunkYaw, trunkRoll, trunkPitch] = curves.trunk(beat);
  const breath = Math.sin(beat / score.beats * 8 * Math.PI) * 0.7;
  // The trunk undoes the hips' own sway, so that the head stays over the feet.
  const trunk = turn(trunkYaw - yaw * 0.4, trunkRoll - roll * 0.9, trunkPitch - pitch * 0.3 + breath);
  set("spine", part(trunk, 0.36));
  set("chest", part(trunk, 0.34));
  set("upperChest", part(trunk, 0.30));
  const head = turn(...curves.head(beat));
  set("neck", part(head, 0.4));
  set("head", part(head, 0.6));
  for (const name of ["jaw", "leftEye", "rightEye"]) set(name, [0, 0, 0, 1]);
  // 2. Legs to where the feet stand, arms to where the hands go, fingers.
  for (const side of ["left", "right"]) {
    leg(side, beat, set, where, world);
    arm(side, beat, set, where, world);
    bendFingers(side, curves[`${side}Fingers`](beat), set);
  }
  // 3. Face and gaze.
  const expressions = {};
  for (const [name, list] of shapes) expressions[name] = Math.min(1, (expressions[name] ?? 0) + bumps(list)(beat));
  return { hips: where.hips, bones: local, expressions: withPresets(expressions), lookAt: curves.gaze(beat), where };
}

/** Avatars without the 52 shapes know lids and vowels. */
function withPresets(e) {
  e.blinkLeft = e.eyeBlinkLeft;
  e.blinkRight = e.eyeBlinkRight;
  e.oh = clamp(e.jawOpen * e.mouthFunnel * 2);
  e.ou = clamp(e.mouthPucker * 0.8);
  e.aa = clamp(e.jawOpen * 1.3 - e.oh);
  return e;
}

/** Two bones of a limb so that its end comes to `target`; the joint between looks towards `pole`. Returns the rotations in the world. */
function reach(root, target, restUpper, restLower, pole) {
  const a = length(restUpper), b = length(restLower), way = sub(target, root), far = Math.min(length(way), (a + b) * 0.9995);
  const direction = normalize(way), aside = normalize(sub(pole, scale(direction, dot(pole, direction))));
  const along = (a * a - b * b + far * far) / (2 * far), out = Math.sqrt(Math.max(0, a * a - along * along));
  const elbow = add(root, add(scale(direction, along), scale(aside, out))), end = add(root, scale(direction, far));
  const hinge = cross(sub(elbow, root), sub(end, elbow));
  return { upper: sub(elbow, root), lower: sub(end, elbow), hinge: normalize(hinge), elbow, end };
}

/** The rotation that brings axis and second direction of the rest pose onto others. */
function frame(axis, second, toAxis, toSecond) {
  const basis = (u, v) => { const e = normalize(u), g = normalize(sub(v, scale(e, dot(v, e)))); return [e, g, cross(e, g)]; };
  const from = basis(axis, second), to = basis(toAxis, toSecond);
  // The matrix to·fromᵀ as a quaternion.
  const m = (i, j) => to[0][i] * from[0][j] + to[1][i] * from[1][j] + to[2][i] * from[2][j];
  const trace = m(0, 0) + m(1, 1) + m(2, 2);
  const q = trace > 0 ? [m(2, 1) - m(1, 2), m(0, 2) - m(2, 0), m(1, 0) - m(0, 1), 1 + trace]
    : m(0, 0) > m(1, 1) && m(0, 0) > m(2, 2) ? [1 + m(0, 0) - m(1, 1) - m(2, 2), m(0, 1) + m(1, 0), m(0, 2) + m(2, 0), m(2, 1) - m(1, 2)]
      : m(1, 1) > m(2, 2) ? [m(0, 1) + m(1, 0), 1 + m(1, 1) - m(0, 0) - m(2, 2), m(1, 2) + m(2, 1), m(0, 2) - m(2, 0)]
        : [m(0, 2) + m(2, 0), m(1, 2) + m(2, 1), 1 + m(2, 2) - m(0, 0) - m(1, 1), m(1, 0) - m(0, 1)];
  return scaleQuaternion(q);
}

function scaleQuaternion(q) {
  const size = Math.hypot(...q);
  return q.map((v) => v / size);
}

/** The hand's rotation in the chest's frame over the beats, from where fingers point and the palm looks. */
function handTurns(keys, s) {
  const curve = loop(keys.map(([beat, ...v]) => [beat, ...frame([s, 0, 0], [0, -1, 0], [v[0] * s, v[1], v[2]], [v[3] * s, v[4], v[5]])]), true);
  return (beat) => scaleQuaternion(curve(beat));
}

/** Where a foot stands or flies at a beat: [x, lift, z, how far its heel is up]. */
export function foot(side, beat) {
  const own = score.steps.filter(([name]) => name === side);
  const home = at(`${side}Foot`);
  let previous = own.at(-1), now = [previous[3], 0, previous[4], 0];
  for (const step of own) {
    const t = (beat - step[1]) / step[2];
    if (t >= 1) { now = [step[3], 0, step[4], 0]; previous = step; continue; }
    if (t > 0) {
      const e = t * t * (3 - 2 * t), lift = Math.sin(Math.PI * t);
      return [home[0] + previous[3] + (step[3] - previous[3]) * e, 0.055 * lift, home[2] + previous[4] + (step[4] - previous[4]) * e, lift * (1 - t)];
    }
    break;
  }
  return [home[0] + now[0], 0, home[2] + now[2], 0];
}

function leg(side, beat, set, where, world) {
  const [x, lift, z, heel] = foot(side, beat), names = ["UpperLeg", "LowerLeg", "Foot"].map((n) => side + n);
  const out = (side === "left" ? 1 : -1) * 7 * radians, soleTurn = axisAngle([0, 1, 0], out);
  const root = add(where.hips, rotate(sub(at(names[0]), at("hips")), world.hips));
  const target = [x, at(names[2])[1] + lift + 0.012 * heel, z];
  const upper = sub(at(names[1]), at(names[0])), lower = sub(at(names[2]), at(names[1]));
  const solved = reach(root, target, upper, lower, rotate([Math.sin(out) * 0.8, 0, 1], world.hips));
  const knee = [1, 0, 0], hinge = scale(solved.hinge, 1);
  const upperWorld = frame(upper, knee, solved.upper, hinge), lowerWorld = frame(lower, knee, solved.lower, hinge);
  set(names[0], multiply(conjugate(world.hips), upperWorld));
  set(names[1], multiply(conjugate(world[names[0]]), lowerWorld));
  const sole = multiply(soleTurn, axisAngle([1, 0, 0], 22 * radians * heel));
  set(names[2], multiply(conjugate(world[names[1]]), sole));
  set(`${side}Toes`, axisAngle([1, 0, 0], -14 * radians * heel));
}

function arm(side, beat, set, where, world) {
  const s = side === "left" ? 1 : -1, names = ["Shoulder", "UpperArm", "LowerArm", "Hand"].map((n) => side + n);
  const chest = world.upperChest, out = (v) => [v[0] * s, v[1], v[2]];
  const goal = curves[`${side}Hand`](beat), turned = turns[side](beat);
  // A hand over the shoulder takes the collar bone with it.
  const raise = clamp((goal[1] + 0.02) / 0.36) * 16;
  set(names[0], multiply(axisAngle([0, 0, 1], s * raise * radians), axisAngle([0, 1, 0], -s * clamp(goal[2] / 0.4) * 8 * radians)));
  const root = add(where[names[0]], rotate(sub(at(names[1]), at(names[0])), world[names[0]]));
  const shoulder = add(where.upperChest, rotate(sub(at(names[1]), at("upperChest")), chest));
  const target = add(shoulder, rotate(out(goal), chest));
  const upper = sub(at(names[2]), at(names[1])), lower = sub(at(names[3]), at(names[2]));
  // Elbows hang outwards and back.
  const solved = reach(root, target, upper, lower, rotate(out([0.75, -0.55, -0.55]), chest));
  const hinge = solved.hinge, restHinge = [0, -1 * s, 0];
  const upperWorld = frame(upper, restHinge, solved.upper, hinge);
  const hand = multiply(chest, turned);
  // The forearm twists with the hand by half, less where that would be half a turn.
  const plain = frame(lower, restHinge, solved.lower, hinge), difference = multiply(conjugate(plain), hand);
  const angle = 2 * Math.atan2(difference[0], difference[3]), twist = angle - Math.round(angle / (2 * Math.PI)) * 2 * Math.PI;
  const share = 0.55 * (1 - smoothstep(100 * radians, 175 * radians, Math.abs(twist)));
  set(names[1], multiply(conjugate(world[names[0]]), upperWorld));
  set(names[2], multiply(conjugate(world[names[1]]), multiply(plain, axisAngle([1, 0, 0], twist * share))));
  set(names[3], multiply(conjugate(world[names[2]]), hand));
}

function bendFingers(side, [thumb, ...others], set) {
  const s = side === "left" ? 1 : -1;
  ["Index", "Middle", "Ring", "Little"].forEach((finger, i) => {
    const spread = (1 - others[i]) * [5, 1, -3, -8][i];
    set(`${side}${finger}Proximal`, multiply(axisAngle([0, 1, 0], -s * spread * radians), axisAngle([0, 0, 1], -s * others[i] * 82 * radians)));
    set(`${side}${finger}Intermediate`, axisAngle([0, 0, 1], -s * others[i] * 95 * radians));
    set(`${side}${finger}Distal`, axisAngle([0, 0, 1], -s * others[i] * 55 * radians));
  });
  set(`${side}ThumbMetacarpal`, multiply(axisAngle([0, 1, 0], s * thumb * 22 * radians), axisAngle([1, 0, 0], thumb * 10 * radians)));
  set(`${side}ThumbProximal`, axisAngle([0, 1, 0], s * thumb * 42 * radians));
  set(`${side}ThumbDistal`, axisAngle([0, 1, 0], s * thumb * 45 * radians));
}

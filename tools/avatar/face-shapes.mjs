// What each face shape does, as data. Left is the avatar's; a shape called …Left has its mirror image …Right.
//
// A move { at: [x, y], reach: [rx, ry], by: [dx, dy, dz] } pulls the skin near a point of the face: millimetres, x and y seen
// from the front and measured from the middle between the eyes' height and the mouth as said below, z outwards. `lip` limits
// it to the upper or lower lip. `both` repeats it mirrored. Jaw, lids and brows have their own words:
//   jaw: { open: degrees, by: mm }          the lower face, with teeth and tongue
//   lids: { upper, lower, shut, arc, shift } how far (0..1 or mm) the left eye's lids go; see face-morphs.mjs
//   brow: [{ at: 0..1 from the nose outwards, reach, by: [dx, dy] }]
// How to tune: change a number, run make.mjs and look (look.mjs face).

/** Places in metres: the mouth's line and its half width; the left eye's middle and opening; y from the ground. */
export const mouth = { y: 1.3005, half: 0.0165 };
export const eye = { x: 0.0365, y: 1.3520, half: 0.0196, above: 0.0172, below: 0.0112, tilt: 0.08 };

const corner = [17, 0];
const one = {
  eyeBlinkLeft: { lids: { shut: 1 } },
  eyeSquintLeft: { lids: { lower: 4.6, upper: -2.0 } },
  eyeWideLeft: { lids: { upper: 3.0, lower: -0.9 } },
  eyeLookUpLeft: { lids: { upper: 1.6, lower: 0.5 } },
  eyeLookDownLeft: { lids: { upper: -3.6, lower: -0.7 } },
  eyeLookInLeft: { lids: { shift: -0.9 } },
  eyeLookOutLeft: { lids: { shift: 0.9 } },
  browDownLeft: { brow: [{ at: 0.05, reach: 0.55, by: [-2.6, -7.2] }, { at: 0.9, reach: 0.5, by: [-0.5, -1.8] }] },
  browOuterUpLeft: { brow: [{ at: 0.75, reach: 0.55, by: [0.5, 5.5] }] },
  cheekSquintLeft: { moves: [{ at: [40, 31], reach: [17, 11], by: [0, 4.2, 2.2] }], lids: { lower: 2.4 } },
  noseSneerLeft: {
    moves: [{ at: [8, 29], reach: [9, 9], by: [0.6, 3.4, 0.8] }, { at: [9, 5], reach: [9, 8], by: [0, 2.4, 0], lip: "upper" }],
    brow: [{ at: 0.05, reach: 0.35, by: [-0.8, -2] }],
  },
  mouthSmileLeft: {
    moves: [{ at: corner, reach: [13, 12], by: [5.0, 6.2, -1.0] }, { at: [38, 18], reach: [16, 14], by: [1.2, 3.0, 2.2] }],
  },
  mouthFrownLeft: { moves: [{ at: corner, reach: [12, 12], by: [1.6, -6.0, -0.5] }, { at: [14, -10], reach: [10, 9], by: [0, -1.5, 0.5] }] },
  mouthDimpleLeft: { moves: [{ at: corner, reach: [10, 10], by: [4.2, 0.8, -2.6] }] },
  mouthStretchLeft: { moves: [{ at: corner, reach: [13, 14], by: [6.0, -1.6, -1.5] }, { at: [10, -3], reach: [9, 8], by: [1.5, -1.0, 0], lip: "lower" }] },
  mouthPressLeft: {
    moves: [{ at: [8, 3], reach: [11, 6], by: [0.6, -1.6, -1.2], lip: "upper" }, { at: [8, -3], reach: [11, 6], by: [0.6, 1.8, -1.2], lip: "lower" }],
  },
  mouthUpperUpLeft: { moves: [{ at: [8, 1], reach: [10, 11], by: [0.4, 4.8, 0.6], lip: "upper" }] },
  mouthLowerDownLeft: { moves: [{ at: [8, -1], reach: [10, 11], by: [0.4, -4.8, 0.4], lip: "lower" }] },
  mouthLeft: { moves: [{ at: [2, 0], reach: [26, 18], by: [7.5, 0.4, -0.6] }] },
  jawLeft: { jaw: { by: [6.5, 0, 0] } },
};

const middle = {
  browInnerUp: { brow: [{ at: 0, reach: 0.5, by: [-0.4, 6.0], both: true }] },
  cheekPuff: { moves: [{ at: [40, 10], reach: [19, 18], by: [4.5, 0, 6.5], both: true }, { at: [0, 0], reach: [16, 9], by: [0, 0, 1.5] }] },
  jawOpen: { jaw: { open: 16 }, moves: [{ at: corner, reach: [11, 10], by: [-1.6, 0, 0], both: true }] },
  jawForward: { jaw: { by: [0, -0.5, 5.5] } },
  mouthClose: { close: 1 },
  mouthPucker: {
    moves: [
      { at: corner, reach: [13, 11], by: [-7.6, 0, 3.0], both: true },
      { at: [0, 3], reach: [11, 7], by: [0, 0.8, 4.2], lip: "upper" }, { at: [0, -3], reach: [11, 7], by: [0, -0.6, 4.2], lip: "lower" },
    ],
  },
  mouthFunnel: {
    moves: [
      { at: corner, reach: [13, 12], by: [-6.0, 0, 2.5], both: true },
      { at: [0, 3], reach: [12, 10], by: [0, 3.6, 4.0], lip: "upper" }, { at: [0, -3], reach: [12, 10], by: [0, -4.2, 4.0], lip: "lower" },
    ],
  },
  mouthRollUpper: { moves: [{ at: [0, 3], reach: [19, 6], by: [0, -2.6, -3.2], lip: "upper" }] },
  mouthRollLower: { moves: [{ at: [0, -4], reach: [19, 6], by: [0, 3.2, -3.2], lip: "lower" }] },
  mouthShrugUpper: { moves: [{ at: [0, 4], reach: [16, 11], by: [0, 2.4, 1.6] }] },
  mouthShrugLower: { moves: [{ at: [0, -3], reach: [17, 9], by: [0, 2.4, 2.2] }, { at: [0, -22], reach: [18, 14], by: [0, 3.6, 1.2] }] },
  tongueOut: { tongue: 1, jaw: { open: 5 }, moves: [{ at: [0, -3], reach: [12, 8], by: [0, -1.5, 0.5], lip: "lower" }] },
  /** Not ARKit's: both eyes shut in upward arcs, for the preset happy. */
  eyesHappy: { lids: { arc: 1 }, bothEyes: true, moves: [{ at: [40, 31], reach: [17, 11], by: [0, 2.0, 1.5], both: true }] },
};

const flip = (move) => ({ ...move, at: [-move.at[0], move.at[1]], by: [-move.by[0], move.by[1], move.by[2]] });

/** Name → shape, with every move spelt out for its side: `side` is the eye and brow it means: 1 left, −1 right, 0 both. */
export const shapes = build();

function build() {
  const result = new Map();
  for (const [name, shape] of Object.entries(one)) {
    result.set(name, { ...shape, side: 1 });
    result.set(name.replace("Left", "Right"), {
      ...shape, side: -1,
      moves: shape.moves?.map(flip),
      jaw: shape.jaw && { ...shape.jaw, by: shape.jaw.by && [-shape.jaw.by[0], shape.jaw.by[1], shape.jaw.by[2]] },
    });
  }
  for (const [name, shape] of Object.entries(middle))
    result.set(name, { ...shape, side: 0, moves: shape.moves?.flatMap((move) => move.both ? [move, flip(move)] : [move]) });
  return new Map([...result].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const pair = (name, weight) => [[`${name}Left`, weight], [`${name}Right`, weight]];

/** The presets of VRM 1.0 as sums of shapes; `block` names what the expression keeps other sources from moving. */
export const presets = {
  happy: { of: [["eyesHappy", 1], ...pair("mouthSmile", 0.85), ["browInnerUp", 0.25], ...pair("browOuterUp", 0.3), ["jawOpen", 0.12]], overrideBlink: "block" },
  angry: { of: [...pair("browDown", 1), ...pair("noseSneer", 0.45), ...pair("mouthFrown", 0.65), ...pair("mouthPress", 0.4), ...pair("eyeSquint", 0.45), ...pair("eyeLookDown", 0.3)], overrideBlink: "blend" },
  sad: { of: [["browInnerUp", 1], ...pair("mouthFrown", 0.75), ...pair("eyeBlink", 0.22), ["mouthShrugLower", 0.35]], overrideBlink: "blend" },
  relaxed: { of: [...pair("eyeBlink", 0.42), ...pair("mouthSmile", 0.45), ...pair("browOuterUp", 0.1)], overrideBlink: "blend" },
  surprised: { of: [...pair("eyeWide", 1), ["browInnerUp", 0.9], ...pair("browOuterUp", 0.9), ["jawOpen", 0.3], ["mouthFunnel", 0.45]], overrideBlink: "blend" },
  aa: { of: [["jawOpen", 0.78], ...pair("mouthStretch", 0.25), ...pair("mouthLowerDown", 0.2), ...pair("mouthUpperUp", 0.3)] },
  ih: { of: [["jawOpen", 0.14], ...pair("mouthStretch", 0.7), ...pair("mouthUpperUp", 0.4), ...pair("mouthLowerDown", 0.4)] },
  ou: { of: [["jawOpen", 0.16], ["mouthPucker", 0.85], ["mouthFunnel", 0.3]] },
  ee: { of: [["jawOpen", 0.24], ...pair("mouthSmile", 0.35), ...pair("mouthStretch", 0.4), ...pair("mouthUpperUp", 0.35), ...pair("mouthLowerDown", 0.35)] },
  oh: { of: [["jawOpen", 0.46], ["mouthFunnel", 0.8], ["mouthPucker", 0.15]] },
  blink: { of: pair("eyeBlink", 1) },
  blinkLeft: { of: [["eyeBlinkLeft", 1]] },
  blinkRight: { of: [["eyeBlinkRight", 1]] },
  lookUp: { of: pair("eyeLookUp", 1) },
  lookDown: { of: pair("eyeLookDown", 1) },
  lookLeft: { of: [["eyeLookOutLeft", 1], ["eyeLookInRight", 1]] },
  lookRight: { of: [["eyeLookInLeft", 1], ["eyeLookOutRight", 1]] },
  neutral: { of: [] },
};

/** The 52 names of ARKit: all shapes but our own additions. */
export const arkit = [...shapes.keys()].filter((name) => name !== "eyesHappy");

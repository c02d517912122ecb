// What makes the glTF a VRM 1.0: humanoid, meta, expressions, look-at, first person, spring bones.
import { arkit, presets, shapes } from "./face-shapes.mjs";
import { headScale } from "./settle.mjs";
import { bones, position } from "./skeleton.mjs";
import { eye } from "./face-shapes.mjs";
import { front } from "./head-form.mjs";

const round = (v) => Math.round(v * 1e6) / 1e6;

export function vrmExtension(nodeOf, faceNode, meshNodes) {
  const targets = [...shapes.keys()];
  const binds = (list) => list.map(([name, weight]) => ({ node: faceNode, index: targets.indexOf(name), weight }));
  const preset = {}, custom = {};
  for (const [name, { of, ...overrides }] of Object.entries(presets)) preset[name] = { isBinary: false, ...(of.length ? { morphTargetBinds: binds(of) } : {}), ...overrides };
  for (const name of arkit) custom[name] = { isBinary: false, morphTargetBinds: binds([[name, 1]]) };
  const head = position("head"), between = [0, eye.y, front(eye.x, eye.y)[2]];
  // The eye's joint lies far back, so few degrees move the iris over the whole opening.
  const range = (outputScale) => ({ inputMaxValue: 45, outputScale });
  return {
    specVersion: "1.0",
    meta: {
      name: "Koharu", version: "1", authors: ["The Omozukai authors"], copyrightInformation: "CC0 1.0: no rights reserved",
      licenseUrl: "https://vrm.dev/licenses/1.0/", otherLicenseUrl: "https://creativecommons.org/publicdomain/zero/1.0/",
      avatarPermission: "everyone", allowExcessivelyViolentUsage: true, allowExcessivelySexualUsage: true, commercialUsage: "corporation",
      allowPoliticalOrReligiousUsage: true, allowAntisocialOrHateUsage: true, creditNotation: "unnecessary", allowRedistribution: true, modification: "allowModificationRedistribution",
    },
    humanoid: { humanBones: Object.fromEntries([...bones.keys()].map((name) => [name, { node: nodeOf.get(name) }])) },
    firstPerson: { meshAnnotations: meshNodes.map(({ node, name }) => ({ node, type: name === "Body" ? "auto" : "thirdPersonOnly" })) },
    lookAt: {
      type: "bone", offsetFromHeadBone: between.map((v, i) => round((v - head[i]) * headScale)),
      rangeMapHorizontalInner: range(13), rangeMapHorizontalOuter: range(14), rangeMapVerticalDown: range(10), rangeMapVerticalUp: range(10),
    },
    expressions: { preset, custom },
  };
}

const sphere = (bone, offset, radius) => ({ bone, shape: { sphere: { offset, radius } } });
const capsule = (bone, offset, tail, radius) => ({ bone, shape: { capsule: { offset, tail, radius } } });

/** Colliders by group. Offsets from the bone, metres. */
const groups = {
  head: [sphere("head", [0, 0.134, -0.010], 0.104), sphere("head", [0, 0.075, 0.020], 0.082)],
  trunk: [capsule("upperChest", [-0.055, 0.055, 0.004], [0.055, 0.055, 0.004], 0.066), sphere("chest", [0, 0.05, 0.006], 0.098), sphere("hips", [0, 0.02, 0], 0.120), sphere("neck", [0, 0.01, 0], 0.040)],
  arms: ["left", "right"].flatMap((side) => { const s = side === "left" ? 1 : -1; return [capsule(`${side}UpperArm`, [0.02 * s, 0, 0], [0.20 * s, 0, 0], 0.052)]; }),
  thighs: ["left", "right"].map((side) => capsule(`${side}UpperLeg`, [0, -0.05, 0], [0, -0.26, 0], 0.100)),
};

/** Springs by chain name: collider groups and feel. `stiffness` holds the form, `drag` stills, `gravity` pulls down. */
const feel = {
  CheekLock: { groups: ["head"], stiffness: 1.6, drag: 0.45, gravity: 0.05, radius: 0.006 },
  SideLock: { groups: ["head", "trunk", "arms"], stiffness: 0.75, drag: 0.40, gravity: 0.12, radius: 0.009 },
  back: { groups: ["head", "trunk", "arms"], stiffness: 0.80, drag: 0.42, gravity: 0.12, radius: 0.012 },
  Beads: { groups: ["head"], stiffness: 0.35, drag: 0.30, gravity: 0.30, radius: 0.003 },
  Tail: { groups: ["trunk", "thighs"], stiffness: 0.70, drag: 0.40, gravity: 0.12, radius: 0.008 },
  Sleeve: { groups: ["trunk", "thighs"], stiffness: 0.60, drag: 0.45, gravity: 0.25, radius: 0.012 },
};

export function springExtension(nodeOf, chains) {
  const colliders = [], colliderGroups = [];
  const groupIndex = {};
  for (const [name, list] of Object.entries(groups)) {
    groupIndex[name] = colliderGroups.length;
    colliderGroups.push({ name, colliders: list.map(({ bone, shape }) => colliders.push({ node: nodeOf.get(bone), shape }) - 1) });
  }
  const springs = Object.entries(chains).map(([name, { joints }]) => {
    const kind = Object.keys(feel).find((key) => name.toLowerCase().includes(key.toLowerCase()));
    const { groups: used, stiffness, drag, gravity, radius } = feel[kind];
    return {
      name,
      joints: joints.map((_, i) => ({
        node: nodeOf.get(`${name}${i + 1}`),
        ...(i < joints.length - 1 ? { hitRadius: radius, stiffness, gravityPower: gravity, gravityDir: [0, -1, 0], dragForce: drag } : {}),
      })),
      colliderGroups: used.map((group) => groupIndex[group]),
    };
  });
  return { specVersion: "1.0", colliders, colliderGroups, springs };
}

// What npm kalidokit makes of landmarks. node kalidokit.mjs CASES.json prints an array of results, and its resting poses first.
// A case: { face, world, image, leftHand, rightHand, size, faceOptions, poseOptions }; points are [x, y, z, visibility].
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { Face, Pose, Hand, Utils } = createRequire(import.meta.url)('kalidokit/dist/kalidokit.umd.js');
const points = (list) => list.map(([x, y, z, visibility]) => ({ x, y, z, visibility })); // fresh ones: some solvers change them
const cases = JSON.parse(readFileSync(process.argv[2]));
const results = cases.map((given) => ({
  face: Face.solve(points(given.face), given.faceOptions),
  pose: Pose.solve(points(given.world), points(given.image), given.poseOptions),
  rightHand: Hand.solve(points(given.leftHand), 'Right'),
  leftHand: Hand.solve(points(given.rightHand), 'Left'),
}));
// JSON has no NaN: written as a string
const replacer = (key, value) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value);
console.log(JSON.stringify({ resting: Utils.RestingDefault, results }, replacer));

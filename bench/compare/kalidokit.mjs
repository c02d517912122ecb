// The npm side of bench/compare/kalidokit.cs: for each line on stdin, one round over the frames with npm kalidokit; prints
// microseconds a frame. The face is solved as MediaPipe's; its points are copied first, since kalidokit scales them in place,
// and the copy's time is taken off.
//   node kalidokit.mjs FRAMES.jsonl.gz ROUNDS
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';

const { Face, Pose, Hand } = createRequire(new URL('../../tests/package.json', import.meta.url))('kalidokit/dist/kalidokit.umd.js');
const points = (list) => list.map(([x, y, z, visibility]) => ({ x, y, z, visibility }));
const frames = gunzipSync(readFileSync(process.argv[2])).toString('utf8').trimEnd().split('\n').map((line) => JSON.parse(line)).map((frame) => ({
  imageSize: frame.imageSize, face: points(frame.face), world: points(frame.pose3d), image: points(frame.pose2d), left: points(frame.lh), right: points(frame.rh),
}));
const rounds = Number(process.argv[3]);
const scratch = points(Array.from({ length: 478 }, () => [0, 0, 0]));

function copyFace(face) {
  for (let i = 0; i < 478; i++) {
    scratch[i].x = face[i].x;
    scratch[i].y = face[i].y;
    scratch[i].z = face[i].z;
  }
}

function microseconds(work) {
  const start = process.hrtime.bigint();
  for (let round = 0; round < rounds; round++) for (const frame of frames) work(frame);
  return Number(process.hrtime.bigint() - start) / 1e3 / rounds / frames.length;
}

const solve = (frame) => {
  copyFace(frame.face);
  Face.solve(scratch, { runtime: 'mediapipe', imageSize: frame.imageSize });
  Pose.solve(frame.world, frame.image);
  Hand.solve(frame.left, 'Right');
  Hand.solve(frame.right, 'Left');
};

microseconds(solve); // warm
for await (const line of createInterface({ input: process.stdin })) {
  if (line !== 'go') break;
  const copying = microseconds((frame) => copyFace(frame.face));
  console.log(microseconds(solve) - copying);
}

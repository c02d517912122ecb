// The npm side of bench/compare/kalidokit.cs and solver-speed.cs: for each line on stdin, one round over the frames with npm
// kalidokit; prints microseconds a frame. Points are copied into place first, as a tracker writes them just before they are
// solved (and kalidokit scales the face's in place); the copy's time is taken off. The face is solved as MediaPipe's.
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
const parts = Object.keys(frames[0]).filter((part) => part !== 'imageSize');
const now = Object.fromEntries(parts.map((part) => [part, frames[0][part].map((point) => ({ ...point }))]));

function write(frame) {
  for (const part of parts) {
    const from = frame[part];
    const to = now[part];
    for (let i = 0; i < from.length; i++) {
      to[i].x = from[i].x;
      to[i].y = from[i].y;
      to[i].z = from[i].z;
      to[i].visibility = from[i].visibility;
    }
  }
}

function microseconds(work) {
  const start = process.hrtime.bigint();
  for (let round = 0; round < rounds; round++) for (const frame of frames) work(frame);
  return Number(process.hrtime.bigint() - start) / 1e3 / rounds / frames.length;
}

const solve = (frame) => {
  write(frame);
  Face.solve(now.face, { runtime: 'mediapipe', imageSize: frame.imageSize });
  Pose.solve(now.world, now.image);
  Hand.solve(now.left, 'Right');
  Hand.solve(now.right, 'Left');
};

microseconds(solve); // warm
for await (const line of createInterface({ input: process.stdin })) {
  if (line !== 'go') break;
  const copying = microseconds(write);
  console.log(microseconds(solve) - copying);
}

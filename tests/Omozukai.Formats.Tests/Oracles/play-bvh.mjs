// Plays a BVH with three's loader and prints, for each frame, where its joints stand in the world.
// node play-bvh.mjs MOTION.bvh
import { readFileSync } from 'node:fs';
import * as THREE from 'three';
import { BVHLoader } from 'three/examples/jsm/loaders/BVHLoader.js';

const { skeleton, clip } = new BVHLoader().parse(readFileSync(process.argv[2], 'utf8'));
const root = skeleton.bones[0];
const mixer = new THREE.AnimationMixer(root);
const action = mixer.clipAction(clip);
action.setLoop(THREE.LoopOnce);
action.clampWhenFinished = true;
action.play();

const position = new THREE.Vector3();
const rotation = new THREE.Quaternion();
const scale = new THREE.Vector3();
const frames = [];
for (const time of clip.tracks[0].times) {
  action.reset();
  mixer.setTime(time);
  root.updateMatrixWorld(true);
  const bones = {};
  for (const bone of skeleton.bones) {
    if (bone.name === 'ENDSITE') continue;
    bone.matrixWorld.decompose(position, rotation, scale);
    bones[bone.name] = { position: position.toArray(), rotation: rotation.toArray() };
  }
  frames.push({ time, bones });
}
console.log(JSON.stringify({ duration: clip.duration, frames }));

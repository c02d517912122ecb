// Plays a VRM animation on a VRM avatar with three-vrm and prints, for each time asked for, where its bones stand in the world.
// node play-vrma.mjs AVATAR.vrm MOTION.vrma TIMES.json
import { readFileSync } from 'node:fs';
import * as THREE from 'three';
import { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js';
import { VRMLoaderPlugin } from '@pixiv/three-vrm';
import { VRMAnimationLoaderPlugin, VRMLookAtQuaternionProxy, createVRMAnimationClip } from '@pixiv/three-vrm-animation';

const [avatarFile, motionFile, timesFile] = process.argv.slice(2);
const warnings = [];
console.warn = (...words) => warnings.push(words.join(' '));

const load = (file) => {
  const loader = new GLTFLoader();
  loader.register((parser) => new VRMLoaderPlugin(parser));
  loader.register((parser) => new VRMAnimationLoaderPlugin(parser));
  const bytes = readFileSync(file);
  return loader.parseAsync(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength), '');
};

const { vrm } = (await load(avatarFile)).userData;
const { vrmAnimations } = (await load(motionFile)).userData;
const proxy = new VRMLookAtQuaternionProxy(vrm.lookAt);
proxy.name = 'lookAtQuaternionProxy';
vrm.scene.add(proxy);

const mixer = new THREE.AnimationMixer(vrm.scene);
const action = mixer.clipAction(createVRMAnimationClip(vrmAnimations[0], vrm));
action.setLoop(THREE.LoopOnce);
action.clampWhenFinished = true;
action.play();

const position = new THREE.Vector3();
const rotation = new THREE.Quaternion();
const scale = new THREE.Vector3();
const frames = [];
for (const time of JSON.parse(readFileSync(timesFile))) {
  action.reset();
  mixer.setTime(time);
  vrm.humanoid.update();
  vrm.scene.updateMatrixWorld(true);
  const bones = {};
  for (const name of Object.keys(vrm.humanoid.humanBones)) {
    vrm.humanoid.getRawBoneNode(name).matrixWorld.decompose(position, rotation, scale);
    bones[name] = { position: position.toArray(), rotation: rotation.toArray() };
  }
  const expressions = {};
  for (const expression of vrm.expressionManager.expressions) expressions[expression.expressionName] = expression.weight;
  frames.push({ bones, expressions, yaw: vrm.lookAt.yaw, pitch: vrm.lookAt.pitch });
}
console.log(JSON.stringify({ duration: vrmAnimations[0].duration, warnings, frames }));

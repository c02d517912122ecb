// Plays a motion on an avatar in headless Chromium and prints, for each time asked for, where its bones stand in the world and what its
// expressions and morph targets do. A .vrma is played by three-vrm on the avatar; a .glb by three's own loader, as a player without VRM does.
// node play-in-browser.mjs JOBS.json, which lists { avatar, motion, times: [seconds], nodes: { bone: index }, picture? }
import { readFileSync } from 'node:fs';
import { openPage } from './browser.mjs';

const jobs = JSON.parse(readFileSync(process.argv[2]));
const results = [];
for (const job of jobs) {
  const page = await openPage({ avatar: job.avatar, motion: job.motion }, { width: 900, height: 600 });
  try {
    const played = await page.tab.evaluate(play, { times: job.times, nodes: job.nodes, isVrma: job.motion.endsWith('.vrma') });
    if (job.picture) await page.tab.screenshot({ path: job.picture });
    results.push({ ...played, warnings: page.words });
  } finally {
    await page.close();
  }
}
console.log(JSON.stringify(results));

async function play({ times, nodes, isVrma }) {
  const THREE = await import('three');
  const { GLTFLoader } = await import('three/addons/loaders/GLTFLoader.js');
  const { VRMLoaderPlugin, VRMUtils } = await import('@pixiv/three-vrm');
  const { VRMAnimationLoaderPlugin, VRMLookAtQuaternionProxy, createVRMAnimationClip } = await import('@pixiv/three-vrm-animation');

  const load = (url) => {
    const loader = new GLTFLoader();
    if (isVrma) {
      loader.register((parser) => new VRMLoaderPlugin(parser));
      loader.register((parser) => new VRMAnimationLoaderPlugin(parser));
    }
    return loader.loadAsync(url);
  };
  const gltf = await load(isVrma ? '/file/avatar' : '/file/motion');
  const vrm = gltf.userData.vrm;
  const root = vrm ? vrm.scene : gltf.scene;
  let clip = gltf.animations[0];
  if (vrm) {
    VRMUtils.rotateVRM0(vrm);
    const proxy = new VRMLookAtQuaternionProxy(vrm.lookAt);
    proxy.name = 'lookAtQuaternionProxy';
    vrm.scene.add(proxy);
    clip = createVRMAnimationClip((await load('/file/motion')).userData.vrmAnimations[0], vrm);
  }
  const mixer = new THREE.AnimationMixer(root);
  const action = mixer.clipAction(clip);
  action.setLoop(THREE.LoopOnce);
  action.clampWhenFinished = true;
  action.play();

  const found = {};
  for (const [bone, index] of Object.entries(nodes)) found[bone] = await gltf.parser.getDependency('node', index);
  const meshes = [];
  root.traverse((object) => object.morphTargetInfluences && meshes.push(object));
  const position = new THREE.Vector3();
  const rotation = new THREE.Quaternion();
  const scale = new THREE.Vector3();
  const pose = (time) => {
    action.reset();
    mixer.setTime(time);
    vrm?.humanoid.update();
    vrm?.lookAt.update(0);
    vrm?.expressionManager.update();
    root.updateMatrixWorld(true);
  };
  const frames = times.map((time) => {
    pose(time);
    const bones = {};
    for (const [bone, node] of Object.entries(found)) {
      node.matrixWorld.decompose(position, rotation, scale);
      bones[bone] = { position: position.toArray(), rotation: rotation.toArray() };
    }
    const expressions = {};
    for (const expression of vrm?.expressionManager.expressions ?? []) expressions[expression.expressionName] = expression.weight;
    return { bones, expressions, morphs: meshes[0] ? [...meshes[0].morphTargetInfluences] : [] };
  });

  // The last frame from the front and from its left
  const scene = new THREE.Scene();
  scene.background = new THREE.Color(0xdfe6ee);
  scene.add(root, new THREE.HemisphereLight(0xffffff, 0x8899aa, 2.5), new THREE.GridHelper(4, 8, 0x99aabb, 0xbbccdd));
  const sun = new THREE.DirectionalLight(0xffffff, 1.5);
  sun.position.set(1, 2, 3);
  scene.add(sun);
  const renderer = new THREE.WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
  renderer.setSize(900, 600);
  renderer.setScissorTest(true);
  document.body.append(renderer.domElement);
  const box = new THREE.Box3().setFromObject(root);
  const centre = box.getCenter(new THREE.Vector3());
  const reach = box.getSize(new THREE.Vector3()).length();
  for (const [x, eye] of [[0, [0, 0.1, 1]], [450, [1, 0.1, 0.15]]]) {
    const camera = new THREE.PerspectiveCamera(30, 450 / 600, reach / 100, reach * 10);
    camera.position.fromArray(eye).normalize().multiplyScalar(reach * 2).add(centre);
    camera.lookAt(centre);
    renderer.setViewport(x, 0, 450, 600);
    renderer.setScissor(x, 0, 450, 600);
    renderer.render(scene, camera);
  }
  return { duration: clip.duration, frames };
}

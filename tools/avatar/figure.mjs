// The whole figure as a VRM file.
import { bow, breeches, collars, kimono, sash, ties } from "./kimono.mjs";
import { buildFace } from "./face-mesh.mjs";
import { faceMorphs, jawWeight } from "./face-morphs.mjs";
import { GlbWriter } from "./glb.mjs";
import { chains as hairChains, hair, ornaments } from "./hair.mjs";
import { hands, neck, sandals, shins, socks } from "./limbs.mjs";
import { eyes } from "./eyes.mjs";
import { writeMaterials } from "./materials.mjs";
import { bind, emptyMesh, merge, smoothNormals } from "./mesh.mjs";
import { calmNormalAt as normalAt } from "./head-form.mjs";
import { figureBones, settle, settleMesh } from "./settle.mjs";
import { thin } from "./thin.mjs";
import { springExtension, vrmExtension } from "./vrm.mjs";
import { add, mix3, normalize, smoothstep } from "./vectors.mjs";

/** How far the surface may lie off where it is looked at from near, and elsewhere, in metres. */
const fromNear = 0.0003, fromFar = 0.0006;

export function buildFigure() {
  // 1. The parts, by material.
  const face = settleMesh(faceMesh());
  const cloth = kimono(), belt = sash(), collar = collars(), feet = sandals(), ornament = ornaments();
  const body = {
    kimono: cloth.outer, lining: cloth.inner, sash: merge(belt.belt, bow()), gold: belt.cord,
    skin: merge(hands(), neck()), white: merge(collar.white, socks(), shins()), indigo: merge(collar.indigo, breeches(), feet.sole), vermilion: merge(feet.straps, ties()),
  };
  const head = { hair: settleMesh(hair()), vermilion: settleMesh(ornament.vermilion), gold: settleMesh(ornament.gold) };

  // 2. The skeleton, humanoid bones first, then the spring chains.
  const glb = new GlbWriter();
  const chains = { ...hairChains, ...clothChains };
  const { nodeOf, joints, root } = writeNodes(glb, chains);
  const skin = writeSkin(glb, joints, nodeOf, root);

  // 3. Meshes and materials.
  const materials = writeMaterials(glb);
  const meshNodes = [
    writeMesh(glb, "Face", { face }, materials, joints, skin, fromNear),
    writeMesh(glb, "Eyes", { eyes: settleMesh(eyes()) }, materials, joints, skin, fromNear),
    writeMesh(glb, "Hair", head, materials, joints, skin, fromNear),
    writeMesh(glb, "Body", body, materials, joints, skin, fromFar),
  ];
  glb.json.scenes.push({ name: "Koharu", nodes: [root, ...meshNodes.map(({ node }) => node)] });

  // 4. What makes it a VRM.
  glb.json.extensionsUsed = ["VRMC_vrm", "VRMC_springBone", "VRMC_materials_mtoon"];
  glb.json.extensions = { VRMC_vrm: vrmExtension(nodeOf, meshNodes[0].node, meshNodes), VRMC_springBone: springExtension(nodeOf, chains) };
  return glb.toBytes();
}

/** Spring chains of the cloth: the lower edge of each sleeve and the tails of the bow. */
const clothChains = Object.fromEntries(["left", "right"].flatMap((side) => {
  const s = side === "left" ? 1 : -1;
  return [
    [`${side}Sleeve`, { parent: `${side}LowerArm`, joints: [[0.44 * s, 1.10, -0.010], [0.455 * s, 1.035, -0.010], [0.46 * s, 0.975, -0.010]] }],
    [`${side}Tail`, { parent: "spine", joints: [[0.018 * s, 0.975, -0.120], [0.050 * s, 0.885, -0.140], [0.066 * s, 0.80, -0.155], [0.078 * s, 0.69, -0.172]] }],
  ];
}));

function faceMesh() {
  const built = buildFace();
  const mesh = { ...emptyMesh(), positions: built.points.map(({ p }) => p), uvs: built.points.map(({ uv }) => uv), triangles: built.triangles };
  smoothNormals(mesh);
  // Skin is lit as the smooth head under it, lips a little as what they are: toon shadows stay calm.
  mesh.normals = mesh.normals.map((n, v) => {
    const { p, tag } = built.points[v];
    if (tag.part === "skin" || tag.part === "lid") return normalAt(p);
    if (tag.part === "lip") return normalize(mix3(normalAt(p), n, 0.35 * smoothstep(1, 3, tag.ring)));
    if (tag.part === "lash" || tag.part === "brow") return normalAt(p);
    return n;
  });
  mesh.morphs = faceMorphs(built);
  return bind(mesh, (_, v) => { const jaw = jawWeight(built.points[v]); return { head: 1 - jaw, jaw }; });
}

function writeNodes(glb, chains) {
  const all = figureBones();
  for (const [name, { parent, joints }] of Object.entries(chains))
    joints.forEach((position, i) => all.set(`${name}${i + 1}`, { parent: i === 0 ? parent : `${name}${i}`, position: parent === "head" ? settle(position) : position }));
  const nodeOf = new Map(), joints = [];
  const root = glb.json.nodes.push({ name: "Root", children: [] }) - 1;
  for (const [name, { parent, position }] of all) {
    const from = parent ? all.get(parent).position : [0, 0, 0];
    const node = glb.json.nodes.push({ name, translation: position.map((v, i) => Math.round((v - from[i]) * 1e6) / 1e6) }) - 1;
    nodeOf.set(name, node);
    joints.push({ name, node, position });
    const above = glb.json.nodes[parent ? nodeOf.get(parent) : root];
    (above.children ??= []).push(node);
  }
  return { nodeOf, joints, root };
}

function writeSkin(glb, joints, nodeOf, root) {
  const world = worldPositions(glb, root);
  const matrices = joints.map(({ node }) => { const [x, y, z] = world.get(node); return [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, -x, -y, -z, 1]; });
  glb.json.skins.push({ joints: joints.map(({ node }) => node), skeleton: root, inverseBindMatrices: glb.vectors(matrices, "MAT4", { target: 0 }) });
  return { index: 0, indexOf: (name) => joints.findIndex((joint) => joint.name === name) };
}

/** Where the nodes stand by their written translations. */
function worldPositions(glb, node, at = [0, 0, 0], result = new Map()) {
  const here = add(at, glb.json.nodes[node].translation ?? [0, 0, 0]);
  result.set(node, here);
  for (const child of glb.json.nodes[node].children ?? []) worldPositions(glb, child, here, result);
  return result;
}

function writeMesh(glb, name, parts, materials, joints, skin, tolerance) {
  const cache = new Map();
  const indexOf = (bone) => {
    if (!cache.has(bone)) {
      cache.set(bone, skin.indexOf(bone));
      if (cache.get(bone) < 0) throw new Error(`no bone is called ${bone}`);
    }
    return cache.get(bone);
  };
  const targetNames = new Set();
  const primitives = Object.entries(parts).map(([material, fine]) => {
    const mesh = thin(fine, tolerance, (bone) => joints[indexOf(bone)].position);
    const primitive = {
      attributes: {
        POSITION: glb.vectors(mesh.positions, "VEC3", { bounds: true }),
        NORMAL: glb.vectors(mesh.normals.map(normalize), "VEC3"),
        TEXCOORD_0: glb.vectors(mesh.uvs, "VEC2"),
        ...glb.influences(mesh.influences, indexOf),
      },
      indices: glb.indices(mesh.triangles),
      material: materials[material],
    };
    if (mesh.morphs.size) primitive.targets = [...mesh.morphs].map(([target, moves]) => { targetNames.add(target); return { POSITION: glb.morph(moves, mesh.positions.length) }; });
    return primitive;
  });
  const mesh = { name, primitives };
  if (targetNames.size) Object.assign(mesh, { extras: { targetNames: [...targetNames] }, weights: new Array(targetNames.size).fill(0) });
  const index = glb.json.meshes.push(mesh) - 1;
  return { name, node: glb.json.nodes.push({ name, mesh: index, skin: skin.index }) - 1 };
}

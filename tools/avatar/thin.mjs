// Leaves out the vertices that nobody would miss: the grids of nets.mjs are equally fine everywhere, the figure's surface is not.
import { MeshoptEncoder } from "meshoptimizer/encoder";
import { MeshoptSimplifier } from "meshoptimizer/simplifier";
import { withTriangles } from "./mesh.mjs";
import { add, scale } from "./vectors.mjs";

await Promise.all([MeshoptSimplifier.ready, MeshoptEncoder.ready]);

/** What counts as much as a metre off: so much of a turned normal, of the texture's width, of the way between the bones that hold a vertex. */
const perNormal = 0.004, perTexture = 0.3, perBone = 0.4;

/**
 * The mesh with fewer triangles, in the order in which they are drawn fastest; seams, borders and the way it bends stay. The surface
 * lies off by `tolerance` metres at most; `positionOf` tells where a bone lies. One that has morphs keeps its triangles.
 */
export function thin(mesh, tolerance, positionOf) {
  const all = Uint32Array.from(mesh.triangles.flat());
  return withTriangles(mesh, neighbours(mesh.morphs.size ? all : simplified(mesh, all, tolerance, positionOf)));
}

function simplified(mesh, indices, tolerance, positionOf) {
  const positions = Float32Array.from(mesh.positions.flat());
  // Where a vertex's bones lie on average: it changes where the surface bends.
  const held = mesh.influences.map((list) => list.reduce((sum, [bone, weight]) => add(sum, scale(positionOf(bone), weight)), [0, 0, 0]));
  const attributes = Float32Array.from(mesh.positions.flatMap((_, v) => [...mesh.normals[v], ...mesh.uvs[v], ...held[v]]));
  const size = MeshoptSimplifier.getScale(positions, 3);
  const weights = [perNormal, perNormal, perNormal, perTexture, perTexture, perBone, perBone, perBone].map((weight) => weight / size);
  return MeshoptSimplifier.simplifyWithAttributes(indices, positions, 3, attributes, 8, weights, null, 0, tolerance / size)[0];
}

/** Triangles that share vertices come one after the other: whatever draws keeps the last few vertices at hand. */
function neighbours(indices) {
  const [newOf, count] = MeshoptEncoder.reorderMesh(indices, true, false);
  const oldOf = new Uint32Array(count);
  newOf.forEach((index, old) => { if (index < count) oldOf[index] = old; });
  return Array.from({ length: indices.length / 3 }, (_, t) => [0, 1, 2].map((corner) => oldOf[indices[3 * t + corner]]));
}

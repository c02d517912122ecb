// The head is modelled at a size of its own and then set on the neck: a doll's head is a little larger than life.
import { bones, position } from "./skeleton.mjs";

export const headScale = 1.07;
/** How far the head's joint sinks towards the shoulders (metres). */
const sink = 0.012;

/** Where a point of the head's model comes to stand on the body. */
export function settle(p) {
  const joint = position("head");
  return p.map((v, i) => joint[i] + (v - joint[i]) * headScale - (i === 1 ? sink : 0));
}

export function settleMesh(mesh) {
  mesh.positions = mesh.positions.map(settle);
  for (const moves of mesh.morphs.values()) for (const [vertex, move] of moves) moves.set(vertex, move.map((v) => v * headScale));
  return mesh;
}

/** Name → { parent, position } of the finished figure's humanoid bones. */
export function figureBones() {
  const onHead = (name) => name === "head" || bones.get(name).parent === "head";
  return new Map([...bones].map(([name, { parent, position: at }]) => [name, { parent, position: onHead(name) ? settle(at) : at }]));
}

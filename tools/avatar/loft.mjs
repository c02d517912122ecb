// Lofts: a cross-section swept along a path. Locks of hair, ribbons, cords.
import { emptyMesh, smoothNormals } from "./mesh.mjs";
import { add, cross, mix, normalize, scale, sub, dot } from "./vectors.mjs";

/**
 * Sweeps an ellipse along `curve` (0..1 → point). `size(t)` gives half width and half thickness; `face(t, point)` the direction
 * in which the flat side looks. Texture: u round the section, v along. Ends are closed.
 */
export function sweep(curve, size, face, { steps = 12, sides = 8, power = 1, uv = (u, v) => [u, v] } = {}) {
  const mesh = emptyMesh();
  for (let r = 0; r <= steps; r++) {
    const t = r / steps, p = curve(t);
    const along = normalize(sub(curve(Math.min(1, t + 1e-3)), curve(Math.max(0, t - 1e-3))));
    const look = face(t, p), out = normalize(sub(look, scale(along, dot(look, along)))), side = cross(out, along);
    const [wide, thick] = size(t);
    for (let i = 0; i <= sides; i++) {
      const angle = 2 * Math.PI * i / sides, c = Math.cos(angle), s = Math.sin(angle);
      const bend = (v) => Math.sign(v) * Math.abs(v) ** power;
      mesh.positions.push(add(p, add(scale(side, wide * bend(c)), scale(out, thick * bend(s)))));
      mesh.uvs.push(uv(i / sides, t));
      mesh.along = (mesh.along ?? []);
      mesh.along.push(t);
    }
  }
  const row = sides + 1;
  for (let r = 0; r < steps; r++)
    for (let i = 0; i < sides; i++) {
      const a = r * row + i, b = a + 1, c = a + row, d = c + 1;
      mesh.triangles.push([a, b, c], [b, d, c]);
    }
  for (const end of [0, steps]) {
    const t = end / steps, middle = mesh.positions.length;
    mesh.positions.push(curve(t));
    mesh.uvs.push(uv(0.25, t));
    mesh.along.push(t);
    for (let i = 0; i < sides; i++) mesh.triangles.push(end ? [end * row + i, end * row + i + 1, middle] : [i + 1, i, middle]);
  }
  return smoothNormals(mesh);
}

/** Weights along a chain of bones: vertex at t along the sweep follows the bones between the joints' own places on it. */
export function alongChain(mesh, bones, root) {
  mesh.influences = mesh.along.map((t) => {
    const at = t * bones.length - 0.5, i = Math.floor(at), f = at - i;
    const list = [[i < 0 ? root ?? bones[0] : bones[Math.min(i, bones.length - 1)], 1 - f], [bones[Math.min(i + 1, bones.length - 1)], f]];
    return list[0][0] === list[1][0] ? [[list[0][0], 1]] : list.filter(([, w]) => w > 1e-3);
  });
  return mesh;
}

/** A path whose points lie on the line between two curves' ends, sagging by `sag`. */
export const hanging = (a, b, sag) => (t) => a.map((v, i) => mix(v, b[i], t) + (i === 2 ? sag * Math.sin(Math.PI * t) : 0));

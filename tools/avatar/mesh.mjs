// A mesh is { positions, normals, uvs, triangles, influences, morphs }: one entry a vertex (influences: [[bone, weight], …]),
// triangles as triples of vertex numbers, morphs: name → Map(vertex → displacement).
import { add, cross, length, normalize, scale, sub } from "./vectors.mjs";

export const emptyMesh = () => ({ positions: [], normals: [], uvs: [], triangles: [], influences: [], morphs: new Map() });

function append(target, mesh) {
  const offset = target.positions.length;
  for (const key of ["positions", "normals", "uvs", "influences"])
    for (const value of mesh[key]) target[key].push(value);
  for (const [a, b, c] of mesh.triangles) target.triangles.push([a + offset, b + offset, c + offset]);
  for (const [name, moves] of mesh.morphs ?? []) {
    if (!target.morphs.has(name)) target.morphs.set(name, new Map());
    for (const [vertex, move] of moves) target.morphs.get(name).set(vertex + offset, move);
  }
  return target;
}

export const merge = (...meshes) => meshes.reduce(append, emptyMesh());

/** The mesh on the avatar's other side; bones that begin with left become right. */
export function mirrored(mesh) {
  const swap = (name) => name.replace(/^(left|right)(?=[A-Z])/, (side) => (side === "left" ? "right" : "left"));
  return {
    positions: mesh.positions.map(([x, y, z]) => [-x, y, z]),
    normals: mesh.normals.map(([x, y, z]) => [-x, y, z]),
    uvs: mesh.uvs.map((uv) => [...uv]),
    triangles: mesh.triangles.map(([a, b, c]) => [a, c, b]),
    influences: mesh.influences.map((list) => list.map(([bone, weight]) => [swap(bone), weight])),
    morphs: new Map(),
  };
}

/** Normals from the triangles, weighed by area; vertices at one place share theirs. */
export function smoothNormals(mesh) {
  const key = (p) => p.map((v) => Math.round(v * 1e5)).join();
  const sums = new Map();
  for (const [a, b, c] of mesh.triangles) {
    const normal = cross(sub(mesh.positions[b], mesh.positions[a]), sub(mesh.positions[c], mesh.positions[a]));
    for (const vertex of [a, b, c]) {
      const k = key(mesh.positions[vertex]);
      sums.set(k, add(sums.get(k) ?? [0, 0, 0], normal));
    }
  }
  mesh.normals = mesh.positions.map((p) => {
    const sum = sums.get(key(p)) ?? [0, 1, 0];
    return length(sum) > 1e-14 ? normalize(sum) : [0, 0, 1];
  });
  return mesh;
}

/** Gives every vertex the influences that `weigh(position, vertex)` returns: { bone: weight }. */
export function bind(mesh, weigh) {
  mesh.influences = mesh.positions.map((p, vertex) => strongest(weigh(p, vertex)));
  return mesh;
}

/** At most four bones, summing to one. */
function strongest(weights) {
  const list = Object.entries(weights).filter(([, w]) => w > 1e-3).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 4);
  const sum = list.reduce((total, [, w]) => total + w, 0);
  return list.map(([bone, w]) => [bone, w / sum]);
}

/** Leaves out the triangles for which `keep(centre, normal)` is false, and the vertices that nothing uses any more. */
export function filterTriangles(mesh, keep) {
  const third = (key, triangle) => scale(triangle.reduce((sum, v) => add(sum, mesh[key][v]), [0, 0, 0]), 1 / 3);
  return withTriangles(mesh, mesh.triangles.filter((triangle) => keep(third("positions", triangle), third("normals", triangle))));
}

/** The mesh with other triangles, and its vertices in the order in which they are used first; the others are left out. */
export function withTriangles(mesh, triangles) {
  const used = new Map();
  const renumbered = triangles.map((triangle) => triangle.map((v) => {
    if (!used.has(v)) used.set(v, used.size);
    return used.get(v);
  }));
  const vertices = [...used.keys()];
  return {
    positions: vertices.map((v) => mesh.positions[v]),
    normals: vertices.map((v) => mesh.normals[v]),
    uvs: vertices.map((v) => mesh.uvs[v]),
    influences: mesh.influences.length ? vertices.map((v) => mesh.influences[v]) : [],
    triangles: renumbered,
    morphs: new Map([...mesh.morphs].map(([name, moves]) => [name, new Map([...moves].filter(([v]) => used.has(v)).map(([v, move]) => [used.get(v), move]))])),
  };
}

/**
 * Gives a mesh texture coordinates of several charts: `chart(centre, normal)` names a triangle's chart, `place(chart, position,
 * centre)` its corners' coordinates. Vertices on the border of charts, or of a chart's own seam, are doubled.
 */
export function unwrap(mesh, chart, place) {
  const result = { ...emptyMesh(), morphs: new Map() };
  const known = new Map();
  for (const triangle of mesh.triangles) {
    const centre = scale(triangle.reduce((sum, v) => add(sum, mesh.positions[v]), [0, 0, 0]), 1 / 3);
    const normal = scale(triangle.reduce((sum, v) => add(sum, mesh.normals[v]), [0, 0, 0]), 1 / 3);
    const name = chart(centre, normal);
    result.triangles.push(triangle.map((v) => {
      const uv = place(name, mesh.positions[v], centre);
      const key = `${v} ${uv.map((x) => x.toFixed(5))}`;
      if (!known.has(key)) {
        known.set(key, result.positions.length);
        result.positions.push(mesh.positions[v]);
        result.normals.push(mesh.normals[v]);
        result.uvs.push(uv);
        if (mesh.influences.length) result.influences.push(mesh.influences[v]);
      }
      return known.get(key);
    }));
  }
  return result;
}

/** An angle moved by full turns next to another, so that a triangle across the seam stays small. */
export const near = (angle, other) => angle - Math.round((angle - other) / (2 * Math.PI)) * 2 * Math.PI;

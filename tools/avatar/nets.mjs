// Surface nets: the mesh of a solid on a grid, one vertex a cell that the surface crosses, pulled onto the surface itself.
import { gradient } from "./sdf.mjs";
import { emptyMesh } from "./mesh.mjs";
import { cross, dot, length, normalize, sub } from "./vectors.mjs";

/** Meshes the zero surface of `solid` inside the box from `low` to `high` with cells of the given size (metres). */
export function mesh(solid, low, high, cell) {
  const n = [0, 1, 2].map((i) => Math.ceil((high[i] - low[i]) / cell) + 1);
  const values = sample(solid, low, cell, n);
  const at = (i, j, k) => (k * n[1] + j) * n[0] + i;
  const vertexOf = new Map();
  const result = emptyMesh();

  // One vertex in each cell with corners on both sides: the middle of its edges' crossings, then three steps onto the surface.
  for (let k = 0; k < n[2] - 1; k++)
    for (let j = 0; j < n[1] - 1; j++)
      for (let i = 0; i < n[0] - 1; i++) {
        const found = crossings(values, at, i, j, k);
        if (!found) continue;
        const { middle, outside } = found;
        let p = middle.map((m, axis) => low[axis] + ([i, j, k][axis] + m) * cell);
        for (let step = 0; step < 3; step++) {
          const distance = solid(...p), g = gradient(solid, p);
          // In a thin wall the other side may be as near: its vertices stay where the grid puts them.
          if (dot(g, outside) < 0.3) break;
          p = p.map((v, axis) => {
            const base = low[axis] + [i, j, k][axis] * cell;
            return Math.min(base + cell * 1.05, Math.max(base - cell * 0.05, v - g[axis] * distance));
          });
        }
        vertexOf.set(at(i, j, k), result.positions.length);
        result.positions.push(p);
        const normal = gradient(solid, p);
        result.normals.push(dot(normal, outside) < 0.1 ? outside : normal);
        result.uvs.push([0, 0]);
      }

  // One quad round each grid edge that crosses the surface.
  for (let k = 1; k < n[2] - 1; k++)
    for (let j = 1; j < n[1] - 1; j++)
      for (let i = 1; i < n[0] - 1; i++)
        for (let axis = 0; axis < 3; axis++) {
          const here = values[at(i, j, k)] < 0;
          const there = values[axis === 0 ? at(i + 1, j, k) : axis === 1 ? at(i, j + 1, k) : at(i, j, k + 1)] < 0;
          if (here === there) continue;
          const cells = axis === 0
            ? [[i, j, k], [i, j - 1, k], [i, j - 1, k - 1], [i, j, k - 1]]
            : axis === 1 ? [[i, j, k], [i, j, k - 1], [i - 1, j, k - 1], [i - 1, j, k]]
              : [[i, j, k], [i - 1, j, k], [i - 1, j - 1, k], [i, j - 1, k]];
          const quad = cells.map((c) => vertexOf.get(at(...c)));
          addQuad(result, here ? quad : quad.reverse());
        }
  return result;
}

function sample(solid, low, cell, n) {
  const values = new Float64Array(n[0] * n[1] * n[2]);
  let index = 0;
  for (let k = 0; k < n[2]; k++)
    for (let j = 0; j < n[1]; j++)
      for (let i = 0; i < n[0]; i++) values[index++] = solid(low[0] + i * cell, low[1] + j * cell, low[2] + k * cell);
  return values;
}

const corners = [[0, 0, 0], [1, 0, 0], [0, 1, 0], [1, 1, 0], [0, 0, 1], [1, 0, 1], [0, 1, 1], [1, 1, 1]];
const edges = [[0, 1], [2, 3], [4, 5], [6, 7], [0, 2], [1, 3], [4, 6], [5, 7], [0, 4], [1, 5], [2, 6], [3, 7]];

function crossings(values, at, i, j, k) {
  let mask = 0;
  const v = new Array(8);
  for (let c = 0; c < 8; c++) {
    v[c] = values[at(i + corners[c][0], j + corners[c][1], k + corners[c][2])];
    if (v[c] < 0) mask |= 1 << c;
  }
  if (mask === 0 || mask === 255) return undefined;
  const sum = [0, 0, 0], slope = [0, 0, 0];
  let count = 0;
  for (let c = 0; c < 8; c++) for (let axis = 0; axis < 3; axis++) slope[axis] += v[c] * (corners[c][axis] * 2 - 1);
  for (const [a, b] of edges) {
    if (v[a] < 0 === v[b] < 0) continue;
    const t = v[a] / (v[a] - v[b]);
    for (let axis = 0; axis < 3; axis++) sum[axis] += corners[a][axis] + (corners[b][axis] - corners[a][axis]) * t;
    count++;
  }
  return { middle: sum.map((s) => s / count), outside: normalize(slope) };
}

/** Splits a quad along its shorter diagonal; corners that fell together leave out a triangle. */
function addQuad(result, [a, b, c, d]) {
  const p = (v) => result.positions[v];
  const short = length(sub(p(a), p(c))) <= length(sub(p(b), p(d)));
  for (const [u, v, w] of short ? [[a, b, c], [a, c, d]] : [[a, b, d], [b, c, d]]) {
    const normal = cross(sub(p(v), p(u)), sub(p(w), p(u)));
    if (length(normal) < 1e-12) continue;
    result.triangles.push([u, v, w]);
  }
}

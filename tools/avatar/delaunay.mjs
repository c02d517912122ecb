// The Delaunay triangulation of points in the plane, one point after the other (Bowyer and Watson's way); triples, counter-clockwise.
export function delaunay(points) {
  const far = 1e3;
  const all = [...points, [-far, -far], [far, -far], [0, far]];
  const n = points.length;
  let triangles = [circle(all, n, n + 1, n + 2)];
  for (let p = 0; p < n; p++) {
    const [x, y] = all[p];
    const border = new Map();
    triangles = triangles.filter((t) => {
      if ((x - t.x) ** 2 + (y - t.y) ** 2 >= t.squared) return true;
      for (const [a, b] of [[t.a, t.b], [t.b, t.c], [t.c, t.a]]) {
        const twin = `${b} ${a}`;
        if (border.has(twin)) border.delete(twin); else border.set(`${a} ${b}`, [a, b]);
      }
      return false;
    });
    for (const [a, b] of border.values()) triangles.push(circle(all, a, b, p));
  }
  return triangles.filter((t) => t.a < n && t.b < n && t.c < n).map((t) => [t.a, t.b, t.c]);
}

/** A triangle with the circle through its corners. */
function circle(points, a, b, c) {
  const [ax, ay] = points[a], [bx, by] = points[b], [cx, cy] = points[c];
  const d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by));
  const x = ((ax * ax + ay * ay) * (by - cy) + (bx * bx + by * by) * (cy - ay) + (cx * cx + cy * cy) * (ay - by)) / d;
  const y = ((ax * ax + ay * ay) * (cx - bx) + (bx * bx + by * by) * (ax - cx) + (cx * cx + cy * cy) * (bx - ax)) / d;
  return { a, b, c, x, y, squared: (ax - x) ** 2 + (ay - y) ** 2 };
}

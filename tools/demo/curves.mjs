// Curves of the dance: keys at beats, joined smoothly, and closing on themselves.
import { beats } from "./score.mjs";

/**
 * A periodic Catmull–Rom curve through [beat, value…] rows in rising order; returns beat → values. `isRotation`: the values are
 * quaternions, which may be turned to their neighbour's side.
 */
export function loop(rows, isRotation = false) {
  const n = rows.length, width = rows[0].length - 1;
  const row = (i) => {
    const turns = Math.floor(i / n);
    return [rows[i - turns * n][0] + turns * beats, ...rows[i - turns * n].slice(1)];
  };
  return (beat) => {
    if (n === 1) return rows[0].slice(1);
    let i = -1;
    while (row(i + 1)[0] <= beat) i++;
    const [a, b, c, d] = [row(i - 1), row(i), row(i + 1), row(i + 2)], h = c[0] - b[0], t = (beat - b[0]) / h;
    if (isRotation) for (const [one, other] of [[b, a], [b, c], [c, d]]) if (dot4(one, other) < 0) for (let k = 1; k <= 4; k++) other[k] = -other[k];
    return Array.from({ length: width }, (_, k) => {
      const m = (c[k + 1] - a[k + 1]) / (c[0] - a[0]) * h, q = (d[k + 1] - b[k + 1]) / (d[0] - b[0]) * h;
      // Held keys stay held: no swing over where two neighbours are equal.
      const still = c[k + 1] === b[k + 1], u = still ? 0 : m, v = still ? 0 : q;
      return ((2 * b[k + 1] - 2 * c[k + 1] + u + v) * t + (3 * c[k + 1] - 3 * b[k + 1] - 2 * u - v)) * t * t + u * t + b[k + 1];
    });
  };
}

const dot4 = (a, b) => a[1] * b[1] + a[2] * b[2] + a[3] * b[3] + a[4] * b[4];

/** A sum of bumps: [beat, rise, hold, fall, height]; beats wrap round. */
export function bumps(list) {
  const ease = (x) => x * x * (3 - 2 * x);
  return (beat) => Math.min(1, list.reduce((sum, [at, rise, hold, fall, height]) => {
    const t = ((beat - at) % beats + beats) % beats;
    if (t < rise) return sum + height * ease(t / rise);
    if (t < rise + hold) return sum + height;
    if (t < rise + hold + fall) return sum + height * ease(1 - (t - rise - hold) / fall);
    return sum;
  }, 0));
}

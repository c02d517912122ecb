import type { Keys } from './format';

/** Finds a value among rising places: the place before it and the share of the way to the next; held beyond the ends. */
function find(at: number[], value: number): [number, number] {
  const last = at.length - 1;
  if (last === 0 || value <= at[0]!) return [0, 0];
  if (value >= at[last]!) return [last - 1, 1];
  let i = 0;
  while (value >= at[i + 1]!) i++;
  return [i, (value - at[i]!) / (at[i + 1]! - at[i]!)];
}

/** Adds what the keys say at the parameters' values, linear between places, to `target`. */
export function addKeys(keys: Keys[], valueOf: (id: string) => number, target: Float64Array): void {
  for (const { parameters, at, values } of keys) {
    const [i, t] = find(at[0]!, valueOf(parameters[0]!));
    if (parameters.length === 1) {
      addRow(values[i]!, 1 - t, target);
      if (t > 0) addRow(values[i + 1]!, t, target);
      continue;
    }
    const columns = at[1]!.length;
    const [j, u] = find(at[1]!, valueOf(parameters[1]!));
    for (const [row, share] of [[i, 1 - t], [i + 1, t]] as const) {
      if (share === 0) continue;
      addRow(values[row * columns + j]!, share * (1 - u), target);
      if (u > 0) addRow(values[row * columns + j + 1]!, share * u, target);
    }
  }
}

function addRow(row: number[], weight: number, target: Float64Array): void {
  if (weight !== 0) for (let i = 0; i < row.length; i++) target[i]! += row[i]! * weight;
}

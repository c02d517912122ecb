import type { GlobeEntry, PlaceEntry } from './format';
import { addKeys } from './keys';

const radians = Math.PI / 180;

/** Takes points (x, y, x, y, …) to where they are drawn; `depth` counts only for globes. */
export interface Deformer {
  readonly parent: Deformer | undefined;
  /** Reads the parameters; once a frame. */
  update(valueOf: (id: string) => number): void;
  deform(points: Float64Array, depth: number, isFlat: boolean): void;
}

/** Moves, turns and scales about a pivot. */
export class Place implements Deformer {
  private readonly sum = new Float64Array(5);
  private cos = 1;
  private sin = 0;

  constructor(private readonly entry: PlaceEntry, readonly parent: Deformer | undefined) {}

  update(valueOf: (id: string) => number): void {
    this.sum.fill(0);
    addKeys(this.entry.keys, valueOf, this.sum);
    this.cos = Math.cos(this.sum[2]! * radians);
    this.sin = Math.sin(this.sum[2]! * radians);
  }

  deform(points: Float64Array): void {
    const [px, py] = this.entry.pivot, [dx, dy, , sx, sy] = this.sum;
    for (let i = 0; i < points.length; i += 2) {
      const x = (points[i]! - px) * (1 + sx!), y = (points[i + 1]! - py) * (1 + sy!);
      points[i] = px + dx! + x * this.cos - y * this.sin;
      points[i + 1] = py + dy! + x * this.sin + y * this.cos;
    }
  }
}

/** Turns points as if they lay on a ball: what is nearer to the viewer moves further. */
export class Globe implements Deformer {
  private yawCos = 1;
  private yawSin = 0;
  private pitchCos = 1;
  private pitchSin = 0;

  constructor(private readonly entry: GlobeEntry, readonly parent: Deformer | undefined) {}

  update(valueOf: (id: string) => number): void {
    const angle = (parts: Record<string, number>) => Object.entries(parts).reduce((sum, [id, degrees]) => sum + valueOf(id) * degrees, 0) * radians;
    const yaw = angle(this.entry.yaw), pitch = angle(this.entry.pitch);
    this.yawCos = Math.cos(yaw);
    this.yawSin = Math.sin(yaw);
    this.pitchCos = Math.cos(pitch);
    this.pitchSin = Math.sin(pitch);
  }

  deform(points: Float64Array, depth: number, isFlat: boolean): void {
    const [cx, cy] = this.entry.centre, [rx, ry, rz] = this.entry.radius;
    for (let i = 0; i < points.length; i += 2) {
      const x = points[i]! - cx, y = points[i + 1]! - cy;
      const r = Math.min(1, (x / rx) ** 2 + (y / ry) ** 2);
      const z = depth + (isFlat ? 0 : rz * Math.sqrt(1 - r));
      // What stands at the rim is the outline, and a ball's outline stays where it is however the ball turns.
      const keep = isFlat ? 1 : r * r;
      points[i] = cx + x * (this.yawCos + (1 - this.yawCos) * keep) + z * this.yawSin;
      points[i + 1] = cy + y * (this.pitchCos + (1 - this.pitchCos) * keep) - z * this.pitchSin;
    }
  }
}

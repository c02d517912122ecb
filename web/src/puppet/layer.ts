import type { Deformer } from './deformer';
import type { LayerEntry } from './format';
import { addKeys } from './keys';

/** One shape: where its points are now, and how it is painted. */
export class Layer {
  private readonly rest: Float64Array;
  private readonly points: Float64Array;
  private readonly corners: ReadonlySet<number>;
  private readonly ends = new Float64Array(4);
  private readonly opacity = new Float64Array(1);

  constructor(readonly entry: LayerEntry, private readonly deformer: Deformer) {
    this.rest = Float64Array.from(entry.points);
    this.points = new Float64Array(this.rest.length);
    this.corners = new Set(entry.corners);
  }

  /** Puts the points where the parameters want them. */
  update(valueOf: (id: string) => number): void {
    const { entry } = this;
    this.points.set(this.rest);
    addKeys(entry.keys ?? [], valueOf, this.points);
    if (entry.gradient) this.ends.set(entry.gradient.line);
    for (let deformer: Deformer | undefined = this.deformer; deformer; deformer = deformer.parent) {
      deformer.deform(this.points, entry.depth ?? 0, entry.flat ?? false);
      if (entry.gradient) deformer.deform(this.ends, entry.depth ?? 0, entry.flat ?? false);
    }
    this.opacity[0] = entry.opacity ?? 1;
    addKeys(entry.fade ?? [], valueOf, this.opacity);
  }

  /** The outline: through every point, smooth but at corners, as cubic curves whose handles lie along the neighbours' line. */
  path(): Path2D {
    const path = new Path2D(), starts = [0, ...(this.entry.parts ?? []), this.points.length / 2];
    for (let part = 0; part < starts.length - 1; part++) this.trace(path, starts[part]!, starts[part + 1]!);
    return path;
  }

  private trace(path: Path2D, start: number, end: number): void {
    const { points, corners } = this, n = end - start, isOpen = this.entry.open ?? false;
    const index = (i: number) => start + ((i + n) % n);
    const x = (i: number) => points[2 * index(i)]!, y = (i: number) => points[2 * index(i) + 1]!;
    const isCorner = (i: number) => corners.has(index(i)) || (isOpen && (i === 0 || i === n - 1));
    path.moveTo(x(0), y(0));
    for (let i = 0; i < (isOpen ? n - 1 : n); i++) {
      const j = i + 1;
      const ax = isCorner(i) ? x(i) : x(i) + (x(j) - x(i - 1)) / 6, ay = isCorner(i) ? y(i) : y(i) + (y(j) - y(i - 1)) / 6;
      const bx = isCorner(j) ? x(j) : x(j) - (x(j + 1) - x(i)) / 6, by = isCorner(j) ? y(j) : y(j) - (y(j + 1) - y(i)) / 6;
      path.bezierCurveTo(ax, ay, bx, by, x(j), y(j));
    }
    if (!isOpen) path.closePath();
  }

  paint(context: CanvasRenderingContext2D): void {
    const alpha = Math.min(1, Math.max(0, this.opacity[0]!));
    if (alpha === 0) return;
    const { entry } = this, path = this.path(), before = context.globalAlpha;
    context.globalAlpha = before * alpha;
    if (entry.fill || entry.gradient) {
      context.fillStyle = entry.gradient ? this.gradient(context) : entry.fill!;
      context.fill(path);
    }
    if (entry.line && entry.width) {
      context.strokeStyle = entry.line;
      context.lineWidth = entry.width;
      context.lineJoin = context.lineCap = 'round';
      context.stroke(path);
    }
    context.globalAlpha = before;
  }

  private gradient(context: CanvasRenderingContext2D): CanvasGradient {
    const gradient = context.createLinearGradient(this.ends[0]!, this.ends[1]!, this.ends[2]!, this.ends[3]!);
    for (const [share, colour] of this.entry.gradient!.stops) gradient.addColorStop(share, colour);
    return gradient;
  }
}

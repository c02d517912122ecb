import type { Parameter } from '../protocol/state';
import type { FlatFigure, Placement, PoseTerms } from '../stage/figure';
import type { Licence } from '../stage/licence';
import { Blinker } from '../stage/blinker';
import { loadCore, type CoreModel } from './core';
import { Drive } from './drive';
import type { ModelFile, PhysicsFile, PoseFile } from './files';
import { PartPose } from './part-pose';
import { Physics } from './physics';
import { Renderer } from './renderer';

/** A Live2D model on the user's own Cubism Core. */
export class Live2DFigure implements FlatFigure {
  readonly kind = 'flat';
  readonly licence: Licence | null = null;
  private readonly blinker = new Blinker();
  private drive: Drive | null = null;
  private terms: readonly Parameter[] | null = null;

  private constructor(
    readonly name: string,
    private readonly file: ModelFile,
    private readonly model: CoreModel,
    private readonly renderer: Renderer,
    private readonly physics: Physics | null,
    private readonly pose: PartPose | null,
  ) {}

  /** Loads a model by its model3.json, whose other files lie where it says. */
  static async load(modelUrl: string, coreUrl: string, name: string): Promise<Live2DFigure> {
    const core = await loadCore(coreUrl);
    const beside = (path: string) => new URL(path.split('/').map(encodeURIComponent).join('/'), new URL(modelUrl, location.href)).href;
    const json = async <T>(url: string) => (await (await get(url)).json()) as T;
    const file = await json<ModelFile>(modelUrl);
    const { Moc: mocPath, Textures, Physics: physicsPath, Pose: posePath } = file.FileReferences;
    const moc = core.Moc.fromArrayBuffer(await (await get(beside(mocPath))).arrayBuffer());
    const model = moc && core.Model.fromMoc(moc);
    if (!model) throw new Error('Core could not read the model’s moc3 file: it may be newer than Core, or damaged.');
    const pictures = await Promise.all(Textures.map(async path => createImageBitmap(await (await get(beside(path))).blob(), { premultiplyAlpha: 'premultiply' })));
    const physics = physicsPath ? new Physics(await json<PhysicsFile>(beside(physicsPath)), model) : null;
    const pose = posePath ? new PartPose(await json<PoseFile>(beside(posePath)), model) : null;
    return new Live2DFigure(name, file, model, new Renderer(document.createElement('canvas'), model, pictures), physics, pose);
  }

  get width(): number {
    return this.model.canvasinfo.CanvasWidth;
  }

  get height(): number {
    return this.model.canvasinfo.CanvasHeight;
  }

  /** 1. What is tracked, in the model's own ranges. */
  apply(values: Float32Array, hasFace: boolean, terms: PoseTerms, seconds: number): void {
    if (terms.parameters !== this.terms) {
      this.terms = terms.parameters;
      this.drive = new Drive(this.file, this.model, terms.parameters);
    }
    this.drive!.apply(this.model, values);
    if (!hasFace) this.blink(1 - this.blinker.update(seconds));
  }

  /** 2. Physics, 3. parts that exclude one another, 4. Core. */
  update(seconds: number): void {
    this.physics?.update(seconds);
    this.pose?.update(seconds);
    this.model.update();
  }

  draw(context: CanvasRenderingContext2D, { x, y, scale }: Placement): void {
    const { canvas } = this.renderer;
    const { width, height } = context.canvas;
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    const { PixelsPerUnit, CanvasOriginX, CanvasOriginY } = this.model.canvasinfo;
    // The model's units: y up, from its origin; the canvas: pixels, y down.
    this.renderer.draw({
      scaleX: (2 * PixelsPerUnit * scale) / width,
      scaleY: (2 * PixelsPerUnit * scale) / height,
      x: (2 * (x + CanvasOriginX * scale)) / width - 1,
      y: 1 - (2 * (y + CanvasOriginY * scale)) / height,
    });
    this.model.drawables.resetDynamicFlags();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(canvas, 0, 0);
  }

  rotations(): Record<string, number[]> {
    return {};
  }

  weights(): Record<string, number> {
    const { ids, values } = this.model.parameters;
    return Object.fromEntries(ids.map((id, i) => [id, values[i]!]));
  }

  dispose(): void {
    this.renderer.dispose();
    this.model.release?.();
  }

  private blink(open: number): void {
    const { parameters } = this.model;
    const ids = this.file.Groups?.find(group => group.Name === 'EyeBlink')?.Ids ?? ['ParamEyeLOpen', 'ParamEyeROpen'];
    for (const id of ids) {
      const index = parameters.ids.indexOf(id);
      if (index >= 0) parameters.values[index] = parameters.minimumValues[index]! + open * (parameters.defaultValues[index]! - parameters.minimumValues[index]!);
    }
  }
}

async function get(url: string): Promise<Response> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${decodeURIComponent(url.split('/').pop()!)} is missing.`);
  return answer;
}

import { layout } from '../protocol/messages';
import { Puppet } from '../puppet';
import type { FlatFigure, Placement, PoseTerms } from './figure';
import type { Licence } from './licence';
import { Blinker } from './blinker';

/** The layered flat figure that comes with the program, driven by Live2D's standard parameters. */
export class PuppetFigure implements FlatFigure {
  readonly kind = 'flat';
  readonly licence: Licence;
  private readonly blinker = new Blinker();

  private constructor(private readonly puppet: Puppet) {
    this.licence = { title: puppet.name, authors: '', mayAct: 'everyone', commercial: true, url: puppet.licence };
  }

  static async load(url: string): Promise<PuppetFigure> {
    return new PuppetFigure(await Puppet.load(url));
  }

  get name(): string {
    return this.puppet.name;
  }

  get width(): number {
    return this.puppet.width;
  }

  get height(): number {
    return this.puppet.height;
  }

  apply(values: Float32Array, hasFace: boolean, terms: PoseTerms, seconds: number): void {
    terms.parameters.forEach((parameter, i) => this.puppet.set(parameter.id, values[layout.parameters + i]!));
    if (hasFace) return;
    const open = 1 - this.blinker.update(seconds);
    this.puppet.set('ParamEyeLOpen', open);
    this.puppet.set('ParamEyeROpen', open);
  }

  update(seconds: number): void {
    this.puppet.update(seconds);
  }

  draw(context: CanvasRenderingContext2D, { x, y, scale }: Placement): void {
    context.setTransform(scale, 0, 0, scale, x, y);
    this.puppet.draw(context);
  }

  rotations(): Record<string, number[]> {
    return {};
  }

  weights(): Record<string, number> {
    return Object.fromEntries(this.puppet.parameters.map(({ id }) => [id, this.puppet.get(id)]));
  }

  dispose(): void {}
}

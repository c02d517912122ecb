import { Globe, Place, type Deformer } from './deformer';
import { readPuppet, type ParameterEntry, type PuppetFile } from './format';
import { Layer } from './layer';
import { Pendulum } from './pendulum';

/** A layered flat figure that is driven by Live2D's standard parameters and drawn on a 2D canvas. */
export class Puppet {
  readonly name: string;
  readonly licence: string;
  readonly width: number;
  readonly height: number;
  readonly parameters: readonly ParameterEntry[];
  private readonly values = new Map<string, number>();
  private readonly byId = new Map<string, ParameterEntry>();
  private readonly deformers: Deformer[] = [];
  private readonly layers: Layer[] = [];
  private readonly pendulums: Pendulum[];
  private readonly valueOf = (id: string) => this.values.get(id) ?? 0;

  constructor(file: PuppetFile) {
    this.name = file.name;
    this.licence = file.licence;
    [this.width, this.height] = file.size;
    this.parameters = file.parameters;
    for (const parameter of file.parameters) {
      this.byId.set(parameter.id, parameter);
      this.values.set(parameter.id, parameter.default);
    }
    const deformers = new Map<string, Deformer>();
    for (const entry of file.deformers) {
      const parent = entry.parent === undefined ? undefined : deformers.get(entry.parent);
      const deformer = entry.kind === 'place' ? new Place(entry, parent) : new Globe(entry, parent);
      deformers.set(entry.id, deformer);
      this.deformers.push(deformer);
    }
    for (const entry of file.layers) this.layers.push(new Layer(entry, deformers.get(entry.deformer)!));
    this.pendulums = file.pendulums.map(entry => new Pendulum(entry));
  }

  /** Reads a puppet from its JSON; throws an Error that says what does not fit. */
  static parse(text: string): Puppet {
    return new Puppet(readPuppet(JSON.parse(text)));
  }

  static async load(url: string): Promise<Puppet> {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return Puppet.parse(await response.text());
  }

  /** A parameter's value now; 0 where the puppet has none of that name. */
  get(id: string): number {
    return this.valueOf(id);
  }

  /** Sets a parameter, held to its range; false where the puppet has none of that name. */
  set(id: string, value: number): boolean {
    const parameter = this.byId.get(id);
    if (!parameter || !Number.isFinite(value)) return false;
    this.values.set(id, Math.min(parameter.max, Math.max(parameter.min, value)));
    return true;
  }

  /** All parameters back to their defaults. */
  reset(): void {
    for (const parameter of this.parameters) this.values.set(parameter.id, parameter.default);
  }

  /** Lets what hangs swing on by `seconds`, then puts every layer in place. */
  update(seconds: number): void {
    for (const pendulum of this.pendulums) this.set(pendulum.output, pendulum.update(seconds, id => this.share(id)));
    for (const deformer of this.deformers) deformer.update(this.valueOf);
    for (const layer of this.layers) layer.update(this.valueOf);
  }

  /** Draws the figure as last updated, in canvas units: scale and move the context before. */
  draw(context: CanvasRenderingContext2D): void {
    let clip: string | undefined;
    for (const layer of this.layers) {
      // Neighbours often share a mask, and masks are dear.
      if (layer.entry.clip !== clip) {
        if (clip !== undefined) context.restore();
        clip = layer.entry.clip;
        if (clip !== undefined) {
          context.save();
          context.clip(this.layers.find(other => other.entry.id === clip)!.path());
        }
      }
      layer.paint(context);
    }
    if (clip !== undefined) context.restore();
  }

  /** A parameter as a share of its way to the end of its range, −1..1. */
  private share(id: string): number {
    const parameter = this.byId.get(id), value = this.valueOf(id);
    if (!parameter) return 0;
    const away = value - parameter.default, end = away < 0 ? parameter.default - parameter.min : parameter.max - parameter.default;
    return end === 0 ? 0 : away / end;
  }
}

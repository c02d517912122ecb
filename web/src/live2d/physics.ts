import type { CoreModel } from './core';
import type { PhysicsFile, PhysicsSetting, Range, Vector } from './files';

/** How much the air holds a strand back when gravity's direction changes: it follows by this part of the turn. */
const airResistance = 5;

/** Sideways ways that are smaller than this part of a strand's length are none: hair comes to rest. */
const stillness = 0.001;

/** Files without a rate were made for this one; delays count in its frames. */
const standardRate = 30;

const longestStep = 0.1;

interface Bead { position: V; last: V; velocity: V; gravity: V }
interface V { x: number; y: number }

/** Strands of beads that hang on parameters: what sways when the head moves. Source of the fields: physics3.json. */
export class Physics {
  private readonly strands: Strand[];
  private rest = 0;

  constructor(file: PhysicsFile, model: CoreModel) {
    this.strands = file.PhysicsSettings.map(setting => new Strand(setting, model, file.Meta.EffectiveForces.Gravity, file.Meta.EffectiveForces.Wind));
    this.step = 1 / (file.Meta.Fps || 60);
  }

  private readonly step: number;

  update(seconds: number): void {
    // In steps of one length: a slow picture sways as a quick one does.
    this.rest = Math.min(longestStep, this.rest + seconds);
    while (this.rest >= this.step) {
      this.rest -= this.step;
      for (const strand of this.strands) strand.swing(this.step);
    }
    for (const strand of this.strands) strand.write();
  }
}

class Strand {
  private readonly beads: Bead[];
  private readonly inputs: { index: number; weight: number; type: 'X' | 'Y' | 'Angle'; reflect: boolean }[] = [];
  private readonly outputs: { index: number; bead: number; scale: number; weight: number; type: 'X' | 'Y' | 'Angle'; reflect: boolean }[] = [];

  constructor(private readonly setting: PhysicsSetting, private readonly model: CoreModel, private readonly gravity: Vector, private readonly wind: Vector) {
    const find = (id: string) => model.parameters.ids.indexOf(id);
    for (const input of setting.Input) this.inputs.push({ index: find(input.Source.Id), weight: input.Weight / 100, type: input.Type, reflect: input.Reflect });
    for (const output of setting.Output) {
      const { VertexIndex: bead, Scale: scale, Type: type, Reflect: reflect } = output;
      if (bead >= 1 && bead < setting.Vertices.length) this.outputs.push({ index: find(output.Destination.Id), bead, scale, weight: output.Weight / 100, type, reflect });
    }
    let y = 0;
    this.beads = setting.Vertices.map((vertex, i) => {
      if (i > 0) y += vertex.Radius;
      return { position: { x: 0, y }, last: { x: 0, y }, velocity: { x: 0, y: 0 }, gravity: { x: 0, y: 1 } };
    });
  }

  swing(seconds: number): void {
    // 1. Where the inputs hold the strand, and how it is tilted.
    const { root, degrees } = this.hold();
    const angle = (-degrees * Math.PI) / 180;
    const [x, y] = [root.x * Math.cos(angle) - root.y * Math.sin(angle), root.x * Math.sin(angle) + root.y * Math.cos(angle)];
    const down = { x: Math.sin((degrees * Math.PI) / 180), y: Math.cos((degrees * Math.PI) / 180) };
    // 2. Each bead falls, flies on, and is pulled back to its string's length.
    const vertices = this.setting.Vertices;
    this.beads[0]!.position = { x, y };
    const still = stillness * (vertices.reduce((sum, vertex) => sum + vertex.Radius, 0) || 1);
    for (let i = 1; i < this.beads.length; i++) {
      const bead = this.beads[i]!, above = this.beads[i - 1]!.position, vertex = vertices[i]!;
      bead.last = bead.position;
      const delay = vertex.Delay * seconds * standardRate;
      const turn = (Math.atan2(down.x, down.y) - Math.atan2(bead.gravity.x, bead.gravity.y)) / airResistance;
      const string = rotate({ x: bead.position.x - above.x, y: bead.position.y - above.y }, -turn);
      const pull = { x: (down.x * vertex.Acceleration + this.wind.X) * delay * delay, y: (down.y * vertex.Acceleration - this.wind.Y) * delay * delay };
      const way = { x: string.x + bead.velocity.x * delay + pull.x, y: string.y + bead.velocity.y * delay + pull.y };
      const length = Math.hypot(way.x, way.y) || 1;
      const next = { x: above.x + (way.x / length) * vertex.Radius, y: above.y + (way.y / length) * vertex.Radius };
      if (Math.abs(next.x) < still) next.x = 0;
      bead.position = next;
      if (delay !== 0) bead.velocity = { x: ((next.x - bead.last.x) / delay) * vertex.Mobility, y: ((next.y - bead.last.y) / delay) * vertex.Mobility };
      bead.gravity = { ...down };
    }
  }

  /** What the beads' places mean for the parameters. */
  write(): void {
    const { parameters } = this.model;
    for (const { index, bead, scale, weight, type, reflect } of this.outputs) {
      if (index < 0) continue;
      const own = this.beads[bead]!, above = this.beads[bead - 1]!;
      const way = { x: own.position.x - above.position.x, y: own.position.y - above.position.y };
      const parent = bead >= 2
        ? { x: above.position.x - this.beads[bead - 2]!.position.x, y: above.position.y - this.beads[bead - 2]!.position.y }
        : { x: -this.gravity.X, y: -this.gravity.Y };
      let value = type === 'X' ? way.x : type === 'Y' ? way.y : Math.atan2(way.x, way.y) - Math.atan2(parent.x, parent.y);
      if (reflect) value = -value;
      value = Math.min(parameters.maximumValues[index]!, Math.max(parameters.minimumValues[index]!, value * scale));
      parameters.values[index] = weight >= 1 ? value : parameters.values[index]! * (1 - weight) + value * weight;
    }
  }

  private hold(): { root: V; degrees: number } {
    const { parameters } = this.model;
    const { Position, Angle } = this.setting.Normalization;
    const root = { x: 0, y: 0 };
    let degrees = 0;
    for (const { index, weight, type, reflect } of this.inputs) {
      if (index < 0) continue;
      const own = { Minimum: parameters.minimumValues[index]!, Default: parameters.defaultValues[index]!, Maximum: parameters.maximumValues[index]! };
      const value = normalize(parameters.values[index]!, own, type === 'Angle' ? Angle : Position) * (reflect ? 1 : -1) * weight;
      if (type === 'X') root.x += value;
      else if (type === 'Y') root.y += value;
      else degrees += value;
    }
    return { root, degrees };
  }
}

/** A parameter's place in its own range, as a place in another: the middle of the one is the default of the other. */
function normalize(value: number, own: Range, to: Range): number {
  const middle = (own.Minimum + own.Maximum) / 2;
  const away = value - middle;
  const span = away >= 0 ? own.Maximum - middle : middle - own.Minimum;
  const target = away >= 0 ? to.Maximum - to.Default : to.Default - to.Minimum;
  return span === 0 ? to.Default : to.Default + (Math.max(-span, Math.min(span, away)) / span) * target;
}

function rotate(v: V, angle: number): V {
  return { x: v.x * Math.cos(angle) - v.y * Math.sin(angle), y: v.x * Math.sin(angle) + v.y * Math.cos(angle) };
}

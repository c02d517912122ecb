/** The puppet file, docs/puppet-format.md. Canvas units: x right, y down; degrees turn clockwise on the screen. */
export interface PuppetFile {
  format: 'omozukai.puppet';
  version: 1;
  name: string;
  licence: string;
  size: [number, number];
  parameters: ParameterEntry[];
  pendulums: PendulumEntry[];
  deformers: DeformerEntry[];
  layers: LayerEntry[];
}

export interface ParameterEntry {
  id: string;
  min: number;
  default: number;
  max: number;
}

/** What a thing does at places of one or two parameters: `values` holds one row a place, the last parameter running fastest. */
export interface Keys {
  parameters: string[];
  at: number[][];
  values: number[][];
}

/** Moves, turns, scales what is under it (keys of [dx, dy, degrees, scale x, scale y] about the pivot). */
export interface PlaceEntry {
  id: string;
  parent?: string;
  kind: 'place';
  pivot: [number, number];
  keys: Keys[];
}

/** Turns what is under it as if it lay on a ball: the angles are sums of parameters times degrees a unit. */
export interface GlobeEntry {
  id: string;
  parent?: string;
  kind: 'globe';
  centre: [number, number];
  radius: [number, number, number];
  yaw: Record<string, number>;
  pitch: Record<string, number>;
}

export type DeformerEntry = PlaceEntry | GlobeEntry;

export interface LayerEntry {
  id: string;
  deformer: string;
  /** How far in front of its globe's skin, in canvas units; `flat` leaves the skin's own bulge out. */
  depth?: number;
  flat?: boolean;
  /** x, y, x, y, …: a smooth line runs through them, but for the corners (numbers of points). */
  points: number[];
  open?: boolean;
  /** Numbers of points at which a new part begins; each part is closed by itself. */
  parts?: number[];
  corners?: number[];
  fill?: string;
  /** A gradient from one point to another: [x, y, x, y] and [share, colour] stops. */
  gradient?: { line: [number, number, number, number]; stops: [number, string][] };
  line?: string;
  width?: number;
  opacity?: number;
  /** Only what lies inside this layer shows. */
  clip?: string;
  keys?: Keys[];
  /** Keys of one number that is added to `opacity`. */
  fade?: Keys[];
}

/** A weight on a string: input parameters push it, its swing is a parameter of its own. */
export interface PendulumEntry {
  output: string;
  inputs: Record<string, number>;
  /** Swings a second, the share of a swing that is left after one, and how far the output goes for an input of 1. */
  frequency: number;
  damping: number;
  gain: number;
}

/** Reads a puppet; what does not fit is an error that names it. */
export function readPuppet(json: unknown): PuppetFile {
  const file = json as PuppetFile;
  if (file?.format !== 'omozukai.puppet') throw new Error('This is not a puppet: its format is not "omozukai.puppet".');
  if (file.version !== 1) throw new Error(`This puppet is of version ${String(file.version)}; version 1 can be read.`);
  const parameters = new Set(file.parameters.map(parameter => parameter.id));
  const deformers = new Set<string>();
  const checkKeys = (keys: Keys[] | undefined, owner: string, width: number) => {
    for (const { parameters: ids, at, values } of keys ?? []) {
      for (const id of ids) if (!parameters.has(id)) throw new Error(`${owner}: there is no parameter ${id}.`);
      if (ids.length < 1 || ids.length > 2 || at.length !== ids.length) throw new Error(`${owner}: keys stand on one or two parameters.`);
      const places = at.reduce((product, list) => product * list.length, 1);
      if (values.length !== places || values.some(row => row.length !== width)) throw new Error(`${owner}: its keys need ${places} rows of ${width} numbers.`);
    }
  };
  for (const deformer of file.deformers) {
    if (deformer.parent !== undefined && !deformers.has(deformer.parent)) throw new Error(`Deformer ${deformer.id}: its parent ${deformer.parent} does not stand before it.`);
    if (deformer.kind === 'place') checkKeys(deformer.keys, `Deformer ${deformer.id}`, 5);
    deformers.add(deformer.id);
  }
  const layers = new Set(file.layers.map(layer => layer.id));
  if (layers.size < file.layers.length) throw new Error('Two layers have one id.');
  for (const layer of file.layers) {
    if (!deformers.has(layer.deformer)) throw new Error(`Layer ${layer.id}: there is no deformer ${layer.deformer}.`);
    if (layer.clip !== undefined && !layers.has(layer.clip)) throw new Error(`Layer ${layer.id}: there is no layer ${layer.clip} to clip it.`);
    if (layer.points.length < 4 || layer.points.length % 2) throw new Error(`Layer ${layer.id}: points are pairs of numbers, two at least.`);
    checkKeys(layer.keys, `Layer ${layer.id}`, layer.points.length);
    checkKeys(layer.fade, `Layer ${layer.id}`, 1);
  }
  return file;
}

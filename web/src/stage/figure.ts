import type { Object3D } from 'three';
import type { Parameter } from '../protocol/state';
import type { Licence } from './licence';

/** What a pose means: the rig that it refers to, and the parameters that it carries. */
export interface PoseTerms {
  hipsHeight: number;
  parameters: readonly Parameter[];
}

/** An avatar of whatever kind: it takes poses. */
export interface Figure {
  readonly name: string;
  readonly licence: Licence | null;
  /** Takes a pose; layout as in a message. */
  apply(values: Float32Array, hasFace: boolean, terms: PoseTerms, seconds: number): void;
  /** Moves what hangs and swings. */
  update(seconds: number): void;
  /** Local rotations of its bones, x y z w; none of a figure that is drawn. */
  rotations(): Record<string, number[]>;
  /** Weights of its expressions, or values of its parameters. */
  weights(): Record<string, number>;
  dispose(): void;
}

/** A figure with a body. */
export interface SolidFigure extends Figure {
  readonly kind: 'solid';
  readonly scene: Object3D;
  readonly headHeight: number;
}

/** Where a drawn figure stands on its canvas: its own units times `scale`, from (x, y). */
export interface Placement { x: number; y: number; scale: number }

/** A figure that is drawn. */
export interface FlatFigure extends Figure {
  readonly kind: 'flat';
  readonly width: number;
  readonly height: number;
  draw(context: CanvasRenderingContext2D, placement: Placement): void;
}

export type AnyFigure = SolidFigure | FlatFigure;

/** A stage of whatever kind. */
export interface AnyStage {
  readonly kind: 'solid' | 'flat';
  readonly canvas: HTMLCanvasElement;
  setFigure(figure: AnyFigure | null): void;
  frame(framing: 'face' | 'bust' | 'full', atOnce?: boolean): void;
  setBackdrop(backdrop: import('./backdrop').Backdrop, isDark: boolean): void;
  render(seconds: number): void;
  /** Draws less finely from now on; false where it cannot. */
  spare(): boolean;
  dispose(): void;
}

import { signal } from '@preact/signals';
import { preferences, prefer } from '../preferences';
import type { PoseFrame } from '../protocol/messages';
import type { Backdrop } from './backdrop';
import type { AnyFigure, AnyStage, PoseTerms } from './figure';
import { createStage, loadFigure, type FigureSource } from './figures';
import { Film } from './film';
import type { Framing } from './stage';

/** What is to be seen: a figure on a stage of its kind, and the film that is made of it. */
export class Show {
  readonly figure = signal<AnyFigure | null>(null);
  readonly isLoading = signal(false);
  readonly film = new Film();
  private stage: AnyStage | null = null;
  private host: { element: HTMLElement; isInteractive: boolean } | null = null;
  private isDark = true;
  private wanted = '';

  /** Whether it is drawn at all; without a place (`?render=off`) the figure moves all the same. */
  get isDrawn(): boolean {
    return this.stage !== null;
  }

  /** Where the figure is shown. */
  setHost(element: HTMLElement, isInteractive: boolean, isDark: boolean): void {
    this.host = { element, isInteractive };
    this.isDark = isDark;
    if (this.figure.peek()) this.put(this.figure.peek()!);
  }

  setTheme(isDark: boolean): void {
    this.isDark = isDark;
    this.stage?.setBackdrop(preferences.peek().backdrop, isDark);
  }

  setBackdrop(backdrop: Backdrop): void {
    prefer({ backdrop });
    this.stage?.setBackdrop(backdrop, this.isDark);
  }

  setFraming(framing: Framing): void {
    prefer({ framing });
    this.stage?.frame(framing);
  }

  /** Makes the next {@link load} load, even what is shown already: its file has changed. */
  forget(): void {
    this.wanted = '';
  }

  /**
   * Loads a figure and puts it on its stage; what is shown already stays.
   * @throws What its loader throws; the figure before stays.
   */
  async load(source: FigureSource): Promise<void> {
    if (source.url === this.wanted) return;
    this.wanted = source.url;
    this.isLoading.value = true;
    try {
      const loading = loadFigure(source);
      // The file is under way: a browser takes its time to begin to draw.
      if (!this.stage) this.prepare(source.kind === 'vrm' ? 'solid' : 'flat');
      const figure = await loading;
      if (source.url !== this.wanted) figure.dispose();
      else this.put(figure);
    } finally {
      if (source.url === this.wanted) this.isLoading.value = false;
    }
  }

  /** The figure takes a pose; hair and clothes follow where they are seen. */
  pose(pose: PoseFrame, values: Float32Array, terms: PoseTerms, seconds: number): void {
    const figure = this.figure.peek();
    figure?.apply(values, pose.hasFace, terms, seconds);
    if (this.isDrawn) figure?.update(seconds);
  }

  draw(seconds: number): void {
    this.stage?.render(seconds);
  }

  /** Draws less finely from now on; false where it cannot. */
  spare(): boolean {
    return this.stage?.spare() ?? false;
  }

  /** Starts filming the stage, or stops and saves. */
  toggleFilm(): void {
    if (this.film.isOn.value) this.film.stop();
    else if (this.stage) void this.film.start(this.stage.canvas, `omozukai ${new Date().toISOString().slice(0, 19).replaceAll(':', '.')}.webm`);
  }

  private put(figure: AnyFigure): void {
    const before = this.figure.peek();
    this.figure.value = figure;
    this.prepare(figure.kind);
    this.stage?.setFigure(figure);
    this.stage?.frame(preferences.peek().framing, true);
    if (before && before !== figure) before.dispose();
  }

  private prepare(kind: AnyStage['kind']): void {
    if (!this.host || this.stage?.kind === kind) return;
    this.stage?.dispose();
    this.stage = createStage(kind, this.host.element, this.host.isInteractive);
    this.stage.setBackdrop(preferences.peek().backdrop, this.isDark);
  }
}

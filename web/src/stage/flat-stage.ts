import type { Backdrop } from './backdrop';
import { studioColors } from './backdrop';
import type { AnyFigure, AnyStage, FlatFigure } from './figure';
import { hasGraphicsCard, isUnhurried } from './graphics';

type Framing = 'face' | 'bust' | 'full';

/** Which part of a drawn figure's height each framing shows, from the top. */
const shares: Record<Framing, { from: number; to: number }> = { full: { from: -0.03, to: 1.03 }, bust: { from: -0.02, to: 0.62 }, face: { from: 0, to: 0.4 } };

/** Pixels drawn for each of the screen's, along a side: at most and at least. */
const finest = 2, coarsest = 0.75;

const framingSpeed = 6, mostZoom = 8, leastZoom = 0.3;

/** The stage of figures that are drawn: a flat canvas with a backdrop; dragged and zoomed with the pointer. */
export class FlatStage implements AnyStage {
  readonly kind = 'flat';
  readonly canvas = document.createElement('canvas');
  // Without a graphics card the processor draws by itself: it need not wait for the imitation of one.
  private readonly context = this.canvas.getContext('2d', { willReadFrequently: !hasGraphicsCard() })!;
  private readonly observer: ResizeObserver;
  private figure: FlatFigure | null = null;
  private framing: Framing = 'bust';
  private backdrop: Backdrop = { kind: 'studio' };
  private picture: HTMLImageElement | null = null;
  private isDark = true;
  private shown = { from: 0, to: 1 };
  private ratio = Math.min(finest, devicePixelRatio);
  private pan = { x: 0, y: 0, zoom: 1 };

  constructor(private readonly host: HTMLElement, isInteractive: boolean) {
    host.append(this.canvas);
    this.canvas.tabIndex = -1;
    this.observer = new ResizeObserver(() => {
      this.resize();
      this.render(0); // a canvas of a new size is empty
    });
    this.observer.observe(host);
    if (isInteractive) this.listen();
    this.resize();
  }

  setFigure(figure: AnyFigure | null): void {
    this.figure = figure?.kind === 'flat' ? figure : null;
  }

  frame(framing: Framing, atOnce = false): void {
    this.framing = framing;
    this.pan = { x: 0, y: 0, zoom: 1 };
    if (atOnce) this.shown = { ...shares[framing] };
  }

  setBackdrop(backdrop: Backdrop, isDark: boolean): void {
    [this.backdrop, this.isDark, this.picture] = [backdrop, isDark, null];
    if (backdrop.kind !== 'picture') return;
    const picture = new Image();
    picture.onload = () => (this.picture = picture);
    picture.src = backdrop.url;
  }

  render(seconds: number): void {
    const { context, canvas, figure } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    this.paintBackdrop();
    if (!figure) return;
    const goal = shares[this.framing], share = 1 - Math.exp(-framingSpeed * seconds);
    this.shown.from += (goal.from - this.shown.from) * share;
    this.shown.to += (goal.to - this.shown.to) * share;
    const height = (this.shown.to - this.shown.from) * figure.height;
    const scale = Math.min(canvas.height / height, (canvas.width * 1.25) / Math.min(figure.width, height)) * this.pan.zoom;
    const x = (canvas.width - figure.width * scale) / 2 + this.pan.x;
    const y = canvas.height / 2 - ((this.shown.from + this.shown.to) / 2) * figure.height * scale + this.pan.y;
    context.save();
    figure.draw(context, { x, y, scale });
    context.restore();
  }

  spare(): boolean {
    if (this.ratio <= coarsest || isUnhurried) return false;
    this.ratio = Math.max(coarsest, this.ratio * 0.75);
    this.resize();
    return true;
  }

  dispose(): void {
    this.observer.disconnect();
    this.canvas.remove();
  }

  private paintBackdrop(): void {
    const { context, canvas: { width, height }, backdrop } = this;
    if (backdrop.kind === 'transparent') return;
    if (this.picture) {
      const scale = Math.max(width / this.picture.width, height / this.picture.height);
      const [w, h] = [this.picture.width * scale, this.picture.height * scale];
      context.drawImage(this.picture, (width - w) / 2, (height - h) / 2, w, h);
      return;
    }
    if (backdrop.kind === 'color') context.fillStyle = backdrop.color;
    else {
      const light = context.createRadialGradient(width / 2, height * 0.38, 10, width / 2, height / 2, Math.max(width, height) * 0.74);
      studioColors(this.isDark).forEach((color, i) => light.addColorStop(i / 2, color));
      context.fillStyle = light;
    }
    context.fillRect(0, 0, width, height);
  }

  private resize(): void {
    this.canvas.width = Math.max(1, Math.round(this.host.clientWidth * this.ratio));
    this.canvas.height = Math.max(1, Math.round(this.host.clientHeight * this.ratio));
  }

  private listen(): void {
    let last: PointerEvent | null = null;
    this.canvas.addEventListener('pointerdown', event => {
      last = event;
      this.canvas.setPointerCapture(event.pointerId);
    });
    this.canvas.addEventListener('pointermove', event => {
      if (!last) return;
      const ratio = this.canvas.width / Math.max(1, this.canvas.clientWidth);
      this.pan.x += (event.clientX - last.clientX) * ratio;
      this.pan.y += (event.clientY - last.clientY) * ratio;
      last = event;
    });
    this.canvas.addEventListener('pointerup', () => (last = null));
    this.canvas.addEventListener('wheel', event => {
      event.preventDefault();
      this.pan.zoom = Math.min(mostZoom, Math.max(leastZoom, this.pan.zoom * Math.exp(-event.deltaY / 600)));
    }, { passive: false });
  }
}

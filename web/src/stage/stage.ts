import {
  AmbientLight, CanvasTexture, DirectionalLight, Mesh, MeshBasicMaterial, NoToneMapping, PerspectiveCamera, PlaneGeometry, Scene, SRGBColorSpace, Vector3, WebGLRenderer,
  type Object3D,
} from 'three';
import type { MToonMaterial } from '@pixiv/three-vrm';
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';
import { BackdropPainter, type Backdrop } from './backdrop';
import type { AnyFigure, AnyStage, SolidFigure } from './figure';
import { hasGraphicsCard, isUnhurried } from './graphics';

export type Framing = 'face' | 'bust' | 'full';

/** Metres of height that each framing shows, and where its middle lies above the head's joint. */
const framings: Record<Framing, { height: number; above: number | 'middle' }> = {
  face: { height: 0.5, above: 0.06 },
  bust: { height: 0.95, above: -0.08 },
  full: { height: 0, above: 'middle' },
};

/** Degrees; narrow, as of a portrait lens. */
const fieldOfView = 24;

/** How fast the camera goes to a new framing: a share of the way per second. */
const framingSpeed = 6;

/** Pixels drawn for each of the screen's, along a side: at most, without a graphics card, and at least; and how much fewer in a step. */
const finest = 2, plainest = 0.75, coarsest = 0.5, coarser = 0.75;

/** The stage: light, camera, backdrop and the avatar on it. */
export class Stage implements AnyStage {
  readonly kind = 'solid';
  readonly canvas: HTMLCanvasElement;
  readonly scene = new Scene();
  private readonly renderer: WebGLRenderer;
  private readonly camera = new PerspectiveCamera(fieldOfView, 1, 0.05, 50);
  private readonly controls: OrbitControls;
  private readonly painter = new BackdropPainter(this.scene);
  private readonly shadow = softShadow();
  private figure: SolidFigure | null = null;
  private readonly observer: ResizeObserver;
  private ratio = Math.min(finest, devicePixelRatio) * (hasGraphicsCard() ? 1 : plainest);
  /** Outlines draw every triangle once more: a machine without a graphics card has better uses for its time. */
  private hasOutlines = hasGraphicsCard();
  private framing: Framing = 'bust';
  private isGoing = false;
  private readonly goal = { position: new Vector3(), target: new Vector3() };
  private backdrop: Backdrop = { kind: 'studio' };
  private isDark = true;
  private aspect = 1;

  constructor(private readonly host: HTMLElement, isInteractive: boolean) {
    this.renderer = new WebGLRenderer({ antialias: hasGraphicsCard(), alpha: true, premultipliedAlpha: true, preserveDrawingBuffer: false });
    this.renderer.outputColorSpace = SRGBColorSpace;
    this.renderer.toneMapping = NoToneMapping;
    this.renderer.setClearAlpha(0);
    this.canvas = this.renderer.domElement;
    this.canvas.tabIndex = -1;
    host.append(this.canvas);

    // A key from the camera's left and above, a cool rim from behind, and enough all round for toon shading to stay bright.
    const key = new DirectionalLight(0xfff4e6, 2.1);
    key.position.set(-1, 2.2, 3);
    const rim = new DirectionalLight(0xcfe0ff, 0.7);
    rim.position.set(1.6, 1.8, -2);
    this.scene.add(key, rim, new AmbientLight(0xffffff, 1.1), this.shadow);

    this.controls = new OrbitControls(this.camera, this.canvas);
    this.controls.enabled = isInteractive;
    this.controls.enableDamping = true;
    this.controls.minDistance = 0.3;
    this.controls.maxDistance = 12;
    this.controls.maxPolarAngle = Math.PI * 0.62;
    this.controls.addEventListener('start', () => (this.isGoing = false));
    this.observer = new ResizeObserver(() => {
      this.resize();
      this.render(0); // a canvas of a new size is empty
    });
    this.observer.observe(host);
    this.resize();
    this.frame('bust', true);
  }

  setFigure(figure: AnyFigure | null): void {
    if (this.figure) this.scene.remove(this.figure.scene);
    this.figure = figure?.kind === 'solid' ? figure : null;
    if (this.figure) this.scene.add(this.figure.scene);
    if (this.figure && !this.hasOutlines) hideOutlines(this.figure.scene);
    this.frame(this.framing, true);
  }

  /** Goes to a framing. */
  frame(framing: Framing, atOnce = false): void {
    this.framing = framing;
    const head = this.figure?.headHeight ?? 1.4;
    const { height, above } = framings[framing];
    // The whole figure, with room for the bar at its feet.
    const shown = height || head * 1.5;
    const middle = above === 'middle' ? shown * 0.4 : head + above;
    // On a narrow stage the shoulders count, not the height.
    const narrow = Math.max(1, (framing === 'full' ? 0.62 : 0.85) / this.aspect);
    const distance = (shown * narrow) / 2 / Math.tan((fieldOfView * Math.PI) / 360);
    this.goal.target.set(0, middle, 0);
    this.goal.position.set(0, middle + (framing === 'full' ? 0.12 : 0), distance);
    this.isGoing = !atOnce;
    if (!atOnce) return;
    this.camera.position.copy(this.goal.position);
    this.controls.target.copy(this.goal.target);
    this.controls.update();
  }

  setBackdrop(backdrop: Backdrop, isDark: boolean): void {
    [this.backdrop, this.isDark] = [backdrop, isDark];
    this.shadow.visible = backdrop.kind !== 'transparent' && hasGraphicsCard();
    void this.painter.paint(this.backdrop, this.isDark, this.aspect);
  }

  render(seconds: number): void {
    if (this.isGoing) {
      const share = 1 - Math.exp(-framingSpeed * seconds);
      this.camera.position.lerp(this.goal.position, share);
      this.controls.target.lerp(this.goal.target, share);
      if (this.camera.position.distanceTo(this.goal.position) < 1e-3) this.isGoing = false;
    }
    this.controls.update();
    this.renderer.render(this.scene, this.camera);
  }

  /** The next pictures have no outlines, then fewer pixels: motion matters more than edges. */
  spare(): boolean {
    if (isUnhurried) return false;
    if (this.hasOutlines) {
      this.hasOutlines = false;
      if (this.figure) hideOutlines(this.figure.scene);
      return true;
    }
    if (this.ratio <= coarsest) return false;
    this.ratio = Math.max(coarsest, this.ratio * coarser);
    this.renderer.setPixelRatio(this.ratio);
    return true;
  }

  dispose(): void {
    this.observer.disconnect();
    this.controls.dispose();
    this.renderer.dispose();
    this.canvas.remove();
  }

  private resize(): void {
    const width = Math.max(1, this.host.clientWidth), height = Math.max(1, this.host.clientHeight);
    this.renderer.setPixelRatio(this.ratio);
    this.renderer.setSize(width, height, true);
    this.aspect = width / height;
    this.camera.aspect = this.aspect;
    this.camera.updateProjectionMatrix();
    this.painter.fit(this.aspect);
    this.frame(this.framing, true);
  }
}

function hideOutlines(figure: Object3D): void {
  figure.traverse(node => {
    if (!(node instanceof Mesh)) return;
    for (const material of [node.material].flat() as MToonMaterial[]) if (material.isOutline) material.visible = false;
  });
}

/** A soft spot on the floor, so that the avatar stands somewhere. */
function softShadow(): Mesh {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 128;
  const context = canvas.getContext('2d')!;
  const spot = context.createRadialGradient(64, 64, 4, 64, 64, 64);
  spot.addColorStop(0, 'rgba(0,0,0,0.45)');
  spot.addColorStop(1, 'rgba(0,0,0,0)');
  context.fillStyle = spot;
  context.fillRect(0, 0, 128, 128);
  const mesh = new Mesh(new PlaneGeometry(1.1, 0.8), new MeshBasicMaterial({ map: new CanvasTexture(canvas), transparent: true, depthWrite: false }));
  mesh.rotation.x = -Math.PI / 2;
  mesh.position.y = 0.001;
  return mesh;
}

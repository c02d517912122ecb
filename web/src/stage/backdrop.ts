import { CanvasTexture, Color, SRGBColorSpace, Texture, TextureLoader, type Scene } from 'three';
import { hasGraphicsCard } from './graphics';

/** What is seen behind the avatar. */
export type Backdrop = { kind: 'studio' } | { kind: 'color'; color: string } | { kind: 'picture'; url: string } | { kind: 'transparent' };

/** Puts a backdrop behind a scene. */
export class BackdropPainter {
  private texture: Texture | null = null;
  private turn = 0;

  constructor(private readonly scene: Scene) {}

  async paint(backdrop: Backdrop, isDark: boolean, aspect: number): Promise<void> {
    const turn = ++this.turn;
    const background = backdrop.kind === 'transparent' ? null
      : backdrop.kind === 'color' ? new Color(backdrop.color)
      : backdrop.kind === 'picture' ? await loadPicture(backdrop.url)
      : hasGraphicsCard() ? studioLight(isDark)
      : new Color(studioColors(isDark)[1]); // a picture behind everything is the dearest thing that a processor draws here
    if (turn !== this.turn) return;
    this.texture?.dispose();
    this.texture = background instanceof Texture ? background : null;
    this.scene.background = background;
    this.fit(aspect);
  }

  /** A picture covers the stage, whatever its shape. */
  fit(aspect: number): void {
    const image = this.texture?.image as { width: number; height: number } | undefined;
    if (!this.texture || !image) return;
    const share = image.width / image.height / aspect;
    this.texture.repeat.set(share > 1 ? 1 / share : 1, share > 1 ? 1 : share);
    this.texture.offset.set((1 - this.texture.repeat.x) / 2, (1 - this.texture.repeat.y) / 2);
  }
}

async function loadPicture(url: string): Promise<Texture | null> {
  try {
    const texture = await new TextureLoader().loadAsync(url);
    texture.colorSpace = SRGBColorSpace;
    return texture;
  } catch {
    return null;
  }
}

/** The wall's colours, from where the light falls to the edge. */
export function studioColors(isDark: boolean): string[] {
  return isDark ? ['#4a423b', '#2b2622', '#171412'] : ['#fffdf8', '#f1e9dc', '#dccfbc'];
}

/** A plain wall with light from above, in the page's own colours. */
function studioLight(isDark: boolean): Texture {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 256;
  const context = canvas.getContext('2d')!;
  const light = context.createRadialGradient(128, 96, 10, 128, 128, 190);
  studioColors(isDark).forEach((color, i) => light.addColorStop(i / 2, color));
  context.fillStyle = light;
  context.fillRect(0, 0, 256, 256);
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  return texture;
}

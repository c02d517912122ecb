/**
 * What is used of Live2D's Cubism Core, which its users bring themselves: Core belongs to Live2D Inc. and is no part of this project.
 * Names as in the interface that Core shows to browsers; fields that came with later versions are optional.
 */
export interface Core {
  Moc: { fromArrayBuffer(data: ArrayBuffer): Moc | null };
  Model: { fromMoc(moc: Moc): CoreModel | null };
  Version?: { csmGetVersion(): number };
}

export interface Moc { _release?(): void }

export interface CoreModel {
  parameters: { count: number; ids: string[]; minimumValues: Float32Array; maximumValues: Float32Array; defaultValues: Float32Array; values: Float32Array };
  parts: { count: number; ids: string[]; opacities: Float32Array };
  drawables: Drawables;
  canvasinfo: { CanvasWidth: number; CanvasHeight: number; CanvasOriginX: number; CanvasOriginY: number; PixelsPerUnit: number };
  /** Where drawables and parts are ordered together (Core 5.3 and later). */
  getRenderOrders?(): Int32Array;
  update(): void;
  release?(): void;
}

export interface Drawables {
  count: number;
  ids: string[];
  constantFlags: Uint8Array;
  dynamicFlags: Uint8Array;
  textureIndices: Int32Array;
  renderOrders?: Int32Array;
  opacities: Float32Array;
  masks: Int32Array[];
  vertexPositions: Float32Array[];
  vertexUvs: Float32Array[];
  indices: Uint16Array[];
  /** Four numbers a drawable (Core 4.2 and later). */
  multiplyColors?: Float32Array;
  screenColors?: Float32Array;
  resetDynamicFlags(): void;
}

/** Bits of {@link Drawables.constantFlags}. */
export const constantFlag = { additive: 1, multiplicative: 2, doubleSided: 4, invertedMask: 8 } as const;

/** Bits of {@link Drawables.dynamicFlags}. */
export const dynamicFlag = { visible: 1 } as const;

const readyMs = 10_000;

let loading: Promise<Core> | null = null;

/** Loads the user's Core, once; it may go on setting itself up for a while after its script has run. */
export function loadCore(url: string): Promise<Core> {
  loading ??= new Promise<Core>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onerror = () => reject(new Error('Core could not be loaded.'));
    script.onload = () => {
      const end = performance.now() + readyMs;
      const look = () => {
        const core = (window as unknown as { Live2DCubismCore?: Core }).Live2DCubismCore;
        if (core?.Moc && core.Model) resolve(core);
        else if (performance.now() > end) reject(new Error('This file is no Cubism Core.'));
        else setTimeout(look, 20);
      };
      look();
    };
    document.head.append(script);
  }).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

import { boneNames, chainNames, expressionNames } from './names';

/** Where the parts of a pose lie among its numbers (docs/studio-protocol.md). */
export const layout = {
  hips: 0,
  gaze: 3,
  bones: 5,
  expressions: 5 + 4 * boneNames.length,
  confidence: 5 + 4 * boneNames.length + expressionNames.length,
  parameters: 5 + 4 * boneNames.length + expressionNames.length + chainNames.length,
} as const;

const headerLength = 24;

/** A pose as it came. */
export interface PoseFrame {
  number: number;
  /** Somebody is seen; else the avatar goes to rest. */
  isTracked: boolean;
  /** Expressions and gaze were seen. */
  hasFace: boolean;
  /** It does not continue the pose before. */
  isJump: boolean;
  /** When its picture was taken: milliseconds since 1970, on the clock of who took it. */
  capturedMs: number;
  /** Time within the take or film, in milliseconds. */
  timeMs: number;
  values: Float32Array;
}

/** The points of a picture, in 0..1 of it; a part that is not seen is null. */
export interface Points {
  width: number;
  height: number;
  body: Float32Array | null;
  face: Float32Array | null;
  leftHand: Float32Array | null;
  rightHand: Float32Array | null;
}

export const messageType = { pose: 1, points: 2, taken: 3, picture: 16 } as const;

export function readPose(message: ArrayBuffer): PoseFrame | null {
  const view = new DataView(message);
  if (message.byteLength < headerLength + 4 * layout.parameters || view.getUint8(1) !== 1) return null;
  const flags = view.getUint8(2);
  return {
    number: view.getUint32(4, true),
    isTracked: (flags & 1) !== 0,
    hasFace: (flags & 2) !== 0,
    isJump: (flags & 16) !== 0,
    capturedMs: view.getFloat64(8, true),
    timeMs: view.getFloat64(16, true),
    values: new Float32Array(message, headerLength),
  };
}

export function readPoints(message: ArrayBuffer): Points | null {
  const view = new DataView(message);
  if (message.byteLength < 16 || view.getUint8(1) !== 1) return null;
  const flags = view.getUint8(2);
  let at = 16;
  const part = (bit: number, count: number) => {
    if (!(flags & bit) || at + 4 * count > message.byteLength) return null;
    const points = new Float32Array(2 * count);
    for (let i = 0; i < points.length; i++, at += 2) points[i] = view.getUint16(at, true) / 32767.5 - 0.5;
    return points;
  };
  return { width: view.getUint16(4, true), height: view.getUint16(6, true), body: part(1, 33), face: part(2, 478), leftHand: part(4, 21), rightHand: part(8, 21) };
}

/** How a picture's bytes are to be read. */
export const encoding = { jpeg: 1, rgba: 2, i420: 3, nv12: 4 } as const;

/** Bytes before a picture's own. */
export const pictureHeader = 20;

export interface PictureFacts {
  encoding: number;
  /** Luma from 0 to 255, not from 16 to 235. */
  isFullRange: boolean;
  /** Colours by BT.709, not by BT.601. */
  isBt709: boolean;
  number: number;
  /** Milliseconds since 1970, on this page's clock. */
  capturedMs: number;
  width: number;
  height: number;
}

/** Writes what stands before a picture's bytes. */
export function writePictureHeader(message: Uint8Array<ArrayBuffer>, facts: PictureFacts): void {
  const view = new DataView(message.buffer);
  view.setUint8(0, messageType.picture);
  view.setUint8(1, 1);
  view.setUint8(2, facts.encoding);
  view.setUint8(3, (facts.isFullRange ? 1 : 0) | (facts.isBt709 ? 2 : 0));
  view.setUint32(4, facts.number, true);
  view.setFloat64(8, facts.capturedMs, true);
  view.setUint16(16, facts.width, true);
  view.setUint16(18, facts.height, true);
}

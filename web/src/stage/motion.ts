import { layout, type PoseFrame } from '../protocol/messages';

/** Poses that are kept: a second at 60 a second. */
const maxPoses = 64;

/** The slowest motion that is waited for; rarer poses are shown as they come. */
const longestIntervalMs = 120;

/** How fast the delay follows what the network does: a share per pose. Slow, so that the motion's own time never seems to bend. */
const delayShare = 0.04;

/** A pose that is this late is a new beginning. */
const jumpMs = 1500;

interface Kept {
  frame: PoseFrame;
  /** Its time on this page's clock. */
  at: number;
}

/**
 * Motion between the poses that come: the screen is drawn 60 times a second, poses come 10 to 60 times. It is shown late by about one
 * pose, between the two poses round that moment, and never beyond the last one: what is guessed would have to be taken back.
 */
export class Motion {
  private readonly kept: Kept[] = [];
  private offset = 0;
  private interval = 1000 / 30;
  private lateness = 0;
  private delay = 0;
  /** The numbers of the pose that is shown; layout as in a message. */
  values = new Float32Array(layout.parameters);
  /** The pose that is shown; between two, the later one. */
  current: PoseFrame | null = null;
  latest: PoseFrame | null = null;

  /** How late the motion is shown, in milliseconds. */
  get delayMs(): number {
    return this.delay;
  }

  /** How long ago the moment was taken that is shown now, on this page's clock. */
  get lagMs(): number {
    return this.offset + this.delay;
  }

  push(frame: PoseFrame, now: number): void {
    const last = this.kept[this.kept.length - 1];
    const step = last ? frame.capturedMs - last.frame.capturedMs : 0;
    this.latest = frame;
    if (!last || frame.isJump || step <= 0 || step > jumpMs) {
      this.kept.length = 0;
      this.offset = now - frame.capturedMs;
      this.lateness = 0;
      this.delay = this.interval;
    } else {
      // The clock of who took the picture and this page's clock: the quickest message tells how far they are apart.
      const offset = now - frame.capturedMs;
      if (offset < this.offset) this.offset = offset;
      else this.offset += (offset - this.offset) * 0.002;
      const late = offset - this.offset;
      this.lateness = Math.max(late, this.lateness * 0.97);
      this.interval += (Math.min(step, longestIntervalMs) - this.interval) * 0.1;
      const wanted = Math.min(this.interval, longestIntervalMs) + Math.min(this.lateness, longestIntervalMs);
      this.delay += (wanted - this.delay) * delayShare;
    }
    this.kept.push({ frame, at: frame.capturedMs });
    if (this.kept.length > maxPoses) this.kept.shift();
  }

  /** Fills {@link values} for a moment; false as long as no pose has come. */
  sample(now: number): boolean {
    const { kept } = this;
    if (kept.length === 0) return false;
    const moment = now - this.offset - this.delay;
    let next = kept.findIndex(pose => pose.at > moment);
    if (next < 0) next = kept.length;
    const before = kept[Math.max(0, next - 1)]!.frame, after = kept[Math.min(kept.length - 1, next)]!.frame;
    this.current = after;
    if (this.values.length !== after.values.length) this.values = new Float32Array(after.values.length);
    if (before === after) this.values.set(before.values);
    else blend(before.values, after.values, (moment - before.capturedMs) / (after.capturedMs - before.capturedMs), this.values);
    return true;
  }
}

function blend(a: Float32Array, b: Float32Array, share: number, out: Float32Array): void {
  for (let i = 0; i < out.length; i++) out[i] = a[i]! + (b[i]! - a[i]!) * share;
  // Rotations: along the shorter arc, and of unit length. Between neighbouring frames this is as good as a slerp.
  for (let i = layout.bones; i < layout.expressions; i += 4) {
    const sign = a[i]! * b[i]! + a[i + 1]! * b[i + 1]! + a[i + 2]! * b[i + 2]! + a[i + 3]! * b[i + 3]! < 0 ? -1 : 1;
    let length = 0;
    for (let k = i; k < i + 4; k++) {
      out[k] = a[k]! * (1 - share) + sign * b[k]! * share;
      length += out[k]! * out[k]!;
    }
    length = Math.sqrt(length) || 1;
    for (let k = i; k < i + 4; k++) out[k]! /= length;
  }
}

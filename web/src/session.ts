import { batch, effect, signal } from '@preact/signals';
import { Camera } from './camera/camera';
import { t } from './i18n';
import { prefer } from './preferences';
import { Notice } from './notice';
import { layout, type Points, type PoseFrame } from './protocol/messages';
import { StudioSocket } from './protocol/socket';
import type { Stats, StudioState, Tracking } from './protocol/state';
import { Motion } from './stage/motion';
import { Pace } from './stage/pace';
import { Show } from './stage/show';
import { Wardrobe } from './stage/wardrobe';
import { captureVideo, exportTake, shrinkPicture } from './files';

/** Latencies that are remembered for the performance line. */
const latencyWindow = 90;

/** A bar that shows how well a part is seen moves by this share at least. */
const leastChange = 0.05;

const pageTime = () => performance.timeOrigin + performance.now();

/** Everything behind the page: the socket, the camera, the motion, the avatar on its stage. */
export class Session {
  readonly state = signal<StudioState | null>(null);
  readonly stats = signal<Stats | null>(null);
  readonly isConnected = signal(true);
  readonly notice = new Notice();
  readonly points = signal<Points | null>(null);
  readonly isTracked = signal(true);
  readonly position = signal(0);
  /** Seconds until calibrating begins; 0 while none is asked for. */
  readonly countdown = signal(0);
  readonly shown = signal({ perSecond: 0, latencyMs: 0 });
  /** How well each part is seen, for the bars; some ten times a second. */
  readonly confidence = signal<Float32Array>(new Float32Array(9));
  readonly camera = new Camera();
  readonly motion = new Motion();
  readonly show = new Show();
  readonly wardrobe = new Wardrobe(this.show, this.state, this.notice);
  readonly latencies: number[] = [];
  readonly socket: StudioSocket;
  poseCount = 0;
  private readonly hadCamera: string | null;
  private readonly pace: Pace;
  private frames = 0;
  private lastFrameAt = 0;
  private toldAt = 0;

  /** @param options A viewer has no camera; on fewer frames a second it takes less of the machine; what is not drawn takes hardly anything. */
  constructor(readonly options: { isViewer?: boolean; framesPerSecond?: number; isDrawn: boolean }) {
    this.socket = new StudioSocket({
      state: state => this.onState(state),
      stats: stats => (this.stats.value = stats),
      pose: pose => this.onPose(pose),
      points: points => (this.points.value = points),
      problem: text => this.notice.tell(text),
      connected: isConnected => (this.isConnected.value = isConnected),
    });
    this.pace = new Pace(() => this.show.spare(), options.framesPerSecond);
    effect(() => {
      if (this.show.figure.value) this.pace.startOver();
    });
    this.next();
    setInterval(() => this.measure(), 1000);
    // A page that had the camera takes it up again when it is reloaded.
    this.hadCamera = sessionStorage.getItem('camera');
    effect(() => {
      const phase = this.camera.phase.value;
      if (phase === 'on') sessionStorage.setItem('camera', this.camera.deviceId.peek());
      else if (phase === 'off') sessionStorage.removeItem('camera');
    });
  }

  /** Shows a picture behind the avatar, and keeps it. */
  async bringBackdrop(file: File): Promise<void> {
    const url = await shrinkPicture(file);
    if (url) this.show.setBackdrop({ kind: 'picture', url });
    else this.notice.tell(t.value.drop.unknown);
  }

  async bringVideo(file: File): Promise<void> {
    prefer({ tab: 'takes', isPanelOpen: true });
    this.notice.tell(t.value.takes.uploading);
    await this.notice.orTell(() => captureVideo(file), this.show.isLoading);
  }

  async toggleCamera(): Promise<void> {
    const phase = this.camera.phase.value;
    if (phase === 'on' || phase === 'asking') this.demo();
    else {
      prefer({ tab: 'camera' });
      await this.camera.start();
    }
  }

  demo(): void {
    this.camera.stop();
    this.socket.send({ type: 'source', kind: 'demo' });
  }

  playTake(name: string): void {
    this.camera.stop();
    this.socket.send({ type: 'source', kind: 'take', name });
  }

  /** Saves a take as a file; what the format does not keep is said. */
  async exportTake(name: string, format: string): Promise<void> {
    await this.notice.orTell(async () => {
      const losses = await exportTake(name, format);
      if (losses) this.notice.tell(losses);
    }, this.show.isLoading);
  }

  togglePause(): void {
    const source = this.state.value?.source;
    if (source?.seconds != null) this.socket.send({ type: 'player', action: source.isPaused ? 'play' : 'pause' });
  }

  seek(seconds: number): void {
    this.socket.send({ type: 'player', action: 'seek', seconds });
  }

  toggleRecording(): void {
    this.socket.send({ type: 'record', action: this.state.value?.recording.isOn ? 'stop' : 'start' });
  }

  setTracking(change: Partial<Tracking>): void {
    const state = this.state.value;
    if (!state) return;
    this.state.value = { ...state, tracking: { ...state.tracking, ...change } }; // shown at once
    this.socket.send({ type: 'tracking', tracking: change });
  }

  /** Learns how the person sits and looks at rest, after a countdown. */
  async calibrate(): Promise<void> {
    if (this.countdown.value > 0) return;
    prefer({ tab: 'camera', isPanelOpen: true });
    for (let seconds = 3; seconds > 0; seconds--) {
      this.countdown.value = seconds;
      await new Promise(resolve => setTimeout(resolve, 1000));
    }
    this.countdown.value = 0;
    this.socket.send({ type: 'calibration', action: 'learn' });
  }

  setExpressions(weights: Record<string, number>): void {
    this.socket.send({ type: 'expressions', weights });
  }

  private onState(state: StudioState): void {
    const isFirst = !this.state.peek();
    batch(() => {
      this.state.value = state;
      this.isConnected.value = true;
    });
    if (state.source.kind !== 'page' && this.camera.phase.peek() === 'on' && this.camera.isConnected.peek()) this.camera.stop();
    if (isFirst && !this.options.isViewer && this.hadCamera !== null) void this.camera.start(this.hadCamera);
    void this.wardrobe.follow(state);
  }

  private onPose(pose: PoseFrame): void {
    const now = pageTime();
    this.motion.push(pose, now);
    this.poseCount++;
    if (this.state.peek()?.source.kind === 'page') {
      this.latencies.push(now - pose.capturedMs);
      if (this.latencies.length > latencyWindow) this.latencies.shift();
    }
  }

  private next(): void {
    this.pace.next(now => this.frame(now), this.show.isDrawn);
  }

  private frame(now: number): void {
    const seconds = Math.min(0.1, (now - this.lastFrameAt) / 1000 || 0);
    this.lastFrameAt = now;
    this.frames++;
    // 1. Where the motion is at this moment.
    if (this.motion.sample(pageTime())) {
      // 2. The avatar takes it.
      const pose = this.motion.current!;
      const terms = this.state.peek();
      if (terms) this.show.pose(pose, this.motion.values, terms, seconds);
      this.isTracked.value = pose.isTracked;
      if (now - this.toldAt > 100) {
        this.toldAt = now;
        this.position.value = pose.timeMs / 1000;
        this.tellConfidence(this.motion.latest!.values.subarray(layout.confidence, layout.parameters));
      }
    }
    // 3. The picture, and when the next one comes.
    this.show.draw(seconds);
    this.next();
  }

  /** What would hardly be seen is not told: each change of a bar costs the page a layout. */
  private tellConfidence(values: Float32Array): void {
    const shown = this.confidence.peek();
    if (values.some((value, i) => Math.abs(value - shown[i]!) > leastChange)) this.confidence.value = values.slice();
  }

  private measure(): void {
    const sorted = [...this.latencies].sort((a, b) => a - b);
    this.shown.value = { perSecond: this.frames, latencyMs: sorted[Math.floor(sorted.length / 2)] ?? 0 };
    this.frames = 0;
  }
}

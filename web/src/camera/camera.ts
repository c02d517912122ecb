import { signal } from '@preact/signals';
import type { FromWorker, ToWorker } from './worker';

export type CameraPhase = 'off' | 'asking' | 'on' | 'refused' | 'busy' | 'missing' | 'lost' | 'unsupported' | 'failed';

/** The longer side of pictures that are sent, in pixels: the networks look at 256 or fewer of a face or hand. */
const maxSide = 640;

const framesPerSecond = 30;

interface TrackProcessor { readable: ReadableStream<VideoFrame> }

/** The camera of this page: asked for, shown, and sent to the server picture by picture. */
export class Camera {
  readonly phase = signal<CameraPhase>('off');
  readonly devices = signal<MediaDeviceInfo[]>([]);
  readonly deviceId = signal<string>('');
  readonly stream = signal<MediaStream | null>(null);
  readonly isConnected = signal(false);
  readonly counts = signal({ sent: 0, dropped: 0 });
  private worker: Worker | null = null;
  private video: HTMLVideoElement | null = null;
  private turn = 0;

  constructor() {
    navigator.mediaDevices?.addEventListener('devicechange', () => void this.onDevicesChanged());
  }

  /** Asks for the camera and starts sending. */
  async start(deviceId = this.deviceId.value): Promise<boolean> {
    this.stop();
    const turn = ++this.turn;
    if (!navigator.mediaDevices?.getUserMedia) {
      this.phase.value = 'unsupported';
      return false;
    }
    this.phase.value = 'asking';
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { ...(deviceId ? { deviceId: { exact: deviceId } } : { facingMode: 'user' }), width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: framesPerSecond } },
      });
      if (turn !== this.turn) {
        stream.getTracks().forEach(track => track.stop());
        return false;
      }
      this.use(stream);
      await this.list();
      return true;
    } catch (error) {
      if (turn === this.turn) this.phase.value = phaseOf(error);
      await this.list();
      return false;
    }
  }

  stop(): void {
    this.turn++;
    this.release();
    this.phase.value = 'off';
  }

  async list(): Promise<void> {
    if (!navigator.mediaDevices?.enumerateDevices) return;
    this.devices.value = (await navigator.mediaDevices.enumerateDevices()).filter(device => device.kind === 'videoinput');
  }

  private use(stream: MediaStream): void {
    const track = stream.getVideoTracks()[0]!;
    this.deviceId.value = track.getSettings().deviceId ?? '';
    this.stream.value = stream;
    this.phase.value = 'on';
    track.addEventListener('ended', () => {
      if (this.stream.value !== stream) return;
      this.release();
      this.phase.value = 'lost';
    });

    // The frames go past the page's own thread: a slow or hidden page does not slow the tracking.
    this.worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    this.worker.onmessage = (event: MessageEvent<FromWorker>) => {
      if (event.data.type === 'connected') this.isConnected.value = event.data.isConnected;
      else this.counts.value = event.data;
    };
    this.post({ type: 'open', url: `ws://${location.host}/camera?name=${encodeURIComponent(track.label.slice(0, 80))}`, maxSide, framesPerSecond, isNear: isNear() });
    const Processor = (window as unknown as { MediaStreamTrackProcessor?: new (init: { track: MediaStreamTrack; maxBufferSize?: number }) => TrackProcessor }).MediaStreamTrackProcessor;
    if (Processor) {
      const { readable } = new Processor({ track, maxBufferSize: 1 });
      this.worker.postMessage({ type: 'stream', readable } satisfies ToWorker, [readable as unknown as Transferable]);
    } else this.pump(stream);
  }

  /** For browsers that give frames to a video element alone. */
  private pump(stream: MediaStream): void {
    const video = document.createElement('video');
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    this.video = video;
    const next = async () => {
      if (this.video !== video || !this.worker) return;
      const picture = await createImageBitmap(video);
      this.worker?.postMessage({ type: 'picture', picture } satisfies ToWorker, [picture]);
      video.requestVideoFrameCallback(() => void next());
    };
    video.requestVideoFrameCallback(() => void next());
    void video.play();
  }

  private release(): void {
    if (this.worker) this.post({ type: 'close' });
    this.worker = null;
    this.video = null;
    this.stream.value?.getTracks().forEach(track => track.stop());
    this.stream.value = null;
    this.isConnected.value = false;
  }

  private post(message: ToWorker): void {
    this.worker?.postMessage(message);
  }

  /** A camera that was unplugged is taken up again when it comes back. */
  private async onDevicesChanged(): Promise<void> {
    await this.list();
    if ((this.phase.value === 'lost' || this.phase.value === 'missing') && this.devices.value.length > 0) {
      const isBack = this.devices.value.some(device => device.deviceId === this.deviceId.value);
      await this.start(isBack ? this.deviceId.value : '');
    }
  }
}

/** Whether the server is on this machine, where bytes cost nothing. */
function isNear(): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
}

function phaseOf(error: unknown): CameraPhase {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError': case 'SecurityError': return 'refused';
    case 'NotReadableError': case 'AbortError': return 'busy';
    case 'NotFoundError': case 'OverconstrainedError': return 'missing';
    default: return 'failed';
  }
}

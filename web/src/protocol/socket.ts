import { messageType, readPoints, readPose, type Points, type PoseFrame } from './messages';
import type { Stats, StudioState } from './state';

export interface SocketListener {
  state(state: StudioState): void;
  stats(stats: Stats): void;
  pose(pose: PoseFrame): void;
  points(points: Points): void;
  problem(text: string): void;
  connected(isConnected: boolean): void;
}

/** The answer to a pose. */
const taken = Uint8Array.of(4);

/** What is asked for while the server is away is brought when it is back, unless that is longer than this ago; the last of it at most. */
const patienceMs = 5000, mostWaiting = 100;

const firstRetryMs = 250;
const lastRetryMs = 4000;

/** The page's socket: it comes back by itself when the server has been away. */
export class StudioSocket {
  private socket: WebSocket | null = null;
  private retryMs = firstRetryMs;
  private isClosed = false;
  private wantsPoints = false;
  private timer = 0;
  private waiting: { command: object; since: number }[] = [];

  constructor(private readonly listener: SocketListener) {
    this.open();
  }

  send(command: object): void {
    if (!this.deliver(command)) this.waiting = [...this.waiting, { command, since: performance.now() }].slice(-mostWaiting);
  }

  /** Asks for the points of the pictures, or no longer. */
  points(isOn: boolean): void {
    this.wantsPoints = isOn;
    this.deliver({ type: 'points', isOn });
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.socket?.close();
  }

  private deliver(command: object): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(command));
    return true;
  }

  private open(): void {
    const socket = new WebSocket(`ws://${location.host}/socket`);
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    socket.onopen = () => {
      this.retryMs = firstRetryMs;
      this.listener.connected(true);
      if (this.wantsPoints) this.points(true);
      for (const { command, since } of this.waiting.splice(0)) if (performance.now() - since < patienceMs) this.deliver(command);
    };
    socket.onmessage = event => this.read(event.data as string | ArrayBuffer);
    socket.onclose = () => {
      if (this.isClosed) return;
      this.listener.connected(false);
      this.timer = window.setTimeout(() => this.open(), this.retryMs);
      this.retryMs = Math.min(lastRetryMs, this.retryMs * 1.5);
    };
  }

  private read(data: string | ArrayBuffer): void {
    if (typeof data === 'string') {
      const message = JSON.parse(data) as StudioState | Stats | { type: 'problem'; text: string };
      if (message.type === 'state') this.listener.state(message);
      else if (message.type === 'stats') this.listener.stats(message);
      else if (message.type === 'problem') this.listener.problem(message.text);
      return;
    }
    const type = new Uint8Array(data)[0];
    if (type === messageType.pose) {
      const pose = readPose(data);
      if (pose) this.listener.pose(pose);
      this.socket?.send(taken);
    } else if (type === messageType.points) {
      const points = readPoints(data);
      if (points) this.listener.points(points);
    }
  }
}

import { messageType, writePicture } from '../protocol/messages';

/** Pictures under way to the server, at most: one that is being tracked, one that waits. More would be late. */
const mostUnderWay = 2;

/** JPEG's quality, 0 to 1: landmarks on it differ from those on the raw picture by less than from frame to frame. */
const quality = 0.85;

const retryMs = 500;

export type ToWorker =
  | { type: 'open'; url: string; maxSide: number; framesPerSecond: number }
  | { type: 'stream'; readable: ReadableStream<VideoFrame> }
  | { type: 'picture'; picture: ImageBitmap }
  | { type: 'close' };
export type FromWorker = { type: 'connected'; isConnected: boolean } | { type: 'counts'; sent: number; dropped: number };

let socket: WebSocket | null = null;
let options = { url: '', maxSide: 640, framesPerSecond: 30 };
let isClosed = false;
let underWay = 0;
let isEncoding = false;
let number = 0;
let sent = 0, dropped = 0;
let lastSentAt = 0;
let canvas: OffscreenCanvas | null = null;

const tell = (message: FromWorker) => self.postMessage(message);

self.onmessage = (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.type === 'open') {
    options = message;
    connect();
    setInterval(() => tell({ type: 'counts', sent, dropped }), 1000);
  } else if (message.type === 'stream') void read(message.readable);
  else if (message.type === 'picture') void take(message.picture, () => message.picture.close(), message.picture.width, message.picture.height);
  else {
    isClosed = true;
    socket?.close();
    self.close();
  }
};

function connect(): void {
  socket = new WebSocket(options.url);
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => {
    underWay = 0;
    tell({ type: 'connected', isConnected: true });
  };
  socket.onmessage = event => {
    if (event.data instanceof ArrayBuffer && new Uint8Array(event.data)[0] === messageType.taken) underWay = Math.max(0, underWay - 1);
  };
  socket.onclose = () => {
    if (isClosed) return;
    tell({ type: 'connected', isConnected: false });
    setTimeout(connect, retryMs);
  };
}

async function read(readable: ReadableStream<VideoFrame>): Promise<void> {
  const reader = readable.getReader();
  while (!isClosed) {
    const { value, done } = await reader.read();
    if (done || !value) return;
    void take(value, () => value.close(), value.displayWidth, value.displayHeight);
  }
}

/** Sends a picture, unless others are under way still: what cannot be sent at once is dropped, never queued. */
async function take(picture: CanvasImageSource, close: () => void, width: number, height: number): Promise<void> {
  const now = performance.now();
  const isEarly = now - lastSentAt < 1000 / options.framesPerSecond - 4;
  if (isEncoding || isEarly || underWay >= mostUnderWay || socket?.readyState !== WebSocket.OPEN || socket.bufferedAmount > 0) {
    if (!isEarly) dropped++;
    close();
    return;
  }
  isEncoding = true;
  lastSentAt = now;
  try {
    const scale = Math.min(1, options.maxSide / Math.max(width, height));
    const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
    if (!canvas || canvas.width !== w || canvas.height !== h) canvas = new OffscreenCanvas(w, h);
    canvas.getContext('2d', { alpha: false, willReadFrequently: true })!.drawImage(picture, 0, 0, w, h);
    close();
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    const message = writePicture(++number, performance.timeOrigin + now, w, h, await blob.arrayBuffer());
    if (socket?.readyState !== WebSocket.OPEN) return;
    socket.send(message);
    underWay++;
    sent++;
  } finally {
    isEncoding = false;
  }
}

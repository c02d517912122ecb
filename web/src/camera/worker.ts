import { encoding, messageType, pictureHeader, writePictureHeader } from '../protocol/messages';

/** Pictures under way to the server, at most: it asks for the next one in time. More would be late. */
const mostUnderWay = 1;

/** JPEG's quality, 0 to 1: landmarks on it differ from those on the raw picture by less than from frame to frame. */
const quality = 0.85;

/** A picture that comes sooner after the last one than this part of the time between two is of a faster camera, not of a camera that stutters. */
const earlyShare = 0.6;

/** Handing a raw picture to the socket takes a tenth of this, in milliseconds; more where a debugger reads along. So many dear ones over cheap ones, and pictures are compressed. */
const dearMs = 3, mostDear = 5;

const retryMs = 500;

export type ToWorker =
  | { type: 'open'; url: string; maxSide: number; framesPerSecond: number; isNear: boolean }
  | { type: 'stream'; readable: ReadableStream<VideoFrame> }
  | { type: 'picture'; picture: ImageBitmap }
  | { type: 'close' };
export type FromWorker = { type: 'connected'; isConnected: boolean } | { type: 'counts'; sent: number; dropped: number };

let socket: WebSocket | null = null;
let options = { url: '', maxSide: 640, framesPerSecond: 30, isNear: false };
let isClosed = false;
let underWay = 0;
let isEncoding = false;
let number = 0;
let sent = 0, dropped = 0;
let lastSentAt = 0;
let canvas: OffscreenCanvas | null = null;
let message = new Uint8Array(0);
let dear = 0;

const tell = (message: FromWorker) => self.postMessage(message);

self.onmessage = (event: MessageEvent<ToWorker>) => {
  const message = event.data;
  if (message.type === 'open') {
    options = message;
    connect();
    setInterval(() => tell({ type: 'counts', sent, dropped }), 1000);
  } else if (message.type === 'stream') void read(message.readable);
  else if (message.type === 'picture') void take(message.picture, message.picture.width, message.picture.height);
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
    void take(value, value.displayWidth, value.displayHeight);
  }
}

/** Sends a picture, unless others are under way still: what cannot be sent at once is dropped, never queued. */
async function take(picture: VideoFrame | ImageBitmap, width: number, height: number): Promise<void> {
  const now = performance.now();
  const isEarly = now - lastSentAt < (earlyShare * 1000) / options.framesPerSecond;
  if (isEncoding || isEarly || underWay >= mostUnderWay || socket?.readyState !== WebSocket.OPEN || socket.bufferedAmount > 0) {
    if (!isEarly) dropped++;
    picture.close();
    return;
  }
  isEncoding = true;
  lastSentAt = now;
  try {
    const capturedMs = performance.timeOrigin + now;
    const raw = options.isNear && dear < mostDear && picture instanceof VideoFrame ? rawEncoding(picture) : null;
    const bytes = raw ? await copy(picture as VideoFrame, raw, capturedMs) : await compress(picture, width, height, capturedMs);
    if (socket?.readyState !== WebSocket.OPEN) return;
    const before = performance.now();
    socket.send(bytes);
    if (raw) dear = Math.max(0, dear + (performance.now() - before > dearMs ? 1 : -0.5));
    underWay++;
    sent++;
  } finally {
    picture.close();
    isEncoding = false;
  }
}

/** How a camera's picture can go to a server on the same machine as it is; null: it must be made smaller or turned, or is of another kind. */
function rawEncoding(picture: VideoFrame): number | null {
  const { width, height } = picture.visibleRect!;
  if (width !== picture.displayWidth || height !== picture.displayHeight || Math.max(width, height) > options.maxSide) return null;
  return picture.format === 'I420' ? encoding.i420 : picture.format === 'NV12' ? encoding.nv12 : null;
}

/** No canvas, no compressing: on the same machine bytes are cheaper than the work on them. */
async function copy(picture: VideoFrame, kind: number, capturedMs: number): Promise<Uint8Array<ArrayBuffer>> {
  const length = pictureHeader + picture.allocationSize();
  if (message.length !== length) message = new Uint8Array(length);
  const { fullRange, matrix } = picture.colorSpace;
  writePictureHeader(message, { encoding: kind, isFullRange: fullRange === true, isBt709: matrix === 'bt709', number: ++number, capturedMs, width: picture.displayWidth, height: picture.displayHeight });
  await picture.copyTo(message.subarray(pictureHeader));
  return message;
}

async function compress(picture: CanvasImageSource, width: number, height: number, capturedMs: number): Promise<Uint8Array<ArrayBuffer>> {
  const scale = Math.min(1, options.maxSide / Math.max(width, height));
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  if (!canvas || canvas.width !== w || canvas.height !== h) canvas = new OffscreenCanvas(w, h);
  canvas.getContext('2d', { alpha: false, willReadFrequently: true })!.drawImage(picture, 0, 0, w, h);
  const jpeg = await (await canvas.convertToBlob({ type: 'image/jpeg', quality })).arrayBuffer();
  const bytes = new Uint8Array(pictureHeader + jpeg.byteLength);
  writePictureHeader(bytes, { encoding: encoding.jpeg, isFullRange: true, isBt709: false, number: ++number, capturedMs, width: w, height: h });
  bytes.set(new Uint8Array(jpeg), pictureHeader);
  return bytes;
}

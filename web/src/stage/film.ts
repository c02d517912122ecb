import { signal } from '@preact/signals';
import { save } from '../files';

const kinds = ['video/webm;codecs=vp9', 'video/webm;codecs=vp8', 'video/webm'];
const framesPerSecond = 60;

/** Bits a second: a sharp picture of a drawn figure at 1080 lines. */
const bitRate = 12e6;

interface DiskFile { write(data: Blob): Promise<void>; close(): Promise<void> }
type SavePicker = (options: object) => Promise<{ createWritable(): Promise<DiskFile> }>;

/** Films the stage: a WebM file, with transparency where the backdrop is transparent, written to disk as it comes where the browser can. */
export class Film {
  readonly isOn = signal(false);
  readonly seconds = signal(0);
  private recorder: MediaRecorder | null = null;
  private timer = 0;

  async start(canvas: HTMLCanvasElement, name: string): Promise<void> {
    const mimeType = kinds.find(kind => MediaRecorder.isTypeSupported(kind));
    if (this.recorder || !mimeType) return;
    const disk = await openFile(name);
    if (disk === undefined) return;
    const parts: Blob[] = [];
    const recorder = new MediaRecorder(canvas.captureStream(framesPerSecond), { mimeType, videoBitsPerSecond: bitRate });
    let writing = Promise.resolve();
    recorder.ondataavailable = ({ data }) => {
      if (disk) writing = writing.then(() => disk.write(data));
      else parts.push(data);
    };
    recorder.onstop = () => {
      clearInterval(this.timer);
      this.isOn.value = false;
      this.recorder = null;
      if (disk) void writing.then(() => disk.close());
      else save(new Blob(parts, { type: 'video/webm' }), name);
    };
    recorder.start(1000);
    this.recorder = recorder;
    this.isOn.value = true;
    this.seconds.value = 0;
    const began = performance.now();
    this.timer = window.setInterval(() => (this.seconds.value = (performance.now() - began) / 1000), 250);
  }

  stop(): void {
    this.recorder?.stop();
  }
}

/** A file on the disk; null where the browser has none to give, undefined where the user thought better of it. */
async function openFile(name: string): Promise<DiskFile | null | undefined> {
  const pick = (window as unknown as { showSaveFilePicker?: SavePicker }).showSaveFilePicker;
  if (!pick) return null;
  try {
    return await (await pick({ suggestedName: name, types: [{ accept: { 'video/webm': ['.webm'] } }] })).createWritable();
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? undefined : null;
  }
}

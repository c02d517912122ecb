/** What the server tells of how things stand (docs/studio-protocol.md). */
export interface StudioState {
  type: 'state';
  version: number;
  source: { kind: 'demo' | 'page' | 'server' | 'motion'; name: string; phase: 'waiting' | 'running' | 'ended' | 'failed'; problem: string | null; seconds: number | null; isPaused: boolean };
  tracking: Tracking;
  calibration: { isKnown: boolean; progress: number | null };
  recording: { isOn: boolean; isPaused: boolean; seconds: number; problem: string | null };
  takes: Take[];
  outputs: Output[];
  expressions: Record<string, number>;
  videos: VideoJob[];
  avatars: string[];
  live2D: { models: string[]; hasCore: boolean };
  avatar: string | null;
  hipsHeight: number;
  exportFormats: string[];
  parameters: Parameter[];
  folder: string;
}

export interface Tracking {
  smoothing: 'off' | 'low' | 'medium' | 'high';
  mirror: boolean;
  body: 'face' | 'upper' | 'full';
  quality: 'lite' | 'full' | 'heavy';
}

/** A parameter of a drawn avatar with its range. */
export interface Parameter { id: string; minimum: number; default: number; maximum: number }

export interface Take { name: string; seconds: number; frames: number; bytes: number }
export interface Output { id: string; isOn: boolean; host: string; port: number; light: 'off' | 'on' | 'sending' | 'failed'; problem: string | null }
export interface VideoJob { id: number; name: string; progress: number | null; phase: 'waiting' | 'running' | 'done' | 'failed'; problem: string | null; take: string | null }

export interface Stats {
  type: 'stats';
  trackedPerSecond: number;
  posesPerSecond: number;
  trackingMs: number;
  droppedPerSecond: number;
  cpu: number;
  memoryMegabytes: number;
  pages: number;
}

import { effect, signal } from '@preact/signals';
import type { Backdrop } from './stage/backdrop';
import type { Framing } from './stage/stage';

/** Which avatar is shown: one that comes with the program, one of the user's folder, or that of the command line. */
export type AvatarChoice = { kind: 'default' } | { kind: 'puppet' } | { kind: 'file'; name: string } | { kind: 'live2d'; name: string };

export type Tab = 'camera' | 'avatar' | 'face' | 'takes' | 'outputs' | 'settings';

/** What this browser remembers. */
export interface Preferences {
  language: 'auto' | 'en' | 'ja';
  theme: 'auto' | 'dark' | 'light';
  avatar: AvatarChoice | null;
  framing: Framing;
  backdrop: Backdrop;
  showPoints: boolean;
  tab: Tab;
  isPanelOpen: boolean;
}

const key = 'omozukai';

const defaults: Preferences = {
  language: 'auto', theme: 'auto', avatar: null, framing: 'full', backdrop: { kind: 'studio' }, showPoints: true, tab: 'camera', isPanelOpen: true,
};

export const preferences = signal<Preferences>({ ...defaults, ...read() });

export function prefer(change: Partial<Preferences>): void {
  preferences.value = { ...preferences.peek(), ...change };
}

effect(() => {
  const kept = JSON.stringify(preferences.value);
  const isViewer = location.pathname === '/view';
  if (isViewer) return; // its choices stand in its address
  try {
    localStorage.setItem(key, kept);
  } catch {
    // A browser that keeps nothing: the choice holds until the page is closed.
  }
});

function read(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Preferences>;
  } catch {
    return {};
  }
}

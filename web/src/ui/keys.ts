import { prefer, preferences } from '../preferences';
import type { Session } from '../session';
import type { Framing } from '../stage/stage';

export const feelings = ['happy', 'angry', 'sad', 'relaxed', 'surprised'] as const;
const framings: readonly Framing[] = ['full', 'bust', 'face'];

export function nextFraming(session: Session): void {
  session.show.setFraming(framings[(framings.indexOf(preferences.value.framing) + 1) % framings.length]!);
}

export function toggleFeeling(session: Session, index: number): void {
  const name = feelings[index]!;
  const isOn = (session.state.value?.expressions[name] ?? 0) > 0;
  session.setExpressions(Object.fromEntries(feelings.map(feeling => [feeling, feeling === name && !isOn ? 1 : 0])));
}

/** Keys of the whole page; those of a field stay the field's. */
export function listenToKeys(session: Session): () => void {
  const actions: Record<string, () => void> = {
    c: () => void session.toggleCamera(),
    r: () => session.toggleRecording(),
    p: () => session.togglePause(),
    d: () => session.demo(),
    f: () => nextFraming(session),
    m: () => session.setTracking({ mirror: !session.state.value?.tracking.mirror }),
    k: () => void session.calibrate(),
    b: () => prefer({ isPanelOpen: !preferences.value.isPanelOpen }),
    Escape: () => session.setExpressions(Object.fromEntries(Object.keys(session.state.value?.expressions ?? {}).map(name => [name, 0]))),
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const isText = event.target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'file'].includes(event.target.type);
    if (isText || event.target instanceof HTMLSelectElement || event.target instanceof HTMLTextAreaElement) return;
    const digit = /^[1-5]$/.test(event.key) ? Number(event.key) : 0;
    const action = digit > 0 ? () => toggleFeeling(session, digit - 1) : actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}

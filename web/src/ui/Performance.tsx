import { t } from '../i18n';
import type { Session } from '../session';
import { clock } from './controls';

/** One quiet line: what moves the avatar, how fast, how late. */
export function Performance({ session }: { session: Session }) {
  const words = t.value.performance;
  const state = session.state.value, stats = session.stats.value;
  const source = state?.source;
  const isCamera = source?.kind === 'page' || source?.kind === 'server';
  const name = !source ? '' : source.kind === 'demo' ? t.value.source.demo : source.kind === 'page' ? t.value.source.page : source.name;
  const light = !session.isConnected.value || source?.phase === 'failed' ? 'failed' : source?.phase === 'running' ? 'sending' : 'on';
  return (
    <div class="performance">
      <span class={`light ${light}`} aria-hidden="true" />
      <strong>{name}</strong>
      {state?.recording.isOn && <span class="recording">● {clock(state.recording.seconds)}{state.recording.isPaused ? ` (${t.value.takes.paused})` : ''}</span>}
      {isCamera && stats && <span>{words.tracked} {stats.trackedPerSecond.toFixed(0)}{words.perSecond}</span>}
      <span>{words.shown} {session.shown.value.perSecond}{words.perSecond}</span>
      {source?.kind === 'page' && <span>{words.latency} {session.shown.value.latencyMs.toFixed(0)} ms</span>}
      {isCamera && stats && <span>{words.dropped} {stats.droppedPerSecond.toFixed(0)}{words.perSecond}</span>}
      {stats && <span>{words.cpu} {Math.round(stats.cpu * 100)} %</span>}
    </div>
  );
}

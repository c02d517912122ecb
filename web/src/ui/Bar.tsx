import { t } from '../i18n';
import { preferences, prefer } from '../preferences';
import type { Session } from '../session';
import { clock, Icon } from './controls';
import { nextFraming } from './keys';

/** The few things that are always at hand. */
export function Bar({ session }: { session: Session }) {
  const words = t.value.bar;
  const state = session.state.value;
  const isCamera = session.camera.phase.value === 'on' || session.camera.phase.value === 'asking';
  const recording = state?.recording;
  const source = state?.source;
  return (
    <div class="bar">
      <div class="bar-main">
        <button class={`button primary wide ${isCamera ? 'is-on' : ''}`} aria-pressed={isCamera} onClick={() => void session.toggleCamera()}>
          <Icon name="camera" />
          <span>{isCamera ? words.stopCamera : words.startCamera}</span>
        </button>
        <button class="button" aria-pressed={source?.kind === 'demo'} onClick={() => session.demo()} title="D">
          <Icon name="demo" />
          <span class="hides">{words.demo}</span>
        </button>
        <button class={`button record ${recording?.isOn ? 'is-on' : ''}`} aria-pressed={recording?.isOn ?? false} onClick={() => session.toggleRecording()} title="R">
          <Icon name={recording?.isOn ? 'stop' : 'record'} isFilled />
          <span class="hides">{recording?.isOn ? words.stop : words.record}</span>
        </button>
        {recording?.isOn && (
          <button class="button" onClick={() => session.socket.send({ type: 'record', action: recording.isPaused ? 'start' : 'pause' })}>
            <Icon name={recording.isPaused ? 'record' : 'pause'} isFilled />
            <span class="hides">{recording.isPaused ? words.resume : words.pause}</span>
          </button>
        )}
        <button class="button round" aria-label={words.framing} title={`${words.framing} (F)`} onClick={() => nextFraming(session)}>
          <Icon name="framing" />
        </button>
        <button class="button round" aria-label={words.panel} aria-expanded={preferences.value.isPanelOpen} title={`${words.panel} (B)`} onClick={() => prefer({ isPanelOpen: !preferences.value.isPanelOpen })}>
          <Icon name="panel" />
        </button>
      </div>
      {source?.kind === 'motion' && source.seconds !== null && (
        <div class="player">
          <button class="button round" aria-label={source.isPaused ? t.value.takes.play : t.value.takes.pause} onClick={() => session.togglePause()}>
            <Icon name={source.isPaused ? 'play' : 'pause'} isFilled />
          </button>
          <input
            type="range" aria-label={t.value.takes.position} min={0} max={source.seconds} step={0.01} value={session.position.value}
            aria-valuetext={clock(session.position.value)} onInput={event => session.seek(event.currentTarget.valueAsNumber)}
          />
          <span class="time">{clock(session.position.value)} / {clock(source.seconds)}</span>
        </div>
      )}
    </div>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import { drawPoints } from '../camera/overlay';
import { t } from '../i18n';
import { preferences, prefer } from '../preferences';
import { chainNames } from '../protocol/names';
import type { Session } from '../session';
import { Choice, Section, Switch } from './controls';

export function CameraPanel({ session }: { session: Session }) {
  const words = t.value.tracking;
  const tracking = session.state.value?.tracking;
  return (
    <>
      <Preview session={session} />
      <Section title={words.title}>
        {tracking && (
          <>
            <Choice label={words.body} value={tracking.body} options={[['face', words.face], ['upper', words.upper], ['full', words.full]]} onChange={body => session.setTracking({ body })} />
            <Choice label={words.smoothing} value={tracking.smoothing} options={[['off', words.off], ['low', words.low], ['medium', words.medium], ['high', words.high]]} onChange={smoothing => session.setTracking({ smoothing })} />
            <Choice label={words.quality} value={tracking.quality} options={[['lite', words.lite], ['full', words.normal], ['heavy', words.heavy]]} onChange={quality => session.setTracking({ quality })} />
            <Switch label={words.mirror} checked={tracking.mirror} onChange={mirror => session.setTracking({ mirror })} />
          </>
        )}
      </Section>
      <Calibrate session={session} />
      <Section title={words.seen}>
        <Bars session={session} />
      </Section>
    </>
  );
}

function Preview({ session }: { session: Session }) {
  const words = t.value.camera;
  const { camera } = session;
  const video = useRef<HTMLVideoElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const phase = camera.phase.value, stream = camera.stream.value;
  const { isDrawn } = session.options;
  const showPoints = isDrawn && preferences.value.showPoints;
  useEffect(() => {
    if (video.current && isDrawn) video.current.srcObject = stream;
  }, [stream]);
  useEffect(() => {
    session.socket.points(showPoints && phase === 'on');
    return () => session.socket.points(false);
  }, [showPoints, phase]);
  const points = session.points.value;
  useEffect(() => {
    if (canvas.current) drawPoints(canvas.current, showPoints && phase === 'on' ? points : null);
  }, [points, showPoints, phase]);
  const isMirror = session.state.value?.tracking.mirror ?? true;
  const text = phase === 'on' ? null : words[phase];
  return (
    <Section title={words.title}>
      <div class={`preview ${isMirror ? 'is-mirror' : ''}`}>
        <video ref={video} muted autoplay playsInline aria-label={words.preview} hidden={phase !== 'on'} />
        <canvas ref={canvas} aria-hidden="true" />
        {text && (
          <div class="preview-text" role={phase === 'off' || phase === 'asking' ? undefined : 'alert'}>
            <p>{text}</p>
            {phase !== 'asking' && (
              <button class="button primary" onClick={() => void camera.start()}>{phase === 'off' ? t.value.bar.startCamera : words.retry}</button>
            )}
          </div>
        )}
      </div>
      <label class="field">
        <span>{words.pick}</span>
        <select value={camera.deviceId.value} disabled={camera.devices.value.length === 0} onChange={event => void camera.start(event.currentTarget.value)}>
          {camera.devices.value.length === 0 && <option value="">–</option>}
          {camera.devices.value.map((device, i) => <option key={device.deviceId} value={device.deviceId}>{device.label || `${words.unnamed} ${i + 1}`}</option>)}
        </select>
      </label>
      <Switch label={words.points} checked={showPoints} onChange={isOn => prefer({ showPoints: isOn })} />
    </Section>
  );
}

/** Two seconds at rest, after a countdown; the place of the words is kept, so that nothing moves. */
function Calibrate({ session }: { session: Session }) {
  const words = t.value.tracking;
  const calibration = session.state.value?.calibration;
  const countdown = session.countdown.value;
  const source = session.state.value?.source;
  const isCamera = (source?.kind === 'page' || source?.kind === 'server') && source.phase === 'running';
  const isBusy = countdown > 0 || (calibration?.progress ?? null) !== null;
  return (
    <Section title={words.calibrate}>
      <p class="hint">{words.calibrateHint}</p>
      <div class="row">
        <button class="button" disabled={!isCamera || isBusy} onClick={() => void session.calibrate()}>{countdown > 0 ? countdown : isBusy ? words.calibrating : words.calibrate}</button>
        {calibration?.isKnown && !isBusy && <button class="button quiet" onClick={() => session.socket.send({ type: 'calibration', action: 'forget' })}>{words.forget}</button>}
      </div>
      <progress max={1} value={calibration?.progress ?? (calibration?.isKnown ? 1 : 0)} aria-label={calibration?.isKnown && !isBusy ? words.calibrated : words.calibrate} />
    </Section>
  );
}

/** How well each part is seen. */
function Bars({ session }: { session: Session }) {
  const values = session.confidence.value;
  return (
    <ul class="bars">
      {chainNames.map((name, i) => (
        <li key={name}>
          <span id={`bar-${name}`}>{t.value.chains[name]}</span>
          <meter min={0} max={1} low={0.35} high={0.6} optimum={1} value={values[i]} aria-labelledby={`bar-${name}`} />
        </li>
      ))}
    </ul>
  );
}

import { useState } from 'preact/hooks';
import { takeAddress } from '../files';
import { t } from '../i18n';
import type { Take, VideoJob } from '../protocol/state';
import type { Session } from '../session';
import { clock, FileButton, Icon, Section } from './controls';

export function TakesPanel({ session }: { session: Session }) {
  const words = t.value.takes;
  const state = session.state.value;
  return (
    <>
      <Section title={words.title}>
        {state?.takes.length === 0 && <p class="hint">{words.none}</p>}
        <ul class="takes">{state?.takes.map(take => <TakeRow key={take.name} session={session} take={take} />)}</ul>
        {state?.source.kind === 'motion' && <button class="button" onClick={() => session.demo()}>{words.back}</button>}
      </Section>
      <Section title={words.videoHint}>
        <FileButton label={words.video} accept="video/*,.mkv,.gif" onFiles={([file]) => void session.bringVideo(file!)} />
        <ul class="jobs">{state?.videos.map(job => <JobRow key={job.id} session={session} job={job} />)}</ul>
      </Section>
      <Section title={words.film}>
        <p class="hint">{words.filmHint}</p>
        <button class="button" aria-pressed={session.show.film.isOn.value} onClick={() => session.show.toggleFilm()}>
          <Icon name={session.show.film.isOn.value ? 'stop' : 'record'} isFilled />
          {session.show.film.isOn.value ? `${words.filmStop} ${clock(session.show.film.seconds.value)}` : words.filmStart}
        </button>
      </Section>
      <p class="hint">{words.folder} <code>{state?.folder}</code></p>
    </>
  );
}

function TakeRow({ session, take }: { session: Session; take: Take }) {
  const words = t.value.takes;
  const [mode, setMode] = useState<'plain' | 'rename' | 'delete'>('plain');
  const source = session.state.value?.source;
  const isPlaying = source?.kind === 'motion' && source.name === take.name;
  return (
    <li class={isPlaying ? 'take is-playing' : 'take'}>
      <div class="take-head">
        <strong>{take.name}</strong>
        <span class="time">{clock(take.seconds)}</span>
      </div>
      {mode === 'plain' && (
        <div class="row">
          <button class="button small" aria-pressed={isPlaying} onClick={() => session.playTake(take.name)}>{words.play}<span class="visually-hidden"> {take.name}</span></button>
          <details class="menu">
            <summary class="button small">{words.export}<span class="visually-hidden"> {take.name}</span></summary>
            <ul>
              {session.state.value?.exportFormats.map(format => (
                <li key={format}>
                  <a href={takeAddress(take.name, format)} download={take.name + format} onClick={event => { event.preventDefault(); void session.exportTake(take.name, format); }}>{format}</a>
                </li>
              ))}
            </ul>
          </details>
          <button class="button small quiet" onClick={() => setMode('rename')}>{words.rename}<span class="visually-hidden"> {take.name}</span></button>
          <button class="button small quiet" onClick={() => setMode('delete')}>{words.delete}<span class="visually-hidden"> {take.name}</span></button>
        </div>
      )}
      {mode === 'rename' && (
        <form
          class="row" onSubmit={event => {
            event.preventDefault();
            const newName = String(new FormData(event.currentTarget).get('name') ?? '').trim();
            if (newName && newName !== take.name) session.socket.send({ type: 'take', action: 'rename', name: take.name, newName });
            setMode('plain');
          }}
        >
          <label class="field grow"><span class="visually-hidden">{words.newName}</span><input name="name" type="text" maxLength={100} defaultValue={take.name} autoFocus /></label>
          <button class="button small" type="submit">{words.save}</button>
        </form>
      )}
      {mode === 'delete' && (
        <div class="row" role="alertdialog" aria-label={words.deleteSure}>
          <span>{words.deleteSure}</span>
          <button class="button small danger" onClick={() => session.socket.send({ type: 'take', action: 'delete', name: take.name })}>{words.yes}</button>
          <button class="button small" autoFocus onClick={() => setMode('plain')}>{words.no}</button>
        </div>
      )}
    </li>
  );
}

function JobRow({ session, job }: { session: Session; job: VideoJob }) {
  const words = t.value.takes;
  const text = job.phase === 'failed' ? job.problem : job.phase === 'done' ? words.ready : job.phase === 'waiting' ? words.waiting : words.working;
  return (
    <li class="job">
      <div class="take-head"><strong>{job.name}</strong><span>{job.phase === 'running' && job.progress !== null ? `${Math.round(job.progress * 100)} %` : ''}</span></div>
      <progress max={1} value={job.phase === 'running' ? (job.progress ?? undefined) : job.phase === 'waiting' ? 0 : 1} aria-label={`${job.name}: ${text}`} />
      <div class="row">
        <span class={job.phase === 'failed' ? 'problem' : 'hint'}>{text}</span>
        {job.phase === 'done' && job.take && <button class="button small" onClick={() => session.playTake(job.take!)}>{words.play}</button>}
        <button class="button small quiet" onClick={() => session.socket.send({ type: 'video', action: 'remove', id: job.id })}>{words.close}<span class="visually-hidden"> {job.name}</span></button>
      </div>
    </li>
  );
}

import { t } from '../i18n';
import { preferences } from '../preferences';
import type { Session } from '../session';
import { Choice, FileButton, Section } from './controls';

export function AvatarPanel({ session }: { session: Session }) {
  const words = t.value.avatar;
  const { avatar: chosen, framing, backdrop } = preferences.value;
  const files = session.state.value?.avatars ?? [];
  const isShown = (name: string) => chosen?.kind === 'file' && chosen.name === name;
  return (
    <>
      <Section title={words.title}>
        <ul class="cards">
          <li>
            <button class="card" aria-pressed={chosen === null || chosen.kind === 'default'} onClick={() => session.wardrobe.choose({ kind: 'default' })}>{words.default}</button>
          </li>
          <li>
            <button class="card" aria-pressed={chosen?.kind === 'puppet'} onClick={() => session.wardrobe.choose({ kind: 'puppet' })}>{words.puppet}</button>
          </li>
          {files.map(name => (
            <li key={name}>
              <button class="card" aria-pressed={isShown(name)} onClick={() => session.wardrobe.choose({ kind: 'file', name })}>{name.replace(/\.vrm$/i, '')}</button>
              <button class="button small quiet" onClick={() => { if (isShown(name)) session.wardrobe.choose({ kind: 'default' }); session.socket.send({ type: 'avatar', action: 'delete', name }); }}>
                {words.remove}<span class="visually-hidden"> {name}</span>
              </button>
            </li>
          ))}
        </ul>
        <FileButton label={words.open} accept=".vrm" onFiles={([file]) => void session.wardrobe.bring(file!)} />
        <p class="hint">{words.drop}</p>
        <LicenceNote session={session} />
      </Section>
      <Live2D session={session} />
      <Section title={words.framing}>
        <Choice label={words.framing} value={framing} options={[['face', words.face], ['bust', words.bust], ['full', words.full]]} onChange={value => session.show.setFraming(value)} />
      </Section>
      <Section title={words.backdrop}>
        <Choice
          label={words.backdrop} value={backdrop.kind} options={[['studio', words.studio], ['color', words.color], ['transparent', words.transparent]]}
          onChange={kind => session.show.setBackdrop(kind === 'color' ? { kind, color: '#3a6b5c' } : kind === 'transparent' ? { kind } : { kind: 'studio' })}
        />
        {backdrop.kind === 'color' && (
          <label class="field"><span>{words.colorLabel}</span><input type="color" value={backdrop.color} onInput={event => session.show.setBackdrop({ kind: 'color', color: event.currentTarget.value })} /></label>
        )}
        <FileButton label={words.choosePicture} accept="image/*" onFiles={([file]) => void session.bringBackdrop(file!)} />
      </Section>
    </>
  );
}

/** Models of Live2D: the user's own, on the user's own Core. */
function Live2D({ session }: { session: Session }) {
  const words = t.value.live2D;
  const live2D = session.state.value?.live2D;
  const chosen = preferences.value.avatar;
  return (
    <Section title={words.title}>
      <p class="hint">{live2D?.hasCore ? words.hint : words.noCore}</p>
      {live2D?.hasCore && (
        <ul class="cards">
          {live2D.models.map(name => (
            <li key={name}>
              <button class="card" aria-pressed={chosen?.kind === 'live2d' && chosen.name === name} onClick={() => session.wardrobe.choose({ kind: 'live2d', name })}>{name.replace(/\.model3\.json$/i, '').split('/').pop()}</button>
              <button class="button small quiet" onClick={() => session.socket.send({ type: 'live2d', action: 'delete', name })}>{words.remove}<span class="visually-hidden"> {name}</span></button>
            </li>
          ))}
        </ul>
      )}
      <FileButton label={live2D?.hasCore ? words.otherCore : words.core} accept=".js" onFiles={files => void session.wardrobe.bringLive2D(files)} />
      {live2D?.hasCore && <FileButton label={words.model} isFolder onFiles={files => void session.wardrobe.bringLive2D(files)} />}
    </Section>
  );
}

function LicenceNote({ session }: { session: Session }) {
  const words = t.value.avatar;
  const licence = session.show.figure.value?.licence;
  return (
    <div class="licence">
      <h3>{words.licence}</h3>
      {licence && (
        <>
          <p><strong>{licence.title}</strong>{licence.authors && ` ${words.by} ${licence.authors}`}</p>
          <p>{words.mayAct[licence.mayAct]}{licence.commercial !== null && `, ${licence.commercial ? words.commercial : words.notCommercial}`}.</p>
          {licence.url && (/^https?:/.test(licence.url) ? <p><a href={licence.url} target="_blank" rel="noreferrer">{words.terms}</a></p> : <p>{words.terms}: {licence.url}</p>)}
        </>
      )}
    </div>
  );
}

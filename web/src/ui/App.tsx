import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import { preferences, prefer, type Tab } from '../preferences';
import type { Session } from '../session';
import { isDark } from '../theme';
import { AvatarPanel } from './AvatarPanel';
import { Bar } from './Bar';
import { CameraPanel } from './CameraPanel';
import { Icon, type IconName } from './controls';
import { FacePanel } from './FacePanel';
import { listenToKeys } from './keys';
import { OutputsPanel } from './OutputsPanel';
import { Performance } from './Performance';
import { SettingsPanel } from './SettingsPanel';
import { TakesPanel } from './TakesPanel';

const tabs: readonly Tab[] = ['camera', 'avatar', 'face', 'takes', 'outputs', 'settings'];
const panels = { camera: CameraPanel, avatar: AvatarPanel, face: FacePanel, takes: TakesPanel, outputs: OutputsPanel, settings: SettingsPanel };

export function App({ session }: { session: Session }) {
  const host = useRef<HTMLDivElement>(null);
  const [isDropping, setDropping] = useState(false);
  useEffect(() => {
    if (session.options.isDrawn) session.show.setHost(host.current!, true, isDark.peek());
    session.wardrobe.begin();
    return listenToKeys(session);
  }, []);
  const { tab, isPanelOpen } = preferences.value;
  const Panel = panels[tab];
  const words = t.value;
  return (
    <div
      class={`layout ${isPanelOpen ? '' : 'is-wide'}`}
      onDragOver={event => { event.preventDefault(); setDropping(true); }}
      onDragLeave={event => { if (event.relatedTarget === null) setDropping(false); }}
      onDrop={event => { event.preventDefault(); setDropping(false); drop(session, event.dataTransfer?.files[0]); }}
    >
      <a class="skip" href="#panel">{words.skipToPanel}</a>
      <main class="stage" aria-label={words.stage}>
        <div class={`canvas ${preferences.value.backdrop.kind === 'transparent' ? 'is-transparent' : ''}`} ref={host} />
        <header class="brand">
          <img src="/icon.svg" alt="" width="28" height="28" />
          <div>
            <h1>Omozukai</h1>
            <p>{words.tagline}</p>
          </div>
        </header>
        <Performance session={session} />
        <Notices session={session} />
        <Bar session={session} />
      </main>
      {isPanelOpen && (
        <aside class="panel" id="panel" aria-label={words.controls}>
          <div class="tabs" role="tablist" aria-label={words.controls} onKeyDown={moveAmongTabs}>
            {tabs.map(name => (
              <button key={name} role="tab" id={`tab-${name}`} aria-selected={name === tab} aria-controls="tabpanel" tabIndex={name === tab ? 0 : -1} onClick={() => prefer({ tab: name })}>
                <Icon name={name as IconName} />
                <span>{words.tabs[name]}</span>
              </button>
            ))}
          </div>
          <div class="tabpanel" role="tabpanel" id="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
            <Panel session={session} />
          </div>
        </aside>
      )}
      {isDropping && <div class="drop" aria-hidden="true"><p>{words.drop.hint}</p></div>}
    </div>
  );
}

/** What went wrong, or is going on, over the stage: at a fixed place, so that nothing moves when it comes. */
function Notices({ session }: { session: Session }) {
  const words = t.value;
  const source = session.state.value?.source;
  const text = !session.isConnected.value ? words.source.offline
    : session.notice.text.value ? session.notice.text.value
    : session.state.value?.recording.problem ? session.state.value.recording.problem
    : source?.phase === 'failed' && source.problem ? source.problem
    : session.show.isLoading.value ? words.avatar.loading
    : source?.phase === 'waiting' ? `${source.name}: ${words.source.waiting}`
    : !session.isTracked.value && source?.phase === 'running' ? words.source.nobody
    : null;
  return <div class="notices" role="status" aria-live="polite">{text && <p class="notice">{text}</p>}</div>;
}

function drop(session: Session, file: File | undefined): void {
  if (!file) return;
  if (/\.vrm$/i.test(file.name)) void session.wardrobe.bring(file);
  else if (file.type.startsWith('video/') || /\.(mp4|mov|mkv|webm|avi|m4v|gif)$/i.test(file.name)) void session.bringVideo(file);
  else if (file.type.startsWith('image/')) void session.bringBackdrop(file);
  else session.notice.tell(t.value.drop.unknown);
}

function moveAmongTabs(event: KeyboardEvent): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const next = tabs[(tabs.indexOf(preferences.value.tab) + step + tabs.length) % tabs.length]!;
  prefer({ tab: next });
  document.getElementById(`tab-${next}`)?.focus();
}

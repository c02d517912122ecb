import { t } from '../i18n';
import { preferences, prefer } from '../preferences';
import type { Session } from '../session';
import { Choice, Section } from './controls';

const keyNames: Record<string, string> = { digits: '1–5', escape: 'Esc' };

export function SettingsPanel(_: { session: Session }) {
  const words = t.value.settings;
  const { language, theme } = preferences.value;
  return (
    <>
      <Section title={words.title}>
        <Choice label={words.language} value={language} options={[['auto', words.auto], ['en', 'English'], ['ja', '日本語']]} onChange={value => prefer({ language: value })} />
        <Choice label={words.theme} value={theme} options={[['auto', words.auto], ['dark', words.dark], ['light', words.light]]} onChange={value => prefer({ theme: value })} />
      </Section>
      <Section title={words.keys}>
        <dl class="keys">
          {Object.entries(t.value.keys).map(([key, text]) => (
            <div key={key}><dt><kbd>{keyNames[key] ?? key.toUpperCase()}</kbd></dt><dd>{text}</dd></div>
          ))}
        </dl>
      </Section>
      <p class="hint">{words.privacy}</p>
    </>
  );
}

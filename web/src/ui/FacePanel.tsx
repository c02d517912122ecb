import { t } from '../i18n';
import type { Session } from '../session';
import { Section, Slider } from './controls';
import { feelings, toggleFeeling } from './keys';

const mouth = ['aa', 'ih', 'ou', 'ee', 'oh'], eyes = ['blinkLeft', 'blinkRight'];

export function FacePanel({ session }: { session: Session }) {
  const words = t.value.face;
  const weights = session.state.value?.expressions ?? {};
  const slider = (name: string) => (
    <Slider key={name} label={words.names[name] ?? name} value={weights[name] ?? 0} text={(weights[name] ?? 0).toFixed(2)} onInput={value => session.setExpressions({ [name]: value })} />
  );
  return (
    <>
      <Section title={words.title}>
        <div class="feelings">
          {feelings.map((name, i) => (
            <button key={name} class="button" aria-pressed={(weights[name] ?? 0) > 0.5} onClick={() => toggleFeeling(session, i)}>
              <kbd>{i + 1}</kbd> {words.names[name]}
            </button>
          ))}
        </div>
        <p class="hint">{words.hint}</p>
        {feelings.map(slider)}
      </Section>
      <Section title={words.mouth}>{mouth.map(slider)}</Section>
      <Section title={words.eyes}>
        {eyes.map(slider)}
        <button class="button" onClick={() => session.setExpressions(Object.fromEntries([...feelings, ...mouth, ...eyes].map(name => [name, 0])))}>{words.reset}</button>
      </Section>
    </>
  );
}

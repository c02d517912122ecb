import { useState } from 'preact/hooks';
import { t } from '../i18n';
import type { Output } from '../protocol/state';
import type { Session } from '../session';
import { Section, Switch } from './controls';

export function OutputsPanel({ session }: { session: Session }) {
  const words = t.value.outputs;
  return (
    <>
      {session.state.value?.outputs.map(output => (
        <Section key={output.id} title={words.vmc}>
          <p class="hint">{words.vmcHint}</p>
          <Address session={session} output={output} />
        </Section>
      ))}
      <Section title={words.obs}><ViewAddress session={session} /></Section>
    </>
  );
}

function Address({ session, output }: { session: Session; output: Output }) {
  const words = t.value.outputs;
  const send = (change: Partial<Output>) => {
    const { isOn, host, port } = { ...output, ...change };
    session.socket.send({ type: 'output', name: output.id, isOn, host, port });
  };
  return (
    <>
      <div class="row">
        <label class="field grow"><span>{words.host}</span><input type="text" value={output.host} maxLength={255} spellcheck={false} onChange={event => send({ host: event.currentTarget.value.trim() })} /></label>
        <label class="field port"><span>{words.port}</span><input type="number" min={1} max={65535} value={output.port} onChange={event => send({ port: event.currentTarget.valueAsNumber })} /></label>
      </div>
      <Switch label={words.on} checked={output.isOn} onChange={isOn => send({ isOn })} />
      <p class="state"><span class={`light ${output.light}`} aria-hidden="true" />{words.lights[output.light]}{output.problem && `: ${output.problem}`}</p>
    </>
  );
}

function ViewAddress({ session }: { session: Session }) {
  const words = t.value.avatar;
  const [isCopied, setCopied] = useState(false);
  const address = session.viewAddress();
  return (
    <>
      <p class="hint">{words.view}</p>
      <label class="field"><span class="visually-hidden">{t.value.outputs.obs}</span><input type="text" readOnly value={address} onFocus={event => event.currentTarget.select()} /></label>
      <button class="button small" onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}>{isCopied ? words.copied : words.copy}</button>
    </>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
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
  const [draft, setDraft] = useState<{ host: string; port: string } | null>(null);
  const host = useRef<HTMLInputElement>(null), port = useRef<HTMLInputElement>(null);
  // What stands in the fields counts, also before the server has heard of it; news from there do not disturb who types.
  useEffect(() => {
    if (draft && draft.host.trim() === output.host && Number(draft.port) === output.port) setDraft(null);
  });
  const onInput = () => setDraft({ host: host.current!.value, port: port.current!.value });
  const send = (isOn: boolean) => session.socket.send({ type: 'output', name: output.id, isOn, host: host.current!.value.trim(), port: port.current!.valueAsNumber });
  return (
    <>
      <div class="row">
        <label class="field grow"><span>{words.host}</span><input ref={host} type="text" value={draft?.host ?? output.host} maxLength={255} spellcheck={false} onInput={onInput} onChange={() => send(output.isOn)} /></label>
        <label class="field port"><span>{words.port}</span><input ref={port} type="number" min={1} max={65535} value={draft?.port ?? output.port} onInput={onInput} onChange={() => send(output.isOn)} /></label>
      </div>
      <Switch label={words.on} checked={output.isOn} onChange={send} />
      <p class="state"><span class={`light ${output.light}`} aria-hidden="true" />{words.lights[output.light]}{output.problem && `: ${output.problem}`}</p>
    </>
  );
}

function ViewAddress({ session }: { session: Session }) {
  const words = t.value.avatar;
  const [isCopied, setCopied] = useState(false);
  const address = session.wardrobe.viewAddress();
  return (
    <>
      <p class="hint">{words.view}</p>
      <label class="field"><span class="visually-hidden">{t.value.outputs.obs}</span><input type="text" readOnly value={address} onFocus={event => event.currentTarget.select()} /></label>
      <button class="button small" onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}>{isCopied ? words.copied : words.copy}</button>
    </>
  );
}

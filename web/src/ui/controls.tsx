import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

/** A group of choices of which one holds. */
export function Choice<T extends string>(props: { label: string; value: T; options: readonly (readonly [T, string])[]; onChange(value: T): void }) {
  const id = useId();
  return (
    <fieldset class="choice">
      <legend>{props.label}</legend>
      <div class="segments">
        {props.options.map(([value, text]) => (
          <label key={value}>
            <input type="radio" name={id} checked={value === props.value} onChange={() => props.onChange(value)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function Switch(props: { label: string; checked: boolean; onChange(isOn: boolean): void }) {
  return (
    <label class="switch">
      <span>{props.label}</span>
      <input type="checkbox" role="switch" checked={props.checked} onChange={event => props.onChange(event.currentTarget.checked)} />
    </label>
  );
}

export function Slider(props: { label: string; value: number; min?: number; max?: number; step?: number; text?: string; onInput(value: number): void }) {
  const id = useId();
  return (
    <div class="slider">
      <label for={id}>{props.label}</label>
      <input id={id} type="range" min={props.min ?? 0} max={props.max ?? 1} step={props.step ?? 0.01} value={props.value} onInput={event => props.onInput(event.currentTarget.valueAsNumber)} />
      {props.text !== undefined && <output for={id}>{props.text}</output>}
    </div>
  );
}

export function Section(props: { title: string; children: ComponentChildren }) {
  return (
    <section class="section">
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

/** A button that opens a file, or all files of a folder. */
export function FileButton(props: { label: string; accept?: string; isFolder?: boolean; onFiles(files: readonly File[]): void }) {
  return (
    <label class="button file">
      <input
        type="file"
        class="visually-hidden"
        accept={props.accept}
        {...(props.isFolder ? { webkitdirectory: true } : {})}
        onChange={event => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length > 0) props.onFiles(files);
        }}
      />
      <span>{props.label}</span>
    </label>
  );
}

const paths = {
  camera: 'M4 7.500h3l1.500-2h7l1.500 2h3v11H4zM12 16a3.300 3.300 0 1 0 0-6.600 3.300 3.300 0 0 0 0 6.600z',
  avatar: 'M12 12.500a4.200 4.200 0 1 0 0-8.400 4.200 4.200 0 0 0 0 8.400zM4.500 20c.6-4 3.700-5.500 7.500-5.500s6.900 1.500 7.500 5.500',
  face: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.500 10v.5M15.500 10v.5M8 14.500c1 1.500 2.400 2.200 4 2.200s3-.7 4-2.200',
  takes: 'M4 5h16v14H4zM4 9h16M8 5v4M12 5v4M16 5v4M10.500 12l4 2-4 2z',
  outputs: 'M12 12h.01M8.500 15.500a5 5 0 0 1 0-7M15.500 8.500a5 5 0 0 1 0 7M5.600 18.400a9 9 0 0 1 0-12.800M18.400 5.600a9 9 0 0 1 0 12.800',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM9 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  record: 'M12 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10z',
  stop: 'M7.500 7.500h9v9h-9z',
  play: 'M8 5.500l11 6.500-11 6.500z',
  pause: 'M7.500 6h3v12h-3zM13.500 6h3v12h-3z',
  panel: 'M4 5h16v14H4zM14.500 5v14',
  demo: 'M12 3.500l2.200 5.300 5.800.5-4.400 3.800 1.300 5.700L12 15.700l-4.900 3.100 1.300-5.700L4 9.300l5.800-.5z',
  framing: 'M4 8.500V4h4.500M20 8.500V4h-4.500M4 15.500V20h4.500M20 15.500V20h-4.500',
  target: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 2v4M12 18v4M2 12h4M18 12h4',
} as const;

export type IconName = keyof typeof paths;

export function Icon(props: { name: IconName; isFilled?: boolean }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[props.name]} fill={props.isFilled ? 'currentColor' : 'none'} stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}

export const clock = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};

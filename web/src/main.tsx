import { effect } from '@preact/signals';
import { render } from 'preact';
import { language } from './i18n';
import { inspect } from './inspect';
import { Session } from './session';
import { isDark } from './theme';
import { App } from './ui/App';
import './style.css';

const session = new Session({ isDrawn: new URLSearchParams(location.search).get('render') !== 'off' });
inspect(session);

effect(() => {
  document.documentElement.lang = language.value;
  document.documentElement.dataset.theme = isDark.value ? 'dark' : 'light';
  session.show.setTheme(isDark.value);
});

render(<App session={session} />, document.getElementById('app')!);

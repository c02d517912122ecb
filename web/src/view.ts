import { Session } from './session';
import { inspect } from './inspect';
import { preferences } from './preferences';
import type { Framing } from './stage/stage';

/** The avatar alone, for OBS: `/view?avatar=NAME.vrm&framing=face|bust|full&fps=60&background=%23rrggbb`. */
const query = new URLSearchParams(location.search);
const session = new Session({ isViewer: true, framesPerSecond: Number(query.get('fps')) || 60, isDrawn: query.get('render') !== 'off' });
inspect(session);

const framing = query.get('framing');
const avatar = query.get('avatar');
const background = query.get('background');
preferences.value = {
  ...preferences.peek(),
  avatar: avatar === null ? preferences.peek().avatar : avatar === 'default' || avatar === 'puppet' ? { kind: avatar } : { kind: /\.model3\.json$/i.test(avatar) ? 'live2d' : 'file', name: avatar },
  framing: framing === 'face' || framing === 'bust' || framing === 'full' ? framing : ('bust' satisfies Framing),
  backdrop: background && /^#?[0-9a-f]{6}$/i.test(background) ? { kind: 'color', color: `#${background.replace('#', '')}` } : { kind: 'transparent' },
};
if (session.options.isDrawn) session.show.setHost(document.getElementById('stage')!, false, true);
session.wardrobe.begin();

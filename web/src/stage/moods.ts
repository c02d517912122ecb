import { layout } from '../protocol/messages';
import { expressionNames } from '../protocol/names';

/** The moods among VRM's presets. */
export const moods = ['happy', 'angry', 'sad', 'relaxed', 'surprised'] as const;
export type Mood = (typeof moods)[number];

const ramp = (value: number, start: number, end: number) => Math.min(Math.max((value - start) / (end - start), 0), 1);

/** How much of a mood the 52 shapes of a pose say by themselves, 0..1: the same as Emotions.cs. */
export function shownMood(mood: Mood, values: Float32Array): number {
  const at = (name: string) => values[layout.expressions + expressionNames.indexOf(name)]!;
  const both = (name: string) => (at(`${name}Left`) + at(`${name}Right`)) / 2;
  const smile = both('mouthSmile'), browDown = both('browDown'), innerUp = at('browInnerUp'), outerUp = both('browOuterUp');
  const score = {
    happy: () => smile,
    angry: () => (1.2 * browDown + 0.4 * both('noseSneer') + 0.2 * both('mouthPress')) * (1 - smile),
    sad: () => (0.8 * both('mouthFrown') + 0.5 * innerUp * (1 - outerUp)) * (1 - smile) * (1 - browDown),
    relaxed: () => ramp(smile, 0.1, 0.3) * ramp(smile, 0.6, 0.35) * ramp(Math.max(both('eyeSquint'), both('eyeBlink')), 0.25, 0.6) * (1 - browDown),
    surprised: () => Math.sqrt((innerUp + outerUp) / 2 * Math.min(Math.max(both('eyeWide'), 1.5 * at('jawOpen')), 1)) * (1 - smile) * (1 - browDown),
  }[mood]();
  return ramp(score, 0.1, 0.75);
}

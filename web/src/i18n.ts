import { computed } from '@preact/signals';
import { preferences } from './preferences';
import { en } from './words/en';
import { ja } from './words/ja';

export type Language = 'en' | 'ja';
export type Words = typeof en;

const words: Record<Language, Words> = { en, ja };

/** The words of the language that the user chose, or that the browser speaks. */
export const language = computed<Language>(() => {
  const chosen = preferences.value.language;
  return chosen === 'auto' ? (navigator.language.startsWith('ja') ? 'ja' : 'en') : chosen;
});
export const t = computed<Words>(() => words[language.value]);

import { computed, signal } from '@preact/signals';
import { preferences } from './preferences';

const query = matchMedia('(prefers-color-scheme: dark)');
const system = signal(query.matches);
query.addEventListener('change', () => (system.value = query.matches));

/** Whether the page is dark: as the user chose, or as the system is. */
export const isDark = computed(() => (preferences.value.theme === 'auto' ? system.value : preferences.value.theme === 'dark'));

import { signal, type Signal } from '@preact/signals';
import { t } from './i18n';

/** What the page has to say at the moment. */
export class Notice {
  readonly text = signal<string | null>(null);
  private timer = 0;

  /** Says something for as long as it takes to read it. */
  tell(text: string): void {
    this.text.value = text;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => (this.text.value = null), 4000 + 60 * text.length);
  }

  /** Does something that takes a while and may fail; then the words say why. */
  async orTell(action: () => Promise<void>, isBusy: Signal<boolean>): Promise<void> {
    isBusy.value = true;
    try {
      await action();
    } catch (error) {
      this.tell((error instanceof Error && error.message) || t.value.avatar.broken);
    } finally {
      isBusy.value = false;
    }
  }
}

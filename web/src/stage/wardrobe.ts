import type { Signal } from '@preact/signals';
import { keepAvatar, keepLive2D } from '../files';
import { t } from '../i18n';
import type { Notice } from '../notice';
import { preferences, prefer, type AvatarChoice } from '../preferences';
import type { StudioState } from '../protocol/state';
import type { FigureSource } from './figures';
import type { Show } from './show';

/** Which avatar is shown: the one that was chosen, as long as it is there. */
export class Wardrobe {
  constructor(private readonly show: Show, private readonly state: Signal<StudioState | null>, private readonly notice: Notice) {}

  /** Loads the avatar that is most likely wanted before the server has said so: its file takes the longest. */
  begin(): void {
    const likely = preferences.peek().avatar ?? { kind: 'default' };
    if (likely.kind === 'default' || likely.kind === 'puppet') void this.put(likely);
  }

  /** What was chosen may have been deleted, in another page too. */
  async follow(state: StudioState): Promise<void> {
    const chosen = preferences.peek().avatar;
    const isThere = chosen?.kind === 'file' ? state.avatars.includes(chosen.name) : chosen?.kind === 'live2d' ? state.live2D.models.includes(chosen.name) && state.live2D.hasCore : true;
    await this.put(chosen && isThere ? chosen : { kind: 'default' });
  }

  async choose(choice: AvatarChoice): Promise<void> {
    prefer({ avatar: choice });
    await this.put(choice);
  }

  /** Keeps a file in the user's folder and shows it. */
  async bring(file: File): Promise<void> {
    await this.notice.orTell(async () => {
      await keepAvatar(file);
      this.show.forget();
      await this.choose({ kind: 'file', name: file.name });
    }, this.show.isLoading);
  }

  /** Keeps the user's own Cubism Core, or the folder of a Live2D model, and shows the model. */
  async bringLive2D(files: readonly File[]): Promise<void> {
    await this.notice.orTell(async () => {
      const model = await keepLive2D(files);
      if (!model) return;
      this.show.forget();
      await this.choose({ kind: 'live2d', name: model });
    }, this.show.isLoading);
  }

  /** Where the avatar alone is shown, as it is now. */
  viewAddress(): string {
    const { avatar, framing } = preferences.value;
    const name = !avatar ? null : avatar.kind === 'file' || avatar.kind === 'live2d' ? avatar.name : avatar.kind;
    return `${location.origin}/view?${new URLSearchParams({ ...(name ? { avatar: name } : {}), framing })}`;
  }

  private async put(choice: AvatarChoice): Promise<void> {
    const source = this.sourceOf(choice);
    try {
      await this.show.load(source);
    } catch (error) {
      console.info(error);
      this.notice.tell(source.kind === 'live2d' && error instanceof Error ? error.message : t.value.avatar.broken);
      if (choice.kind !== 'default') await this.choose({ kind: 'default' });
    }
  }

  private sourceOf(choice: AvatarChoice): FigureSource {
    const given = choice.kind === 'default' && preferences.peek().avatar === null ? this.state.peek()?.avatar : null;
    if (given) return { kind: 'vrm', url: given, name: given };
    switch (choice.kind) {
      case 'puppet': return { kind: 'puppet', url: '/assets/koharu.puppet.json', name: 'Koharu' };
      case 'file': return { kind: 'vrm', url: `/api/avatars/${encodeURIComponent(choice.name)}`, name: choice.name };
      case 'live2d': return { kind: 'live2d', url: `/api/live2d/models/${choice.name.split('/').map(encodeURIComponent).join('/')}`, name: choice.name };
      default: return { kind: 'vrm', url: '/assets/koharu.vrm', name: 'Koharu' };
    }
  }
}

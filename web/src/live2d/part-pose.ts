import type { CoreModel } from './core';
import type { PoseFile } from './files';

/** Where a file says nothing. */
const defaultFadeSeconds = 0.5;

/** While parts change places, the one that goes stays this visible, so that nothing shines through. */
const mostSeenThrough = 0.15;

/** Of the parts of a group one is shown, such as of two arms: the one whose parameter, which has the part's name, is on. */
export class PartPose {
  private readonly groups: { part: number; parameter: number; links: number[] }[][];
  private readonly fadeSeconds: number;

  constructor(file: PoseFile, private readonly model: CoreModel) {
    this.fadeSeconds = file.FadeInTime === undefined || file.FadeInTime < 0 ? defaultFadeSeconds : file.FadeInTime;
    const part = (id: string) => model.parts.ids.indexOf(id);
    this.groups = file.Groups.map(group => group.map(entry => ({
      part: part(entry.Id), parameter: model.parameters.ids.indexOf(entry.Id), links: (entry.Link ?? []).map(part).filter(index => index >= 0),
    })).filter(entry => entry.part >= 0));
    // At first the first part of each group is seen.
    for (const group of this.groups) group.forEach((entry, i) => this.set(entry, i === 0 ? 1 : 0));
  }

  update(seconds: number): void {
    const { parts, parameters } = this.model;
    for (const group of this.groups) {
      if (group.length === 0) continue;
      const chosen = Math.max(0, group.findIndex(entry => entry.parameter >= 0 && parameters.values[entry.parameter]! > 0.001));
      const shown = this.fadeSeconds === 0 ? 1 : Math.min(1, parts.opacities[group[chosen]!.part]! + seconds / this.fadeSeconds);
      group.forEach((entry, i) => {
        if (i === chosen) return this.set(entry, shown);
        // The rest of what the new part lets through, up to a limit.
        const rest = shown < 0.5 ? 1 - shown * 0.5 : Math.min(1 - shown, mostSeenThrough / Math.max(1e-6, 1 - shown)) ;
        this.set(entry, Math.min(parts.opacities[entry.part]!, shown >= 1 ? 0 : rest));
      });
    }
  }

  private set(entry: { part: number; links: number[] }, opacity: number): void {
    const { opacities } = this.model.parts;
    opacities[entry.part] = opacity;
    for (const link of entry.links) opacities[link] = opacity;
  }
}

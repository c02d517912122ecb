import { Avatar } from './avatar';
import { FlatStage } from './flat-stage';
import { Stage } from './stage';
import type { AnyFigure, AnyStage } from './figure';

/** Where a figure comes from. */
export interface FigureSource { kind: 'vrm' | 'puppet' | 'live2d'; url: string; name: string }

/** Each kind's code is loaded when the first of the kind is wanted. */
export async function loadFigure({ kind, url, name }: FigureSource): Promise<AnyFigure> {
  switch (kind) {
    case 'puppet': return (await import('./puppet-figure')).PuppetFigure.load(url);
    case 'live2d': return (await import('../live2d/live2d-figure')).Live2DFigure.load(url, '/api/live2d/core.js', name);
    default: return Avatar.load(url, name);
  }
}

export function createStage(kind: 'solid' | 'flat', host: HTMLElement, isInteractive: boolean): AnyStage {
  return kind === 'flat' ? new FlatStage(host, isInteractive) : new Stage(host, isInteractive);
}

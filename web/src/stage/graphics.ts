/** `?render=full`: every pixel is drawn, however long it takes; for pictures, not for motion. */
export const isUnhurried = new URLSearchParams(location.search).get('render') === 'full';

let answer: boolean | null = null;

/** Whether a graphics card draws. A browser without one imitates it, at a hundredth of the pace and on the processor that tracks. */
export function hasGraphicsCard(): boolean {
  return (answer ??= isUnhurried || ask());
}

function ask(): boolean {
  const context = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

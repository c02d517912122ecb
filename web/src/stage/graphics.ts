/** `?render=full`: every pixel is drawn, however long it takes; for pictures, not for motion. */
export const isUnhurried = new URLSearchParams(location.search).get('render') === 'full';

/** Programs that draw on the processor: Chromium's, Mesa's two, and Windows' own. */
const imitations = /swiftshader|llvmpipe|softpipe|basic render/i;

let answer: boolean | null = null;

/** Whether a graphics card draws. A browser without one imitates it, at a hundredth of the pace and on the processor that tracks. */
export function hasGraphicsCard(): boolean {
  return (answer ??= isUnhurried || ask());
}

function ask(): boolean {
  const context = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  if (!context) return false;
  // Browsers that were told to imitate one do not count that as a caveat; what draws says its name.
  const names = context.getExtension('WEBGL_debug_renderer_info');
  const name = String(context.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return !imitations.test(name);
}

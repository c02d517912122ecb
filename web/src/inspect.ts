import type { Session } from './session';

/** What can be asked of the page from its console: what the avatar does now, and how late it is. */
export function inspect(session: Session): void {
  Object.assign(window, {
    omozukai: {
      /** Local rotations of the avatar's bones, x y z w. */
      rotations: () => session.show.figure.peek()?.rotations() ?? null,
      /** Weights of its expressions. */
      weights: () => session.show.figure.peek()?.weights() ?? null,
      /** The last pose that came. */
      pose: () => {
        const pose = session.motion.latest;
        return pose && { number: pose.number, capturedMs: pose.capturedMs, timeMs: pose.timeMs, isTracked: pose.isTracked, hasFace: pose.hasFace, values: [...pose.values] };
      },
      poseCount: () => session.poseCount,
      /** Milliseconds from the camera to the pose's message, of the last poses. */
      latencies: () => [...session.latencies],
      delayMs: () => session.motion.delayMs,
      /** How long ago the moment was that is shown now, in milliseconds on the page's clock. */
      lagMs: () => session.motion.lagMs,
      state: () => session.state.peek(),
      stats: () => session.stats.peek(),
      /** What the camera gives, as a stream for a video element. */
      stream: () => session.camera.stream.peek(),
      camera: () => ({ phase: session.camera.phase.peek(), ...session.camera.counts.peek() }),
      shown: () => session.shown.peek(),
    },
  });
}

import type { PendulumEntry } from './format';

/** Longest step in seconds that is followed; after a longer pause the weight simply hangs. */
const longestStep = 0.25;
const innerStep = 1 / 120;

/** A weight on a string that follows its inputs late and swings out. */
export class Pendulum {
  readonly output: string;
  private position = 0;
  private speed = 0;
  private isAtRest = true;

  constructor(private readonly entry: PendulumEntry) {
    this.output = entry.output;
  }

  /** Goes on by `seconds`; returns how far the weight hangs behind its inputs. `share` gives a parameter as a share of its range. */
  update(seconds: number, share: (id: string) => number): number {
    const goal = Object.entries(this.entry.inputs).reduce((sum, [id, weight]) => sum + share(id) * weight, 0);
    if (this.isAtRest || seconds > longestStep) {
      this.position = goal;
      this.speed = 0;
      this.isAtRest = false;
    }
    const omega = 2 * Math.PI * this.entry.frequency, drag = 2 * this.entry.damping * omega;
    for (let left = Math.min(seconds, longestStep); left > 0; left -= innerStep) {
      const step = Math.min(left, innerStep);
      this.speed += ((goal - this.position) * omega * omega - this.speed * drag) * step;
      this.position += this.speed * step;
    }
    return (this.position - goal) * this.entry.gain;
  }
}

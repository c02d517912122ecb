/** People blink every two to six seconds, for a fifth of a second. */
const shortestPause = 2, longestPause = 6, duration = 0.2;

/** Lids that close from time to time, for a face that nobody drives. */
export class Blinker {
  private rest = shortestPause;
  private closing = 0;

  update(seconds: number): number {
    if (this.closing > 0) {
      this.closing -= seconds;
      if (this.closing <= 0) this.rest = shortestPause + Math.random() * (longestPause - shortestPause);
    } else if ((this.rest -= seconds) <= 0) this.closing = duration;
    return this.closing > 0 ? Math.sin((Math.PI * this.closing) / duration) : 0;
  }
}

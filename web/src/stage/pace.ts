/** A picture that takes longer than this, in milliseconds, is one that the machine has trouble with: two and a half of a screen's at 60 a second. */
const slowMs = 40;

/** Of a slow page's time drawing takes this share at most: the rest is for tracking, and for the messages that wait. */
const mostOfTheTime = 0.6;

/** However slow it is, as often as this something is shown, in milliseconds; unless drawing itself takes longer. */
const longestRestMs = 100;

/** Between two pictures of most screens, in milliseconds. */
const screenMs = 1000 / 60;

/** A shorter rest than this, in milliseconds, is none. */
const leastRestMs = 2;

/** Without anything to draw the motion goes on at a camera's pace, in milliseconds. */
const undrawnMs = 1000 / 30;

/** A page that was hidden draws nothing for minutes: no picture takes longer than this, in milliseconds. */
const dearestMs = 300;

/** So many slow pictures in a row, and they are made cheaper. The slowest count twice; a single one does not count, it may be the first. */
const patience = 4;

/** So many pictures of something new tell nothing: while they are drawn it is made ready. */
const firstPictures = 6;

/** How soon a dearer picture is believed, and a cheaper one: shares per picture. */
const riseShare = 0.3, fallShare = 0.05;

/**
 * When the next picture is drawn. A browser serves drawing first: a page that draws all the time on a slow machine would starve
 * its own sockets, and the tracker beside it. So a slow one makes its pictures cheaper first, then pauses between them.
 */
export class Pace {
  private askedAt = 0;
  private begunAt = performance.now();
  private restMs = 0;
  /** What a picture takes, in milliseconds, from its beginning to the moment at which the next one can begin. */
  private cost = 0;
  private late = 0;
  private untold = firstPictures;

  /**
   * @param spare Makes pictures cheaper; false where it cannot.
   * @param mostPerSecond Pictures a second at most.
   */
  constructor(private readonly spare: () => boolean, private readonly mostPerSecond = 60) {}

  /** Asks for the next picture; `draw` is called once. */
  next(draw: (now: number) => void, isDrawn: boolean): void {
    const begin = () => {
      this.begunAt = performance.now();
      draw(this.begunAt);
    };
    if (!isDrawn) {
      setTimeout(begin, undrawnMs);
      return;
    }
    const worked = performance.now() - this.begunAt;
    const wanted = this.cost > slowMs ? Math.min(longestRestMs, this.cost / mostOfTheTime - worked) : 0;
    this.restMs = Math.max(0, wanted, 1000 / this.mostPerSecond - screenMs - worked);
    const ask = () => {
      this.askedAt = performance.now();
      requestAnimationFrame(() => {
        this.learn(worked);
        begin();
      });
    };
    if (this.restMs > leastRestMs) setTimeout(ask, this.restMs);
    else ask();
  }

  /** Something new is to be drawn. */
  startOver(): void {
    this.untold = firstPictures;
  }

  private learn(worked: number): void {
    if (this.untold > 0) {
      this.untold--;
      return;
    }
    const waited = performance.now() - this.askedAt;
    const hadToWait = waited > slowMs / 2;
    const took = Math.min(dearestMs, hadToWait ? worked + this.restMs + waited : worked);
    this.cost += (took - this.cost) * (took > this.cost ? riseShare : fallShare);
    // A picture that was there when the rest was over may have been slow all the same.
    if (!hadToWait && this.restMs > leastRestMs) return;
    this.late = took <= slowMs ? 0 : this.late + (took < dearestMs ? 1 : 2);
    if (this.late < patience || !this.spare()) return;
    this.late = this.cost = 0;
  }
}

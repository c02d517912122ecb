// Plays a machine to the page's Pace with a clock of its own: pictures take so long on the processor and on what draws them.
//   node pace.mjs '{ "pictures": 200, "processorMs": 2, "drawMs": 3, … }'
// Prints what happened: pictures a second and the share of time spent drawing at the end, how often pictures were made cheaper, the longest gap.
import { readFile } from "node:fs/promises";
import { transformWithOxc } from "vite";

const source = new URL("../../../web/src/stage/pace.ts", import.meta.url);
const { code } = await transformWithOxc(await readFile(source, "utf8"), source.pathname);
const { Pace } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
console.log(JSON.stringify(play(JSON.parse(process.argv[2]))));

/**
 * @param pictures How many are drawn; the last quarter is what is measured.
 * @param processorMs What drawing keeps the page itself busy.
 * @param drawMs How long after that the picture is not there, and no other is begun.
 * @param spares How often pictures can be made cheaper, each time by a half.
 * @param startOverAt Before these pictures something new is shown.
 * @param slowAt These pictures take 250 ms.
 * @param hiddenAt Before this one the page is hidden for a minute.
 */
function play({ pictures, processorMs, drawMs, spares = 0, startOverAt = [], slowAt = [], hiddenAt = -1, isDrawn = true, mostPerSecond }) {
  const screenMs = 1000 / 60;
  let now = 0, drawnAt = 0, drawn = 0, spared = 0, cheaper = 1;
  const waiting = [];
  performance.now = () => now;
  globalThis.setTimeout = (work, ms) => waiting.push({ at: now + ms, work });
  globalThis.requestAnimationFrame = work => waiting.push({ at: Math.ceil((Math.max(now, drawnAt) + 1e-6) / screenMs) * screenMs, work });

  const pace = new Pace(() => {
    if (spared === spares) return false;
    spared++;
    cheaper /= 2;
    return true;
  }, mostPerSecond);
  const times = [], work = [];
  const draw = () => {
    const slow = slowAt.includes(drawn) ? 250 : 0;
    times.push(now);
    work.push((processorMs + drawMs) * cheaper + slow);
    now += processorMs * cheaper;
    drawnAt = now + drawMs * cheaper + slow;
    drawn++;
    if (startOverAt.includes(drawn)) pace.startOver();
    if (drawn === hiddenAt) drawnAt += 60_000;
    pace.next(draw, isDrawn);
  };
  pace.next(draw, isDrawn);
  while (drawn < pictures) {
    waiting.sort((a, b) => a.at - b.at);
    const next = waiting.shift();
    now = Math.max(now, next.at);
    next.work();
  }
  const gaps = times.slice(1).map((time, i) => time - times[i]).slice(-Math.ceil(pictures / 4));
  const sum = list => list.reduce((all, ms) => all + ms, 0);
  return { perSecond: 1000 * gaps.length / sum(gaps), spared, share: sum(work.slice(-gaps.length - 1, -1)) / sum(gaps), longestGapMs: Math.max(...gaps) };
}

// Plays a machine to the page's Pace with a clock of its own: pictures take so long on the processor and on what draws them.
//   node pace.mjs '[{ "pictures": 200, "processorMs": 2, "drawMs": 3, … }, …]'
// Prints what happened in each: pictures a second at the end, how often pictures were made cheaper, and the share of time spent drawing.
import { readFile } from "node:fs/promises";
import { transformWithOxc } from "vite";

const source = new URL("../../../web/src/stage/pace.ts", import.meta.url);
const { code } = await transformWithOxc(await readFile(source, "utf8"), source.pathname);
const { Pace } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
console.log(JSON.stringify(JSON.parse(process.argv[2]).map(play)));

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
  let now = 0, drawnAt = 0, drawn = 0, spared = 0, busy = 0, cheaper = 1, longestGap = 0, last = 0;
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
    if (drawn > pictures / 2) longestGap = Math.max(longestGap, now - last);
    last = now;
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
  const from = Math.floor(pictures * 3 / 4);
  const seconds = (times.at(-1) - times[from]) / 1000;
  for (const ms of work.slice(from, -1)) busy += ms / 1000;
  return { perSecond: (pictures - 1 - from) / seconds, spared, share: busy / seconds, longestGapMs: longestGap };
}

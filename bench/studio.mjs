// The studio as its users have it, measured in the system's Chromium:   node bench/studio.mjs [--clip VIDEO] [--seconds 20] [--minutes 0]
// Tracked pictures a second and latency, from the camera to the pose's message, with the page's drawing off and on, beside `bench` on the
// same pictures; the time from the server's start to a moving avatar. With --minutes 10 it then runs on and watches memory and latency.
// Without --clip the camera's film is made of npm's photo of a whole body. Build first: dotnet build -c Release
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { chromium } = createRequire(join(root, "tests/"))("playwright-core");
const program = join(root, "src/Omozukai/bin/Release/net10.0/Omozukai.dll");
const options = { "--clip": "", "--seconds": "20", "--minutes": "0" };
for (let i = 2; i + 1 < process.argv.length; i += 2) options[process.argv[i]] = process.argv[i + 1];
const browserPath = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"].find(existsSync);

const work = mkdtempSync(join(tmpdir(), "omozukai-studio-"));
const median = (list, share = 0.5) => [...list].sort((a, b) => a - b)[Math.floor(list.length * share)] ?? NaN;
try {
  // 1. The film, as a video for `bench` and as a camera for the browser.
  const picture = ["-loop", "1", "-framerate", "30", "-i", join(root, "artifacts/pictures/body.jpg"), "-vf", "scale=480:-2,crop=440:330:20+20*sin(n/15):10,pad=640:480:100:75:gray", "-frames:v", "300"];
  const input = options["--clip"] ? ["-i", options["--clip"], "-vf", "scale=640:-2", "-r", "30"] : picture;
  execFileSync("ffmpeg", ["-v", "error", "-y", ...input, "-c:v", "libx264", "-pix_fmt", "yuv420p", join(work, "film.mp4")]);
  // Chromium takes the luma of these JPEGs for one that goes from 16 to 235.
  execFileSync("ffmpeg", ["-v", "error", "-y", "-i", join(work, "film.mp4"), "-vf", "scale=out_range=tv,format=yuv420p", "-color_range", "tv", "-strict", "unofficial", "-c:v", "mjpeg", "-q:v", "2", join(work, "camera.mjpeg")]);

  // 2. What the machine can do, and the studio beside it, in turns.
  for (const round of [1, 2]) {
    const bench = JSON.parse(execFileSync("dotnet", [program, "bench", join(work, "film.mp4"), "--frames", "120", "--json"], { encoding: "utf8" }));
    const best = Math.max(...bench.runs.map((run) => run.framesPerSecond));
    console.log(`round ${round}: bench ${best.toFixed(1)} frames/s`);
    for (const path of ["?render=off", ""]) await measure(path, best, 0);
  }
  if (Number(options["--minutes"]) > 0) await measure("?render=off", NaN, Number(options["--minutes"]));
} finally {
  rmSync(work, { recursive: true, force: true });
}

async function measure(path, best, minutes) {
  const started = performance.now();
  const server = spawn("dotnet", [program, "live", "--no-browser", "--port", "0"], { env: { ...process.env, OMOZUKAI_DATA: join(work, "data") }, stdio: ["ignore", "ignore", "pipe"] });
  const address = await new Promise((resolve) => server.stderr.on("data", (data) => { const found = /http:\S+/.exec(data); if (found) resolve(found[0]); }));
  const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${join(work, "camera.mjpeg")}`] });
  try {
    const page = await browser.newPage();
    await page.goto(address + path);
    await page.waitForFunction(() => window.omozukai?.weights() && omozukai.poseCount() > 2, null, { timeout: 120000 });
    const first = (performance.now() - started) / 1000;
    const clicked = performance.now();
    await page.getByRole("button", { name: "Use my camera" }).first().click();
    await page.waitForFunction(() => omozukai.state().source.kind === "page" && omozukai.state().source.phase === "running");
    const driven = (performance.now() - clicked) / 1000;
    await page.waitForTimeout(3000);
    const [rates, latencies] = [[], []];
    for (let second = 0; second < Number(options["--seconds"]); second++) {
      await page.waitForTimeout(1000);
      const now = await page.evaluate(() => ({ stats: omozukai.stats(), latencies: omozukai.latencies(), shown: omozukai.shown().perSecond }));
      rates.push({ ...now.stats, shown: now.shown });
      latencies.push(...now.latencies.slice(-Math.round(now.stats.trackedPerSecond)));
    }
    const rate = median(rates.map((sample) => sample.trackedPerSecond));
    const [p50, p90, limit] = [median(latencies), median(latencies, 0.9), 1500 / rate + 20];
    console.log(`  ${path || "drawing  "}: tracked ${rate.toFixed(1)}/s${best ? ` (${((100 * rate) / best).toFixed(0)} % of bench)` : ""}, shown ${median(rates.map((sample) => sample.shown))}/s, latency p50 ${p50.toFixed(0)} ms, p90 ${p90.toFixed(0)} ms (limit ${limit.toFixed(0)}), ` +
      `first visit ${first.toFixed(1)} s, click ${driven.toFixed(2)} s, CPU ${(100 * median(rates.map((sample) => sample.cpu))).toFixed(0)} %`);
    for (let minute = 1; minute <= minutes; minute++) {
      await page.waitForTimeout(60000);
      const now = await page.evaluate(() => ({ stats: omozukai.stats(), latencies: omozukai.latencies() }));
      const resident = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
      console.log(`  minute ${minute}: ${resident.toFixed(0)} MB, latency p50 ${median(now.latencies).toFixed(0)} ms, p90 ${median(now.latencies, 0.9).toFixed(0)} ms, tracked ${now.stats.trackedPerSecond}/s`);
    }
  } finally {
    await browser.close();
    server.kill("SIGINT");
    await new Promise((resolve) => server.on("exit", resolve));
  }
}

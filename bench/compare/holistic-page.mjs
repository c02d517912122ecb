// Runs npm @mediapipe/holistic in headless Chromium over frames, the way a web page does, on its processor backend:
//   node bench/compare/holistic-page.mjs FRAMES-FOLDER [ROUNDS]
// prints {"frames":n,"seconds":[one per round],"found":n};
//   node bench/compare/holistic-page.mjs FRAMES-FOLDER --landmarks
// prints one line a picture, each by itself: {"file","w","h","pose","face","lh","rh"}, the references of tracking.mjs;
//   node bench/compare/holistic-page.mjs FRAMES-FOLDER --follow RATE [--pan X,Y,COUNT]
// takes the pictures for a film of RATE frames a second and prints the same, with "world". Holistic stamps frames with the
// page's clock, and its smoothing goes by that: here the clock stands at each frame's own time, so that two runs are equal.
// --pan makes the film of the first picture: COUNT frames through a window that moves by X, Y pixels, then twice that, and so on.
// The server binds to loopback and ends with the run.
import { createServer } from "node:http";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const tests = join(here, "../../tests");
const { chromium } = createRequire(join(tests, "package.json"))("playwright-core");

const [folder, ...rest] = process.argv.slice(2);
const { values: options, positionals: [rounds = "1"] } = parseArgs({
  args: rest,
  allowPositionals: true,
  options: { landmarks: { type: "boolean" }, follow: { type: "string" }, pan: { type: "string" } },
});
const frames = readdirSync(folder).filter((name) => /\.(jpe?g|png)$/i.test(name)).sort();
const types = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm", ".jpg": "image/jpeg", ".png": "image/png" };

const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname)).replace(/^(\.\.[/\\])+/, "");
  if (path === "/") return response.setHeader("content-type", "text/html"), response.end(page());
  const file = path.startsWith("/frames/") ? join(folder, path.slice(8)) : join(tests, "node_modules/@mediapipe/holistic", path);
  if (!existsSync(file)) return (response.statusCode = 404), response.end();
  response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
  response.end(readFileSync(file));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

const executablePath = process.env.CHROME ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
try {
  const tab = await browser.newPage();
  tab.on("pageerror", (error) => console.error(String(error)));
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  const print = (lines) => lines.forEach((line) => console.log(JSON.stringify(line)));
  if (options.follow)
    print(await tab.evaluate((given) => globalThis.follow(...given), [frames, Number(options.follow), options.pan?.split(",").map(Number)]));
  else if (options.landmarks) print(await tab.evaluate((names) => globalThis.landmarks(names), frames));
  else
    console.log(JSON.stringify(await tab.evaluate(([names, count]) => globalThis.measure(names, count), [frames, Number(rounds)])));
} finally {
  await browser.close();
  server.close();
}

function page() {
  return `<!doctype html><script src="/holistic.js"></script><script>
    const settings = { modelComplexity: 1, refineFaceLandmarks: true, useCpuInference: true };

    async function load(names) {
      const pictures = [];
      for (const name of names) {
        const image = new Image();
        image.src = "/frames/" + name;
        await image.decode();
        const canvas = document.createElement("canvas");
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
        canvas.getContext("2d", { willReadFrequently: true }).drawImage(image, 0, 0);
        pictures.push(canvas);
      }
      return pictures;
    }

    async function measure(names, rounds) {
      const pictures = await load(names);
      const holistic = new Holistic({ locateFile: (file) => "/" + file });
      holistic.setOptions({ ...settings, smoothLandmarks: true });
      let found = 0;
      holistic.onResults((results) => { found += results.poseLandmarks ? 1 : 0; });
      for (let i = 0; i < 3; i++) await holistic.send({ image: pictures[i % pictures.length] });
      const seconds = [];
      for (let round = 0; round < rounds; round++) {
        found = 0;
        const start = performance.now();
        for (const picture of pictures) await holistic.send({ image: picture });
        seconds.push((performance.now() - start) / 1000);
      }
      return { frames: names.length, seconds, found };
    }

    const list = (points, visible) => points?.map((p) => [p.x, p.y, p.z, ...(visible ? [p.visibility] : [])].map((v) => Math.round(v * 1e6) / 1e6)) ?? null;
    const parts = (results) => ({ pose: list(results.poseLandmarks, true), face: list(results.faceLandmarks), lh: list(results.leftHandLandmarks), rh: list(results.rightHandLandmarks) });
    /** The points in metres, whose name in the results is a minified one. */
    const world = (results) => list(Object.values(results).find((value) => Array.isArray(value) && value.length === 33 && value !== results.poseLandmarks), true);

    async function follow(names, rate, pan) {
      const pictures = pan ? moving((await load(names.slice(0, 1)))[0], ...pan) : await load(names);
      const holistic = new Holistic({ locateFile: (file) => "/" + file });
      holistic.setOptions({ ...settings, smoothLandmarks: true });
      const lines = [];
      let current;
      holistic.onResults((results) => Object.assign(current, parts(results), { world: world(results) }));
      await holistic.initialize();
      const clock = performance.now;
      for (let i = 0; i < pictures.length; i++) {
        current = { file: pan ? String(i) : names[i], w: pictures[i].width, h: pictures[i].height };
        performance.now = () => 1000 * (1 + i / rate); // time 0 is special to MediaPipe
        await holistic.send({ image: pictures[i] });
        lines.push(current);
      }
      performance.now = clock;
      return lines;
    }

    /** A picture seen through a window that moves faster and faster. */
    function moving(picture, x, y, count) {
      const far = ((count - 1) * count) / 2;
      return Array.from({ length: count }, (_, i) => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [picture.width - x * far, picture.height - y * far];
        canvas.getContext("2d", { willReadFrequently: true }).drawImage(picture, (-x * i * (i + 1)) / 2, (-y * i * (i + 1)) / 2);
        return canvas;
      });
    }

    async function landmarks(names) {
      const pictures = await load(names);
      const lines = [];
      const holistic = new Holistic({ locateFile: (file) => "/" + file });
      holistic.setOptions({ ...settings, smoothLandmarks: false });
      let current;
      holistic.onResults((results) => Object.assign(current, parts(results)));
      for (let i = 0; i < names.length; i++) {
        current = { file: names[i], w: pictures[i].width, h: pictures[i].height };
        holistic.reset();
        await holistic.send({ image: pictures[i] });
        lines.push(current);
      }
      return lines;
    }
  </script>`;
}

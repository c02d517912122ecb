// Frames a second of Omozukai beside npm @mediapipe/holistic (processor backend, complexity 1, refined face, headless
// Chromium) on the same pictures, in turns:   node bench/compare/speed.mjs [VIDEO] [--frames 60] [--rounds 3]
// Both get the pictures decoded, from memory. Without VIDEO a clip is made of npm's photo of a whole body.
// Build first: dotnet build -c Release
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const options = { "--frames": 60, "--rounds": 3 };
let video;
for (let i = 2; i < process.argv.length; i++) {
  if (process.argv[i] in options) options[process.argv[i]] = Number(process.argv[++i]);
  else video = process.argv[i];
}

const frames = mkdtempSync(join(tmpdir(), "omozukai-speed-"));
try {
  extract();
  const rounds = [];
  for (let round = 0; round < options["--rounds"]; round++) {
    const theirs = peer(), ours = omozukai();
    rounds.push({ theirs, ours, ratio: ours / theirs });
    console.log(`round ${round + 1}: @mediapipe/holistic ${theirs.toFixed(1)} frames/s, Omozukai ${ours.toFixed(1)} frames/s, ratio ${(ours / theirs).toFixed(2)}`);
  }
  const ratios = rounds.map((round) => round.ratio).sort((a, b) => a - b);
  console.log(`median ratio ${ratios[ratios.length >> 1].toFixed(2)} (least ${ratios[0].toFixed(2)})`);
} finally {
  rmSync(frames, { recursive: true });
}

/** The pictures that both get. */
function extract() {
  const count = String(options["--frames"]);
  const input = video
    ? ["-i", video]
    : ["-loop", "1", "-framerate", "25", "-i", join(root, "artifacts/pictures/body.jpg"), "-vf", "scale=960:-2,rotate=0.1*sin(2*t):fillcolor=gray,crop=900:900:30+30*sin(3*t):30+20*cos(2*t)"];
  execFileSync("ffmpeg", ["-v", "error", ...input, "-frames:v", count, "-q:v", "2", join(frames, "%04d.jpg")]);
}

function peer() {
  const output = execFileSync("node", [join(here, "holistic-page.mjs"), frames, "1"], { encoding: "utf8" });
  const { frames: count, seconds } = JSON.parse(output);
  return count / seconds[0];
}

function omozukai() {
  const program = join(root, "src/Omozukai/bin/Release/net10.0/Omozukai.dll");
  if (!existsSync(program)) throw new Error("Build first: dotnet build -c Release");
  const output = execFileSync("dotnet", [program, "bench", frames, "--json"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return Math.max(...JSON.parse(output).runs.map((run) => run.framesPerSecond));
}

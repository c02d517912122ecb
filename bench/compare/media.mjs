// Tracks a folder of media and compares with MediaPipe's own landmarks on it, clip by clip:
//   node bench/compare/media.mjs FOLDER [--list]
// FOLDER holds photos/, clips/ and reference/NAME.KIND.jsonl.gz (KIND: holistic, pose, hands or face; NAME "photos", or a clip's
// file without its ending). Clips are compared from the pictures that the reference was made of (JPEG, as ffmpeg -q:v 2 writes
// them), at the clip's own rate and, where MediaPipe smoothed a body, at the pace at which it saw them; and from the video itself.
// Build first: dotnet build -c Release
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// How the holistic references of clips were made, as the points of their first frames show when our tracker is fed with the first
// picture again and again and with any times: three times the first picture before the film, then a frame every quarter of a second.
const WARMING = 3;
const PACE = 4;

const here = dirname(fileURLToPath(import.meta.url));
const program = join(here, "../../src/Omozukai/bin/Release/net10.0/Omozukai.dll");
const [folder, ...options] = process.argv.slice(2);
if (!folder || !existsSync(join(folder, "reference"))) throw new Error("Give a folder with photos/, clips/ and reference/.");

const references = new Map();
for (const file of readdirSync(join(folder, "reference"))) {
  const [, name, kind] = /^(.*)\.(\w+)\.jsonl\.gz$/.exec(file) ?? [];
  if (name) references.set(name, [...(references.get(name) ?? []), `${kind}=${join(folder, "reference", file)}`]);
}

const work = mkdtempSync(join(tmpdir(), "omozukai-media-"));
try {
  for (const [name, list] of references) {
    const clip = readdirSync(join(folder, "clips")).find((file) => file.replace(/\.[^.]*$/, "") === name);
    if (name === "photos") compare(name, [join(folder, "photos"), "--static"], list);
    else if (clip) {
      const [frames, rate] = pictures(name, join(folder, "clips", clip));
      compare(`${name}, the reference's pictures`, [frames, "--fps", rate], list);
      if (list.some((reference) => reference.startsWith("holistic="))) {
        for (let i = 0; i < WARMING; i++) copyFileSync(join(frames, "0001.jpg"), join(frames, `0000-${i}.jpg`));
        compare(`${name}, the reference's pictures at its pace`, [frames, "--fps", String(PACE)], list);
      }
      compare(`${name}, video`, [join(folder, "clips", clip)], list);
    }
  }
} finally {
  rmSync(work, { recursive: true });
}

function compare(title, input, list) {
  const output = join(work, "ours.jsonl");
  execFileSync("dotnet", [program, "track", ...input, "-o", output], { stdio: ["ignore", "ignore", "ignore"] });
  console.log(`\n${title}`);
  console.log(execFileSync("node", [join(here, "tracking.mjs"), output, ...list, ...options], { encoding: "utf8" }).trimEnd());
}

/** The clip's frames as JPEG pictures, 0001.jpg first, and the clip's own rate. */
function pictures(name, clip) {
  const frames = join(work, name);
  mkdirSync(frames);
  execFileSync("ffmpeg", ["-v", "error", "-i", clip, "-q:v", "2", join(frames, "%04d.jpg")]);
  const rate = execFileSync("ffprobe", ["-v", "error", "-select_streams", "v:0", "-show_entries", "stream=r_frame_rate", "-of", "csv=p=0", clip], { encoding: "utf8" });
  const [frameCount, seconds] = rate.trim().split("\n")[0].split("/").map(Number);
  return [frames, String(frameCount / seconds)];
}

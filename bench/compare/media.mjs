// Tracks a folder of media and compares with MediaPipe's own landmarks on it, clip by clip:
//   node bench/compare/media.mjs FOLDER [--list]
// FOLDER holds photos/, clips/ and reference/NAME.KIND.jsonl.gz (KIND: holistic, pose, hands or face; NAME "photos", or a clip's
// file without its ending). Build first: dotnet build -c Release
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

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
    const input = name === "photos" ? [join(folder, "photos"), "--static"] : clip ? [join(folder, "clips", clip)] : null;
    if (!input) continue;
    const output = join(work, `${name}.jsonl`);
    execFileSync("dotnet", [program, "track", ...input, "-o", output], { stdio: ["ignore", "ignore", "ignore"] });
    console.log(`\n${name}`);
    console.log(execFileSync("node", [join(here, "tracking.mjs"), output, ...list, ...options], { encoding: "utf8" }).trimEnd());
  }
} finally {
  rmSync(work, { recursive: true });
}

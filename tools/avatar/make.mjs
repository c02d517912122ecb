// Makes what stands in assets/, the same on every machine:
//   node tools/avatar/make.mjs            writes the files
//   node tools/avatar/make.mjs --check    compares them with what is there; exit code 1 where they differ
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { demoMotion } from "../demo/demo.mjs";
import { puppetText } from "../puppet/koharu.mjs";
import { compare } from "./compare.mjs";
import { buildFigure } from "./figure.mjs";

const assets = join(dirname(fileURLToPath(import.meta.url)), "../../assets");
const files = { "koharu.vrm": buildFigure(), "koharu.puppet.json": Buffer.from(puppetText()), "demo.motion.jsonl.gz": gzipSync(demoMotion(), { level: 9 }) };

mkdirSync(assets, { recursive: true });
for (const [name, bytes] of Object.entries(files)) {
  const file = join(assets, name);
  if (!process.argv.includes("--check")) {
    writeFileSync(file, bytes);
    continue;
  }
  const difference = compare(file, bytes);
  if (difference) {
    console.error(`assets/${name}: ${difference}. Run node tools/avatar/make.mjs and commit what it wrote.`);
    process.exitCode = 1;
  }
}

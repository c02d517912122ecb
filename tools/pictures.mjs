// Brings the test pictures out of their npm packages (tests/package.json): `node tools/pictures.mjs OUTPUT`.
// @vladmandic/face-api (MIT) holds photos of groups, @vladmandic/human (MIT) a face and a whole body as base64 text.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const modules = join(dirname(fileURLToPath(import.meta.url)), "../tests/node_modules/@vladmandic");
const output = process.argv[2];
mkdirSync(output, { recursive: true });
for (let i = 1; i <= 6; i++) copyFileSync(join(modules, `face-api/demo/sample${i}.jpg`), join(output, `sample${i}.jpg`));
const source = readFileSync(join(modules, "human/src/sample.ts"), "utf8");
for (const name of ["face", "body"]) {
  const [, base64] = new RegExp(`export const ${name}[^\`]*\`([^\`]+)\``).exec(source);
  writeFileSync(join(output, `${name}.jpg`), Buffer.from(base64.replace(/^data:[^,]*,/, "").replace(/\s/g, ""), "base64"));
}

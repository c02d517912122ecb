// Makes what stands in assets/: node tools/avatar/make.mjs
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildFigure } from "./figure.mjs";

const assets = join(dirname(fileURLToPath(import.meta.url)), "../../assets");
mkdirSync(assets, { recursive: true });
writeFileSync(join(assets, "koharu.vrm"), buildFigure());

// Pictures of the figure, by three and three-vrm: node tools/avatar/look.mjs SHEET [OUTPUT.png] [SHEET OUTPUT.png …]
// The sheets are named in sheets.mjs; "docs" draws those of docs/pictures.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bytesOf, root, withPage } from "../browser.mjs";
import { sheets } from "./sheets.mjs";

await withPage("tools/avatar/look.html", async (page) => {
  for (const [name, output] of requests()) {
    writeFileSync(output, bytesOf(await page.evaluate((sheet) => window.draw(sheet), sheets[name])));
    console.log(output);
  }
});

function requests() {
  const words = process.argv.slice(2);
  if (words[0] === "docs") return ["koharu-expressions", "koharu-poses"].map((name) => [name, join(root, `docs/pictures/${name}.png`)]);
  if (words.length === 1) return [[words[0], `${words[0]}.png`]];
  return words.flatMap((word, i) => (i % 2 ? [] : [[word, words[i + 1]]]));
}

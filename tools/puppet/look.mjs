// Pictures of the flat figure by its own renderer: node tools/puppet/look.mjs SHEET OUTPUT.png …, or "docs".
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bytesOf, root, withPage } from "../browser.mjs";
import { bundle } from "./bundle.mjs";
import { sheets } from "./sheets.mjs";

await withPage("tools/puppet/look.html", async (page) => {
  for (const [name, output] of requests()) {
    writeFileSync(output, bytesOf(await page.evaluate((sheet) => window.draw(sheet), sheets[name])));
    console.log(output);
  }
  if (process.argv[2] === "time") console.log(`${(await page.evaluate(() => window.time(120, 0.7))).toFixed(2)} ms a frame`);
}, await bundle());

function requests() {
  const words = process.argv.slice(2);
  if (words[0] === "time") return [];
  if (words[0] === "docs") return [["koharu-puppet", join(root, "docs/pictures/koharu-puppet.png")]];
  return words.flatMap((word, i) => (i % 2 ? [] : [[word, words[i + 1]]]));
}

// Pictures of the figure, by three and three-vrm in a headless Chromium: node tools/avatar/look.mjs SHEET [OUTPUT.png]
// The sheets are named in sheets.mjs. Needs what tests/package.json lists, and Chromium (CHROMIUM names another program).
import { createServer } from "node:http";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, extname } from "node:path";
import { fileURLToPath } from "node:url";
import { sheets } from "./sheets.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const { chromium } = createRequire(join(root, "tests/package.json"))("playwright-core");
const types = { ".mjs": "text/javascript", ".js": "text/javascript", ".html": "text/html", ".json": "application/json" };

const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  try {
    const bytes = readFileSync(join(root, path));
    response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream" }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, "127.0.0.1");
await new Promise((done) => server.once("listening", done));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
try {
  const page = await browser.newPage();
  page.on("console", (message) => console.error(message.text()));
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`http://127.0.0.1:${server.address().port}/tools/avatar/look.html`);
  await page.waitForFunction("window.ready");
  for (const [name, output] of requests()) {
    const picture = await page.evaluate((sheet) => window.draw(sheet), sheets[name]);
    writeFileSync(output, Buffer.from(picture.split(",")[1], "base64"));
    console.log(output);
  }
} finally {
  await browser.close();
  server.close();
}

/** SHEET OUTPUT pairs; one name alone goes to SHEET.png, "docs" to every picture of docs/pictures that shows the figure. */
function requests() {
  const words = process.argv.slice(2);
  if (words[0] === "docs") return ["koharu-expressions", "koharu-poses"].map((name) => [name, join(root, `docs/pictures/${name}.png`)]);
  if (words.length === 1) return [[words[0], `${words[0]}.png`]];
  return words.flatMap((word, i) => (i % 2 ? [] : [[word, words[i + 1]]]));
}

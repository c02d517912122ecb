// A page of the checkout in a headless Chromium, for the tools that make pictures. Needs what package.json and
// tests/package.json list, and Chromium (CHROMIUM names another program).
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const types = { ".mjs": "text/javascript", ".js": "text/javascript", ".html": "text/html", ".json": "application/json" };

/** Opens `path` of the checkout and calls `use(page)`; `extra` gives files that are not on the disk: address → text of a script. */
export async function withPage(path, use, extra = {}) {
  const { chromium } = createRequire(join(root, "tests/package.json"))("playwright-core");
  const server = createServer((request, response) => {
    const name = normalize(new URL(request.url, "http://localhost").pathname);
    try {
      const bytes = extra[name] ?? readFileSync(join(root, name));
      response.writeHead(200, { "content-type": types[extname(name)] ?? "application/octet-stream" }).end(bytes);
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
    page.on("pageerror", (error) => { console.error(error); process.exitCode = 1; });
    await page.goto(`http://127.0.0.1:${server.address().port}/${path}`);
    await page.waitForFunction("window.ready");
    return await use(page);
  } finally {
    await browser.close();
    server.close();
  }
}

/** A data address of a picture as bytes. */
export const bytesOf = (address) => Buffer.from(address.split(",")[1], "base64");

// The puppet's renderer (web/src/puppet) as one script, by the page's own bundler.
import { join } from "node:path";
import { build } from "vite";
import { root } from "../browser.mjs";

export async function bundle() {
  const [{ output: [script] }] = await build({
    configFile: false, logLevel: "error", root: join(root, "web"),
    build: { write: false, minify: false, lib: { entry: join(root, "web/src/puppet/index.ts"), formats: ["es"] } },
  });
  return { "/built/puppet.js": script.code };
}

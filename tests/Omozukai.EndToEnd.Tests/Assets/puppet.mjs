// Draws assets/koharu.puppet.json with the page's renderer in Chromium, every parameter at its ends, and prints what changed.
import { withPage } from "../../../tools/browser.mjs";
import { bundle } from "../../../tools/puppet/bundle.mjs";

console.log(JSON.stringify(await withPage("tools/puppet/look.html", (page) => page.evaluate(() => window.check()), await bundle())));

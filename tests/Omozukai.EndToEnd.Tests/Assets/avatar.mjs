// Loads assets/koharu.vrm with three-vrm in Chromium, moves everything, and prints what moved.
import { withPage } from "../../../tools/browser.mjs";

console.log(JSON.stringify(await withPage("tools/avatar/look.html", (page) => page.evaluate(() => window.check()))));

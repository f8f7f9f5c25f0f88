/* SPDX-License-Identifier: Apache-2.0 */
// The picture in README.md: node picture.mjs DOCUMENT PICTURE
// A draft in the check of the Organize charter's document, and what is said of it.
import { renameSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { begin, browser, press } from "./form.mjs";

const [html, picture] = process.argv.slice(2).map((path) => resolve(path));
const { page, form, close } = await begin(pathToFileURL(html).href, "en", "What a week: project Alpha starts on Monday!", {}, { width: 1280, height: 1400 });
await form.locator("[name=text]").blur();
await press(form, ".listing", "none");
const margin = 16;
const box = await form.evaluate((form) => {
  const { x, y, width } = form.getBoundingClientRect();
  const last = [...form.querySelectorAll("summary")].at(-1).getBoundingClientRect();
  return { x: x + scrollX, y: y + scrollY, width, height: last.bottom - y };
});
const beside = `${picture}.new.png`;
await page.screenshot({
  path: beside,
  fullPage: true,
  animations: "disabled",
  clip: { x: box.x - margin, y: box.y - margin, width: box.width + 2 * margin, height: box.height + 2 * margin },
});
renameSync(beside, picture);
await close();
await browser.close();

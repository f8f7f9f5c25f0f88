/* SPDX-License-Identifier: Apache-2.0 */
// A charter that would have the document run something: node hostile.mjs FILE.html
// Nothing of it runs, asks for anything or becomes an element: it all stands as text.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, tally } from "./browser.mjs";

const file = resolve(process.argv[2]);
const url = pathToFileURL(file).href;
const { check, finish } = tally("hostile charter");
const browser = await launch();
const page = await (await browser.newContext()).newPage();
page.on("dialog", async (dialog) => {
  check(false, "dialog", dialog.message());
  await dialog.dismiss();
});
page.on("request", (request) => check(request.url() === url, "request", request.url()));
page.on("console", (message) => check(false, "console", message.text()));
page.on("pageerror", (error) => check(false, "error", String(error)));
await page.goto(url);
await page.waitForFunction(() => !document.querySelector(".unable"));

const found = await page.evaluate(() => ({
  scripts: [...document.scripts].map(({ type }) => type),
  foreign: [...document.querySelectorAll("iframe, img, form[action], object, embed, base, link, b > script, [onclick], [onerror], [onload], [onfocus], [autofocus]")].map(({ outerHTML }) => outerHTML),
  links: [...document.querySelectorAll("a[href]")].map((link) => link.protocol).filter((protocol) => !["file:", "https:", "http:", "mailto:"].includes(protocol)),
  styles: document.querySelectorAll("style").length,
  text: document.body.innerText,
  title: document.title,
}));
check(found.scripts.join() === "application/gzip,application/gzip,module", "scripts", found.scripts.join());
check(found.foreign.length === 0, "elements", found.foreign.join("\n"));
check(found.links.length === 0, "links", found.links.join());
check(found.styles === 1, "styles", String(found.styles));
check(found.title.startsWith("</title><script>alert(1)</script>"), "title", found.title);
for (const number of [11, 12, 14, 15, 16, 17]) check(found.text.includes(`alert(${number})`), "text", `alert(${number}) does not stand as text`);

// In the form and in the answer too: the draft itself, the question, the rule that is shown again.
const form = page.locator(".check form");
await form.locator("[name=text]").fill('Acme <img src=x onerror="alert(20)"></p><script>alert(21)</script>');
await form.locator("button[type=submit]").click();
check((await form.locator(".asking .asked, .listing li").allTextContents()).join().includes("<script>alert(10)</script>"), "question", "is not text");
check((await form.locator(".draft").textContent()).includes("<script>alert(21)</script>"), "draft", "is not text");
check((await form.locator("mark").allTextContents()).join() === "Acme", "draft", "Acme alone is not marked");
check((await form.locator(".check form img, .check form script").count()) === 0, "answer", "has elements of the draft");

// Marks that turn the direction of writing stay within their paragraph.
await form.locator("[name=text]").fill("Acme \u202E gnp.exe");
await page.waitForTimeout(500);
check((await form.locator(".draft").textContent()) === "Acme \u202E gnp.exe", "direction", "the draft is not whole");
const isolated = await form.locator(".draft").evaluate((draft) => getComputedStyle(draft).unicodeBidi);
check(["isolate", "plaintext", "isolate-override"].includes(isolated), "direction", `the draft is ${isolated}`);
check(!/ on[a-z]+=/.test(readFileSync(file, "utf8").replace(/<script type="module">[\s\S]*?<\/script>/, "").replace(/&lt;[\s\S]*?&gt;/g, "").replace(/>[^<]*</g, "><").replace(/="[^"]*"/g, "")), "handlers", "one stands in the source");
await browser.close();
finish();

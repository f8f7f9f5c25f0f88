// What a person meets who opens a charter document: node document.mjs FILE.html …
// The browser is the one that CHROMIUM names, else /usr/bin/chromium. Exits with 1 where a document
// fails, and says where.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const views = [320, 768, 1280].flatMap((width) =>
  ["light", "dark"].map((colorScheme) => ({ viewport: { width, height: 800 }, colorScheme })),
);
const failures = [];

function check(holds, where, what) {
  if (!holds) failures.push(`${where}: ${what}`);
}

// A page under its own policy, and what it said or asked for; with `instruments` the policy is set
// aside, for what is put into the page to look at it.
async function open(browser, url, view, instruments) {
  const context = await browser.newContext({
    ...view,
    reducedMotion: "reduce",
    bypassCSP: instruments,
  });
  const page = await context.newPage();
  const noise = [];
  page.on("console", (message) => noise.push(message.text()));
  page.on("pageerror", (error) => noise.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) noise.push(request.url());
  });
  await page.goto(url);
  return { page, noise, close: () => context.close() };
}

const sideways = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
const visible = (selector) =>
  [...document.querySelectorAll(selector)]
    .filter((element) => element.checkVisibility())
    .map((element) => element.id || element.textContent);

async function checkView(browser, url, anchor, view) {
  const where = `${url}${anchor} ${view.viewport.width} ${view.colorScheme}`;
  const { page, noise, close } = await open(browser, url + anchor, view, true);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  for (const { id, nodes } of violations) check(false, where, `${id}: ${nodes[0].html}`);
  check(!(await page.evaluate(sideways)), where, "scrolls sideways");
  check((await page.evaluate(visible, "h1")).length === 1, where, "not one heading of its own");
  check(noise.length === 0, where, noise.join("; "));
  await close();
}

async function checkLargeText(browser, url) {
  const view = { viewport: { width: 640, height: 800 } };
  const { page, close } = await open(browser, url, view, true);
  await page.addStyleTag({ content: "html { font-size: 2.125rem }" });
  check(!(await page.evaluate(sideways)), url, "scrolls sideways with text of twice the size");
  await close();
}

// Each language alone when its link is followed, the article's place in it too.
async function checkLanguages(browser, url) {
  const { page, close } = await open(browser, url, views[0], false);
  const ids = await page.evaluate(() =>
    [...document.querySelectorAll(".version")].map((version) => version.id),
  );
  for (const id of ids) {
    await page.goto(`${url}#${id}`);
    const shown = await page.evaluate(visible, ".version");
    check(shown.length === 1 && shown[0] === id, `${url}#${id}`, `shows ${shown}`);
    const inside = await page.evaluate(
      (version) => document.querySelector(`#${version} article`)?.id,
      id,
    );
    await page.goto(`${url}#${inside}`);
    check((await page.evaluate(visible, ".version"))[0] === id, `${url}#${inside}`, "not shown");
  }
  await close();
  return ids;
}

// Tab reaches every visible link, in order, where it can be seen.
async function checkKeyboard(browser, url, view) {
  const { page, noise, close } = await open(browser, url, view, false);
  const count = (await page.evaluate(visible, "a[href]")).length;
  for (let i = 0; i < count; i++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate((place) => {
      const links = [...document.querySelectorAll("a[href]")].filter((a) => a.checkVisibility());
      const box = document.activeElement.getBoundingClientRect();
      const inView = box.bottom > 0 && box.top < innerHeight && box.width > 0;
      return document.activeElement === links[place] && inView;
    }, i);
    check(seen, url, `link ${i + 1} of ${count} is not reached by Tab, or not in view`);
    if (!seen) break;
  }
  check(noise.length === 0, url, noise.join("; "));
  await close();
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: node document.mjs FILE.html …");
  process.exit(2);
}
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
for (const file of files) {
  const url = pathToFileURL(resolve(file)).href;
  const languages = await checkLanguages(browser, url);
  for (const view of views)
    for (const language of languages) await checkView(browser, url, `#${language}`, view);
  await checkLargeText(browser, url);
  for (const view of [views[0], views.at(-1)]) await checkKeyboard(browser, url, view);
}
await browser.close();
for (const failure of failures) console.error(failure);
console.log(failures.length ? `${failures.length} failures` : `${files.length} documents are good`);
process.exitCode = failures.length ? 1 : 0;

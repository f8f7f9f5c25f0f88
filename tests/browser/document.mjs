/* SPDX-License-Identifier: Apache-2.0 */
// What a person meets who opens a charter document: node document.mjs FILE.html …
// In each language, at three widths, in both colour schemes, with larger text, by keyboard alone,
// served or opened from a file; and whether its source is good HTML.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, tally, tools } from "./browser.mjs";

const { HtmlValidate } = tools("html-validate");
const axe = readFileSync(tools.resolve("axe-core/axe.min.js"), "utf8");
const widths = [320, 768, 1280].map((width) => ({ viewport: { width, height: 800 } }));
const schemes = ["light", "dark"].map((colorScheme) => ({ viewport: { width: 768, height: 800 }, colorScheme }));
const { check, finish } = tally("documents");
const browser = await launch();

// A page under its own policy, and what it said or asked for; with `instruments` the policy is set
// aside, for what is put into the page to look at it.
async function open(url, view, instruments = false) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...view, bypassCSP: instruments });
  const page = await context.newPage();
  const noise = [];
  page.on("console", (message) => noise.push(message.text()));
  page.on("pageerror", (error) => noise.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) noise.push(request.url());
  });
  await page.goto(url);
  await page.waitForFunction(() => !document.querySelector(".check .unable"));
  return { page, noise, close: () => context.close() };
}

const sideways = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
const visible = (selector) =>
  [...document.querySelectorAll(selector)]
    .filter((element) => element.checkVisibility())
    .map((element) => element.id || element.textContent);

// A draft that leaves questions open, in the version that is shown, so that all of the answer shows.
async function checkDraft(page, language) {
  const form = page.locator(`#${language} .check form`);
  if ((await form.count()) === 0) return;
  await form.locator("[name=text]").fill("Acme ! projet Alpha, Project Alpha, Projekt Alpha, progetto Alpha");
  await form.locator("button[type=submit]").click();
  await form.locator(".record summary").click();
}

async function looked(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  check(violations.length === 0, where, violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`).join("\n"));
  check(!(await page.evaluate(sideways)), where, "scrolls sideways");
}

async function checkScheme(url, language, view) {
  const where = `${url}#${language} ${view.colorScheme}`;
  const { page, noise, close } = await open(`${url}#${language}`, view, true);
  await checkDraft(page, language);
  await looked(page, where);
  check((await page.evaluate(visible, "h1")).length === 1, where, "not one heading of its own");
  check(noise.length === 0, where, noise.join("; "));
  await close();
}

// Each step of a conversation, on a phone: what is asked, what is listed, the end, and after Clear.
async function checkConversation(url, language) {
  const { page, noise, close } = await open(`${url}#${language}`, { viewport: { width: 390, height: 844 } }, true);
  const form = page.locator(`#${language} .check form`);
  if ((await form.count()) > 0) {
    const step = (name) => looked(page, `${url}#${language}, ${name}`);
    const next = () => form.locator(".asking button, .listing .choices button").evaluateAll((buttons) => buttons.filter((button) => button.checkVisibility() && button.dataset.word !== "unknown" && button.dataset.word !== "back").at(-1)?.click());
    await form.locator("[name=text]").fill("Acme 🎉 Quelle soirée, what a night, was für ein Abend, che serata! Alpha");
    await form.locator("button[type=submit]").click();
    for (let turn = 1; turn < 12 && (await form.locator(".asking, .listing").evaluateAll((parts) => parts.some((part) => part.checkVisibility()))); turn++) {
      await step(`step ${turn}`);
      await next();
    }
    await step("the end");
    await form.locator(".more summary").click();
    await step("with the details");
    await form.locator("button[type=reset]").click();
    await step("cleared");
  }
  check(noise.length === 0, `${url}#${language}`, noise.join("; "));
  await close();
}

// At each width, and with text of twice the size.
async function checkWidths(url, language) {
  const { page, close } = await open(`${url}#${language}`, widths[0], true);
  await checkDraft(page, language);
  for (const { viewport } of widths) {
    await page.setViewportSize(viewport);
    check(!(await page.evaluate(sideways)), `${url}#${language}`, `scrolls sideways at ${viewport.width}`);
  }
  await page.setViewportSize({ width: 640, height: 800 });
  await page.addStyleTag({ content: "html { font-size: 2.125rem }" });
  check(!(await page.evaluate(sideways)), `${url}#${language}`, "scrolls sideways with text of twice the size");
  await close();
}

// WCAG 1.4.12: with the spacing that a reader may set, nothing is cut off or overlaps sideways.
async function checkSpacing(url) {
  const { page, close } = await open(url, widths[0], true);
  await page.addStyleTag({ content: "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }" });
  check(!(await page.evaluate(sideways)), url, "scrolls sideways with wider spacing");
  await close();
}

async function checkForcedColours(url) {
  const { page, noise, close } = await open(url, { viewport: { width: 768, height: 800 }, forcedColors: "active" }, true);
  await looked(page, `${url} in forced colours`);
  check(noise.length === 0, url, noise.join("; "));
  await close();
}

// Nothing moves for whoever asked for less motion.
async function checkMotion(url) {
  const { page, close } = await open(url, widths[1]);
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === "smooth";
    }).length,
  );
  check(moving === 0, url, `${moving} elements move`);
  await close();
}

// Each language alone when its link is followed, the article's place in it too.
async function checkLanguages(url) {
  const { page, close } = await open(url, widths[0]);
  const ids = await page.evaluate(() => [...document.querySelectorAll(".version")].map((version) => version.id));
  for (const id of ids) {
    await page.goto(`${url}#${id}`);
    const shown = await page.evaluate(visible, ".version");
    check(shown.length === 1 && shown[0] === id, `${url}#${id}`, `shows ${shown}`);
    const inside = await page.evaluate((version) => document.querySelector(`#${version} article`)?.id, id);
    await page.goto(`${url}#${inside}`);
    check((await page.evaluate(visible, ".version"))[0] === id, `${url}#${inside}`, "not shown");
  }
  await close();
  return ids;
}

// All languages side by side, each article at one height in all of them.
async function checkTogether(url, languages) {
  if (languages.length < 2) return;
  const { page, noise, close } = await open(`${url}#together`, { viewport: { width: 1600, height: 900 } }, true);
  check((await page.evaluate(visible, ".version")).length === languages.length, url, "not all languages stand side by side");
  const uneven = await page.evaluate(() => {
    const columns = [...document.querySelectorAll(".version")].map((version) => [...version.querySelectorAll("article")].map((article) => Math.round(article.getBoundingClientRect().top)));
    return columns.some((column) => column.join() !== columns[0].join());
  });
  check(!uneven, url, "articles side by side are not at one height");
  await looked(page, `${url}#together`);
  check(noise.length === 0, url, noise.join("; "));
  await close();
}

// Tab reaches everything that can be used, in order, where it can be seen, with a focus that shows.
async function checkKeyboard(url, view) {
  const { page, noise, close } = await open(url, view);
  const places = await page.evaluate(() => {
    const usable = "a[href], button, select, textarea, summary, input:not([type=radio])";
    globalThis.usable = [...document.querySelectorAll(usable)].filter((element) => element.checkVisibility());
    return globalThis.usable.length;
  });
  const unseen = [];
  let reached = 0;
  for (let i = 0; i < 4 * places && reached < places; i++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate((place) => {
      const [active, box] = [document.activeElement, document.activeElement.getBoundingClientRect()];
      if (active !== usable[place]) return active === usable[place - 1] ? "within" : `${active.outerHTML} before ${usable[place].outerHTML}`;
      const inView = box.bottom > 0 && box.top < innerHeight && box.width > 0;
      return inView && getComputedStyle(active).outlineStyle !== "none" ? "" : `${active.outerHTML} does not show`;
    }, reached);
    if (seen === "within") continue;
    if (seen) unseen.push(seen);
    if (unseen.length) break;
    reached++;
  }
  check(unseen.length === 0 && reached === places, url, `by Tab ${reached} of ${places}: ${unseen[0]}`);
  check(noise.length === 0, url, noise.join("; "));
  await close();
}

// A term's hint comes with the focus and the pointer, stays under the pointer, and Escape ends it.
async function checkHints(url) {
  const { page, close } = await open(url, widths[1]);
  const term = page.locator("a.term:visible").first();
  if ((await page.locator(".check").count()) === 0 || (await term.count()) === 0) return close();
  const hint = page.locator("[role=tooltip]");
  await term.focus();
  check(await hint.isVisible(), url, "no hint on focus");
  check((await term.getAttribute("aria-describedby")) === "hint", url, "the hint is not said");
  await page.keyboard.press("Escape");
  check(!(await hint.isVisible()), url, "Escape leaves the hint");
  await term.hover();
  await hint.hover();
  check(await hint.isVisible(), url, "the hint goes under the pointer");
  await page.mouse.move(1, 1);
  check(!(await hint.isVisible()), url, "the hint stays");
  await close();
}

// Every link within leads somewhere, and no anchor stands twice.
async function checkAnchors(url) {
  const { page, close } = await open(url, widths[1]);
  const { lost, twice } = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const links = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute("href").slice(1));
    return { lost: links.filter((id) => !ids.includes(id)), twice: ids.filter((id, place) => ids.indexOf(id) !== place) };
  });
  check(lost.length === 0, url, `lead nowhere: ${lost}`);
  check(twice.length === 0, url, `stand twice: ${twice}`);
  await close();
}

// On paper: every language, nothing of the check, a page to sign.
async function checkPaper(url, languages) {
  const { page, close } = await open(url, { viewport: { width: 794, height: 1123 } });
  await page.emulateMedia({ media: "print" });
  check((await page.evaluate(visible, ".version")).length === languages.length, url, "languages are missing in print");
  check((await page.evaluate(visible, ".check, .to-check, .back, .skip")).length === 0, url, "controls are printed");
  check((await page.evaluate(visible, ".receipt")).length === languages.length, url, "no page to sign");
  const spelt = await page.evaluate(() =>
    [...document.querySelectorAll('a[href^="http"]')].filter((link) => !getComputedStyle(link, "::after").content.includes(link.href) && !link.textContent.includes(link.href)).map(({ href }) => href));
  check(spelt.length === 0, url, `links are not spelled out on paper: ${spelt}`);
  const torn = await page.evaluate(() => [...document.querySelectorAll(".rule, .prose, figure")].filter((part) => getComputedStyle(part).breakInside !== "avoid").length);
  check(torn === 0, url, `${torn} rules and examples may be torn apart`);
  const sheet = (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/);
  check(sheet && Math.round(sheet[1]) === 595 && Math.round(sheet[2]) === 842, url, `paper is not A4: ${sheet?.[0]}`);
  await close();
}

// Dark where the reader's system is.
async function checkSchemes(url) {
  const ground = async (colorScheme) => {
    const { page, close } = await open(url, { viewport: { width: 1280, height: 900 }, colorScheme });
    const [red, green, blue] = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g).map(Number));
    await close();
    return (red + green + blue) / 3;
  };
  const [light, dark] = [await ground("light"), await ground("dark")];
  check(light > 200 && dark < 60, url, `the ground is ${light} where it is light and ${dark} where it is dark`);
}

// On a wide screen the contents stay in sight.
async function checkContentsFollow(url, language) {
  const { page, close } = await open(`${url}#${language}`, { viewport: { width: 1280, height: 900 } });
  const box = await page.evaluate((language) => {
    scrollTo(0, document.documentElement.scrollHeight / 2);
    const { top, bottom } = document.querySelector(`#${language} .contents`).getBoundingClientRect();
    return { top, bottom };
  }, language);
  check(box.top >= 0 && box.top < 900 && box.bottom > 0, url, `the contents are gone: ${JSON.stringify(box)}`);
  await close();
}

// Good HTML. What is refused beside errors is a matter of taste that the serializer does not share.
async function checkSource(file) {
  const validator = new HtmlValidate({ extends: ["html-validate:standard"], rules: { "no-inline-style": "off", "require-sri": "off", "long-title": "off", "no-raw-characters": "off", "attribute-boolean-style": "off", "attribute-empty-style": "off", "void-style": "off", "doctype-style": "off", "valid-id": ["error", { relaxed: true }] } });
  const report = await validator.validateString(readFileSync(file, "utf8"));
  const messages = report.results.flatMap(({ messages }) => messages);
  check(report.valid, file, messages.slice(0, 10).map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`).join("\n"));
}

// The first document is looked at in each language and scheme, the others, which look alike, once.
const files = process.argv.slice(2);
for (const [place, file] of files.entries()) {
  const url = pathToFileURL(resolve(file)).href;
  const languages = await checkLanguages(url);
  const shown = place === 0 ? languages : languages.slice(0, 1);
  for (const language of shown) {
    await checkWidths(url, language);
    await checkConversation(url, language);
    for (const view of schemes.slice(0, place === 0 ? 2 : 1)) await checkScheme(url, language, view);
  }
  await checkKeyboard(url, widths[0]);
  await checkSource(resolve(file));
  await checkAnchors(url);
  if (place > 0) continue;
  await checkKeyboard(url, widths[2]);
  await checkSpacing(url);
  await checkForcedColours(url);
  await checkMotion(url);
  await checkTogether(url, languages);
  await checkHints(url);
  await checkPaper(url, languages);
  await checkSchemes(url);
  await checkContentsFollow(url, shown[0]);
}
await browser.close();
finish();

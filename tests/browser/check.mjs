/* SPDX-License-Identifier: Apache-2.0 */
// The check of a draft in the page: node check.mjs CHARTE FOLDER
// Every post of the conformance vectors, checked in the page's own engine, gives the bytes that
// `charte eval --author` gives on the public table; and a person's way through the form, by
// keyboard alone, gives what the form says, in each language.
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { tally } from "./browser.mjs";
import { asked, browser, open, pass, press, said } from "./form.mjs";

const [charte, folder] = process.argv.slice(2).map((path) => resolve(path));
const { check, finish } = tally("check of a draft");
const vectors = resolve("tests/conformance");
const organize = ["fr", "en", "de", "it"].map((code) => `charters/organize/${code}.charte`);

const run = (...given) => execFileSync(charte, given, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });

// One vector: its posts, each with the number of its line as eval gives it.
async function checkVector(name) {
  const place = join(vectors, name);
  const charters = readdirSync(place).filter((file) => file.endsWith(".charte")).sort().map((file) => join(place, file));
  const [html, table] = [join(folder, `${name}.html`), join(folder, `${name}.ctab`)];
  run("document", "--no-test", ...charters, "-o", html);
  run("build", "--no-test", "--public", ...charters, "-o", table);
  const { page, noise, close } = await open(pathToFileURL(html).href);
  const posts = readFileSync(join(place, "posts.ndjson"), "utf8").split("\n").map((line, index) => [line, index + 1]).filter(([line]) => line.trim());
  const language = await page.evaluate(() => document.querySelector(".version").lang);
  for (const absent of [undefined, "none"]) {
    const wanted = run("eval", "--author", "--lang", language, ...(absent ? ["--absent", absent] : []), table, join(place, "posts.ndjson")).split("\n");
    const said = await page.evaluate(
      ([posts, options]) => {
        const form = document.querySelector(".check form");
        return posts.map(([line, number]) => {
          const post = JSON.parse(line);
          post.id ??= String(number);
          return form.evaluate(post, options);
        });
      },
      [posts, { language, absent }],
    );
    said.forEach((line, index) => check(line === wanted[index], `${name}, post ${index + 1}`, `in the page ${line}, by eval ${wanted[index]}`));
  }
  check(noise.length === 0, name, noise.join("; "));
  await close();
}

// A post that the form can say, filled in as a person would.
const drafts = {
  fr: ["Belle signature avec Acme ! Nos tarifs baissent.", { platform: "linkedin", account: "personal" }],
  en: ["Project Alpha starts on Monday, chez Organize.", { platform: "x", account: "official", media: "bare" }],
  de: ["Ich finde, bei Organize läuft es gut 🙂.", { account: "personal", media: "described" }],
  it: ["Un cliente ci scrive: grazie!", { media: "none" }],
};

// The record of the form is the one that eval writes on the post that the form shows.
async function compare(form, table, language, where) {
  const { post, record } = await said(form);
  const file = join(folder, "draft.ndjson");
  writeFileSync(file, `${JSON.stringify(post)}\n`);
  const wanted = run("eval", "--author", "--lang", language, table, file).trimEnd();
  check(record === wanted, where, `in the page ${record}, by eval ${wanted}`);
  return JSON.parse(record);
}

// What is put is what the record names: what was raised first, one at a time, in the order of the
// record, then what stands, together.
async function compareAsked(form, { next, rules }, where) {
  const counts = next.filter(({ alone, field }) => alone !== false && field !== "labels");
  const name = ({ fact, field }) => fact ?? field;
  const [raised] = counts.filter(({ raised }) => raised).map(name);
  const wants = rules.some(({ role }) => role);
  const { question, listed } = await asked(form);
  check(raised === "approvals" || (!raised && wants) ? question?.startsWith("approvals") : question === raised, where, `asks ${question}, the record ${raised}`);
  const standing = question ? [] : counts.map(name);
  check(listed.join() === standing.join(), where, `lists ${listed}, the record ${standing}`);
}

async function answerAll(form, table, language) {
  for (let turn = 1; turn < 12; turn++) {
    const { question, listed } = await asked(form);
    if (!question && !listed.length) return;
    if (!question) await press(form, ".listing", "none");
    else await pass(form);
    const record = await compare(form, table, language, `${language}, answer ${turn}`);
    await compareAsked(form, record, `${language}, answer ${turn}`);
  }
  check(false, language, "asks on and on");
}

async function checkForm(url, table, language) {
  const [text, fields] = drafts[language];
  const { page, noise, close } = await open(`${url}#${language}`);
  const form = page.locator(`#${language} .check form`);
  await form.locator(".more summary").click();
  await form.locator("[name=text]").fill(text);
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name=${name}]`).selectOption(value);
  check((await form.locator(".said").innerText()) === "", language, "says something before it is asked");
  await form.locator("button[type=submit]").click();
  const record = await compare(form, table, language, `${language}, as filled in`);
  const digest = await page.locator(`#${language} .banner code`).textContent();
  check(digest !== "" && record.charter.digest.startsWith(`sha256:${digest}`), language, `the page shows ${digest}, its record ${record.charter.digest}`);
  check((await form.locator("[role=status].said").innerText()) !== "", language, "the live region says nothing");
  await compareAsked(form, record, language);
  await answerAll(form, table, language);
  const { post } = await said(form);
  check(post.text === text && !("labels" in post), language, `reads ${JSON.stringify(post)}`);
  await form.locator("button[type=reset]").click();
  check((await form.locator("[name=text]").inputValue()) === "" && !(await form.locator(".asking, .listing, .group, .record").evaluateAll((parts) => parts.some((part) => part.checkVisibility()))), language, "is not empty after Clear");
  check(noise.length === 0, language, noise.join("; "));
  await close();
}

// By keyboard alone: from the skip link to the form, a draft, the answer, a question.
async function checkKeyboard(url) {
  const { page, noise, close } = await open(`${url}#en`);
  const at = (script) => page.evaluate(script);
  const name = () => at(() => document.activeElement.name ?? "");
  await page.keyboard.press("Tab");
  for (let i = 0; i < 400 && (await at(() => document.activeElement.className)) !== "to-check"; i++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  check(page.url().endsWith("#en-check"), "keyboard", "the link does not lead to the check");
  await page.keyboard.press("Tab");
  check((await name()) === "text", "keyboard", `behind the link stands ${await name()}`);
  await page.keyboard.type("Signed with Acme, our rates fall.");
  for (let i = 0; i < 40 && (await at(() => document.activeElement.type)) !== "submit"; i++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const form = page.locator("#en .check form");
  check((await form.locator(".said").innerText()).length > 0, "keyboard", "Enter on the button gives no answer");
  const focus = () => at(() => document.activeElement.className + document.activeElement.tagName + document.activeElement.textContent);
  for (let turn = 0; turn < 12 && (await asked(form)).question; turn++) {
    const { question } = await asked(form);
    for (let i = 0; i < 40 && !(await at(() => document.activeElement.closest(".asking") && document.activeElement.tagName === "BUTTON")); i++) await page.keyboard.press("Tab");
    const seen = await at(() => {
      const box = document.activeElement.getBoundingClientRect();
      return box.top >= 0 && box.bottom <= innerHeight && getComputedStyle(document.activeElement).outlineStyle !== "none";
    });
    check(seen, "keyboard", "the focus is not in view, or does not show");
    await page.keyboard.press("Enter");
    check((await asked(form)).question !== question, "keyboard", `Enter does not answer ${question}`);
    check(/^(asked|said)|H3/.test(await focus()), "keyboard", `the focus is lost behind an answer: ${await focus()}`);
  }
  await page.keyboard.press("Shift+Tab");
  for (let i = 0; i < 60 && (await name()) !== "text"; i++) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" And karaoke");
  await page.keyboard.press("Control+Enter");
  check((await said(form)).post.text.endsWith("karaoke"), "keyboard", "Ctrl+Enter does not check");
  check(noise.length === 0, "keyboard", noise.join("; "));
  await close();
}

// The same draft in another language, and nothing of it after the page is left.
async function checkFollowing(url) {
  const { page, close } = await open(`${url}#fr`);
  await page.locator("#fr .check [name=text]").fill("Belle signature avec Acme !");
  await page.locator("#fr .check button[type=submit]").click();
  await page.goto(`${url}#de`);
  await page.waitForTimeout(100);
  check((await page.locator("#de .check [name=text]").inputValue()) === "Belle signature avec Acme !", "languages", "the draft does not follow");
  check((await page.locator("#de .check .said").innerText()).length > 0, "languages", "the answer does not follow");
  await page.locator("#de .check .listing button[data-word=yes]").first().click();
  const german = JSON.parse((await said(page.locator("#de .check form"))).record);
  await page.goto(`${url}#fr`);
  await page.waitForTimeout(100);
  const french = JSON.parse((await said(page.locator("#fr .check form"))).record);
  check(french.verdict === german.verdict && JSON.stringify(french.next) === JSON.stringify(german.next), "languages", "what was answered in another language is not known");
  await page.goto("about:blank");
  await page.goBack();
  check((await page.locator("#fr .check [name=text]").inputValue()) === "", "leaving", "the draft is kept");
  await close();
}

async function checkServed(html) {
  const server = createServer((request, response) => response.writeHead(200, { "content-type": "text/html" }).end(readFileSync(html)));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${server.address().port}/`;
  const { page, noise, close } = await open(url);
  await page.locator("#fr .check [name=text]").fill("Belle journée !");
  await page.locator("#fr .check button[type=submit]").click();
  check((await page.locator("#fr .check .said").innerText()).length > 0, "over http", "no answer");
  check(noise.filter((line) => !line.endsWith("favicon.ico")).length === 0, "over http", noise.join("; "));
  await close();
  server.close();
}

// Without scripts the document is whole and says what the check takes.
async function checkWithoutScripts(url) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(url);
  check(await page.locator("#fr .unable").isVisible(), "without scripts", "does not say what the check takes");
  check(!(await page.locator("#fr .check form").isVisible()), "without scripts", "shows a form that does nothing");
  check((await page.locator("#fr article").count()) === 17, "without scripts", "articles are missing");
  await context.close();
}

// No confidential term anywhere in the file, nor in the table that it holds.
function checkConfidential(html, table) {
  const terms = readFileSync("charters/organize/clients.txt", "utf8").split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("#"));
  const [text, bytes] = [readFileSync(html, "utf8").toLowerCase(), readFileSync(table, "latin1").toLowerCase()];
  check(terms.length > 0, "confidential", "there are no terms to look for");
  for (const term of terms) {
    const spelled = term.replace(/["“”«»*]/g, "").toLowerCase();
    check(!text.includes(spelled) && !bytes.includes(Buffer.from(spelled).toString("latin1")), "confidential", `a term stands in it: ${term}`);
  }
}

const html = join(folder, "organize.html");
const table = join(folder, "organize.ctab");
const url = pathToFileURL(html).href;
run("build", "--public", ...organize, "-o", table);
for (const name of readdirSync(vectors)) if (existsSync(join(vectors, name, "posts.ndjson"))) await checkVector(name);
for (const language of ["fr", "en", "de", "it"]) await checkForm(url, table, language);
await checkKeyboard(url);
await checkFollowing(url);
await checkServed(html);
await checkWithoutScripts(url);
checkConfidential(html, table);
await browser.close();
finish();

// The check of a draft in the page: node check.mjs CHARTE FOLDER
// Every post of the conformance vectors, checked in the page's own engine, gives the bytes that
// `charte eval --author` gives on the public table; and a person's way through the form, by
// keyboard alone, gives what the form says, in each language.
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, tally } from "./browser.mjs";

const [charte, folder] = process.argv.slice(2).map((path) => resolve(path));
const { check, finish } = tally("check of a draft");
const browser = await launch();
const vectors = resolve("tests/conformance");
const organize = ["fr", "en", "de", "it"].map((code) => `charters/organize/${code}.charte`);

const run = (...given) => execFileSync(charte, given, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });

async function open(url) {
  const context = await browser.newContext({ viewport: { width: 768, height: 900 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const noise = [];
  page.on("console", (message) => noise.push(message.text()));
  page.on("pageerror", (error) => noise.push(String(error)));
  page.on("request", (request) => {
    if (request.url() !== url.split("#")[0]) noise.push(request.url());
  });
  await page.goto(url);
  await page.locator(".check form").first().waitFor({ state: "attached" });
  await page.waitForFunction(() => !document.querySelector(".unable"));
  return { page, noise, close: () => context.close() };
}

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

async function said(form) {
  const text = (selector) => form.locator(selector).textContent();
  return { post: JSON.parse(await text(".post")), record: await text(".verdict-record"), says: await form.locator(".said").innerText() };
}

// The record of the form is the one that eval writes on the post that the form shows.
async function compare(form, table, language, where) {
  const { post, record } = await said(form);
  const file = join(folder, "draft.ndjson");
  writeFileSync(file, `${JSON.stringify(post)}\n`);
  const wanted = run("eval", "--author", "--lang", language, table, file).trimEnd();
  check(record === wanted, where, `in the page ${record}, by eval ${wanted}`);
  return JSON.parse(record);
}

// What the form asks is what the record names as worth asking: what was raised first, in the order of
// the record, then what stands, each in its group.
async function compareAsked(form, { next, rules }, where) {
  const asked = await form.evaluate((form) => {
    const names = (group) => [...group.querySelectorAll(".question:not([hidden])")].filter((question) => question.querySelector("input:checked").value === "").map(({ dataset }) => dataset.fact).filter((fact) => fact);
    const links = (place) => [...(place?.querySelectorAll(".missing a") ?? [])].map((link) => document.getElementById(link.hash.slice(1)).closest("[data-field]").dataset.field);
    const [raised, standing] = form.querySelectorAll(".questions");
    return { raised: names(raised), standing: names(standing), missing: links(form.querySelector(".said")), may: links(standing), marked: [...form.querySelectorAll(".asked")].map(({ dataset }) => dataset.field), roles: form.querySelectorAll("[data-role]:not([hidden])").length };
  });
  const of = (kind, want) => next.filter((item) => item[kind] && item.raised === want && item.alone !== false).map((item) => item[kind]);
  const fields = (want) => of("field", want).filter((field) => field !== "approvals");
  const wanted = { raised: of("fact", true), standing: of("fact", false), missing: fields(true), may: fields(false) };
  for (const name of Object.keys(wanted)) check(asked[name].join() === wanted[name].join(), where, `${name}: asks ${asked[name]}, the record ${wanted[name]}`);
  check(asked.marked.sort().join() === fields(true).sort().join(), where, `marks ${asked.marked}`);
  check(asked.roles > 0 || (!next.some(({ field, alone }) => field === "approvals" && alone !== false) && !rules.some(({ role }) => role)), where, "asks for no approval");
}

async function answerAll(page, form, table, language) {
  for (let turn = 0; turn < 12; turn++) {
    const open = form.locator('.question:visible:has(input[value=""]:checked)').first();
    if ((await open.count()) === 0) return;
    await open.locator('input[value="no"]').check();
    await page.waitForTimeout(50);
    await compareAsked(form, await compare(form, table, language, `${language}, answer ${turn + 1}`), `${language}, answer ${turn + 1}`);
  }
}

async function checkForm(url, table, language) {
  const [text, fields] = drafts[language];
  const { page, noise, close } = await open(`${url}#${language}`);
  const form = page.locator(`#${language} .check form`);
  await form.locator("[name=text]").fill(text);
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name=${name}]`).selectOption(value);
  check((await form.locator(".said").innerText()) === "", language, "says something before it is asked");
  await form.locator("button[type=submit]").click();
  const record = await compare(form, table, language, `${language}, as filled in`);
  const digest = await page.locator(`#${language} .banner code`).textContent();
  check(digest !== "" && record.charter.digest.startsWith(`sha256:${digest}`), language, `the page shows ${digest}, its record ${record.charter.digest}`);
  check((await form.locator("[role=status]").innerText()) !== "", language, "the live region says nothing");
  await compareAsked(form, record, language);
  await answerAll(page, form, table, language);
  const { post } = await said(form);
  check(post.text === text, language, `reads ${post.text}`);
  await form.locator("button[type=reset]").click();
  check((await form.locator(".said").innerText()) === "" && (await form.locator("[name=text]").inputValue()) === "", language, "is not empty after Clear");
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
  for (let i = 0; i < 40 && (await at(() => document.activeElement.type)) !== "radio"; i++) await page.keyboard.press("Tab");
  const question = await name();
  await page.keyboard.press("ArrowUp");
  await page.waitForTimeout(50);
  const { post } = await said(form);
  check(post.facts?.[question.replace("fact-", "")] === false, "keyboard", "an arrow key does not answer");
  const seen = await at(() => {
    const box = document.activeElement.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight && getComputedStyle(document.activeElement).outlineStyle !== "none";
  });
  check(seen, "keyboard", "the focus is not in view, or does not show");
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
  await page.goto("about:blank");
  await page.goBack();
  check((await page.locator("#fr .check [name=text]").inputValue()) === "", "leaving", "the draft is kept");
  await close();
}

// Fills a form, checks it, and gives it with what tells of it.
async function begin(url, language, text, fields = {}) {
  const { page, noise, close } = await open(`${url}#${language}`);
  const form = page.locator(`#${language} .check form`);
  await form.locator("[name=text]").fill(text);
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name=${name}]`).selectOption(value);
  await form.locator("button[type=submit]").click();
  const record = async () => JSON.parse((await said(form)).record);
  const says = () => form.locator(".said").innerText();
  const answer = async (name, value) => {
    await form.locator(`[name="${name}"][value="${value}"]`).check();
    await page.waitForTimeout(50);
  };
  const left = (group) => form.locator(`${group} .question:visible:has(input[value=""]:checked)`).count();
  return { page, noise, close, form, record, says, answer, raised: () => left(".questions:not(.standing)"), standing: () => left(".standing") };
}

// Nothing raised: what holds is said, and unless what.
async function checkHarmless(url) {
  const { form, close, record, says, raised, standing, answer } = await begin(url, "en", "A fine day of training in Morges!");
  check((await record()).verdict === "check" && (await record()).if_none === "allowed", "harmless", (await said(form)).record);
  check((await raised()) === 0, "harmless", "a question is raised");
  check((await standing()) > 0, "harmless", "nothing is asked");
  check((await says()).includes("nothing against it") && (await says()).includes("unless one of the questions"), "harmless", await says());
  check(!(await form.locator('[data-group="pending"]').isVisible()), "harmless", "shows rules that nothing raised");
  await answer("fact-person_attacked", "yes");
  check((await says()).includes("Do not publish") && !(await says()).includes("unless"), "harmless", `a yes is not heard: ${await says()}`);
  await close();
}

// A question that the text raises is asked first; its sign is marked, and a follow-up stands behind.
async function checkRaised(url) {
  const { form, close, says, raised, answer } = await begin(url, "en", "What a night! The whole team at karaoke.", { media: "bare", account: "personal" });
  check((await says()).includes("Only you can tell"), "raised", await says());
  check((await raised()) === 2, "raised", `raises ${await raised()} questions`);
  check((await form.locator("mark").count()) > 0, "raised", "the sign is not marked");
  check((await form.locator('[data-group="pending"] .rule').count()) > 0, "raised", "the rule is not shown");
  await answer("fact-person_shown", "yes");
  check(await form.locator('[data-fact="person_agreed"]').isVisible(), "raised", "the consent is not asked for");
  await answer("fact-person_agreed", "no");
  check((await says()).includes("Do not publish"), "raised", await says());
  await close();
}

// A field that is asked for is named, marked and led to; that there is no such text can be said.
async function checkFields(url) {
  const { page, form, close, record, says, answer } = await begin(url, "en", "Hello, we are sorry for this delay.", { account: "official" });
  for (const name of ["Kind of post", "The post it replies to", "You post as"]) check((await says()).includes(name), "fields", `does not name ${name}: ${await says()}`);
  check((await form.locator("[data-role]:visible").count()) > 0, "fields", "no approval is asked for");
  check((await form.locator('[name="none"][value="original"]').isVisible()) && !(await form.locator('[name="none"][value="profile"]').isVisible()), "fields", "offers to leave out what is not asked for, or not what is");
  await form.locator(".said .missing a").filter({ hasText: "Kind of post" }).focus();
  await page.keyboard.press("Enter");
  check((await page.evaluate(() => document.activeElement.name)) === "kind", "fields", "the link does not lead to the field");
  await form.locator("[name=kind]").selectOption("reply");
  await form.locator("[name=role]").first().check();
  await page.waitForTimeout(50);
  check(!(await says()).includes("Kind of post") && (await says()).includes("The post it replies to"), "fields", await says());
  await answer("none", "original");
  check(!(await says()).includes("The post it replies to") && !(await record()).next.some(({ field }) => field === "original"), "fields", `the original is asked for still: ${await says()}`);
  await close();
}

// An answer that the text comes to contradict is called so, where it was given.
async function checkAdvice(url) {
  const { page, form, close, record, says, answer } = await begin(url, "en", "I think Organize SA took a good decision.", { account: "personal" });
  await form.locator("[name=no_role]").check();
  await answer("fact-own_view", "no");
  await answer("none", "profile");
  check((await says()).includes("Complete this post"), "advice", await says());
  await form.locator("[name=text]").fill("I think Organize SA took a good decision. My views are my own.");
  await page.waitForTimeout(600);
  const question = form.locator('[data-fact="own_view"]');
  check((await record()).facts.own_view?.source === "disputed" && (await question.innerText()).includes("now says otherwise"), "advice", `does not say that the text says otherwise: ${await question.innerText()}`);
  check(!(await says()).includes("Only you can tell") && (await says()).includes("do not settle it"), "advice", await says());
  check((await form.locator("mark").allTextContents()).join("|") === "views are my own", "advice", "does not mark what says otherwise");
  check(await form.locator('[data-group="pending"]').isVisible(), "advice", "does not show the rule");
  await answer("fact-own_view", "");
  check((await says()).includes("nothing against it"), "advice", await says());
  await close();
}

// A missing approval is asked for by the role's name.
async function checkApproval(url) {
  const { page, form, close, record, answer } = await begin(url, "en", "A fine contract with Acme", { account: "official" });
  await answer("fact-client_named", "yes");
  await answer("fact-client_agreed", "yes");
  await form.locator("[name=role]").first().check();
  await page.waitForTimeout(50);
  check(await form.locator('[data-role="direction"]').isVisible(), "approval", "is not asked for");
  await answer("approval-communication", "yes");
  check((await record()).verdict === "approve", "approval", `is not wanted: ${(await record()).verdict}`);
  await answer("approval-direction", "yes");
  check((await record()).verdict !== "approve", "approval", "is not heard");
  await form.locator("[name=media]").selectOption("none");
  await page.waitForTimeout(50);
  check((await said(form)).post.author.roles.length === 1 && (await said(form)).post.media.length === 0, "approval", "the form is not read");
  await close();
}

// A post that the charter does not check is told so, with no more than that.
async function checkOutside() {
  const source = readFileSync(join(vectors, "not-checked", "charter.de.charte"), "utf8");
  const [charter, html] = [join(folder, "outside.charte"), join(folder, "outside.html")];
  writeFileSync(charter, source.replace("die eigenen Entwürfe und die offiziellen Konten", "die offiziellen Konten"));
  run("document", "--no-test", charter, "-o", html);
  const { page, noise, close } = await open(pathToFileURL(html).href);
  const form = page.locator(".check form").first();
  await form.locator("[name=text]").fill("Acme");
  await form.locator("button[type=submit]").click();
  const { record } = await said(form);
  check((await form.locator(".said").innerText()).includes("von welchem Konto"), "outside", "does not ask for the account");
  check(JSON.parse(record).reason === "scope_unknown", "outside", record);
  await form.locator("[name=account]").selectOption("personal");
  await page.waitForTimeout(50);
  check(JSON.parse((await said(form)).record).reason === "outside_scope", "outside", "a personal account is checked");
  await form.locator("[name=account]").selectOption("official");
  await page.waitForTimeout(50);
  check(JSON.parse((await said(form)).record).verdict === "forbidden", "outside", "an official account is not checked");
  check(!(await form.locator(".failed").isVisible()), "outside", "fails");
  check(noise.length === 0, "outside", noise.join("; "));
  await close();
}

// What is found is underlined in the draft, in its own place.
async function checkMarks(url) {
  const { page, close } = await open(`${url}#fr`);
  const form = page.locator("#fr .check form");
  await form.locator("[name=text]").fill("😀 Le projet Alpha commence ; nos tarifs baissent.");
  await form.locator("button[type=submit]").click();
  const marks = await form.locator("mark").allTextContents();
  check(marks.join("|") === "projet Alpha|nos tarifs", "marks", `underlines ${marks.join("|")}`);
  check((await form.locator(".draft").textContent()) === "😀 Le projet Alpha commence ; nos tarifs baissent.", "marks", "the draft is not whole");
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
await checkMarks(url);
await checkHarmless(url);
await checkRaised(url);
await checkFields(url);
await checkAdvice(url);
await checkApproval(url);
await checkOutside();
await checkServed(html);
await checkWithoutScripts(url);
checkConfidential(html, table);
await browser.close();
finish();

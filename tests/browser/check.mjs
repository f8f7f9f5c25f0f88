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

async function open(url, view = { width: 768, height: 900 }) {
  const context = await browser.newContext({ viewport: { width: 768, height: 900, ...view }, reducedMotion: "reduce" });
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

// The question that is put, by its fact or field; those of the closing list.
const asked = (form) => form.evaluate((form) => {
  const item = ({ dataset }) => dataset.item.split(" ").slice(0, 2).join(" ").replace(/^fact /, "").trim();
  const shown = (selector) => [...form.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  return { question: shown(".asking").map(item)[0], listed: shown(".listing li").map(item) };
});

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

const press = (form, part, name) => form.locator(`${part} button[data-word="${name}"]`).first().click();

// Answers what is put as one would to whom nothing of it applies.
async function pass(form) {
  for (const choice of ['[data-word="no"]', '[data-word="value"]', '[data-word="absent"]', '[data-word="unknown"]']) {
    const button = form.locator(`.asking button${choice}`).last();
    if (await button.count()) return button.click();
  }
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

// Fills a form, checks it, and gives it with what tells of it.
async function begin(url, language, text, fields = {}, view = {}) {
  const { page, noise, close } = await open(`${url}#${language}`, view);
  const form = page.locator(`#${language} .check form`);
  await form.locator("[name=text]").fill(text);
  if (Object.keys(fields).length) await form.locator(".more summary").click();
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name=${name}]`).selectOption(value);
  await form.locator("button[type=submit]").click();
  const record = async () => JSON.parse((await said(form)).record);
  const says = () => form.locator(".said").innerText();
  const list = (fact) => form.locator(`.listing li[data-item="${fact}"] button`).click();
  const write = async (text) => {
    await form.locator("[name=text]").fill(text);
    await page.waitForTimeout(500);
  };
  return { page, noise, close, form, record, says, list, write, put: () => asked(form), press: (part, name) => press(form, part, name) };
}

// Nothing raised: what holds is said, and unless what; one tap more ends it, and can be taken back.
async function checkHarmless(url) {
  const { form, close, record, says, put, press, list } = await begin(url, "en", "A fine day of training in Morges!");
  check((await record()).verdict === "check" && (await record()).if_none === "allowed", "harmless", (await said(form)).record);
  check(!(await put()).question && (await put()).listed.length > 0, "harmless", "a question is raised, or nothing is listed");
  check((await says()).includes("stands in the way") && (await says()).includes("holds if none of the cases"), "harmless", await says());
  check(!(await form.locator('[data-group="pending"]').isVisible()), "harmless", "shows rules that nothing raised");
  await press(".listing", "none");
  check((await says()).includes("stands in the way") && !(await says()).includes("holds if none"), "harmless", await says());
  check(!(await form.locator(".listing, .asking").evaluateAll((parts) => parts.some((part) => part.checkVisibility()))), "harmless", "asks after the last answer");
  await press('[data-group="said"]', "change");
  await list("person_attacked");
  check((await says()).includes("Do not publish"), "harmless", `a yes is not heard: ${await says()}`);
  await close();
}

// A question that the text raises is put first, with nothing chosen; its sign leads to its rule and
// back; what a yes makes matter follows; an answer can be taken back.
async function checkRaised(url) {
  const { page, form, close, says, put, press } = await begin(url, "en", "What a night! The whole team at karaoke.", { media: "bare", account: "personal" });
  check((await says()).includes("answer is still missing"), "raised", await says());
  const [first] = [(await put()).question];
  check(first !== undefined && (await put()).listed.length === 0, "raised", "puts nothing, or all at once");
  check((await form.locator(".asking input, .asking [aria-pressed]").count()) === 0, "raised", "something is chosen already");
  const word = form.locator(".draft a").first();
  const described = await word.evaluate((link) => document.getElementById(link.getAttribute("aria-describedby"))?.innerText ?? "");
  check(described.includes("forbidden"), "raised", `the word says nothing of its rule: ${described}`);
  await word.click();
  const card = await page.evaluate(() => document.activeElement.id);
  check(card.startsWith("en-card-") && described === (await page.evaluate(() => document.activeElement.innerText)), "raised", `the word leads to ${card}`);
  await page.locator(`#${card.replaceAll(".", "\\.")} .words a`).first().click();
  check((await page.evaluate(() => document.activeElement.closest(".draft") !== null)), "raised", "the card does not lead back to the word");
  const seen = [];
  for (let turn = 0; turn < 8 && (await put()).question; turn++) {
    seen.push((await put()).question);
    if (seen.at(-1) === "person_shown") await press(".asking", "yes");
    else await pass(form);
  }
  check(seen.includes("person_shown") && seen.includes("person_agreed"), "raised", `asks ${seen}`);
  check((await says()).includes("Do not publish"), "raised", await says());
  await press('[data-group="said"]', "change");
  check((await put()).question !== undefined, "raised", "an answer cannot be taken back");
  await close();
}

// A missing field is a question; one that is written leads to where it is written; none can be said.
async function checkFields(url) {
  const { page, form, close, put, says, record } = await begin(url, "en", "Hello, we are sorry for this delay.", { account: "official" });
  const seen = [];
  for (let turn = 0; turn < 8; turn++) {
    const { question } = await put();
    if (!question) break;
    seen.push(question);
    if (question === "kind") await form.locator('.asking button[value="reply"]').click();
    else if (question === "original") {
      await form.locator('.asking button[data-word="fill"]').click();
      check((await page.evaluate(() => document.activeElement.name)) === "original", "fields", "the question does not lead to the field");
      await form.locator('.asking button[data-word="absent"]').click();
    } else if (question === "author.roles") await form.locator('.asking button[data-word="value"]').first().click();
    else await pass(form);
  }
  check(["kind", "original"].every((field) => seen.includes(field)), "fields", `asks ${seen}`);
  check(!(await record()).next.some(({ field }) => field === "original"), "fields", `the original is asked for still: ${await says()}`);
  await form.locator('[data-group="said"] li', { hasText: "What kind of post is it?" }).locator("button").click();
  check((await said(form)).post.kind === undefined, "fields", "a field cannot be taken back");
  await close();
}

// Who follows the advice gets what it promises: an answer to other words is put again, not disputed.
async function checkAdvice(url) {
  const { form, close, record, says, put, press, write } = await begin(url, "en", "I think Organize SA took a good decision.", { account: "personal" });
  for (let turn = 0; turn < 8 && (await put()).question; turn++) {
    await pass(form);
  }
  check((await says()).includes("Complete this post"), "advice", await says());
  await write("I think Organize SA took a good decision. My views are my own.");
  check((await record()).facts.own_view?.source !== "disputed", "advice", "an answer to other words is disputed");
  check((await says()).includes("stands in the way"), "advice", await says());
  await close();
}

// A small charter of its own: two questions of the same words, a contact, and one that nobody asks.
const talk = `Language: English.
Charter “Talk” of “Example Ltd”, version 1.
Contact: “office@example.com”.
Checked: the author's drafts and official accounts.
Fact a: “tell a”, that is “a is told”; to check if the text mentions “aaa” or “AAA Street”; to ask: “Is it secret?”.
Fact b: “tell b”, that is “b is told”; to check if the text mentions “bbb”; ruled out if the text mentions “public”; to ask: “Is it secret?”.
Fact d: “tell d”, that is “d is told”; to check if the text mentions “ccc” or “ddd”; to ask: “Is d told?”.
Article 1 “A”.
  It is forbidden to “tell a”.
    Contact: “legal@example.com”.
Article 2 “B”.
  It is forbidden to “tell b”.
Article 3 “D”.
  It is forbidden to “tell d”.
`;

function talkUrl() {
  const [charter, html] = [join(folder, "talk.charte"), join(folder, "talk.html")];
  writeFileSync(charter, talk);
  run("document", "--no-test", charter, "-o", html);
  return pathToFileURL(html).href;
}

// The answer that is tapped is one to the question that stands there, whatever stood there before.
async function checkTaps() {
  const { form, noise, close, put, press, write, record } = await begin(talkUrl(), "en", "aaa bbb");
  await press(".asking", "no");
  check((await put()).question === "b", "taps", "the same words twice are one question");
  await press(".asking", "no");
  check(!(await put()).question && (await record()).verdict === "allowed", "taps", `an answer is not heard: ${(await put()).question}`);
  await write("ccc");
  await write("ccc ccc ddd");
  await write("ccc ddd and ddd");
  await press(".asking", "no");
  check(!(await put()).question, "taps", "an answer to a question that was put before the text changed is not heard");
  check(noise.length === 0, "taps", noise.join("; "));
  await close();
}

async function checkBack() {
  const { form, noise, close, put, press } = await begin(talkUrl(), "en", "aaa bbb ddd");
  await press(".asking", "no");
  await press(".asking", "unknown");
  check((await put()).question === "d", "back", (await put()).question);
  await press(".asking", "back");
  check((await put()).question === "b" && (await form.locator('[data-group="said"] li').count()) === 1, "back", "does not take back the last answer");
  await press(".asking", "back");
  check((await put()).question === "a" && (await form.locator('.asking button[data-word="back"]').count()) === 0, "back", "does not lead to the first question");
  check(noise.length === 0, "back", noise.join("; "));
  await close();
}

// An end without a verdict says why and whom to ask; an answer that the words contradict is called so
// where it was given.
async function checkEnds() {
  const { form, close, says, press, write } = await begin(talkUrl(), "en", "aaa");
  await press(".asking", "unknown");
  check((await says()).includes("cannot decide") && (await says()).includes("left open") && (await says()).includes("legal@example.com"), "ends", await says());
  check((await form.locator('[data-group="pending"] .words a').allTextContents()).join() === "aaa", "ends", "the word is not shown any more");
  await write("bbb");
  await press(".asking", "unknown");
  check((await says()).includes("office@example.com"), "ends", `does not name the charter's contact: ${await says()}`);
  await press('[data-group="said"]', "change");
  await press(".asking", "yes");
  await write("bbb public");
  check(!(await says()).includes("cannot decide"), "ends", `an answer to other words is kept: ${await says()}`);
  await close();
}

// A missing approval is asked for by the role's name.
async function checkApproval(url) {
  const { form, close, record, press, put, list } = await begin(url, "en", "A fine contract with Acme", { account: "official" });
  for (let turn = 0; turn < 10; turn++) {
    const { question, listed } = await put();
    if (question?.startsWith("approvals")) break;
    if (question === "author.roles") await form.locator('.asking button[data-word="value"]').first().click();
    else if (question === "client_agreed" || question === "client_named") await press(".asking", "yes");
    else if (listed.includes("client_named")) await list("client_named");
    else if (question) await pass(form);
    else break;
  }
  check((await form.locator(".asking").innerText()).includes("Has approval already been given?"), "approval", "is not asked for");
  const roles = [];
  for (let turn = 0; turn < 4 && (await put()).question?.startsWith("approvals"); turn++) {
    roles.push((await put()).question.split(" ")[1]);
    await press(".asking", "yes");
  }
  check(roles.length > 0 && (await record()).verdict !== "approve", "approval", `is not heard of ${roles}: ${(await record()).verdict}`);
  check((await said(form)).post.approvals.join() === roles.join(), "approval", "the record does not say it");
  await close();
}

// A post that the charter does not check is told so, with no more than that; who looks at official
// accounts alone is taken to ask about a post of theirs.
async function checkOutside() {
  const source = readFileSync(join(vectors, "not-checked", "charter.de.charte"), "utf8");
  const [charter, html] = [join(folder, "outside.charte"), join(folder, "outside.html")];
  writeFileSync(charter, source.replace("die eigenen Entwürfe und die offiziellen Konten", "die offiziellen Konten"));
  run("document", "--no-test", charter, "-o", html);
  const { page, noise, close } = await open(pathToFileURL(html).href);
  const form = page.locator(".check form").first();
  const select = async (value) => {
    await form.locator("[name=account]").selectOption(value);
    await page.waitForTimeout(50);
    return JSON.parse((await said(form)).record);
  };
  await form.locator("[name=text]").fill("Acme");
  await form.locator("button[type=submit]").click();
  check(JSON.parse((await said(form)).record).verdict === "forbidden", "outside", "an official account is not checked");
  await form.locator(".more summary").click();
  check((await select("")).reason === "scope_unknown" && (await asked(form)).question === "account", "outside", "does not ask for the account");
  check((await form.locator(".said").innerText()).includes("von welchem Konto"), "outside", await form.locator(".said").innerText());
  check((await select("personal")).reason === "outside_scope" && !(await asked(form)).question, "outside", "a personal account is checked");
  check(!(await form.locator(".failed").isVisible()), "outside", "fails");
  check(noise.length === 0, "outside", noise.join("; "));
  await close();
}

// What is found is underlined in the draft, in its own place; both words of a sign of two; more than
// two hundred of them.
async function checkMarks(url) {
  const { form, close, write } = await begin(url, "fr", "😀 Le projet Alpha commence ; nos tarifs baissent.");
  const marks = () => form.locator("mark").allTextContents();
  check((await marks()).join("|") === "projet Alpha|nos tarifs", "marks", `underlines ${(await marks()).join("|")}`);
  check((await form.locator(".draft").textContent()) === "😀 Le projet Alpha commence ; nos tarifs baissent.", "marks", "the draft is not whole");
  await write("Notre collègue, à ce qu’on dit, est en arrêt maladie.");
  check((await marks()).length === 2, "marks", `of a sign of two words underlines ${(await marks()).join("|")}`);
  await write("projet Alpha, ".repeat(250));
  check((await marks()).length === 250, "marks", `underlines ${(await marks()).length} of 250`);
  await close();
}

// No service reads a draft along, on any of its copies; what is pasted over the room is said; what was
// cleared can be had again, once.
async function checkDraft(url) {
  const { page, form, close, press, says } = await begin(url, "en", "Signed with Acme, our rates fall.");
  const guarded = await form.evaluate((form) => ["[name=text]", ".draft", ".post", ".verdict-record"].every((place) => ["translate", "data-gramm", "spellcheck"].every((name) => /^(no|false)$/.test(form.querySelector(place).getAttribute(name)))));
  check(guarded, "draft", "a copy of the draft is not kept from services");
  await form.locator("button[type=reset]").click();
  check((await says()).includes("Everything has been cleared"), "draft", await says());
  await press(".said", "restore");
  check((await form.locator("[name=text]").inputValue()) === "Signed with Acme, our rates fall." && (await form.locator(".said [data-level]").count()) === 1, "draft", "is not restored");
  await form.locator("button[type=reset]").click();
  check((await form.locator(".draft, .record code").allTextContents()).join("") === "", "draft", "something of it stays after Clear");
  await form.locator("[name=text]").fill("Another one");
  check((await form.locator(".said button").count()) === 0, "draft", "what was cleared could be had over what was written since");
  await form.locator("[name=text]").fill("");
  await form.locator("[name=text]").focus();
  const paste = (size) => page.evaluate((size) => {
    const data = new DataTransfer();
    data.setData("text", "x".repeat(size));
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  }, size);
  await paste(20001);
  check(await form.locator(".over").isVisible(), "draft", "what does not fit is not said");
  await paste(20000);
  check(!(await form.locator(".over").isVisible()), "draft", "what fits is said not to");
  await close();
}

// While somebody writes on a phone the answer is in sight; on a wide screen it stands beside the text.
async function checkSight(url) {
  for (const [width, height] of [[320, 568], [390, 844], [390, 420]]) {
    const { page, form, close, write } = await begin(url, "en", "What a night!\n".repeat(8), {}, { width, height });
    await form.locator("[name=text]").focus();
    await form.locator("[name=text]").evaluate((text) => text.scrollIntoView({ block: "start" }));
    await write("Project Alpha starts on Monday.\n".repeat(8));
    await page.waitForTimeout(100);
    const seen = await form.evaluate((form) => [".line", ".said [data-level]"].some((part) => {
      const element = form.querySelector(part);
      const box = element.getBoundingClientRect();
      return getComputedStyle(element).visibility === "visible" && box.top >= 0 && box.top + 24 <= innerHeight && element.innerText.includes("Forbidden");
    }));
    check(seen, `sight at ${width} × ${height}`, "the answer is out of sight");
    await close();
  }
  const { form, close } = await begin(url, "en", "Project Alpha", {}, { width: 1280, height: 800 });
  const [text, answer] = await form.evaluate((form) => [".writing", ".outcome"].map((part) => form.querySelector(part).getBoundingClientRect()).map(({ left, right, top }) => ({ left, right, top })));
  check(answer.left >= text.right && Math.abs(answer.top - text.top) < 80, "sight, wide", "the answer does not stand beside the text");
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
await checkTaps();
await checkBack();
await checkEnds();
await checkApproval(url);
await checkDraft(url);
await checkSight(url);
await checkOutside();
await checkServed(html);
await checkWithoutScripts(url);
checkConfidential(html, table);
await browser.close();
finish();

/* SPDX-License-Identifier: Apache-2.0 */
// A person's way through the check in the page, step by step: node steps.mjs CHARTE FOLDER, where
// FOLDER has the Organize document.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { tally } from "./browser.mjs";
import { asked, begin, browser, open, pass, press, said } from "./form.mjs";

const [charte, folder] = process.argv.slice(2).map((path) => resolve(path));
const { check, finish } = tally("steps of a conversation");
const vectors = resolve("tests/conformance");

const run = (...given) => execFileSync(charte, given, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });

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

// What was answered to a question stays answered when another answer makes it one of the list.
async function checkKept(url) {
  const { form, close, put } = await begin(url, "fr", "Retrouvez-nous au salon de Lausanne jeudi", { account: "official", media: "none" });
  const asked = [];
  for (let turn = 0; turn < 8 && (await put()).question; turn++) {
    asked.push((await put()).question);
    if (asked.at(-1) === "author.roles") await form.locator('.asking button[data-word="value"]').first().click();
    else await pass(form);
  }
  const told = (await form.locator('[data-group="said"] li').allInnerTexts()).join();
  check(asked.includes("client_named") && asked.includes("author.roles"), "kept", `asks ${asked}`);
  check(told.replaceAll("\u00A0", " ").includes("Est-ce exact ? – Non"), "kept", `an answer is gone: ${told}`);
  check(!(await put()).listed.includes("client_named"), "kept", "what was answered is asked again");
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

const url = pathToFileURL(join(folder, "organize.html")).href;
await checkHarmless(url);
await checkRaised(url);
await checkKept(url);
await checkFields(url);
await checkAdvice(url);
await checkTaps();
await checkBack();
await checkEnds();
await checkApproval(url);
await checkOutside();
await checkMarks(url);
await checkDraft(url);
await checkSight(url);
await browser.close();
finish();

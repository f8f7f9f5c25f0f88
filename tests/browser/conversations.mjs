/* SPDX-License-Identifier: Apache-2.0 */
// The conversations about drafts in the page: node conversations.mjs CHARTE FOLDER [DRAFTS]
// Every draft of tests/conversation, put into the document of its charter, ends as a person would
// expect (play.py says what a line of a file says); DRAFTS are of people who wrote them for the Organize
// charter. Then conversations with any answers, in every charter at hand, each of which has to end.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, tally } from "./browser.mjs";

const [charte, folder, outside] = process.argv.slice(2).map((path) => resolve(path));
const { check, finish } = tally("conversations");
const browser = await launch();
const organize = ["fr", "en", "de", "it"].map((code) => `charters/organize/${code}.charte`);
const words = { "to check": "check", "to fix": "fix", "to approve": "approve", "not advisable": "caution" };

const linesOf = (path) => readFileSync(path, "utf8").split("\n").filter((line) => line.trim()).map((line) => JSON.parse(line));

async function open(name, charters) {
  const html = join(folder, `conversation-${name}.html`);
  execFileSync(charte, ["document", "--no-test", ...charters, "-o", html], { stdio: "ignore" });
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: "reduce" })).newPage();
  page.on("pageerror", (error) => check(false, name, String(error)));
  page.on("console", (message) => check(false, name, message.text()));
  await page.goto(pathToFileURL(html).href);
  await page.waitForFunction(() => !document.querySelector(".unable"));
  await page.evaluate(player);
  return page;
}

// In the page: holds a conversation by what is shown alone, until nothing is asked or the list was
// answered. `answer` says what a person knows: of a fact "yes", "no" or "unknown", of a field the
// value of its control or undefined.
function player() {
  const shown = (form, selector) => [...form.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  const settle = () => new Promise((ready) => setTimeout(ready, 20));

  // The fact or field of a question, from its key: "fact person_shown list:word", "media".
  const itemOf = ({ dataset }) => dataset.item.split(" ").slice(0, 2).join(" ").replace(/^fact /, "").trim();

  async function give(form, name, value) {
    const control = form.querySelector(`[name="${name}"]`);
    if (!control) return;
    if (name === "role") for (const box of form.querySelectorAll("[name=role]")) box.checked = value.includes(box.value);
    else control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    await settle();
  }

  async function answerQuestion(form, asking, answer, told) {
    const item = itemOf(asking);
    const value = answer(item, true);
    const field = form.querySelector(`[data-field="${item}"]`);
    const choice = (name) => asking.querySelector(`button[data-word="${name}"]`);
    told.skipped ||= value === "unknown" && choice("unknown") !== null;
    if (!field) return (choice(value ?? "no") ?? choice("no")).click();
    const button = [...asking.querySelectorAll("button[data-word=value]")].find((button) => [value].flat().includes(button.value));
    if (button) return button.click();
    if (value !== undefined && choice("fill")) return give(form, field.querySelector("[name]").name, value);
    const none = [...asking.querySelectorAll("button[data-word=value]")].find((button) => ["none", "no", "post", "personal", "public"].includes(button.value));
    told.skipped ||= !none && !choice("absent");
    return (none ?? choice("absent") ?? choice("unknown")).click();
  }

  async function answerList(form, listing, answer) {
    for (const row of listing.querySelectorAll("li")) {
      const { item } = row.dataset;
      const value = answer(item, false);
      const field = form.querySelector(`[data-field="${item}"]`);
      if (field ? value === undefined : value !== "yes") continue;
      if (field) await give(form, field.querySelector("[name]").name, value);
      else row.querySelector("button").click();
      return true;
    }
    listing.querySelector("button[data-word=none]").click();
    return false;
  }

  globalThis.clear = async (form) => {
    form.querySelector("button[type=reset]").click();
    form.querySelector(".more")?.removeAttribute("open");
    await settle();
  };
  globalThis.converse = async (form, text, fields, answer) => {
    const told = { taps: 1, questions: 0, listed: 0, asked: [], keys: [], before: form.querySelector(".verdict-record").textContent };
    for (const [name, value] of Object.entries(fields)) await give(form, name, value);
    form.querySelector("[name=text]").value = text;
    form.querySelector("button[type=submit]").click();
    told.first = form.querySelector(".said [data-level]").dataset.level;
    for (; told.taps < 60; told.taps++) {
      const [asking] = shown(form, ".asking");
      const [listing] = shown(form, ".listing");
      if (asking && listing) throw new Error("a question and the list at once");
      if (asking) {
        told.questions++;
        const { item } = asking.dataset;
        if (told.keys.includes(item) && item.startsWith("fact ")) throw new Error(`${item} is put again`);
        told.keys.push(item);
        told.asked.push(itemOf(asking));
        await answerQuestion(form, asking, answer, told);
      } else if (listing) {
        const rows = [...listing.querySelectorAll("li")].map(({ dataset }) => dataset.item);
        told.listed += rows.filter((item) => !told.asked.includes(item)).length;
        told.asked.push(...rows);
        const level = form.querySelector(".said [data-level]").dataset.level;
        const more = await answerList(form, listing, answer);
        const [again] = shown(form, ".asking, .listing");
        const then = form.querySelector(".said [data-level]").dataset.level;
        if (!more && !again && !told.skipped && level !== then) throw new Error(`${level} if none applies, and then ${then}`);
      } else break;
    }
    const { level } = form.querySelector(".said [data-level]").dataset;
    const record = JSON.parse(form.querySelector(".verdict-record").textContent);
    return { ...told, level: level === "unsaid" ? "check" : level, said: form.querySelector(".said").innerText, ends: record.final || record.verdict === "not_checked" || shown(form, ".why").length > 0 || (record.next.length === 0 && record.at_most === record.verdict && record.verdict !== "check"), verdict: record.verdict, rules: record.rules?.map(({ rule }) => rule) ?? [] };
  };
}

// What the form's words are for a field of a record.
function control(field, value) {
  if (field === "media") return !value.length ? "none" : value[0].type === "photo" ? (value[0].alt ? "described" : "bare") : value[0].type;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (field === "original") return value.text;
  if (field === "created_at") return value.slice(0, 16);
  return value === "" ? undefined : value;
}

const formNames = { roles: "role" };

async function playDraft(page, name, draft, text, expect) {
  if (!text.trim()) return undefined; // nothing is said of nothing
  const { facts, labels, approvals = draft.fields?.approvals ?? [], ...form } = draft.form ?? {};
  const fields = Object.fromEntries(Object.entries(form).map(([field, value]) => [formNames[field] ?? field, value]));
  const said = Object.fromEntries(Object.entries(draft.fields ?? {}).map(([field, value]) => [field, control(field, value)]));
  const told = await page.evaluate(
    async ([text, fields, answers, others, said, approvals, lang]) => {
      const form = (document.querySelector(`.version[lang|="${lang}"]`) ?? document).querySelector(".check form");
      location.hash = form.closest(".version").id;
      const known = (item) => (form.querySelector(`[data-field="${item}"]`) ? said[item] : item.startsWith("approvals ") ? (approvals.includes(item.slice("approvals ".length)) ? "yes" : "no") : (answers[item] ?? others));
      return converse(form, text, fields, known).catch((error) => ({ error: String(error) }));
    },
    [text, fields, draft.answers ?? {}, draft.others ?? "no", said, approvals, draft.lang],
  );
  const where = `${name}, ${draft.name}`;
  if (told.error) return check(false, where, told.error);
  const unasked = Object.entries(draft.answers ?? {}).some(([fact, answer]) => answer === "yes" && !told.asked.includes(fact));
  if (text === "" || (unasked && !draft.asked)) return told; // nobody asked what the author would say
  const wanted = expect.split(" or ").map((word) => words[word] ?? word);
  check(wanted.includes(told.level), where, `ends with ${told.level}, expected ${expect}: ${told.said}`);
  check(told.ends, where, `a dead end: ${told.said}`);
  if (wanted.includes("allowed") && draft.questions === 0) check(told.taps <= 2, where, `${told.taps} taps for a harmless draft`);
  return told;
}

async function playDrafts(name, charters, drafts) {
  const page = await open(name, charters);
  const played = [];
  for (const draft of drafts) {
    if (JSON.stringify([draft.form, draft.fields]).includes('"labels"') || draft.form?.facts || draft.table === "private") continue; // what no page is told
    played.push(await playDraft(page, name, draft, draft.text, draft.expect));
    for (const then of draft.then ?? []) played.push(await playDraft(page, `${name}, then`, draft, then.text, then.expect));
    await page.evaluate(async () => clear([...document.querySelectorAll(".check form")].find((form) => form.checkVisibility()) ?? document.querySelector(".check form")));
  }
  const told = played.filter((one) => one?.taps);
  const sum = (of) => told.reduce((sum, one) => sum + one[of], 0);
  console.log(`${name}: ${told.length} conversations, ${sum("taps")} taps, ${sum("questions")} questions, ${sum("listed")} in lists; first “to check” ${told.filter(({ first }) => first === "check" || first === "unsaid").length}`);
  await page.context().close();
}

// Any answers to any text: each conversation ends, and says why where it ends without a verdict.
async function search(name, charters, texts, rounds) {
  const page = await open(`search-${name}`, charters);
  const dead = await page.evaluate(
    async ([texts, rounds]) => {
      let seed = 1;
      const random = (most) => (seed = (seed * 48271) % 2147483647) % most;
      const form = [...document.querySelectorAll(".check form")].find((form) => form.checkVisibility());
      const found = [];
      for (let round = 0; round < rounds; round++) {
        const text = texts[random(texts.length)];
        const known = (item, alone) => {
          const control = form.querySelector(`[data-field="${item}"] [name]`);
          if (control?.tagName === "SELECT" && random(3)) return control.options[1 + random(control.options.length - 1)].value;
          return control ? undefined : ["yes", "no", alone ? "unknown" : "no"][random(3)];
        };
        const told = await converse(form, text, {}, known).catch((error) => ({ said: String(error) }));
        if (!told.ends) found.push(`${text}: ${told.said}`);
        await clear(form);
      }
      return found;
    },
    [texts, rounds],
  );
  check(dead.length === 0, `search, ${name}`, `${dead.length} dead ends: ${dead.slice(0, 3).join("\n")}`);
  await page.context().close();
  return rounds;
}

const here = "tests/conversation";
const charters = {};
for (const file of readdirSync(here).filter((file) => file.endsWith(".charte")).sort()) (charters[file.split(".")[0]] ??= []).push(join(here, file));
for (const [name, files] of Object.entries(charters)) await playDrafts(name, files, linesOf(join(here, `${name}.ndjson`)));
if (outside) await playDrafts("organize", organize, linesOf(outside));
let held = 0;
for (const [name, files] of Object.entries(charters)) held += await search(name, files, linesOf(join(here, `${name}.ndjson`)).map(({ text }) => text).filter(Boolean), 40);
held += await search("organize", organize, linesOf("charters/organize/posts.ndjson").map(({ text }) => text), 80);
const vectors = "tests/conformance";
for (const name of readdirSync(vectors).filter((name) => existsSync(join(vectors, name, "posts.ndjson")))) {
  const files = readdirSync(join(vectors, name)).filter((file) => file.endsWith(".charte")).map((file) => join(vectors, name, file));
  const texts = files.length ? linesOf(join(vectors, name, "posts.ndjson")).map(({ text }) => text).filter((text) => text && text.length < 20000) : [];
  if (texts.length) held += await search(name, files, texts, 12);
}
console.log(`search: ${held} conversations with any answers`);
await browser.close();
finish();

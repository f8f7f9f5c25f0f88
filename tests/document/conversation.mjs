/* SPDX-License-Identifier: Apache-2.0 */
// The conversation of the check in the document, apart from any page: node conversation.mjs MODULE CHARTE
// Its functions, one by one, on records made here; and whole conversations with the engine.
import { deepStrictEqual as same, ok } from "node:assert";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Remembered, findingsOf, hold, noneOf, outcome, piecesOf, postOf, put, rank, rulesOf, standAll, supposed } from "../../compiler/document/conversation.js";
import { Charte } from "../../runtime/wasm/charte.mjs";

const [module, charte] = process.argv.slice(2).map((path) => resolve(path));
let passed = 0;
let failed = 0;

function test(name, body) {
  try {
    body();
    passed++;
  } catch (error) {
    failed++;
    console.log(`${name}: ${error.message}`);
  }
}

/* The fields of a form, by the names of their controls, and what none of them is. */
const fields = Object.entries({
  media: ["media", "media"], platform: ["platform", "choice"], kind: ["kind", "choice"], sponsored: ["sponsored", "truth"], time: ["created_at", "moment"],
  name: ["author.name", "text"], profile: ["author.profile", "text"], original: ["original", "text"], bot: ["author.bot", "truth"], role: ["author.roles", "names"],
  alt: ["media.alt", "lines"], warning: ["warning", "text"], poll: ["poll", "lines"],
}).map(([name, [field, said]]) => ({ name, field, said }));
const none = { kind: "post", media: [], approvals: [], "author.roles": [], "author.bot": false };
const posted = (values) => postOf(formOf(values), fields);

function formOf(fields) {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

/* An engine that says of a post what `records` has for it, by what it was told. */
const engineOf = (answer) => (post) => JSON.stringify(answer(post));
const asks = (fact, raised_by, more = {}) => ({ next: [{ fact, raised: raised_by !== undefined, rules: ["1.1"], levels: ["forbidden"], ...more }], facts: { [fact]: { value: null, question: "?", raised_by } } });

test("a post says what the form says, and nothing of what it does not", () => {
  same(posted([["text", "a\r\nb"]]), { id: "1", draft: true, text: "a\nb" });
  same(posted([["text", ""], ["media", "bare"], ["platform", "none"], ["sponsored", "no"], ["time", "2027-01-01T10:00"], ["kind", ""]]), {
    id: "1", draft: true, text: "", media: [{ type: "photo", alt: "" }], platform: "", sponsored: false, created_at: "2027-01-01T10:00:00Z",
  });
  same(posted([["text", "x"], ["original", ""], ["none", "original"], ["none", "profile"], ["role", "hr"], ["bot", "yes"], ["name", "N"]]), {
    id: "1", draft: true, text: "x", original: { text: "" }, author: { name: "N", profile: "", bot: true, roles: ["hr"] },
  });
  same(posted([["text", "x"], ["none", "role"]]).author, { roles: [] });
});

test("several texts are said a line each, and descriptions stand with their media", () => {
  same(posted([["text", "x"], ["warning", "w"], ["poll", "a\r\n \nb"], ["alt", "one\ntwo"], ["media", "video"]]), {
    id: "1", draft: true, text: "x", warning: "w", poll: ["a", "b"], media: [{ type: "video", alt: "one" }, { type: "photo", alt: "two" }],
  });
  same(posted([["text", "x"], ["poll", " "], ["none", "poll"], ["alt", ""], ["none", "alt"], ["media", "audio"]]), {
    id: "1", draft: true, text: "x", poll: [], media: [{ type: "audio", alt: "" }],
  });
  same(posted([["text", "x"], ["poll", ""], ["alt", ""]]), { id: "1", draft: true, text: "x" });
});

test("no label is said to be none", () => ok(!("labels" in posted([["text", "x"]]))));

test("an answer stands among the facts, a field in its place, and the post given stays", () => {
  const facts = { a: true };
  const post = { facts };
  put(post, { fact: "b" }, false);
  put(post, { field: "author.roles" }, []);
  put(post, { field: "author.bot" }, false);
  put(post, { field: "original" }, "");
  put(post, { field: "kind" }, "post");
  same(post, { facts: { a: true, b: false }, author: { roles: [], bot: false }, original: { text: "" }, kind: "post" });
  same(facts, { a: true });
});

test("what none is", () => same(["kind", "media", "author.roles", "author.bot", "profile"].map((field) => noneOf({ field }, none)).concat(noneOf({ fact: "x" }, none)), ["post", [], [], false, "", false]));

test("an answer to what was raised holds for what raised it alone", () => {
  const memory = new Remembered();
  const item = { fact: "shown", raised: true, raised_by: "l:party", text: "party" };
  memory.answer(item, false);
  same(memory.of(item), false);
  same(memory.of({ ...item, raised_by: "l:photo", text: "photo" }), undefined);
  same(memory.of({ ...item, text: "party!" }), false);
  same([memory.of({ ...item, raised_by: "fact:other" }), memory.of({ ...item, raised: false })], [false, false]);
  same(memory.of({ ...item, raised: false, text: "other" }), undefined);
  memory.forget(item);
  same(memory.of(item), undefined);
});

test("an answer to what stands is kept, whatever the text", () => {
  const memory = new Remembered();
  memory.answer({ fact: "paid", raised: false, raised_by: "l:x" }, true);
  same(memory.of({ fact: "paid", raised: false }), true);
});

test("a copy forgets nothing and changes nothing", () => {
  const memory = new Remembered();
  memory.answer({ fact: "a", raised: false }, true);
  memory.approve("hr", "x", true);
  memory.chosen.add("kind");
  const copy = memory.copy();
  copy.approved.clear();
  copy.answer({ fact: "a", raised: false }, false);
  same([memory.of({ fact: "a", raised: false }), memory.approval("hr", "x"), copy.chosen.has("kind")], [true, true, true]);
});

test("what is raised is put before what stands, and one at a time", () => {
  const record = { next: [...asks("a", "k").next, { fact: "b", raised: true, rules: [], levels: [] }, { fact: "c", raised: false, rules: [], levels: [] }, { fact: "d", raised: true, alone: false, rules: [], levels: [] }], facts: asks("a", "k").facts };
  const held = hold(engineOf(() => record), { text: "x" }, new Remembered());
  same([held.question.fact, held.listed], ["a", []]);
});

test("what is known is said where it is asked for, in its order", () => {
  const memory = new Remembered();
  memory.answer({ fact: "a", raised: true, raised_by: "k" }, true);
  memory.answer({ fact: "z", raised: true, raised_by: "k" }, true);
  const held = hold(engineOf(({ facts }) => (facts?.a ? asks("b") : asks("a", "k"))), { text: "x" }, memory);
  same([held.post.facts, held.said.map(({ fact }) => fact), held.question, held.listed.map(({ fact }) => fact)], [{ a: true }, ["a"], undefined, ["b"]]);
});

test("an answer to other words is put again", () => {
  const memory = new Remembered();
  memory.answer({ fact: "a", raised: true, raised_by: "old", text: "old" }, false);
  const held = hold(engineOf(({ facts }) => (facts ? { next: [] } : asks("a", "new"))), { text: "x" }, memory);
  same([held.question?.fact, held.post.facts], ["a", undefined]);
});

test("what nobody knows is passed over, and told", () => {
  const memory = new Remembered();
  memory.answer({ fact: "a", raised: true, raised_by: "k" }, null);
  const held = hold(engineOf(() => ({ verdict: "check", if_none: "allowed", ...asks("a", "k") })), { text: "x" }, memory);
  same([held.question, held.skipped.length, outcome(held)], [undefined, 1, { level: "check", unless: false, why: "skipped" }]);
});

test("none of the list is none of what follows from that", () => {
  const memory = new Remembered();
  const evaluate = engineOf(({ facts = {} }) => (facts.a === undefined ? { ...asks("a"), next: [...asks("a").next, { fact: "later", raised: false, alone: false, rules: [], levels: [] }] } : facts.b === undefined ? asks("b") : { next: [] }));
  standAll(() => hold(evaluate, { text: "x" }, memory), memory, none);
  same(hold(evaluate, { text: "x" }, memory).post.facts, { a: false, b: false });
});

test("an approval that is wanted is asked for until it is answered", () => {
  const memory = new Remembered();
  const evaluate = engineOf(() => ({ verdict: "approve", next: [], rules: [{ rule: "1.1", level: "approve", role: "hr", because: [] }] }));
  same(hold(evaluate, { text: "x" }, memory).question, { field: "approvals", raised: true, rules: ["1.1"], roles: ["hr"], text: "x" });
  memory.approve("hr", "x", false);
  const held = hold(evaluate, { text: "x" }, memory);
  same([held.question, held.post.approvals], [undefined, []]);
  const other = hold(evaluate, { text: "y" }, memory);
  same([other.question.field, other.post.approvals], ["approvals", undefined]);
  const above = hold(engineOf(() => ({ verdict: "forbidden", next: [], rules: [{ rule: "1.1", level: "approve", role: "hr", because: [] }] })), { text: "x" }, new Remembered());
  same(above.question, undefined);
});

test("approvals are said once all roles have been asked", () => {
  const memory = new Remembered();
  const evaluate = engineOf(({ approvals }) => (approvals ? { verdict: "allowed", next: [] } : { verdict: "forbidden", next: [{ field: "approvals", raised: true, rules: ["1.1"], levels: [] }] }));
  const roles = () => ["hr", "legal"];
  memory.approve("hr", "x", true);
  const held = hold(evaluate, { text: "x" }, memory, roles);
  same([held.question.roles, held.post.approvals], [["legal"], undefined]);
  memory.approve("legal", "x", true);
  same(hold(evaluate, { text: " x" }, memory, roles).post.approvals, ["hr", "legal"]);
});

test("only other tools tell labels: what holds without one is said, and the post is silent on it", () => {
  const evaluate = engineOf(({ labels }) => (labels ? { verdict: "allowed", next: [] } : { verdict: "check", if_none: "allowed", next: [{ field: "labels", raised: true, rules: ["1.1"], levels: ["forbidden"] }] }));
  const held = hold(evaluate, { text: "x" }, new Remembered());
  same([held.question, "labels" in held.post, JSON.parse(held.line).verdict, outcome(held)], [undefined, false, "check", { level: "allowed", unless: false, why: "labels" }]);
});

test("where the charter may not look, the account is asked for", () => {
  const held = hold(engineOf(() => ({ verdict: "not_checked", reason: "scope_unknown" })), { text: "x" }, new Remembered());
  same([held.question.field, outcome(held).level], ["account", "scope_unknown"]);
});

test("what holds unless something applies is said with the list", () => {
  const held = { record: { verdict: "check", if_none: "allowed" }, listed: [{}], skipped: [], others: [] };
  same(outcome(held), { level: "allowed", unless: true });
  same(outcome({ ...held, question: {}, listed: [] }), { level: "check", unless: false });
  same(outcome({ ...held, skipped: [{}] }), { level: "check", unless: false });
});

test("an end that is none says why", () => {
  const end = (record, more = {}) => outcome({ record: { next: [], ...record }, listed: [], skipped: [], others: [], ...more }).why;
  same(end({ verdict: "allowed", final: true }), undefined);
  same(end({ verdict: "check", final: false, facts: { a: { source: "disputed" } } }), "disputed");
  same(end({ verdict: "check", final: false }), "signs");
  same(end({ verdict: "caution", at_most: "fix", final: false }), "signs");
  same(end({ verdict: "allowed", at_most: "allowed", final: false }), "hidden");
});

test("rules: the highest first; of those that wait, what was raised and what could bring more", () => {
  const record = {
    verdict: "check", if_none: "caution", next: [{ fact: "a", raised: true, rules: ["3.1"] }, { fact: "b", raised: false, rules: ["4.1"] }, { fact: "c", raised: true, alone: false, rules: ["6.1"] }],
    rules: [{ rule: "1.1", level: "encouraged" }, { rule: "2.1", level: "caution" }],
    pending: [{ rule: "3.1", level: "caution" }, { rule: "4.1", level: "forbidden" }, { rule: "5.1", level: "forbidden" }, { rule: "6.1", level: "forbidden" }, { rule: "7.1", level: "allowed" }],
  };
  const { live, waiting } = rulesOf(record);
  same([live.map(({ rule }) => rule), waiting.map(({ rule }) => rule)], [["2.1", "1.1"], ["3.1", "5.1"]]);
  ok(rank({ level: "forbidden" }) > rank({ level: "fix" }));
});

test("findings: reasons and signs, each place once, with its rules; both words of a pair", () => {
  const at = (start, end, field = "text") => ({ field, start, end });
  const record = {
    rules: [{ rule: "1.1", because: [{ fact: "x", evidence: [at(4, 8), at(0, 2, "original")] }, { evidence: [at(10, 12)] }], unless: [{ fact: "y" }] }],
    facts: { s: { signs: [at(0, 3), at(20, 24)] }, t: { signs: [at(4, 8)] }, idle: { signs: [at(30, 31)] } },
    next: [{ fact: "s", rules: ["2.1"] }], pending: [{ rule: "3.1", settles: [{ fact: "t" }, { field: "kind" }] }],
  };
  same(findingsOf(record), [
    { start: 0, end: 3, rules: ["2.1"] }, { start: 4, end: 8, rules: ["1.1", "3.1"] }, { start: 10, end: 12, rules: ["1.1"] }, { start: 20, end: 24, rules: ["2.1"] },
  ]);
});

test("what was found for a rule that waits for the answer is found already", () => {
  const rules = (rule) => [{ rule, because: [{ evidence: [{ field: "text", start: 0, end: 4 }] }] }];
  const evaluate = engineOf(({ facts }) => ({ rules: facts.agreed ? rules("9.9") : rules("1.1") }));
  const post = { text: "Acme" };
  same(findingsOf({}, ...supposed(evaluate, post, [{ fact: "agreed", rules: ["1.1"] }])), [{ start: 0, end: 4, rules: ["1.1"] }]);
  same([supposed(evaluate, post, [{ field: "kind", rules: [] }]), supposed(evaluate, post, []), post], [[], [], { text: "Acme" }]);
});

test("pieces are cut where findings begin and end, on bytes", () => {
  const found = (start, end, ...rules) => ({ start, end, rules });
  same(piecesOf("é Acme!", [found(3, 7, "1.1")]), [{ text: "é ", rules: [] }, { text: "Acme", rules: ["1.1"] }, { text: "!", rules: [] }]);
  same(piecesOf("abcd", [found(0, 3, "1"), found(1, 4, "2")]).map(({ text, rules }) => text + rules), ["a1", "bc1,2", "d2"]);
  same(piecesOf("\uFEFFa", []), [{ text: "\uFEFFa", rules: [] }]);
  const many = Array.from({ length: 500 }, (_, place) => found(2 * place, 2 * place + 1, "1.1"));
  same(piecesOf("a ".repeat(500), many).filter(({ rules }) => rules.length).length, 500);
});

/* With the engine: an honest author who changes the text, or the answer. */
const CHARTER = `Language: English.
Charter “Talk” of “Example Ltd”, version 1.
Checked: the author's drafts and official accounts.
Label scam: “scam”.
Fact shown: “show a person”, that is “a person is shown”; to check if the text mentions “party” or “karaoke”; to ask: “Is a person shown?”.
Fact agreed: “have consent”, that is “the person has agreed”; to ask: “Has the person agreed?”.
Fact scam: “spread a scam”, that is “the post spreads a scam”; established if the post is labelled scam.
Fact own: “say whose view it is”, that is “it says whose view it is”; established if the text mentions “my own view”; to ask: “Does it say so?”.
Fact view: “give a view”, that is “a view is given”; established if the text mentions “I think”.
Article 1 “Pictures”.
  It is forbidden to “show a person”, unless “the person has agreed”.
Article 2 “Scams”.
  It is forbidden to “spread a scam”.
Article 3 “Views”.
  It is required to “say whose view it is”, if “a view is given”.
`;

const folder = mkdtempSync(join(tmpdir(), "charte-"));
writeFileSync(join(folder, "c.charte"), CHARTER);
execFileSync(charte, ["build", "--no-test", "--public", "c.charte", "-o", "t.ctab"], { cwd: folder, stdio: "ignore" });
const table = (await Charte.load(readFileSync(module))).open(readFileSync(join(folder, "t.ctab")));
rmSync(folder, { recursive: true });
const talk = (memory, text) => hold((post) => table.evaluate(post, { author: true, language: "en" }), { id: "1", draft: true, text }, memory);

test("a question is put again where other words raise it, and only then", () => {
  const memory = new Remembered();
  const first = talk(memory, "What a party!");
  same([first.question.fact, findingsOf(first.record).length], ["shown", 1]);
  memory.answer(first.question, false);
  same(talk(memory, "What a party! And the food.").question, undefined);
  same(talk(memory, "What a party! And karaoke.").question.fact, "shown");
  same(talk(memory, "What a party!").question, undefined);
});

test("following the advice leads to the verdict that it promises", () => {
  const memory = new Remembered();
  const before = talk(memory, "I think it is good.");
  for (let held = before; held.question; held = talk(memory, "I think it is good.")) memory.answer(held.question, false);
  standAll(() => talk(memory, "I think it is good."), memory, none);
  same(outcome(talk(memory, "I think it is good.")).level, "fix");
  const after = talk(memory, "I think it is good. It is my own view.");
  same([outcome(after).level, after.record.facts.own?.source], ["allowed", undefined]);
});

test("what only another tool can say is told", () => {
  const memory = new Remembered();
  standAll(() => talk(memory, "Hello"), memory, none);
  const held = talk(memory, "Hello");
  same([outcome(held).why, held.post.labels], ["labels", undefined]);
});

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

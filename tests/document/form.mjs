/* SPDX-License-Identifier: Apache-2.0 */
/* Usage: node form.mjs CHARTE. The form of a check, as a document has it: which controls, under which
 * names, with which values, what each of them says of a post, and that the engine takes that. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { load, open, work, write } from "./loaded.mjs";

const [command] = process.argv.slice(2);
const every = fileURLToPath(new URL("../writings/every.en.charte", import.meta.url));
const photo = (alt) => [{ type: "photo", alt }];
const words = { "": undefined, "some words": "some words", none: "" };
const lines = { "": undefined, "one\r\n\r\nmore": ["one", "more"], none: [] };
const alts = { "": undefined, "one": ["one"], none: [] };
const truth = { "": undefined, yes: true, no: false };
const same = (...values) => ({ "": undefined, ...Object.fromEntries(values.map((value) => [value, value])) });

/* From above: the name of a control, the field, and what its values say of it. */
const controls = [
  ["platform", "platform", { ...same("linkedin"), none: "" }],
  ["audience", "audience", same("public", "restricted", "internal", "private")],
  ["account", "account", same("personal", "official")],
  ["kind", "kind", same("post", "reply", "share", "quote", "edit", "reaction")],
  ["media", "media", { "": undefined, none: [], described: photo("…"), bare: photo(""), video: [{ type: "video" }], audio: [{ type: "audio" }], document: [{ type: "document" }] }],
  ["location", "location", truth],
  ["sponsored", "sponsored", truth],
  ["bot", "author.bot", truth],
  ["lang", "lang", { ...same("de"), none: "" }],
  ["time", "created_at", { "": undefined, "2027-01-02T10:00": "2027-01-02T10:00:00Z" }],
  ["name", "author.name", words],
  ["handle", "author.handle", words],
  ["profile", "author.profile", words],
  ["warning", "warning", words],
  ["role", "author.roles", {}],
  ["original", "original", words],
  ["alt", "media.alt", alts],
  ["poll", "poll", lines],
  ["titles", "titles", lines],
];

const loaded = await load(command, [every], ["Charte", "byRows", "embedded", "noneOf", "postOf", "put"]);
const { noneOf, postOf, put } = loaded.script;
const { table } = await open(loaded);
const form = loaded.page.match(/<form .*?<\/form>/s)[0];
const none = JSON.parse(form.match(/ data-none='([^']*)'/)[1]);
const parts = [...form.matchAll(/<(?:label|fieldset) class="[a-z]+" data-field="([^"]*)" data-said="([^"]*)" data-asks="([^"]+)".*?<\/(?:label|fieldset)>/gs)];
const fields = parts.map(([text, field, said]) => ({ field, said, name: text.match(/ name="([^"]*)"/)[1] }));
let passed = 0;

function holds(told, wanted, where) {
  assert.deepEqual(told, wanted, where);
  passed++;
}

function posted(...values) {
  const data = new FormData();
  for (const [name, value] of [["text", "x"], ...values]) data.append(name, value);
  return postOf(data, fields);
}

const within = (post, field) => (field === "media.alt" ? post.media?.map(({ alt }) => alt) : field === "original" ? post.original?.text : field.split(".").reduce((part, key) => part?.[key], post));
const missing = (post) => JSON.parse(table.evaluate(post, { author: true })).next.filter(({ field }) => field).map(({ field }) => field);

holds(fields.map(({ name, field }) => [name, field]), controls.map(([name, field]) => [name, field]));
for (const field of missing({ text: "x", draft: true })) holds(field === "labels" || field === "approvals" || fields.some((one) => one.field === field), true, `${field} can be given nowhere`);

/* Of platforms and languages the charter names more than these. */
controls.forEach(([name, field, values], place) => {
  const choices = [...parts[place][0].matchAll(/<option value="([^"]*)"/g)].map(([, value]) => value);
  const open = name === "platform" || name === "lang";
  if (choices.length) holds(open ? choices.filter((value) => value in values) : choices, Object.keys(values), name);
  for (const [value, wanted] of Object.entries(values)) {
    const post = posted(value === "none" && !choices.length ? ["none", name] : [name, value]);
    holds(within(post, field), wanted, `${name} ${value}`);
    holds(wanted !== undefined && missing(post).includes(field), false, `${field} is missing still: ${value}`);
  }
  const empty = posted();
  put(empty, { field }, noneOf({ field }, none));
  holds(missing(empty).includes(field), false, `${field} is missing still where there is none`);
});

const roles = [...parts[controls.findIndex(([name]) => name === "role")][0].matchAll(/ name="role" value="([^"]*)"/g)].map(([, id]) => id);
assert.ok(roles.length > 0);
holds(within(posted(...roles.map((role) => ["role", role])), "author.roles"), roles);
holds(within(posted(["none", "role"]), "author.roles"), []);
holds(none, { draft: false, kind: "post", "author.roles": [], "author.bot": false, media: [], "media.alt": [], poll: [], titles: [], location: false, sponsored: false, labels: [], approvals: [] });

/* Of a charter that looks at periods and at official accounts alone: that day, and whose account. */
const periods = join(work, "periods.en.charte");
writeFileSync(periods, `Language: English.

Charter “Days” of “Example Ltd”, version 1.

Checked: official accounts.

Fact boast: “boast”, that is “the post boasts”;
  to ask: “Does it boast?”.

Article 1 “Days”.
  It is forbidden to “boast”, from 2027-01-01 until 2027-02-01.
`);
const days = write(command, [periods]).page.match(/<form .*?<\/form>/s)[0];
holds([...days.matchAll(/ data-field="([^"]*)"/g)].map(([, field]) => field), ["account", "created_at"]);
holds(/<option value="official" selected>/.test(days), true, "the account is the one that is looked at");
console.log(`${passed} passed, 0 failed`);

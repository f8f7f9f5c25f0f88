/* SPDX-License-Identifier: Apache-2.0 */
/* Usage: node page.mjs CHARTE. A document's own engine, as it stands in the page: it needs nothing of
 * its host, and says of posts what the command says with the same table. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { load, open, run } from "./loaded.mjs";

const [command] = process.argv.slice(2);
const folder = fileURLToPath(new URL("../../charters/organize/", import.meta.url));
const charters = ["fr", "de", "it", "en"].map((language) => join(folder, `${language}.charte`));
const loaded = await load(command, charters, ["Charte", "byRows", "embedded"]);
const { bytes, module, table } = await open(loaded);
assert.deepEqual(WebAssembly.Module.imports(module), [], "the engine needs something of its host");
assert.ok(readFileSync(loaded.tablePath).equals(Buffer.from(bytes)), "the page has another table");

const postsPath = join(folder, "posts.ndjson");
const told = readFileSync(postsPath, "utf8").split("\n").filter(Boolean).map((line) => table.evaluate(JSON.parse(line), { author: true }).trim());
const wanted = run(command, "eval", "--author", loaded.tablePath, postsPath).trim().split("\n");
assert.ok(wanted.length > 10);
assert.deepEqual(told, wanted);
console.log(`${told.length + 2} passed, 0 failed`);

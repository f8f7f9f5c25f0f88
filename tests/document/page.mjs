/* Usage: node page.mjs CHARTE. A document's own engine, as it stands in the page: it needs nothing of
 * its host, and says of posts what the command says with the same table. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [command] = process.argv.slice(2);
const charters = fileURLToPath(new URL("../../charters/organize/", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "charte-"));
process.on("exit", () => rmSync(work, { recursive: true }));

function run(...given) {
  const { stdout, stderr, status } = spawnSync(command, given, { encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" } });
  assert.ok(status !== null && status < 2, stderr);
  return stdout;
}

const [pagePath, tablePath] = ["page.html", "page.ctab"].map((name) => join(work, name));
run("build", "--no-test", "--public", "-o", tablePath, "--html", pagePath, ...["fr", "de", "it", "en"].map((language) => join(charters, `${language}.charte`)));
const page = readFileSync(pagePath, "utf8");

/* The script finds what is embedded, and no check in any language: nothing else of a page is here. */
const embeddings = new Map([...page.matchAll(/<script type="[^"]*" id="([^"]*)"([^>]*)>([^<]*)<\/script>/g)].map(([, id, rest, textContent]) => [
  id,
  { textContent, dataset: { widths: rest.match(/data-widths="([^"]*)"/)?.[1] } },
]));
assert.deepEqual([...embeddings.keys()].sort(), ["charte-module", "charte-table"]);
globalThis.addEventListener = () => {};
globalThis.document = { addEventListener, createElement: () => ({}), getElementById: (id) => embeddings.get(id), querySelectorAll: () => [] };
const scriptPath = join(work, "script.mjs");
writeFileSync(scriptPath, `${page.match(/<script type="module">(.*?)<\/script>/s)[1]}\nexport { byRows, embedded };`);
const { Charte, byRows, embedded } = await import(pathToFileURL(scriptPath));

const module = await WebAssembly.compile(await embedded("charte-module"));
assert.deepEqual(WebAssembly.Module.imports(module), [], "the engine needs something of its host");
const widths = embeddings.get("charte-table").dataset.widths.split(" ").map(Number);
const bytes = byRows(await embedded("charte-table"), widths);
assert.ok(readFileSync(tablePath).equals(Buffer.from(bytes)), "the page has another table");

const table = (await Charte.load(module)).open(bytes);
const postsPath = join(charters, "posts.ndjson");
const told = readFileSync(postsPath, "utf8").split("\n").filter(Boolean).map((line) => table.evaluate(JSON.parse(line), { author: true }).trim());
const wanted = run("eval", "--author", tablePath, postsPath).trim().split("\n");
assert.ok(wanted.length > 10);
assert.deepEqual(told, wanted);
console.log(`${told.length + 2} passed, 0 failed`);

/* SPDX-License-Identifier: Apache-2.0 */
/* A document as the command writes it, and its own script loaded without a browser. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export const work = mkdtempSync(join(tmpdir(), "charte-"));
process.on("exit", () => rmSync(work, { recursive: true }));

export function run(command, ...given) {
  const { stdout, stderr, status } = spawnSync(command, given, { encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" } });
  assert.ok(status === 0 || (given[0] === "eval" && status === 1), stderr);
  return stdout;
}

/* {page, tablePath, folder}: a document's text, and the public table that it should hold. */
export function write(command, charters) {
  const folder = mkdtempSync(join(work, "page-"));
  const [pagePath, tablePath] = ["page.html", "page.ctab"].map((name) => join(folder, name));
  run(command, "build", "--no-test", "--public", "-o", tablePath, "--html", pagePath, ...charters);
  return { page: readFileSync(pagePath, "utf8"), tablePath, folder };
}

/* The same, with what is embedded by its identifier, and in `script` what the script declares of `names`. The script finds
 * what is embedded, and no check in any language; it begins at once, so a process loads one document. */
export async function load(command, charters, names) {
  const { page, tablePath, folder } = write(command, charters);
  const scriptPath = join(folder, "script.mjs");
  const embeddings = new Map([...page.matchAll(/<script type="[^"]*" id="([^"]*)"([^>]*)>([^<]*)<\/script>/g)].map(([, id, rest, textContent]) => [
    id,
    { textContent, dataset: { widths: rest.match(/data-widths="([^"]*)"/)?.[1] } },
  ]));
  assert.deepEqual([...embeddings.keys()].sort(), ["charte-module", "charte-table"]);
  globalThis.addEventListener = () => {};
  globalThis.document = { addEventListener, createElement: () => ({}), getElementById: (id) => embeddings.get(id), querySelectorAll: () => [] };
  const exported = names.filter((name) => !page.includes(`export class ${name}`) && !page.includes(`export function ${name}`));
  writeFileSync(scriptPath, `${page.match(/<script type="module">(.*?)<\/script>/s)[1]}\nexport { ${exported.join(", ")} };`);
  return { page, tablePath, embeddings, script: await import(pathToFileURL(scriptPath)) };
}

/* The table that the document holds, opened by the module that it holds. */
export async function open({ embeddings, script: { Charte, byRows, embedded } }) {
  const widths = embeddings.get("charte-table").dataset.widths.split(" ").map(Number);
  const bytes = byRows(await embedded("charte-table"), widths);
  const module = await WebAssembly.compile(await embedded("charte-module"));
  return { bytes, module, table: (await Charte.load(module)).open(bytes) };
}

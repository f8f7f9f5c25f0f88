/* SPDX-License-Identifier: Apache-2.0 */
/* Usage: node verdict.mjs TABLE TEXT. Prints the verdict on a draft that says TEXT.
 *
 * CHARTE names the folder of charte.mjs and charte.wasm, `pkg-config --variable=moduledir charte`;
 * without it they lie here. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(process.env.CHARTE ?? ".");
const [path, text] = process.argv.slice(2);

try {
    if (text === undefined) throw new Error("usage: verdict.mjs TABLE TEXT");
    const { Charte } = await import(pathToFileURL(`${folder}/charte.mjs`));
    const charte = await Charte.load(await readFile(`${folder}/charte.wasm`));
    const table = charte.open(await readFile(path));
    console.log(table.evaluate({ text, draft: true }));
    table.close();
} catch (error) {
    console.error(`verdict: ${error.message}`);
    process.exitCode = 2;
}

/* Usage: node verdict.mjs TABLE TEXT. Prints the verdict on a draft that says TEXT.
 *
 * CHARTE names the folder of charte.mjs and charte.wasm: `pkg-config --variable=moduledir charte`. */
import { readFile } from "node:fs/promises";

const folder = process.env.CHARTE ?? ".";
const [path, text] = process.argv.slice(2);

try {
    const { Charte } = await import(`${folder}/charte.mjs`);
    if (text === undefined) throw new Error("usage: verdict.mjs TABLE TEXT");
    const charte = await Charte.load(await readFile(`${folder}/charte.wasm`));
    const table = charte.open(await readFile(path));
    console.log(table.evaluate({ text, draft: true }));
    table.close();
} catch (error) {
    console.error(`verdict: ${error.message}`);
    process.exitCode = 2;
}

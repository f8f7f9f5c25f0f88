/* SPDX-License-Identifier: Apache-2.0 */
/* Usage: node eval.mjs MODULE TABLE POSTS [--author] [--quote] [--absent none] [--lang L]
 *
 * What `charte eval` does with the same arguments, through the WebAssembly module and its wrapper:
 * verdicts on stdout, refused lines on stderr and exit code 2. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { Charte, CharteError } from "../../runtime/wasm/charte.mjs";

const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        author: { type: "boolean" },
        quote: { type: "boolean" },
        absent: { type: "string" },
        lang: { type: "string" },
    },
});
const [module, binary, posts] = positionals;
const { lang: language, ...options } = { ...values, ignored: new Set() };

const charte = await Charte.load(readFileSync(module));
const table = charte.open(readFileSync(binary), { maxText: 1 << 20 });

function verdict(line, number) {
    const post = JSON.parse(line);
    if (post instanceof Object) post.id ??= String(number);
    return table.evaluate(post, { ...options, language });
}

const said = [];
for (const [index, line] of readFileSync(posts, "utf8").split("\n").entries()) {
    if (line.trim() === "") continue;
    try {
        said.push(verdict(line, index + 1) + "\n");
    } catch (error) {
        if (!(error instanceof CharteError || error instanceof SyntaxError)) throw error;
        console.error(`${posts}:${index + 1}: ${error.message}`);
        process.exitCode = 2;
    }
}
process.stdout.write(said.join(""));

/* SPDX-License-Identifier: Apache-2.0 */
/* module.mjs CHARTE.MJS MODULE TABLE POSTS evaluate|record: the runtime as a WebAssembly module.
 * "evaluate": charte_evaluate alone, on posts that are in the module's memory already, as
 * evaluate.c does natively. "record": from an object to the line of JSON, as charte.mjs gives it. */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import { serve } from "./serve.mjs";

const [, , glue, module, table, posts, mode] = process.argv;
const texts = JSON.parse(readFileSync(posts, "utf8"));
const bytes = readFileSync(table);
const maxText = 1 << 16;

/* Where the fields of a charte_post lie: eight strings of 8 bytes behind its size, four of the
 * author's, then roles (12), then what is true or false. */
const layout = { id: 4, text: 12, lang: 20, draft: 116, size: 220 };
const TRUE = 2;

async function evaluating() {
    const { instance } = await WebAssembly.instantiate(readFileSync(module));
    const calls = instance.exports;
    const put = (content, room = content.length) => {
        const place = calls.charte_memory_new(room);
        new Uint8Array(calls.memory.buffer).set(content, place);
        return place;
    };
    const read = (place) => new DataView(calls.memory.buffer).getUint32(place, true);
    const out = put(new Uint8Array(8));
    if (calls.charte_table_open(put(bytes), bytes.length, 0, out, 0)) throw new Error("no table");
    const opened = read(out);
    if (calls.charte_scratch_new(opened, maxText, 0, out, 0)) throw new Error("no scratch");
    const scratch = read(out);

    const places = texts.map((text) => {
        const post = new Uint8Array(layout.size);
        const view = new DataView(post.buffer);
        const encoded = Buffer.from(text);
        const strings = { id: Buffer.from("0"), text: encoded, lang: Buffer.from("en") };
        view.setUint32(0, layout.size, true);
        for (const [field, content] of Object.entries(strings)) {
            view.setUint32(layout[field], put(content), true);
            view.setUint32(layout[field] + 4, content.length, true);
        }
        view.setUint32(layout.draft, TRUE, true);
        return put(post);
    });
    return () => {
        let found = 0;
        for (const place of places) {
            if (calls.charte_evaluate(scratch, place, out, 0)) throw new Error("not evaluated");
            found += calls.charte_verdict_rank(read(out), 0) > 0;
        }
        return found;
    };
}

async function recording() {
    const { Charte } = await import(pathToFileURL(resolve(glue)));
    const charte = await Charte.load(readFileSync(module));
    const opened = charte.open(bytes, { maxText });
    return () => {
        let found = 0;
        for (const text of texts) found += opened.evaluate({ text, draft: true }).length > 0;
        return found;
    };
}

const pass = mode === "record" ? await recording() : await evaluating();
await serve(`WebAssembly in node ${process.versions.node}`, pass);

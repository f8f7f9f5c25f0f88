/* SPDX-License-Identifier: Apache-2.0 */
/* Usage: node module.mjs MODULE CHARTE HEADER. The module and its wrapper: what they need and offer,
 * which posts they refuse, what becomes of damaged tables, and that nothing leaks. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { Charte, CharteError } from "../../runtime/wasm/charte.mjs";

const [modulePath, command, header] = process.argv.slice(2);
const here = fileURLToPath(new URL(".", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "charte-"));
process.on("exit", () => rmSync(work, { recursive: true }));

function run(program, ...given) {
    const { stdout, stderr, status } = spawnSync(program, given, { encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" } });
    return { stdout, stderr, status };
}

const tablePath = join(work, "t.ctab");
const postsPath = join(here, "posts.ndjson");
assert.equal(run(command, "build", join(here, "module.charte"), "-o", tablePath).status, 0);

const module = await WebAssembly.compile(readFileSync(modulePath));
const bytes = readFileSync(tablePath);
const instance = await WebAssembly.instantiate(module);
const charte = new Charte(instance);
const table = charte.open(bytes);

/* "posts.ndjson:12: …" as {12: "…"}. */
function refused(stderr) {
    return Object.fromEntries([...stderr.matchAll(/^.*posts\.ndjson:(\d+): (.*)$/gm)].map(([, line, why]) => [line, why]));
}

function thrown(call) {
    try {
        call();
    } catch (error) {
        assert(error instanceof CharteError, error);
        return error.message;
    }
    assert.fail("nothing was thrown");
}

const tests = {
    "needs nothing of its host"() {
        assert.deepEqual(WebAssembly.Module.imports(module), []);
    },

    "offers every call of charte.h, and charte_* alone"() {
        const offered = WebAssembly.Module.exports(module).map(({ name }) => name).filter((name) => name !== "memory");
        const declared = [...readFileSync(header, "utf8").matchAll(/^CHARTE_API [^;]*?(charte_\w+)\(/gm)].map(([, name]) => name);
        assert(declared.includes("charte_evaluate"));
        for (const name of declared) assert(offered.includes(name), name);
        for (const name of offered) assert.match(name, /^charte_/);
    },

    "reads and refuses posts as the command does"() {
        const native = run(command, "eval", tablePath, postsPath, "--quote", "--author");
        const found = run("node", join(here, "eval.mjs"), modulePath, tablePath, postsPath, "--quote", "--author");
        assert.equal(found.stdout, native.stdout);
        assert.equal(found.status, native.status);
        const [wanted, said] = [refused(native.stderr), refused(found.stderr)];
        assert.deepEqual(Object.keys(said), Object.keys(wanted));
        assert(Object.keys(said).length > 20);
        for (const [line, why] of Object.entries(wanted)) if (!why.startsWith("the line")) assert.equal(said[line], why);
    },

    "stands in one script with the check of a document"() {
        const script = join(work, "script.mjs");
        writeFileSync(script, ["runtime/wasm/charte.mjs", "compiler/document/check.js"].map((path) => readFileSync(join(here, "../..", path), "utf8")).join(""));
        const { status, stderr } = run("node", "--check", script);
        assert.equal(status, 0, stderr);
    },

    "names the fields that a post does not have"() {
        const ignored = new Set();
        table.evaluate({ text: "", age: 3, author: { age: 3 }, media: [{ type: "photo", size: 3 }], original: { age: 3 } }, { ignored });
        assert.deepEqual([...ignored], ["age", "author.age", "media[].size", "original.age"]);
    },

    "refuses what it is asked wrongly"() {
        thrown(() => table.evaluate({ text: "" }, { absent: "all" }));
        thrown(() => table.evaluate({ text: "" }, { language: 3 }));
        for (const maxText of [2 ** 22, 2 ** 24, 2 ** 26, 2 ** 31]) thrown(() => charte.open(bytes, { maxText }));
    },

    "bounds a text"() {
        const small = charte.open(bytes, { maxText: 10 });
        assert.match(thrown(() => small.evaluate({ text: "a longer text" })), /text has 13 bytes, over 10/);
        assert.equal(JSON.parse(small.evaluate({ text: "a text" })).verdict, "allowed");
        small.close();
    },

    "keeps tables apart"() {
        const other = charte.open(bytes);
        const first = table.evaluate({ text: "Acme", id: "1" });
        other.evaluate({ text: "nothing", id: "2" });
        assert.equal(table.evaluate({ text: "Acme", id: "1" }), first);
        assert.equal(other.digest, table.digest);
        assert.equal(JSON.parse(first).charter.digest, table.digest);
        other.close();
    },

    "closes once and for all"() {
        const other = charte.open(bytes);
        other.close();
        other.close();
        assert.equal(thrown(() => other.evaluate({ text: "" })), "the table is closed");
    },

    "opens no damaged table"() {
        for (let size = 0; size < bytes.length; size += 7) thrown(() => charte.open(bytes.subarray(0, size)));
        for (let at = 0; at < bytes.length; at += 3) {
            const damaged = Uint8Array.from(bytes);
            damaged[at] ^= 1 + (at % 255);
            thrown(() => charte.open(damaged));
        }
    },

    "gives memory back"() {
        const text = "Acme ".repeat(10000);
        let before = 0;
        for (let round = 0; round < 50; round++) {
            const one = charte.open(bytes);
            one.evaluate({ text, labels: Array(1000).fill("label") });
            one.close();
            if (round === 5) before = instance.exports.memory.buffer.byteLength;
        }
        assert.equal(instance.exports.memory.buffer.byteLength, before);
    },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
    try {
        test();
    } catch (error) {
        failed++;
        console.log(`${name}: ${error.stack}`);
    }
}
console.log(`${readFileSync(modulePath).length} bytes: the module`);
console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

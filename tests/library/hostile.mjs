/* SPDX-License-Identifier: Apache-2.0 */
/* Usage: node hostile.mjs MODULE CHARTE. What callers pass to charte.mjs may be anything that the language
 * has: getters and proxies that evaluate, close and throw, lists that lie, buffers that others
 * change, prototypes that others have added to, a stack that is about to end. A verdict is the one
 * on plain values, read once, or there is none and the module is as before. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { Charte, CharteError } from "../../runtime/wasm/charte.mjs";

const [modulePath, command] = process.argv.slice(2);
const here = fileURLToPath(new URL(".", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "charte-"));
process.on("exit", () => rmSync(work, { recursive: true }));
const tablePath = join(work, "t.ctab");
assert.equal(spawnSync(command, ["build", join(here, "module.charte"), "-o", tablePath]).status, 0);

const module = await WebAssembly.compile(readFileSync(modulePath));
const bytes = readFileSync(tablePath);
const instance = await WebAssembly.instantiate(module);
const charte = new Charte(instance);
const table = charte.open(bytes);
const memory = () => instance.exports.memory.buffer.byteLength;

/* A post with something in every kind of field, and one that differs in every one of them. */
const whole = () => ({
    id: "whole",
    draft: true,
    text: "Signed with Acme!",
    author: { name: "Ada", roles: ["manager", "press"], bot: false },
    original: { text: "Acme" },
    labels: ["one", "two"],
    approvals: ["legal"],
    media: [{ type: "photo", alt: "Acme" }, { type: "video" }],
    facts: { client_agreed: false },
});
const other = { id: "another", draft: false, text: "Nothing here", author: {}, labels: [], media: [], facts: { client_agreed: true } };
const reading = { author: true, quote: true, language: "en", absent: "none" };
const right = table.evaluate(whole(), reading);
const rightOther = table.evaluate(other, reading);

/* Every place of a value, as the properties that lead there. */
function placesOf(value, path = []) {
    if (typeof value !== "object" || value === null) return [path];
    return [path, ...Object.keys(value).flatMap((name) => placesOf(value[name], [...path, name]))].filter(({ length }) => length);
}

/* The value with a getter in one place that runs `act` and then gives what stood there. */
function trapped(value, path, act) {
    const [last, holder] = [path.at(-1), path.slice(0, -1).reduce((inside, name) => inside[name], value)];
    const stood = holder[last];
    Object.defineProperty(holder, last, {
        enumerable: true,
        configurable: true,
        get() {
            act();
            return stood;
        },
    });
    return value;
}

/* The value as proxies all the way down, which note every property that is read. */
function noted(value, reads, path = "") {
    if (typeof value !== "object" || value === null) return value;
    return new Proxy(value, {
        get(target, name) {
            reads.push(`${path}${String(name)}`);
            return noted(target[name], reads, `${path}${String(name)}.`);
        },
    });
}

function thrown(call, pattern) {
    try {
        call();
    } catch (error) {
        assert(error instanceof CharteError, error);
        assert.equal(error.name, "CharteError");
        assert.match(error.message, pattern);
        return;
    }
    assert.fail("nothing was thrown");
}

const places = placesOf(whole());
const posted = (path, act) => table.evaluate(trapped(whole(), path, act), reading);
const asked = (path, act) => table.evaluate(whole(), trapped({ ...reading, ignored: new Set() }, path, act));
const traps = [...places.map((path) => [posted, path]), ...Object.keys({ ...reading, ignored: 0 }).map((name) => [asked, [name]])];

/* What is added to the prototype of all objects, while something runs. */
function polluted(name, described, run) {
    Object.defineProperty(Object.prototype, name, { configurable: true, ...described });
    try {
        return run();
    } finally {
        delete Object.prototype[name];
    }
}

const tests = {
    "evaluates in a getter, of the same table"() {
        for (const [evaluate, path] of traps) {
            const inner = [];
            assert.equal(evaluate(path, () => inner.push(table.evaluate(other, reading))), right, path.join("."));
            assert.deepEqual(inner, [rightOther], path.join("."));
        }
    },

    "evaluates, opens and closes in a getter, of another table"() {
        for (const [evaluate, path] of traps) {
            const act = () => {
                const second = charte.open(bytes, { maxText: 1000 });
                assert.equal(second.evaluate(other, reading), rightOther);
                second.close();
            };
            assert.equal(evaluate(path, act), right, path.join("."));
        }
    },

    "gives no verdict of a table that a getter closed"() {
        for (const path of places) {
            const one = charte.open(bytes);
            let read = 0;
            const act = () => (one.close(), one.close(), read++);
            thrown(() => one.evaluate(trapped(whole(), path, act), reading), /^the table is closed$/);
            assert.equal(read, 1, path.join("."));
        }
        for (const name of Object.keys(reading)) {
            const one = charte.open(bytes);
            thrown(() => one.evaluate(whole(), trapped({ ...reading }, [name], () => one.close())), /^the table is closed$/);
        }
        const one = charte.open(bytes);
        const names = new (class extends Set {
            add(name) {
                one.close();
                return super.add(name);
            }
        })();
        thrown(() => one.evaluate({ text: "", age: 3 }, { ignored: names }), /^the table is closed$/);
    },

    "reads nothing for a closed table"() {
        const one = charte.open(bytes);
        one.close();
        const act = () => assert.fail("was read");
        thrown(() => one.evaluate(trapped(whole(), ["text"], act)), /^the table is closed$/);
        thrown(() => one.evaluate(whole(), trapped({}, ["author"], act)), /^the table is closed$/);
        thrown(() => one.digest, /^the table is closed$/);
        one.close();
    },

    "throws on what a getter throws, and is as before"() {
        const before = memory();
        for (let round = 0; round < 20; round++)
            for (const [evaluate, path] of traps) {
                const own = { round };
                assert.throws(() => evaluate(path, () => { throw own; }), (error) => error === own);
                assert.equal(table.evaluate(whole(), reading), right);
            }
        assert.throws(() => charte.open(bytes, trapped({}, ["maxText"], () => { throw new RangeError("own"); })), /own/);
        assert.equal(memory(), before);
    },

    "reads each property once, in its order"() {
        const reads = [];
        assert.equal(table.evaluate(noted(whole(), reads), noted({ ...reading }, reads, "?")), right);
        const list = (name, ...items) => [`${name}.length`, ...items.flatMap((inside, at) => [`${name}.${at}`, ...inside.map((part) => `${name}.${at}.${part}`)])];
        assert.deepEqual(reads, [
            ...["?author", "?quote", "?language", "?absent"],
            ...Object.keys(whole()),
            ...["author.name", "author.roles", "author.bot", ...list("author.roles", [], [])],
            "original.text",
            ...list("labels", [], []),
            ...list("approvals", []),
            ...list("media", ["type", "alt"], ["type"]),
            "facts.client_agreed",
        ]);
    },

    "takes a post that changes as it is read for what was read"() {
        let times = 0;
        const turning = (first, then) => ({ enumerable: true, get: () => (times++ % 2 ? then : first) });
        for (const [name, first, then] of [["text", "Signed with Acme!", "Nothing"], ["id", "whole", 3], ["facts", { client_agreed: false }, null]]) {
            times = 0;
            assert.equal(table.evaluate(Object.defineProperty(whole(), name, turning(first, then)), reading), right);
            assert.equal(times, 1);
        }
        const answer = Object.defineProperty({}, "client_agreed", turning(false, true));
        times = 0;
        assert.equal(table.evaluate({ ...whole(), facts: answer }, reading), right);
        const labels = ["one", "two"];
        const shrinking = { ...whole(), labels: trapped(labels, ["0"], () => (labels.length = 1)) };
        thrown(() => table.evaluate(shrinking, reading), /“labels” must be a text/);
        const leaving = Object.setPrototypeOf(trapped(whole(), ["draft"], () => delete leaving.text), { text: "Acme" });
        thrown(() => table.evaluate(leaving, reading), /“text” is missing/);
    },

    "calls neither iterators nor conversions"() {
        const act = () => assert.fail("was called");
        const labels = Object.assign(["one", "two"], { [Symbol.iterator]: act, toJSON: act });
        const post = Object.assign(whole(), { labels });
        for (const name of [Symbol.toPrimitive, Symbol.iterator, "toJSON", "toString", "valueOf"])
            Object.defineProperty(post, name, { value: act, enumerable: false });
        assert.equal(table.evaluate(post, reading), right);
        const one = { [Symbol.toPrimitive]: act, valueOf: act, toString: act };
        for (const name of ["author", "quote", "language", "absent"]) thrown(() => table.evaluate(whole(), { [name]: one }), new RegExp(name));
        for (const [name, value] of Object.entries(whole())) if (typeof value !== "object") thrown(() => table.evaluate({ ...whole(), [name]: one }), new RegExp(`“${name}” must be`));
        thrown(() => charte.open(bytes, { maxText: one }), /maxText/);
    },

    "takes options for what they are"() {
        for (const wrong of [1, "true", 0n, NaN, [], "no", Symbol("a")])
            for (const name of ["author", "quote"]) thrown(() => table.evaluate(whole(), { [name]: wrong }), /must be true or false/);
        for (const wrong of [0, -0, -1, 1.5, NaN, Infinity, 2 ** 32, 2 ** 32 + 65536, 10n, "10", true, [10]])
            thrown(() => charte.open(bytes, { maxText: wrong }), /“maxText” must be a whole number/);
        for (const wrong of [3, "all", true, []]) {
            thrown(() => table.evaluate(whole(), wrong), /options are not an object/);
            thrown(() => charte.open(bytes, wrong), /options are not an object/);
        }
        thrown(() => table.evaluate(whole(), { ignored: ["age"] }), /must be a Set/);
        thrown(() => table.evaluate(whole(), { language: "\ud83d" }), /“language” is not valid text/);
        const nothing = { author: undefined, quote: null, language: null, absent: undefined, ignored: null };
        assert.equal(table.evaluate(whole(), nothing), table.evaluate(whole()));
        assert.equal(table.evaluate(whole(), Object.freeze(Object.assign(Object.create(null), reading))), right);
    },

    "reads nothing from prototypes"() {
        const plain = table.evaluate({ text: "Acme" });
        const all = { author: true, quote: true, absent: "none", language: "fr", ignored: 3, maxText: 1, text: 3, facts: 3, type: "photo", alt: 3, size: 9e9, state: "x", view: { length: 3 }, kind: 3, failed: true, calls: 3, memory: 3, place: 3, written: 3, format: 3, ignored: 3 };
        for (const [name, value] of Object.entries(all)) {
            assert.equal(polluted(name, { value, writable: true }, () => table.evaluate({ text: "Acme" }, {})), plain, name);
            const accessor = { get: () => assert.fail(`${name} was read`), set: () => assert.fail(`${name} was written`) };
            assert.equal(polluted(name, accessor, () => {
                const one = new Charte(instance).open(bytes, {});
                const line = one.evaluate({ text: "Acme" }, {});
                one.close();
                return line;
            }), plain, name);
        }
        polluted("type", { value: "photo" }, () => thrown(() => table.evaluate({ text: "", media: [{ alt: "" }] }), /media\[\]\.type/));
        thrown(() => table.evaluate(Object.create({ text: "Acme" })), /“text” is missing/);
        assert.equal(table.evaluate({ text: "Acme" }, Object.create(reading)), plain);
        const bare = JSON.parse(JSON.stringify(whole()), (_, value) => (value?.constructor === Object ? Object.freeze(Object.assign(Object.create(null), value)) : value));
        assert.equal(table.evaluate(bare, reading), right);
        const named = new Set();
        table.evaluate(JSON.parse('{"text":"Acme","__proto__":{"draft":true},"constructor":3,"facts":{"__proto__":true}}'), { ignored: named });
        assert.deepEqual([...named], ["__proto__", "constructor"]);
    },

    "refuses lists that lie, and more than a line holds"() {
        const before = memory();
        const lying = (length, item) => new Proxy([], { get: (_, name) => (name === "length" ? length : item) });
        for (const length of [NaN, 1.5, Infinity, "2", 2n, { valueOf: () => 1 }]) thrown(() => table.evaluate({ text: "", labels: lying(length, "a") }), /“labels” must be a list/);
        thrown(() => table.evaluate({ text: "", labels: new Array(2 ** 32 - 1) }), /“labels” must be a text/);
        thrown(() => table.evaluate({ text: "", labels: lying(2 ** 40, "a".repeat(1000)) }), /longer than 64 MiB/);
        thrown(() => table.evaluate({ text: "", media: lying(2 ** 40, { type: "photo", alt: "a".repeat(1000) }) }), /longer than 64 MiB/);
        const long = "a".repeat(2 ** 26 + 1);
        for (const post of [{ text: long }, { text: "", id: long }, { text: "", facts: { [long]: true } }, { text: "", author: { name: long } }])
            thrown(() => table.evaluate(post), /longer than 64 MiB/);
        thrown(() => table.evaluate({ text: "" }, { language: long }), /longer than 64 MiB/);
        assert.equal(memory(), before);
        assert.equal(table.evaluate(whole(), reading), right);
    },

    "refuses half of a surrogate pair wherever it stands"() {
        for (const half of ["\ud83d", "a\ude00b", "\ude00\ud83d"]) {
            for (const post of [{ text: half }, { text: "", labels: ["a", half] }, { text: "", facts: { [half]: true } }, { text: "", media: [{ type: "photo", alt: half }] }])
                thrown(() => table.evaluate(post), /is not valid text/);
            assert.equal(table.evaluate(whole(), reading), right);
        }
    },

    "opens what the bytes were, wherever they lie"() {
        const shared = new SharedArrayBuffer(bytes.length, { maxByteLength: 2 * bytes.length });
        const resizable = new ArrayBuffer(bytes.length + 8, { maxByteLength: 2 * bytes.length });
        const moved = Uint8Array.from(bytes).buffer;
        const within = new Uint8Array(resizable, 8);
        new Uint8Array(shared).set(bytes);
        within.set(bytes);
        const opened = [shared, new Uint8Array(shared), new DataView(shared), within, moved, new Uint16Array(moved, 0, moved.byteLength >> 1)].slice(0, bytes.length % 2 ? 5 : 6).map((given) => charte.open(given));
        new Uint8Array(shared).fill(7);
        shared.grow(2 * bytes.length);
        resizable.resize(1);
        structuredClone(moved, { transfer: [moved] });
        for (const one of opened) {
            assert.equal(one.evaluate(whole(), reading), right);
            assert.equal(one.digest, table.digest);
            one.close();
        }
        for (const gone of [moved, within, new Uint8Array(0)]) thrown(() => charte.open(gone), /./);
        thrown(() => charte.open(moved), /bytes that are there/);
        for (const wrong of [undefined, null, 8, "table", [...bytes], {}, { byteLength: 8 }, () => bytes]) thrown(() => charte.open(wrong), /must be bytes/);
        thrown(() => charte.open(new ArrayBuffer(2 ** 32 + 64)), /no memory/);
    },

    "opens a table that lies in the module's own memory"() {
        const { charte_memory_new: take, charte_memory_free: free, memory: held } = instance.exports;
        const place = take(bytes.length);
        new Uint8Array(held.buffer).set(bytes, place);
        const opened = [];
        for (let round = 0; round < 40; round++) opened.push(charte.open(new Uint8Array(held.buffer, place, bytes.length), { maxText: 1 << 18 }));
        for (const one of opened) {
            assert.equal(one.evaluate(whole(), reading), right);
            one.close();
        }
        free(place);
    },

    "reads its memory anew after the host has let it grow"() {
        const line = table.evaluate(whole(), reading);
        const inner = { ...whole(), get id() { instance.exports.memory.grow(1); return "whole"; } };
        assert.equal(table.evaluate(inner, reading), line);
        assert.equal(table.digest, JSON.parse(line).charter.digest);
    },

    async "gives the right verdict or none where the stack ends"() {
        const fresh = await Charte.load(module);
        const one = fresh.open(bytes);
        const found = { right: 0, none: 0 };
        function attempt() {
            try {
                assert.equal(one.evaluate(whole(), reading), right);
                found.right++;
                return true;
            } catch (error) {
                if (error instanceof assert.AssertionError) throw error;
                found.none++;
                return false;
            }
        }
        function down() {
            let deeper = null;
            try {
                deeper = down();
            } catch (error) {
                if (error instanceof assert.AssertionError) throw error;
            }
            return deeper || attempt();
        }
        for (let round = 0; round < 20; round++) down();
        assert(found.right >= 20 && found.none >= 20, JSON.stringify(found));
        assert.equal(one.evaluate(whole(), reading), right);
        one.close();
    },

    async "asks nothing more of a module that failed"() {
        const failing = await WebAssembly.instantiate(module);
        let fails = false;
        const calls = { ...failing.exports };
        calls.charte_desk_evaluate = (...given) => {
            if (fails) throw new WebAssembly.RuntimeError("unreachable");
            return failing.exports.charte_desk_evaluate(...given);
        };
        const broken = new Charte({ exports: calls });
        const [one, two] = [broken.open(bytes), broken.open(bytes)];
        assert.equal(one.evaluate(whole(), reading), right);
        fails = true;
        assert.throws(() => one.evaluate(whole(), reading), WebAssembly.RuntimeError);
        fails = false;
        for (const call of [() => one.evaluate(whole()), () => two.evaluate(whole()), () => two.digest, () => broken.open(bytes)]) thrown(call, /the module has failed/);
        one.close();
        two.close();
        thrown(() => two.evaluate(whole()), /^the table is closed$/);
        assert.equal(table.evaluate(whole(), reading), right);
    },

    "lets nobody in while it is at work"() {
        const { iterator } = Symbol;
        const [next, one, said] = [Array.prototype[iterator], charte.open(bytes), new Set()];
        const act = () => {
            try {
                assert.equal(one.evaluate(other, reading), rightOther);
            } catch (error) {
                said.add(error.message);
                if (error.message === "the module is at work") one.close();
            }
        };
        Array.prototype[iterator] = function () {
            const held = Array.prototype[iterator];
            Array.prototype[iterator] = next;
            try {
                act();
            } catch (error) {
                said.add(error.message);
            }
            Array.prototype[iterator] = held;
            return next.call(this);
        };
        let line;
        try {
            line = one.evaluate(whole(), reading);
        } finally {
            Array.prototype[iterator] = next;
        }
        assert.equal(line, right);
        assert.deepEqual([...said], ["the module is at work"]);
        one.close();
    },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
    try {
        await test();
    } catch (error) {
        failed++;
        console.log(`${name}: ${error.stack}`);
    }
}
console.log(`${Object.keys(tests).length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

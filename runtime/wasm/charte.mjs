/* charte in JavaScript: opens rule tables and evaluates posts with the WebAssembly module.
 * SPDX-License-Identifier: Apache-2.0
 *
 *     const charte = await Charte.load(await readFile("charte.wasm"));
 *     const table = charte.open(await readFile("charter.ctab"));
 *     const verdict = JSON.parse(table.evaluate({ text: "…", draft: true }));
 *
 * Depends on nothing, in a page (under `script-src 'wasm-unsafe-eval'`) as in node. A post is a
 * record of charte.post/1, read and refused as `charte eval` does; the fields it may have are
 * those that the module names, others go by: evaluate names them to whoever asks (`ignored`). What
 * is wrong is thrown as a CharteError (its name).
 *
 * Reading what is passed may run the caller's own code: getters, proxies. That code may evaluate,
 * open and close. So everything is read whole, into plain values, before the module is asked for
 * anything, and each property once: first the options, in the order in which they stand below; then
 * the post, an object's own properties in their own order and then what is inside of each, of a
 * list its length and its items. Neither iterators nor toJSON or valueOf are called; the prototypes
 * of options and objects say nothing. What a getter throws is thrown on as it is, and nothing has
 * been done by then. */

export class CharteError extends Error {
    name = "CharteError";
}

/* Whether a text has half of a surrogate pair, which UTF-8 cannot say. */
const broken = /\p{Surrogate}/u;

/* What 32 bits can count; the bytes of the longest line that `charte eval` reads. */
const countable = 2 ** 32;
const longest = 2 ** 26;

const kinds = {
    string: ["a text", (value) => typeof value === "string"],
    truth: ["true or false", (value) => typeof value === "boolean"],
    strings: ["a list", Array.isArray],
    media: ["a list", Array.isArray],
    answers: ["an object", isObject],
    object: ["an object", isObject],
    names: ["a Set", (value) => isObject(value) && typeof value.add === "function"],
    size: ["a whole number, from 1 to 2³² − 1", (value) => Number.isInteger(value) && value > 0 && value < countable],
};

/* The options that there are, in the order in which they are read. */
const toEvaluate = { author: "truth", quote: "truth", language: "string", absent: "string", ignored: "names" };
const toOpen = { maxText: "size" };

/* What an empty author or original says of each field: there is none. */
const none = { string: "", truth: false, strings: [] };

const unknown = "does not have a known value";

function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuse(what, path, why) {
    throw new CharteError(`the ${what} “${path}” ${why}`);
}

/* The value, if it is of the kind; else refuses the field or option. */
function want(kind, value, path, what = "field") {
    const [name, is] = kinds[kind];
    return is(value) ? value : refuse(what, path, `must be ${name}`);
}

/* A text that UTF-8 can say, and that fits into a line. */
function wantText(value, path, what = "field") {
    want("string", value, path, what);
    if (value.length > longest) refuse(what, path, "is longer than 64 MiB");
    if (broken.test(value)) refuse(what, path, "is not valid text");
    return value;
}

/* {name: value} of the options that are said: undefined and null are nothing. */
function optionsOf(given, known) {
    const options = Object.create(null);
    if (given === undefined || given === null) return options;
    if (!isObject(given)) throw new CharteError("the options are not an object");
    for (const name of Object.keys(known)) {
        const value = Object.hasOwn(given, name) ? given[name] : null;
        if (value !== undefined && value !== null) options[name] = want(known[name], value, name, "option");
    }
    return options;
}

/* Bytes of our own: of a buffer that is shared, or that others change, move or take away. */
function copied(bytes) {
    const given = ArrayBuffer.isView(bytes) ? [bytes.buffer, bytes.byteOffset, bytes.byteLength] : [bytes];
    let view;
    try {
        view = new DataView(...given);
    } catch {
        throw new CharteError("a table must be bytes that are there: a buffer, or a view of one");
    }
    const { buffer, byteOffset, byteLength } = view;
    if (byteLength >= countable) throw new CharteError("no memory");
    return new Uint8Array(buffer, byteOffset, byteLength).slice();
}

/* What an object says, as [name, value] …: as in its JSON, undefined is nothing. */
function said(object) {
    return Object.entries(object).filter((part) => part[1] !== undefined);
}

/* A post as plain values, [field, value] … in `written`, for a desk to write. */
class Reading {
    written = [];
    size = 0;
    format;
    ignored;

    constructor(format, ignored) {
        this.format = format;
        this.ignored = ignored;
    }

    /* As the line of JSON would: with quotes or braces, and a comma. */
    grow(size) {
        this.size += size + 3;
        if (this.size > longest) throw new CharteError("the post is longer than 64 MiB");
    }

    string(value, path) {
        this.grow(wantText(value, path).length);
        return value;
    }

    truth(value, path) {
        return want("truth", value, path);
    }

    /* A list may claim any length: each item is checked as it is read. */
    items(list, path, read) {
        const items = [];
        const { length } = list;
        if (!Number.isSafeInteger(length)) want("strings", null, path);
        for (let i = 0; i < length; i++) items.push(read(list[i]));
        return items;
    }

    strings(value, path) {
        return this.items(value, path, (item) => this.string(item, path));
    }

    media(value, path) {
        return this.items(value, path, (item) => this.medium(item, path));
    }

    medium(item, path) {
        const medium = { type: -1, alt: null };
        const parts = {
            type: (value, whole) => (medium.type = this.type(value, whole)),
            alt: (value, whole) => (medium.alt = this.string(value, whole)),
        };
        this.grow(0);
        for (const [name, value] of said(want("object", item, path))) {
            const whole = `${path}[].${name}`;
            if (!Object.hasOwn(parts, name)) this.ignored?.add(whole);
            else if (value !== null) parts[name](value, whole);
        }
        if (medium.type < 0) refuse("field", `${path}[].type`, unknown);
        return medium;
    }

    type(value, path) {
        const type = this.format.types.indexOf(this.string(value, path));
        return type < 0 ? refuse("field", path, unknown) : type;
    }

    answers(value, path) {
        const given = said(value).filter(([, answer]) => answer !== null);
        return given.map(([fact, answer]) => [this.string(fact, path), this.truth(answer, `${path}.${fact}`)]);
    }

    object(fields, value, path) {
        const parts = said(value);
        if (parts.length > 0) return this.fields(fields, parts, `${path}.`);
        for (const one of fields.values()) this.written.push([one, none[one.kind]]);
    }

    /* What is said of the fields. null is as good as nothing said. */
    fields(fields, parts, path) {
        for (const [name, value] of parts) {
            const [one, whole] = [fields.get(name), path + name];
            if (!one) this.ignored?.add(whole);
            else if (value !== null) this.field(one, want(one.kind, value, whole), whole);
        }
    }

    field(one, value, path) {
        if (one.kind === "object") this.object(one.fields, value, path);
        else this.written.push([one, this[one.kind](value, path)]);
    }
}

function wholePost(format, post, ignored) {
    if (!isObject(post)) throw new CharteError("the post is not an object");
    const reading = new Reading(format, ignored);
    reading.fields(format.fields, said(post), "");
    if (!reading.written.some(([one]) => one === format.fields.get("text"))) throw new CharteError("the field “text” is missing");
    return reading.written;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/* Arguments stand on the stack: passing these makes sure of 8 KiB. */
const stack = Array(2 ** 10).fill(0);
const nothing = () => {};

const failed = "has failed: it must be loaded anew";

/* The module's memory and calls. */
class Memory {
    state = "idle";
    memory;
    calls;
    view;

    constructor(exports) {
        this.memory = exports.memory;
        this.calls = exports;
    }

    /* Runs what asks the module for something, alone. What ends it halfway, a trap or a stack that
     * ends, leaves the module's memory as it is then: nothing more is asked of it. A stack that is
     * about to end is found out before. */
    work(task) {
        if (this.state !== "idle") throw new CharteError(`the module ${this.state}`);
        Reflect.apply(nothing, undefined, stack);
        this.state = "is at work";
        try {
            const result = task();
            this.state = "idle";
            return result;
        } catch (error) {
            this.state = error instanceof CharteError ? "idle" : failed;
            throw error;
        }
    }

    get failed() {
        return this.state === failed;
    }

    /* Growing memory replaces its buffer. */
    get bytes() {
        if (!this.view?.length) this.view = new Uint8Array(this.memory.buffer);
        return this.view;
    }

    /* Of a call that allocates, which has none where it answers 0. */
    must(place) {
        if (place) return place >>> 0;
        throw new CharteError("no memory");
    }

    /* A call answers with signed numbers: places beyond 2 GiB are negative. */
    text(place, size) {
        const start = place >>> 0;
        return decoder.decode(this.bytes.subarray(start, start + (size >>> 0)));
    }

    words(place) {
        return this.text(place, this.bytes.indexOf(0, place >>> 0) - (place >>> 0));
    }
}

/* The names that a call gives by number, until there is none. */
function namesOf(memory, call) {
    const names = [];
    for (let place; (place = call(names.length)); ) names.push(memory.words(place));
    return names;
}

/* What posts may hold, as the module names it. Fields: {text: {kind, index}, author: {kind:
 * "object", fields: …}}. Types: of media. */
function formatOf(memory) {
    const { calls } = memory;
    const fields = new Map();
    for (const [index, path] of namesOf(memory, calls.charte_field_path).entries()) {
        const names = path.split(".");
        const kind = memory.words(calls.charte_field_kind(index));
        if (kind === "medium") continue; /* read with the medium that it stands in */
        let inside = fields;
        if (names.length > 1) {
            const object = fields.get(names[0]) ?? { kind: "object", fields: new Map() };
            fields.set(names[0], object);
            inside = object.fields;
        }
        inside.set(names.at(-1), { kind, index });
    }
    return { fields, types: namesOf(memory, calls.charte_media_type) };
}

/* One table, with the place on which posts are laid out for it. Takes plain values alone, so that
 * nobody else's code runs while it is at work. */
class Desk {
    memory;
    calls;
    place;

    constructor(memory) {
        this.memory = memory;
        this.calls = memory.calls;
        this.place = memory.must(this.calls.charte_desk_new());
    }

    fail(prefix = "") {
        const message = this.calls.charte_desk_message(this.place);
        throw new CharteError(prefix + this.memory.words(message));
    }

    /* Copies a text into the post's memory: [place, size]. */
    text(value) {
        const room = 3 * value.length;
        const place = this.memory.must(this.calls.charte_desk_take(this.place, room));
        const bytes = this.memory.bytes.subarray(place, place + room);
        const { written } = encoder.encodeInto(value, bytes);
        return [place, written];
    }

    string(index, value) {
        this.calls.charte_desk_string(this.place, index, ...this.text(value));
    }

    truth(index, value) {
        this.calls.charte_desk_truth(this.place, index, value);
    }

    strings(index, items) {
        this.memory.must(this.calls.charte_desk_strings(this.place, index, items.length));
        for (const item of items) this.calls.charte_desk_add_string(this.place, index, ...this.text(item));
    }

    media(index, items) {
        this.memory.must(this.calls.charte_desk_media(this.place, items.length));
        for (const { type, alt } of items)
            this.calls.charte_desk_add_medium(this.place, type, ...(alt === null ? [0, 0] : this.text(alt)));
    }

    answers(index, items) {
        this.memory.must(this.calls.charte_desk_answers(this.place, items.length));
        for (const [fact, answer] of items) this.calls.charte_desk_add_answer(this.place, ...this.text(fact), answer);
    }

    /* Where the verdict's line lies then. */
    evaluate(post, how, language) {
        const { calls, place } = this;
        calls.charte_desk_clear(place);
        for (const [{ kind, index }, value] of post) this[kind](index, value);
        const asked = language === undefined ? [0, 0] : this.text(language);
        if (calls.charte_desk_evaluate(place, ...how, ...asked)) this.fail("the post could not be evaluated: ");
        return { place: calls.charte_desk_line(place), size: calls.charte_desk_line_size(place) };
    }
}

export class Table {
    #memory;
    #format;
    #desk;
    #bytes;

    constructor(memory, format, bytes, maxText) {
        this.#memory = memory;
        this.#format = format;
        memory.work(() => this.#open(bytes, maxText));
    }

    #open(bytes, maxText) {
        const { calls } = this.#memory;
        this.#desk = new Desk(this.#memory);
        try {
            this.#bytes = this.#memory.must(calls.charte_memory_new(bytes.length));
            this.#memory.bytes.set(bytes, this.#bytes);
            if (calls.charte_desk_open(this.#desk.place, this.#bytes, bytes.length, maxText)) this.#desk.fail();
        } catch (error) {
            if (error instanceof CharteError) this.#free();
            throw error;
        }
    }

    #free() {
        const { calls, place } = this.#desk;
        this.#desk = null;
        calls.charte_desk_free(place);
        calls.charte_memory_free(this.#bytes);
    }

    #opened() {
        if (this.#desk) return this.#desk;
        throw new CharteError("the table is closed");
    }

    /* "sha256:…" of the table. */
    get digest() {
        const { calls, place } = this.#opened();
        return this.#memory.work(() => this.#memory.words(calls.charte_table_digest(calls.charte_desk_table(place))));
    }

    /* The verdict on a post as a line of JSON, charte.verdict/2, the same bytes that `charte eval`
     * writes. author: true tells it to the author, protected rights included; quote: true adds the
     * words found; language: of messages and questions; absent: "none" where absent fields are
     * known to be none; ignored: a Set that receives the names of fields that a post does not have.
     * Throws where the table is closed, be it while the post is read. */
    evaluate(post, options) {
        this.#opened();
        const { author = false, quote = false, language, absent, ignored } = optionsOf(options, toEvaluate);
        if (absent !== undefined && absent !== "none") throw new CharteError("absent fields are unknown, or “none”");
        if (language !== undefined) wantText(language, "language", "option");
        const read = wholePost(this.#format, post, ignored);
        const desk = this.#opened();
        const line = this.#memory.work(() => desk.evaluate(read, [absent === "none", author, quote], language));
        return this.#memory.text(line.place, line.size);
    }

    /* Gives the table's memory back; again, does nothing. */
    close() {
        if (this.#desk && !this.#memory.failed) this.#memory.work(() => this.#free());
        this.#desk = null;
    }
}

export class Charte {
    #memory;
    #format;

    constructor(instance) {
        this.#memory = new Memory(instance.exports);
        this.#format = formatOf(this.#memory);
    }

    /* From the bytes of charte.wasm, or the module compiled from them. */
    static async load(source) {
        const compiled = source instanceof WebAssembly.Module;
        const module = compiled ? source : await WebAssembly.compile(source);
        return new Charte(await WebAssembly.instantiate(module));
    }

    /* Opens the bytes of a .ctab, a buffer or a view of one, shared or not, which are copied; throws
     * where they are no table. maxText: the most bytes of a field, 65,536 where it is not said, on
     * which the memory a table takes depends. */
    open(bytes, options) {
        const { maxText = 1 << 16 } = optionsOf(options, toOpen);
        return new Table(this.#memory, this.#format, copied(bytes), maxText);
    }
}

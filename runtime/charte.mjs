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
 * is wrong is thrown as a CharteError. */

export class CharteError extends Error {
    name = "CharteError";
}

/* Whether a text has half of a surrogate pair, which UTF-8 cannot say. */
const broken = /\p{Surrogate}/u;

const kinds = {
    string: ["a text", (value) => typeof value === "string"],
    truth: ["true or false", (value) => typeof value === "boolean"],
    strings: ["a list", Array.isArray],
    media: ["a list", Array.isArray],
    answers: ["an object", isObject],
    object: ["an object", isObject],
};

/* What an empty author or original says of each field: there is none. */
const none = { string: "", truth: false, strings: [] };

function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/* The value, if it is of the kind. */
function want(kind, value, path) {
    const [name, is] = kinds[kind];
    if (is(value)) return value;
    throw new CharteError(`the field “${path}” must be ${name}`);
}

/* The names of what an object says: as in its JSON, undefined is nothing. */
function said(object) {
    return Object.keys(object).filter((name) => object[name] !== undefined);
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/* The module's memory and calls. */
class Memory {
    constructor(calls) {
        this.calls = calls;
    }

    /* Growing memory replaces its buffer. */
    get bytes() {
        if (!this.view?.length) this.view = new Uint8Array(this.calls.memory.buffer);
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
        return decoder.decode(this.bytes.subarray(start, start + size));
    }

    words(place) {
        return this.text(place, this.bytes.indexOf(0, place >>> 0) - (place >>> 0));
    }
}

/* The fields of a post as the module names them: {text: {kind, index}, author: {kind: "object",
 * fields: …}}. */
function fieldsOf(memory) {
    const fields = new Map();
    for (let index = 0, place; (place = memory.calls.charte_field_path(index)); index++) {
        const names = memory.words(place).split(".");
        const kind = memory.words(memory.calls.charte_field_kind(index));
        let inside = fields;
        if (names.length > 1) {
            const object = fields.get(names[0]) ?? { kind: "object", fields: new Map() };
            fields.set(names[0], object);
            inside = object.fields;
        }
        inside.set(names.at(-1), { kind, index });
    }
    return fields;
}

/* One table, with the place on which posts are laid out for it. */
class Desk {
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
    text(value, path) {
        want("string", value, path);
        if (broken.test(value)) throw new CharteError(`the field “${path}” is not valid text`);
        const room = 3 * value.length;
        const place = this.memory.must(this.calls.charte_desk_take(this.place, room));
        const bytes = this.memory.bytes.subarray(place, place + room);
        const { written } = encoder.encodeInto(value, bytes);
        return [place, written];
    }

    string({ index }, value, path) {
        this.calls.charte_desk_string(this.place, index, ...this.text(value, path));
    }

    truth({ index }, value) {
        this.calls.charte_desk_truth(this.place, index, value);
    }

    strings({ index }, value, path) {
        const items = [...value];
        this.memory.must(this.calls.charte_desk_strings(this.place, index, items.length));
        for (const item of items)
            this.calls.charte_desk_add_string(this.place, index, ...this.text(item, path));
    }

    media(field, value, path, ignored) {
        const items = [...value];
        this.memory.must(this.calls.charte_desk_media(this.place, items.length));
        for (const item of items) {
            const { type, alt, ...others } = want("object", item, path);
            for (const name of said(others)) ignored?.add(`${path}[].${name}`);
            this.medium(type ?? "", alt ?? null, `${path}[]`);
        }
    }

    medium(type, alt, path) {
        const written = alt === null ? [0, 0] : this.text(alt, `${path}.alt`);
        const name = this.text(type, `${path}.type`);
        if (!this.calls.charte_desk_add_medium(this.place, ...name, ...written))
            throw new CharteError(`the field “${path}.type” does not have a known value`);
    }

    answers(field, value, path) {
        const facts = said(value).filter((fact) => value[fact] !== null);
        this.memory.must(this.calls.charte_desk_answers(this.place, facts.length));
        for (const fact of facts) {
            const answer = want("truth", value[fact], `${path}.${fact}`);
            this.calls.charte_desk_add_answer(this.place, ...this.text(fact, path), answer);
        }
    }

    object({ fields }, value, path, ignored) {
        if (said(value).length > 0) this.write(fields, value, `${path}.`, ignored);
        else for (const field of fields.values()) this[field.kind](field, none[field.kind], path);
    }

    /* Writes what an object says of the fields. null is as good as nothing said. */
    write(fields, object, path, ignored) {
        for (const name of said(object)) {
            const [field, value, whole] = [fields.get(name), object[name], path + name];
            if (!field) ignored?.add(whole);
            else if (value !== null)
                this[field.kind](field, want(field.kind, value, whole), whole, ignored);
        }
    }
}

export class Table {
    #desk;
    #bytes;
    #fields;

    constructor(memory, fields, bytes, maxText) {
        this.#fields = fields;
        this.#desk = new Desk(memory);
        try {
            this.#open(memory, bytes, maxText);
        } catch (error) {
            this.close();
            throw error;
        }
    }

    #open(memory, bytes, maxText) {
        const { calls } = memory;
        this.#bytes = memory.must(calls.charte_memory_new(bytes.length));
        memory.bytes.set(bytes, this.#bytes);
        if (calls.charte_desk_open(this.#desk.place, this.#bytes, bytes.length, maxText)) this.#desk.fail();
    }

    #opened() {
        if (this.#desk) return this.#desk;
        throw new CharteError("the table is closed");
    }

    /* "sha256:…" of the table. */
    get digest() {
        const { memory, calls, place } = this.#opened();
        return memory.words(calls.charte_table_digest(calls.charte_desk_table(place)));
    }

    /* The verdict on a post as a line of JSON, charte.verdict/1, the same bytes that `charte eval`
     * writes. author: tell it to the author, protected rights included; quote: add the words
     * found; language: of messages and questions; absent: "none" where absent fields are known to
     * be none; ignored: a Set that receives the names of fields that a post does not have. */
    evaluate(post, { author = false, quote = false, language, absent, ignored } = {}) {
        const desk = this.#opened();
        const { memory, calls, place } = desk;
        if (!isObject(post)) throw new CharteError("the post is not an object");
        if (absent !== undefined && absent !== "none")
            throw new CharteError("absent fields are unknown, or “none”");
        calls.charte_desk_clear(place);
        desk.write(this.#fields, post, "", ignored);
        if (typeof post.text !== "string") throw new CharteError("the field “text” is missing");
        const asked = language === undefined ? [0, 0] : desk.text(language, "language");
        if (calls.charte_desk_evaluate(place, absent === "none", author, quote, ...asked))
            desk.fail("the post could not be evaluated: ");
        return memory.text(calls.charte_desk_line(place), calls.charte_desk_line_size(place));
    }

    /* Gives the table's memory back. */
    close() {
        if (!this.#desk) return;
        const { calls, place } = this.#desk;
        calls.charte_desk_free(place);
        calls.charte_memory_free(this.#bytes);
        this.#desk = null;
    }
}

export class Charte {
    #memory;
    #fields;

    constructor(instance) {
        this.#memory = new Memory(instance.exports);
        this.#fields = fieldsOf(this.#memory);
    }

    /* From the bytes of charte.wasm, or the module compiled from them. */
    static async load(source) {
        const compiled = source instanceof WebAssembly.Module;
        const module = compiled ? source : await WebAssembly.compile(source);
        return new Charte(await WebAssembly.instantiate(module));
    }

    /* Opens the bytes of a .ctab, which are copied; throws where they are none. maxText: the most
     * bytes of a field, on which the memory a table takes depends. */
    open(bytes, { maxText = 1 << 16 } = {}) {
        return new Table(this.#memory, this.#fields, new Uint8Array(bytes), maxText);
    }
}

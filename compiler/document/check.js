/* The check of a draft in a charter document. Stands behind charte.mjs in one inline module. All
 * words that it shows stand in the document; it knows verdicts and fields, and no language. Nothing
 * is sent, and nothing is kept beyond the page. */

async function embedded(id) {
    const text = document.getElementById(id).textContent;
    const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
}

/* The table as it is, from one whose sections stand column by column (check_data.c): its header is
 * 64 bytes, and a section's entry in the directory has 24, its offset and size behind 8. */
function byRows(sorted, widths) {
    const table = sorted.slice();
    const words = new DataView(sorted.buffer);
    widths.forEach((width, section) => {
        const offset = words.getUint32(64 + 24 * section + 8, true);
        const size = words.getUint32(64 + 24 * section + 12, true);
        const rows = size / width;
        for (let at = 0; at < size; at++)
            table[offset + at] = sorted[offset + (at % width) * rows + Math.floor(at / width)];
    });
    return table;
}

/* What the form says, as fields of a post. A field that says nothing is absent: unknown. */
const media = {
    none: [],
    described: [{ type: "photo", alt: "…" }],
    bare: [{ type: "photo", alt: "" }],
    video: [{ type: "video" }],
    audio: [{ type: "audio" }],
    document: [{ type: "document" }],
};

/* A field of the form by its name: what its value says of the post. */
const says = {
    platform: (value) => ({ platform: value === "none" ? "" : value }),
    audience: (value) => ({ audience: value }),
    account: (value) => ({ account: value }),
    kind: (value) => ({ kind: value }),
    media: (value) => ({ media: media[value] }),
    location: (value) => ({ location: value === "yes" }),
    sponsored: (value) => ({ sponsored: value === "yes" }),
    lang: (value) => ({ lang: value === "none" ? "" : value }),
    time: (value) => ({ created_at: `${value.length === 16 ? `${value}:00` : value}Z` }),
};

/* What a text says; empty where there is none; undefined where that is not said. */
function textIn(data, name) {
    return data.get(name) || (data.getAll("none").includes(name) ? "" : undefined);
}

function authorOf(data) {
    const author = {};
    for (const name of ["name", "handle", "profile"]) {
        const text = textIn(data, name);
        if (text !== undefined) author[name] = text;
    }
    if (data.get("bot")) author.bot = data.get("bot") === "yes";
    if (data.has("role") || data.has("no_role")) author.roles = data.getAll("role");
    return author;
}

/* {name: true or false} of the questions that have been answered. */
function answersOf(data, prefix) {
    const answers = {};
    for (const [name, value] of data)
        if (name.startsWith(prefix) && value) answers[name.slice(prefix.length)] = value === "yes";
    return answers;
}

/* The post that a form describes. Labels come from other tools, and none has seen it. */
function postOf(form) {
    const data = new FormData(form);
    const post = { id: "1", draft: true, text: data.get("text").replaceAll("\r\n", "\n"), labels: [] };
    for (const name of Object.keys(says)) if (data.get(name)) Object.assign(post, says[name](data.get(name)));
    const original = textIn(data, "original");
    if (original !== undefined) post.original = { text: original };
    const author = authorOf(data);
    if (Object.keys(author).length) post.author = author;
    const approvals = answersOf(data, "approval-");
    const known = Object.keys(approvals);
    if (known.length) post.approvals = known.filter((role) => approvals[role]);
    const facts = answersOf(data, "fact-");
    if (Object.keys(facts).length) post.facts = facts;
    return post;
}

/* The spans of the text that the rules' reasons and the facts' signs stand at: [[start, end], …] in
 * bytes, ascending. */
function spansOf({ rules = [], facts = {} }) {
    const reasons = rules.flatMap(({ because, unless = [] }) => [...because, ...unless]);
    const places = [...reasons.flatMap(({ evidence = [] }) => evidence), ...Object.values(facts).flatMap(({ signs = [] }) => signs)];
    const spans = places.filter(({ field }) => field === "text").map(({ start, end }) => [start, end]);
    return spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}

const bytesOf = new TextEncoder();
const textOf = new TextDecoder();

/* A link to a control of the form, by its label. */
function linkTo(field) {
    const link = document.createElement("a");
    link.href = `#${field.querySelector("[id]").id}`;
    link.textContent = field.querySelector("legend, span").textContent;
    return link;
}

/* The text with its spans marked; where they overlap, as one. */
function marked(text, spans) {
    const bytes = bytesOf.encode(text);
    const place = document.createElement("p");
    const piece = (start, end) => textOf.decode(bytes.subarray(start, end));
    let at = 0;
    place.className = "draft";
    for (const [start, end] of spans) {
        if (end <= at) continue;
        const from = Math.max(start, at);
        const mark = document.createElement("mark");
        mark.textContent = piece(from, end);
        place.append(piece(at, from), mark);
        at = end;
    }
    place.append(piece(at, bytes.length));
    return place;
}

/* Whether a question has an answer. */
function answered(question) {
    return question.querySelector("input:checked").value !== "";
}

/* The check in one language version of the document. */
class Check {
    constructor(section, table) {
        this.section = section;
        this.version = section.closest(".version");
        this.prefix = section.id.slice(0, -"check".length);
        this.table = table;
        this.form = section.querySelector("form");
        this.shown = false;
        this.form.addEventListener("submit", (event) => {
            event.preventDefault();
            this.shown = true;
            this.show();
            this.find(".said").scrollIntoView({ block: "nearest" });
        });
        this.form.addEventListener("reset", () => this.clear());
        /* For whoever asks the page as a tool: the record on a post, as `charte eval --author`. */
        this.form.evaluate = (post, options) => this.table.evaluate(post, { author: true, ...options });
        this.words = section.querySelector("template").content;
        this.all(".question").forEach((question) => this.arm(question));
        section.querySelector(".unable").remove();
        this.form.hidden = false;
    }

    /* Yes, no, not known. */
    arm(question) {
        const { fact, role } = question.dataset;
        const answers = this.words.querySelector(".answers").cloneNode(true);
        for (const answer of answers.querySelectorAll("input")) answer.name = fact ? `fact-${fact}` : `approval-${role}`;
        question.append(answers);
    }

    find(selector) {
        return this.form.querySelector(selector);
    }

    all(selector) {
        return [...this.form.querySelectorAll(selector)];
    }

    clear() {
        this.shown = false;
        this.find(".said").replaceChildren();
        for (const part of this.all(".questions, .question, .none, .group, .not-final, .record, .failed")) part.hidden = true;
        for (const field of this.all(".asked")) field.classList.remove("asked");
    }

    evaluate(post) {
        return this.table.evaluate(post, { author: true, language: this.version.lang });
    }

    show() {
        const post = postOf(this.form);
        try {
            const line = this.evaluate(post);
            this.find(".failed").hidden = true;
            this.tell(post, line, JSON.parse(line));
        } catch (error) {
            this.clear();
            this.shown = true;
            this.find(".failed").hidden = false;
            if (!(error instanceof CharteError)) throw error;
        }
    }

    tell(post, line, record) {
        const { rules = [], overridden = [], on_trial = [] } = record;
        const ranked = [...rules].sort((a, b) => this.rank(b) - this.rank(a));
        const asked = this.ask(record);
        this.say(record, ranked, asked);
        this.find(".record").hidden = false;
        this.find(".not-final").hidden = record.final !== false || asked.length > 0;
        this.group("rules", ranked.map(({ rule }) => this.rule(rule)));
        this.group("pending", this.waiting(record).map(({ rule }) => this.rule(rule)));
        this.group("overridden", overridden.map(({ rule }) => this.rule(rule)));
        this.group("on_trial", on_trial.map(({ rule }) => this.rule(rule)));
        const spans = spansOf(record);
        this.group("found", spans.length ? [marked(post.text, spans)] : []);
        this.find(".post").textContent = JSON.stringify(post);
        this.find(".verdict-record").textContent = line;
    }

    rank({ level }) {
        return ["allowed", "encouraged", "protected", "caution", "check", "approve", "fix", "forbidden"].indexOf(level);
    }

    /* The pending rules that what was raised belongs to, and those that nothing asked settles: that
     * could bring more than what is said, or bring just that where no live rule does. */
    waiting({ verdict, if_none = verdict, next = [], pending = [], rules = [] }) {
        const names = ({ rule }, items) => items.some(({ rules }) => rules.includes(rule));
        const least = this.rank({ level: if_none }) + rules.some(({ level }) => level === if_none);
        const raised = next.filter(({ raised }) => raised);
        return pending.filter((rule) => rule.level !== "allowed" && (names(rule, raised) || (!names(rule, next) && this.rank(rule) >= least)));
    }

    /* Advice first, then the verdict, and on what condition it holds: with nothing raised, what it is
     * where none of the rest applies. What stands already is not said again. */
    say({ verdict, reason, if_none = verdict }, [first], asked) {
        const raised = asked.filter(({ raised }) => raised);
        const level = raised.length ? verdict : if_none;
        const unsaid = level === "check" && !raised.length ? "unsaid" : level;
        const said = [this.word(`[data-level="${reason === "scope_unknown" ? reason : unsaid}"]`)];
        const advice = first?.level === level && this.place(first.rule)?.querySelector(".advice dd");
        if (advice) {
            const first = document.createElement("p");
            first.className = "first";
            first.textContent = advice.textContent;
            said.unshift(first);
        }
        if (asked.length && !raised.length) said.push(this.word(".unless"));
        said.push(...this.missing(raised));
        const place = this.find(".said");
        const text = said.map((part) => part.textContent).join("\n");
        if (place.dataset.text === text && place.hasChildNodes()) return;
        place.dataset.text = text;
        place.replaceChildren(...said);
    }

    /* The fields that are asked for, by their names. */
    missing(asked) {
        const links = asked.flatMap(({ places }) => places).filter((place) => place.dataset.field).map(linkTo);
        if (!links.length) return [];
        const line = this.word(".missing");
        links.forEach((link, place) => line.append(place ? " · " : " ", link));
        return [line];
    }

    word(selector) {
        return this.words.querySelector(selector).cloneNode(true);
    }

    /* Where the form takes what an item asks for: the question of a fact, those of the roles whose
     * approval its rules want, or a field. */
    places({ fact, field, rules }) {
        if (fact) return this.all(`[data-fact="${fact}"]`);
        if (field !== "approvals") return this.all(`[data-field="${field}"]`);
        return this.all("[data-role]").filter(({ dataset }) => dataset.rules.split(" ").some((rule) => rules.includes(rule)));
    }

    /* Shows what is worth asking, in the order of the record, and what has been answered; gives what is
     * asked, with its places. */
    ask({ rules = [], facts = {}, next = [] }) {
        const wanting = rules.filter(({ role }) => role).map(({ rule }) => rule);
        const items = next.filter(({ field, alone }) => alone !== false && (field !== "approvals" || !wanting.length));
        if (wanting.length) items.push({ field: "approvals", rules: wanting, raised: true });
        const open = (place) => place.dataset.field || !answered(place);
        const asked = items.map((item) => ({ ...item, places: this.places(item).filter(open) })).filter(({ places }) => places.length);
        this.mark(asked);
        this.arrange(asked);
        for (const question of this.all(".question")) {
            question.hidden = !answered(question) && !asked.some(({ places }) => places.includes(question));
            question.querySelector(".disputed")?.remove();
            if (facts[question.dataset.fact]?.source === "disputed") question.append(this.word(".disputed"));
        }
        const [standing] = this.all(".standing");
        standing.querySelector(".missing")?.remove();
        standing.append(...this.missing(asked.filter(({ raised }) => !raised)));
        for (const group of this.all(".questions")) group.hidden = !group.querySelector(".question:not([hidden]), .missing");
        return asked;
    }

    /* Marks the fields that are asked for, and lets it be said that there is no such text. */
    mark(asked) {
        const places = asked.filter(({ raised }) => raised).flatMap(({ places }) => places);
        for (const field of this.all("[data-field]")) field.classList.toggle("asked", places.includes(field));
        for (const none of this.all(".none")) {
            const field = none.previousElementSibling;
            none.hidden = !none.querySelector(":checked") && !asked.some(({ places }) => places.includes(field));
        }
    }

    /* Brings the questions that are open into order, each in its group, behind those that have been
     * answered there; what stands right stays, and so does the focus. */
    arrange(asked) {
        const focus = document.activeElement;
        for (const group of this.all(".questions")) {
            const standing = group.classList.contains("standing");
            let last = group.firstElementChild;
            for (const question of asked.filter(({ raised }) => raised !== standing).flatMap(({ places }) => places)) {
                if (question.dataset.field) continue;
                const stands = question.parentNode === group && last.compareDocumentPosition(question) & Node.DOCUMENT_POSITION_FOLLOWING;
                while (!stands && last.nextElementSibling?.matches(".question") && answered(last.nextElementSibling)) last = last.nextElementSibling;
                if (!stands) last.after(question);
                last = question;
            }
        }
        if (document.activeElement !== focus) focus.focus({ preventScroll: true });
    }

    place(rule) {
        return document.getElementById(`${this.prefix}art-${rule.replaceAll(/[. ]/g, "-")}`);
    }

    /* The rule as the document has it, without its examples and its relations to others. */
    rule(number) {
        const copy = this.place(number).cloneNode(true);
        copy.removeAttribute("id");
        for (const part of copy.querySelectorAll(".examples, .notes > div:not(.advice, .reason)")) part.remove();
        return copy;
    }

    group(name, content) {
        const group = this.find(`[data-group="${name}"]`);
        group.hidden = content.length === 0;
        group.querySelector(".content").replaceChildren(...content);
    }
}

/* What is said in one language version stands in the others too. */
function follow(checks, from) {
    for (const check of checks) {
        if (check === from) continue;
        for (const { name, type, value, checked } of from.form.elements) {
            if (!name) continue;
            const boxed = /^(radio|checkbox)$/.test(type);
            const other = check.form.querySelector(boxed ? `[name="${name}"][value="${value}"]` : `[name="${name}"]`);
            if (boxed) other.checked = checked;
            else other.value = value;
        }
        check.shown = from.shown;
    }
}

/* Roles, and none of them, exclude each other. */
function exclude(form, target) {
    if (!target.checked || !/^(no_)?role$/.test(target.name)) return;
    for (const box of form.querySelectorAll("[name=role], [name=no_role]"))
        if (box.name !== target.name) box.checked = false;
}

async function begin() {
    const sections = [...document.querySelectorAll(".check")];
    const [module, bytes] = await Promise.all([embedded("charte-module"), embedded("charte-table")]);
    const charte = await Charte.load(module);
    const widths = document.getElementById("charte-table").dataset.widths.split(" ").map(Number);
    const table = charte.open(byRows(bytes, widths));
    const checks = sections.map((section) => new Check(section, table));
    for (const check of checks) {
        let waiting = 0;
        check.form.addEventListener("input", ({ target }) => {
            exclude(check.form, target);
            clearTimeout(waiting);
            waiting = setTimeout(() => check.shown && check.show(), target.name === "text" ? 300 : 0);
        });
        check.form.addEventListener("reset", () => checks.filter((other) => other !== check && other.shown).forEach((other) => other.form.reset()));
    }
    /* Another language: the same draft. */
    let last = checks[0];
    document.addEventListener("input", ({ target }) => {
        last = checks.find(({ form }) => form === target.form) ?? last;
    });
    addEventListener("hashchange", () => {
        follow(checks, last);
        for (const check of checks) if (check.shown && check !== last) check.show();
    });
    addEventListener("pagehide", () => checks.forEach(({ form }) => form.reset()));
}

if ("DecompressionStream" in globalThis && "WebAssembly" in globalThis) begin();

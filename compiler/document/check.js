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
    original: (value) => ({ original: { text: value } }),
};

function authorOf(data) {
    const author = {};
    for (const name of ["name", "handle", "profile"]) if (data.get(name)) author[name] = data.get(name);
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
    const author = authorOf(data);
    if (Object.keys(author).length) post.author = author;
    const approvals = answersOf(data, "approval-");
    const known = Object.keys(approvals);
    if (known.length) post.approvals = known.filter((role) => approvals[role]);
    const facts = answersOf(data, "fact-");
    if (Object.keys(facts).length) post.facts = facts;
    return post;
}

/* The facts whose questions a pending rule waits for: its own, those of rules that keep it waiting,
 * and what these rest on. */
function questionsOf({ facts, pending }, rule) {
    const rules = new Set([rule]);
    const found = new Set();
    for (const { facts, overriders = [] } of rules) {
        for (const fact of facts) found.add(fact);
        for (const name of overriders) rules.add(pending.find((other) => other.rule === name));
    }
    for (const fact of found) for (const name of facts[fact]?.rests_on ?? []) found.add(name);
    return [...found].filter((fact) => facts[fact]?.question);
}

/* The spans of the text that a rule's reasons rest on: [[start, end], …] in bytes. */
function spansOf(rules) {
    return rules
        .flatMap(({ because, unless = [] }) => [...because, ...unless])
        .flatMap(({ evidence = [] }) => evidence)
        .filter(({ field }) => field === "text")
        .map(({ start, end }) => [start, end]);
}

const bytesOf = new TextEncoder();
const textOf = new TextDecoder();

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
        for (const part of this.all(".questions, .question, .group, .not-final, .record, .failed")) part.hidden = true;
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
        const { rules = [], pending = [], overridden = [], on_trial = [] } = record;
        const ranked = [...rules].sort((a, b) => this.rank(b) - this.rank(a));
        const asked = this.ask(post, record);
        this.say(record, ranked, asked);
        this.find(".record").hidden = false;
        this.find(".not-final").hidden = record.final !== false || asked;
        this.group("rules", ranked.map(({ rule }) => this.rule(rule)));
        const waits = (rule) => questionsOf(record, rule).length > 0 || this.rank(rule) > this.rank({ level: record.verdict });
        const above = pending.filter((rule) => rule.level !== "allowed" && waits(rule));
        this.group("pending", above.map(({ rule }) => this.rule(rule)));
        this.group("overridden", overridden.map(({ rule }) => this.rule(rule)));
        this.group("on_trial", on_trial.map(({ rule }) => this.rule(rule)));
        const spans = [...spansOf([...rules, ...this.supposed(post, record, above)]), ...this.signs(post, above)];
        spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
        this.group("found", spans.length ? [marked(post.text, spans)] : []);
        this.find(".post").textContent = JSON.stringify(post);
        this.find(".verdict-record").textContent = line;
    }

    rank({ level }) {
        return ["allowed", "encouraged", "protected", "caution", "check", "approve", "fix", "forbidden"].indexOf(level);
    }

    /* Advice first, then the verdict. What stands already is not said again. */
    say({ verdict, reason }, [first], asked) {
        const unsaid = verdict === "check" && !asked ? "unsaid" : verdict;
        const level = reason === "scope_unknown" ? reason : unsaid;
        const line = this.words.querySelector(`[data-level="${level}"]`).cloneNode(true);
        const advice = first?.level === verdict && this.place(first.rule)?.querySelector(".advice dd");
        const said = [line];
        if (advice) {
            const first = document.createElement("p");
            first.className = "first";
            first.textContent = advice.textContent;
            said.unshift(first);
        }
        const place = this.find(".said");
        const text = said.map((part) => part.textContent).join("\n");
        if (place.dataset.text === text && place.hasChildNodes()) return;
        place.dataset.text = text;
        place.replaceChildren(...said);
    }

    /* Shows the questions whose answers matter now; whether one of them has no answer. */
    ask(post, record) {
        const { rules = [], facts = {} } = record;
        const roles = new Set(rules.map(({ role }) => role));
        let waits = false;
        for (const question of this.all(".question")) {
            const { fact, role } = question.dataset;
            const answered = question.querySelector("input:checked").value !== "";
            const open = fact && facts[fact]?.question;
            const wanted = fact ? open || (!answered && this.turns(post, record, fact)) : roles.has(role);
            question.hidden = !answered && !wanted;
            if (!answered && wanted) waits = true;
            question.querySelector(".disputed")?.remove();
            if (answered && facts[fact]) question.append(this.words.querySelector(".disputed").cloneNode(true));
        }
        this.find(".questions").hidden = this.all(".question").every(({ hidden }) => hidden);
        return waits;
    }

    /* Whether an answer turns a verdict that is not final: where something was assumed. */
    turns(post, { verdict, final }, fact) {
        if (final !== false) return false;
        return [true, false].some((answer) => this.suppose(post, { [fact]: answer }).verdict !== verdict);
    }

    suppose(post, answers) {
        return JSON.parse(this.evaluate({ ...post, facts: { ...answers, ...post.facts } }));
    }

    /* The rules that are pending, as they stand once their questions are answered so that they
     * apply: with what was found for them. */
    supposed(post, record, pending) {
        return pending.flatMap((waiting) => {
            const { rule } = waiting;
            const facts = questionsOf(record, waiting).slice(0, 6);
            for (let way = 0; way < 1 << facts.length; way++) {
                const answers = facts.map((fact, place) => [fact, ((way >> place) & 1) === 0]);
                const { rules = [] } = this.suppose(post, Object.fromEntries(answers));
                const found = rules.filter((other) => other.rule === rule);
                if (found.length) return found;
            }
            return [];
        });
    }

    /* Where the text raises a question: the fewest words that raise it alone. A record has no place
     * for a sign, which is not a finding. */
    signs(post, pending) {
        if (pending.length === 0) return [];
        const raised = (text) => JSON.parse(this.evaluate({ ...post, text })).pending.map(({ rule }) => rule);
        const always = new Set(raised(""));
        const wanted = new Set(pending.map(({ rule }) => rule).filter((rule) => !always.has(rule)));
        const words = [...post.text.matchAll(/\S+/g)].slice(0, 200);
        const found = [];
        for (let count = 1; count <= 4 && wanted.size > 0; count++)
            for (let from = 0; from + count <= words.length; from++) {
                const start = words[from].index;
                const last = words[from + count - 1];
                const end = last.index + last[0].length;
                if (found.some((span) => span[0] >= start && span[1] <= end)) continue;
                if (raised(post.text.slice(start, end)).some((rule) => wanted.has(rule))) found.push([start, end]);
            }
        const bytes = (end) => bytesOf.encode(post.text.slice(0, end)).length;
        return found.map((span) => span.map(bytes));
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

/* SPDX-License-Identifier: Apache-2.0 */
/* The conversation about a draft, apart from the page: what the post is, what was said of it, what
 * is asked next. The engine plans it, in `next`, `facts` and `if_none` of the record for the author;
 * this holds it, and decides nothing. Stands before check.js in one inline module. */

/* What a control that was chosen says; one that was not says nothing. */
const chosen = (says) => ([value]) => (value ? says(value) : undefined);

const photos = { described: { type: "photo", alt: "…" }, bare: { type: "photo", alt: "" } };

/* What the controls of a field say of it, by the values that stand in them and whether it is said
 * that there is none; undefined: nothing, it is unknown. */
const says = {
    choice: chosen((value) => (value === "none" ? "" : value)),
    truth: chosen((value) => value === "yes"),
    media: chosen((value) => (value === "none" ? [] : [photos[value] ?? { type: value }])),
    moment: chosen((value) => (value.length > 19 ? undefined : `${value.length === 16 ? `${value}:00` : value}Z`)),
    text: ([value], none) => value || (none ? "" : undefined),
    lines: ([value = ""], none) => (value.trim() ? value.split(/\r?\n/).filter((line) => line.trim()) : none ? [] : undefined),
    names: (values, none) => (values.length || none ? values : undefined),
};

/* The post that a form describes, from its FormData and its fields, {field, name, said} each: the path,
 * the control's name, and how it says it. Labels come from other tools: nothing is said of them here. */
export function postOf(data, fields) {
    const post = { id: "1", draft: true, text: data.get("text").replaceAll("\r\n", "\n") };
    for (const { field, name, said } of fields) {
        const value = says[said](data.getAll(name), data.getAll("none").includes(name));
        if (value !== undefined) put(post, { field }, value);
    }
    return post;
}

/* What is said where there is none: of a fact, of a field in `none` by its path, or an empty string. */
export function noneOf({ fact, field }, none) {
    return fact ? false : (none[field] ?? "");
}

/* Media with their descriptions, in order; a photo for each that is one more. What is said of none has none. */
function described(media = [], alts) {
    const more = alts.slice(media.length).map(() => ({ type: "photo" }));
    return [...media, ...more].map((medium, place) => ({ ...medium, alt: alts[place] ?? medium.alt ?? "" }));
}

/* Into a post: an answer among its facts, a field where it stands. */
export function put(post, { fact, field }, value) {
    if (fact) post.facts = { ...post.facts, [fact]: value };
    else if (field === "original") post.original = { text: value };
    else if (field === "media.alt") post.media = described(post.media, value);
    else if (field.startsWith("author.")) post.author = { ...post.author, [field.slice("author.".length)]: value };
    else post[field] = value;
}

/* What was said in a conversation. An answer to what was raised holds for the findings that raised
 * it, and for the text that it was given to: where other words do, it is put again. What stands open
 * for every post is said once. An approval holds for the text that was seen. */
export class Remembered {
    constructor({ raised = [], stood = [], approved = [], chosen = [] } = {}) {
        this.raised = new Map(raised); /* true, false, or null: not known */
        this.stood = new Map(stood);
        this.approved = new Map(approved);
        this.chosen = new Set(chosen); /* the fields that were asked for and given */
    }

    copy() {
        return new Remembered(this);
    }

    static name({ fact, field }) {
        return fact ? `fact ${fact}` : field;
    }

    static key(item) {
        return `${Remembered.name(item)} ${item.raised_by ?? ""}`;
    }

    static here(item) {
        return `${Remembered.name(item)}\n${item.text}`;
    }

    answer(item, value) {
        if (!item.raised) this.stood.set(Remembered.name(item), value);
        else for (const key of [Remembered.key(item), Remembered.here(item)]) this.raised.set(key, value);
    }

    /* true, false or what a field is; null: nobody knows; undefined: it was not asked yet. */
    of(item) {
        const [own, key] = item.raised ? [this.raised, Remembered.key(item)] : [this.stood, Remembered.name(item)];
        return own.has(key) ? own.get(key) : this.raised.get(Remembered.here(item));
    }

    forget(item) {
        for (const key of [Remembered.key(item), Remembered.here(item)]) this.raised.delete(key);
        this.stood.delete(Remembered.name(item));
    }

    approve(role, text, value) {
        this.approved.set(`${role}\n${text}`, { role, text, value });
    }

    /* Whether a role approved a text; undefined: nobody said. */
    approval(role, text) {
        return this.approved.get(`${role}\n${text}`)?.value;
    }

    /* None of what stands open applies, be it that it counts now or once another has been said. */
    stand({ next }, none) {
        for (const item of next) if (!item.raised && isAsked(item) && this.of(item) === undefined) this.answer(item, noneOf(item, none));
    }
}

/* What the record names as worth asking now, with the key of what raised it and the text; and the
 * approvals that its verdict waits for. */
function openIn({ next = [], facts = {}, rules = [], verdict, reason }, text) {
    const counts = next.filter(({ alone }) => alone !== false);
    const open = counts.map((item) => ({ ...item, text, raised_by: item.fact ? facts[item.fact]?.raised_by : text }));
    if (reason === "scope_unknown") open.push({ field: "account", raised: true, rules: [], text });
    const waiting = rules.filter(({ role, level }) => role && level === verdict);
    if (waiting.length && !open.some(({ field }) => field === "approvals"))
        open.push({ field: "approvals", raised: true, rules: waiting.map(({ rule }) => rule), roles: waiting.map(({ role }) => role), text });
    return open;
}

/* Plays what was said on a post until something is open that was not. What is remembered is said only
 * where the record asks for it; approvals once all roles that an item is about have been asked. */
function play(evaluate, given, memory, rolesOf) {
    const post = { ...given };
    const text = post.text.trim();
    const said = [];
    for (;;) {
        const line = evaluate(post);
        const record = JSON.parse(line);
        const open = openIn(record, text);
        const approvals = open.findIndex(({ field }) => field === "approvals");
        if (approvals >= 0) {
            const item = open[approvals];
            item.roles = (item.roles ?? rolesOf(item)).filter((role) => memory.approval(role, text) === undefined);
            if (!item.roles.length && !post.approvals) {
                post.approvals = [...memory.approved.values()].filter((approval) => approval.text === text && approval.value).map(({ role }) => role);
                continue;
            }
            if (!item.roles.length) open.splice(approvals, 1);
        }
        const known = open.find((item) => (memory.of(item) ?? null) !== null && !said.some((other) => Remembered.name(other) === Remembered.name(item)));
        if (known) {
            said.push({ ...known, value: memory.of(known) });
            put(post, known, memory.of(known));
            continue;
        }
        const raised = open.filter(({ raised }) => raised);
        const question = raised.find((item) => isAsked(item) && memory.of(item) !== null);
        const skipped = raised.filter((item) => memory.of(item) === null);
        const listed = question ? [] : open.filter((item) => !item.raised && isAsked(item) && memory.of(item) === undefined);
        return { post, line, record, said, question, listed, skipped, others: (record.next ?? []).filter((item) => !isAsked(item)) };
    }
}

/* Where a conversation stands: evaluate gives a post's line, rolesOf the roles whose approval an item
 * is about. Gives the post with what was said, its record and line; `said`, in order; of what is open
 * `question`, the first that was raised, with the `roles` that were not asked yet, or where there is
 * none `listed`, what stands; `skipped`, to which nobody knew an answer; and `others`, what other
 * tools have to say. Where they do, all that is open is what is so where no tool says anything, and
 * the record too; post and line stay as they are. */
export function hold(evaluate, given, memory, rolesOf = () => []) {
    const held = play(evaluate, given, memory, rolesOf);
    const { post, line, others } = held;
    if (!others.length) return held;
    return { ...play(evaluate, { ...given, labels: [] }, memory, rolesOf), others, post, line };
}

/* None of what is listed applies, nor of what that brings to the list; `again` is where the
 * conversation stands then, `none` what a field is then by its path. */
export function standAll(again, memory, none) {
    for (let held = again(); held.listed.length; held = again()) memory.stand(held.record, none);
}

/* Whether a person can say it: labels come from other tools. */
function isAsked({ field }) {
    return field !== "labels";
}

const levels = ["allowed", "encouraged", "protected", "caution", "check", "approve", "fix", "forbidden"];

export function rank({ level }) {
    return levels.indexOf(level);
}

/* What is said of it: the verdict while something that was raised is open, else the one that holds
 * where none of the rest applies; and of an end that is none, why: in `why` the first that holds of
 * skipped, disputed, labels, signs, hidden. */
export function outcome({ record, question, listed, skipped, others }) {
    const { verdict, reason, if_none = verdict, facts = {}, final, at_most = verdict } = record;
    const level = question || skipped.length ? verdict : if_none;
    if (question || listed.length || verdict === "not_checked")
        return { level: reason === "scope_unknown" ? reason : level, unless: listed.length > 0 && !skipped.length };
    const disputed = Object.keys(facts).filter((fact) => facts[fact].source === "disputed");
    const reasons = {
        skipped: skipped.length,
        disputed: disputed.length,
        labels: others.length,
        signs: !final && (level === "check" || at_most !== verdict),
        hidden: !final,
    };
    return { level, unless: false, why: Object.keys(reasons).find((name) => reasons[name]) };
}

/* The rules that a record is about: those that are live, the highest first; and those pending that
 * what was raised belongs to, or that nothing asked settles: that could bring more than what is
 * said, or bring just that where no live rule does. */
export function rulesOf({ verdict, if_none = verdict, next = [], pending = [], rules = [] }) {
    const names = ({ rule }, items) => items.some(({ rules }) => rules.includes(rule));
    const least = rank({ level: if_none }) + rules.some(({ level }) => level === if_none);
    const raised = next.filter(({ raised, alone }) => raised && alone !== false);
    const waiting = pending.filter((rule) => rule.level !== "allowed" && (names(rule, raised) || (!names(rule, next) && rank(rule) >= least)));
    return { live: [...rules].sort((a, b) => rank(b) - rank(a)), waiting };
}

/* The records in which questions of facts are answered, one at a time, with the rules alone that each
 * is about: what was found already for a rule that waits for the answer is told there. */
export function supposed(evaluate, post, questions) {
    return questions.filter(({ fact }) => fact).flatMap((question) => [true, false].map((value) => {
        const answered = { ...post };
        put(answered, question, value);
        const { rules = [] } = JSON.parse(evaluate(answered));
        return { rules: rules.filter(({ rule }) => question.rules.includes(rule)) };
    }));
}

/* What was found in the text, and the rules that it is about: [{start, end, rules}] in bytes, each
 * place once, ascending. A sign belongs to the rules that its fact may bring. */
export function findingsOf(...records) {
    const found = new Map();
    const add = (places = [], of) => {
        for (const { field, start, end } of places) {
            if (field !== "text") continue;
            const place = found.get(`${start} ${end}`) ?? { start, end, rules: [] };
            place.rules.push(...of.filter((rule) => !place.rules.includes(rule)));
            found.set(`${start} ${end}`, place);
        }
    };
    for (const { rules = [], facts = {}, next = [], pending = [] } of records) {
        for (const { rule, because, unless = [] } of rules) for (const { evidence } of [...because, ...unless]) add(evidence, [rule]);
        for (const [name, { signs }] of Object.entries(facts)) {
            const asked = next.filter(({ fact }) => fact === name).flatMap(({ rules }) => rules);
            add(signs, [...asked, ...pending.filter(({ settles }) => settles.some(({ fact }) => fact === name)).map(({ rule }) => rule)]);
        }
    }
    return [...found.values()].filter(({ rules }) => rules.length).sort((a, b) => a.start - b.start || b.end - a.end);
}

/* The text cut where findings begin and end: [{text, rules}], without rules where nothing was found. */
export function piecesOf(text, findings) {
    const bytes = new TextEncoder().encode(text);
    const cuts = [...new Set([0, bytes.length, ...findings.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    return cuts.slice(1).map((end, place) => ({
        text: decoder.decode(bytes.subarray(cuts[place], end)),
        rules: [...new Set(findings.filter((found) => found.start <= cuts[place] && end <= found.end).flatMap(({ rules }) => rules))],
    }));
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The check of a draft in a charter document. Stands behind charte.mjs and conversation.js in one
 * inline module. It shows what the conversation has come to and hears what a person says; all words
 * that it shows stand in the document, and it knows no language. */

/* What is said, in all language versions of the page alike. */
const state = { shown: false, memory: new Remembered(), trail: [] };

function button(template, press) {
    const made = template.cloneNode(true);
    made.addEventListener("click", press);
    return made;
}

/* The check in one language version of the document. */
class Check {
    constructor(section, table) {
        this.version = section.closest(".version");
        this.prefix = section.id.slice(0, -"check".length);
        this.table = table;
        this.form = section.querySelector("form");
        this.words = section.querySelector("template").content;
        this.none = JSON.parse(this.form.dataset.none);
        this.fields = this.all("[data-field]").map((label) => ({ ...label.dataset, name: label.querySelector("[name]").name }));
        this.listen();
        /* For whoever asks the page as a tool: the record on a post, as `charte eval --author`. */
        this.form.evaluate = (post, options) => this.table.evaluate(post, { author: true, ...options });
        section.querySelector(".unable").remove();
        this.form.hidden = false;
    }

    listen() {
        const text = this.find("[name=text]");
        this.form.addEventListener("submit", (event) => {
            event.preventDefault();
            Object.assign(state, { shown: true, last: this });
            this.show();
            this.find(".said").scrollIntoView({ block: matchMedia("(min-width: 68rem)").matches ? "nearest" : "start" });
        });
        this.form.addEventListener("keydown", (event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.form.requestSubmit();
        });
        this.form.addEventListener("click", (event) => this.follow(event, event.target.closest("a[data-to]")));
        text.addEventListener("paste", ({ clipboardData }) => {
            const left = text.maxLength - text.value.length + text.selectionEnd - text.selectionStart;
            this.find(".over").hidden = clipboardData.getData("text").replaceAll("\r\n", "\n").length <= left;
        });
        text.addEventListener("input", ({ inputType }) => {
            if (inputType !== "insertFromPaste") this.find(".over").hidden = true;
        });
        const seen = ([{ intersectionRatio }]) => this.find(".line").classList.toggle("idle", intersectionRatio > 0.6);
        new IntersectionObserver(seen, { threshold: [0, 0.6, 1] }).observe(this.find(".said"));
        this.find(".line").addEventListener("click", () => this.find(".said").scrollIntoView({ block: "center" }));
    }

    find(selector) {
        return this.form.querySelector(selector);
    }

    all(selector) {
        return [...this.form.querySelectorAll(selector)];
    }

    word(selector) {
        return this.words.querySelector(selector).cloneNode(true);
    }

    /* Another control of the same meaning, in the words of this language. */
    press(name, act) {
        return button(this.words.querySelector(`button[data-word="${name}"]`), act);
    }

    clear() {
        for (const part of this.all(".said, .line, .content, .draft, .record code, .listing ul")) part.replaceChildren();
        for (const part of [".said", ".asking"]) delete this.find(part).dataset.text;
        for (const part of this.all("[data-shown]")) delete part.dataset.shown;
        for (const part of this.all(".asking, .listing, .group, .record, .failed, .over")) part.hidden = true;
    }

    evaluate(post) {
        return this.table.evaluate(post, { author: true, language: this.version.lang });
    }

    hold() {
        const roles = ({ rules }) => this.roles(rules).map(({ dataset }) => dataset.role);
        return hold((post) => this.evaluate(post), postOf(new FormData(this.form), this.fields), state.memory, roles);
    }

    show() {
        if (!this.find("[name=text]").value.trim()) return this.clear();
        try {
            this.held = this.hold();
            this.find(".failed").hidden = true;
            this.tell(this.held);
        } catch (error) {
            this.clear();
            this.find(".failed").hidden = false;
            if (!(error instanceof CharteError)) throw error;
        }
    }

    /* Says or takes back something, and goes on with the conversation where it is then. */
    act(change) {
        state.trail.push({ memory: state.memory.copy(), values: valuesOf(this.form).filter(({ name }) => name !== "text") });
        change(state.memory);
        this.go();
    }

    /* To where the conversation stood before the last answer. */
    back() {
        const { memory, values } = state.trail.pop();
        state.memory = memory;
        fillIn(this.form, values);
        this.go();
    }

    go() {
        state.last = this;
        this.show();
        const next = [".asking", ".listing"].map((part) => this.find(part)).find((part) => !part.hidden);
        (next?.querySelector("[tabindex]") ?? this.find(".said")).focus();
    }

    /* Of questions for whose rules nothing was found, what is found once they are answered, too. */
    findings({ record, post, question, skipped }) {
        const found = findingsOf(record);
        const shown = ({ rules }) => found.some((place) => place.rules.some((rule) => rules.includes(rule)));
        const open = [question, ...skipped].filter((item) => item && !shown(item));
        return open.length ? findingsOf(record, ...supposed((post) => this.evaluate(post), post, open)) : found;
    }

    tell(held) {
        const { record, line, post } = held;
        const { live, waiting } = rulesOf(record);
        const end = outcome(held);
        this.say(end, live, waiting);
        this.ask(held.question);
        this.list(held.listed);
        this.recall(held);
        const findings = this.findings(held);
        this.mark(post.text, findings, [...live, ...waiting]);
        this.cards("rules", live);
        this.cards("pending", waiting);
        this.cards("overridden", record.overridden ?? []);
        this.cards("on_trial", record.on_trial ?? []);
        this.find(".record").hidden = false;
        this.find(".post").textContent = JSON.stringify(post);
        this.find(".verdict-record").textContent = line;
    }

    /* Advice first, then the verdict, on what condition it holds, and who has to look where this ends
     * without one. What stands already is not said again. */
    say({ level, unless, why }, [first], waiting) {
        const verdict = this.word(`[data-level="${why && level === "check" ? "unsaid" : level}"]`);
        const advice = first?.level === level && this.place(first.rule)?.querySelector(".advice dd");
        const said = [verdict];
        if (advice) {
            const line = document.createElement("p");
            line.className = "first";
            line.textContent = advice.textContent;
            said.unshift(line);
        }
        if (unless) said.push(this.word(".unless"));
        const reason = why && this.words.querySelector(`[data-why="${why}"]`);
        if (reason) said.push(reason.cloneNode(true));
        if (why && level === "check") said.push(...this.contacts(waiting));
        const place = this.find(".said");
        const text = said.map((part) => part.textContent).join("\n");
        this.find(".line").replaceChildren(...verdict.cloneNode(true).childNodes);
        if (place.dataset.text === text && place.hasChildNodes()) return;
        place.dataset.text = text;
        place.replaceChildren(...said);
    }

    /* Whom to ask, as the rules say that wait. */
    contacts(rules) {
        const named = rules.map(({ rule }) => this.place(rule)?.querySelector(".contact dd")).filter((contact) => contact);
        const distinct = named.filter((contact, place) => named.findIndex(({ textContent }) => textContent === contact.textContent) === place);
        const charter = this.words.querySelector(".charter");
        if (!distinct.length && charter) distinct.push(charter);
        if (!distinct.length) return [];
        const line = this.word(".look");
        for (const contact of distinct) line.append(" ", ...contact.cloneNode(true).childNodes);
        return [line];
    }

    /* One question, with an answer a tap. */
    ask(item) {
        const place = this.find(".asking");
        const content = item ? (item.fact ? this.askFact(item) : this.askField(item)) : [];
        const text = content.map((part) => part.textContent).join("\n");
        place.hidden = !item;
        place.dataset.item = item?.fact ? Remembered.key(item) : [item?.field, item?.roles?.[0]].filter(Boolean).join(" ");
        const now = `${text}\n${place.dataset.item}\n${state.trail.length > 0}`;
        if (place.dataset.text === now && item) return;
        place.dataset.text = now;
        if (item && state.trail.length) content.at(-1).append(this.press("back", () => this.back()));
        place.querySelector(".content").replaceChildren(...content);
    }

    question(text) {
        const line = this.word(".asked");
        line.append(...text.cloneNode(true).childNodes);
        return line;
    }

    choices(...buttons) {
        const line = this.word(".choices");
        line.append(...buttons);
        return line;
    }

    askFact(item) {
        const answer = (name, value) => this.press(name, () => this.act((memory) => memory.answer(item, value)));
        return [this.question(this.text(item)), this.choices(answer("yes", true), answer("no", false), answer("unknown", null))];
    }

    askField(item) {
        if (item.field === "approvals") return this.askRole(item);
        const field = this.find(`[data-field="${item.field}"]`);
        const give = (act) => this.act((memory) => (act(), memory.chosen.add(item.field)));
        const unknown = this.press("unknown", () => this.act((memory) => memory.answer(item, null)));
        return [this.question(this.text(item)), this.choices(...this.values(field, give), unknown)];
    }

    /* What a field may be, a button each; a text is written where it stands. */
    values(field, give) {
        const control = field.querySelector("[name]");
        const named = (text, value, act) => {
            const made = this.press("value", () => give(act));
            made.textContent = text;
            made.value = value;
            return made;
        };
        if (control.tagName === "SELECT")
            return [...control.options].filter(({ value }) => value).map((option) => named(option.textContent, option.value, () => (control.value = option.value)));
        if (control.type === "checkbox")
            return [...field.querySelectorAll("input")].map((box) => named(box.parentNode.textContent.trim(), box.name === "none" ? "none" : box.value, () => (box.checked = true)));
        const none = this.find(`[name=none][value="${control.name}"]`);
        const fill = this.press("fill", () => this.fill(control));
        return none ? [fill, this.press("absent", () => give(() => (none.checked = true)))] : [fill];
    }

    /* To where a field is given. */
    fill(control) {
        this.find(".more").open = true;
        control.focus();
    }

    /* The questions of the roles whose approval rules want, or conditions read. */
    roles(rules) {
        const all = [...this.words.querySelectorAll("[data-role]")];
        const wanted = all.filter(({ dataset }) => dataset.rules.split(" ").some((rule) => rules.includes(rule)));
        return wanted.length ? wanted : all;
    }

    askRole({ roles: [role], text }) {
        const answer = (name, value) => this.press(name, () => this.act((memory) => memory.approve(role, text, value)));
        return [this.question(this.role(role)), this.choices(answer("yes", true), answer("no", false))];
    }

    role(role) {
        return this.words.querySelector(`[data-role="${role}"]`);
    }

    /* What stands open for every post, once and together. */
    list(items) {
        const place = this.find(".listing");
        const rows = items.flatMap((item) => this.rows(item));
        place.hidden = !rows.length;
        place.querySelector("ul").replaceChildren(...rows);
        const none = this.press("none", () => this.act((memory) => standAll(() => this.hold(), memory, this.none)));
        place.querySelector(".choices").replaceChildren(none);
    }

    row(text, control, item = {}) {
        const row = document.createElement("li");
        row.dataset.item = item.fact ?? item.field ?? "";
        const said = document.createElement("span");
        said.append(...text.cloneNode(true).childNodes);
        row.append(said, control);
        return row;
    }

    rows(item) {
        if (item.fact) return [this.row(this.text(item), this.press("yes", () => this.act((memory) => memory.answer(item, true))), item)];
        if (item.field === "approvals")
            return item.roles.map((role) => this.row(this.role(role), this.press("yes", () => this.act((memory) => memory.approve(role, item.text, true))), item));
        const field = this.find(`[data-field="${item.field}"]`);
        return [this.row(this.text(item), this.press("fill", () => this.fill(field.querySelector("[name]"))), item)];
    }

    /* What was said, each with a way to say otherwise. */
    recall({ said, skipped, record, post }) {
        const change = (act) => this.press("change", () => this.act(act));
        const value = (name) => this.words.querySelector(`button[data-word="${name}"]`).textContent;
        const told = (text, name, act, disputed) => {
            const row = this.row(text, change(act));
            row.querySelector("span").append(" – ", value(name));
            if (disputed) row.append(this.word(".disputed"));
            return row;
        };
        const listed = (item) => state.memory.stood.get(Remembered.name(item)) === item.value;
        const heard = said.filter((item) => item.fact && (item.raised || item.value || !listed(item)));
        const rows = heard.map((item) => told(this.text(item), item.value ? "yes" : "no", (memory) => memory.forget(item), record.facts?.[item.fact]?.source === "disputed"));
        for (const item of skipped) rows.push(told(this.text(item), "unknown", (memory) => memory.forget(item)));
        for (const [key, { role, text, value }] of state.memory.approved)
            if (text === post.text.trim()) rows.push(told(this.role(role), value ? "yes" : "no", (memory) => memory.approved.delete(key)));
        for (const name of state.memory.chosen) rows.push(this.given(name, change));
        const standing = said.filter((item) => !heard.includes(item));
        if (standing.length) {
            const none = document.createElement("span");
            none.textContent = `${this.find(".listing h3").textContent} – ${value("none")}`;
            rows.push(this.row(none, change((memory) => standing.forEach((item) => memory.forget(item)))));
        }
        this.group("said", rows);
    }

    /* The question of a fact or a field. */
    text({ fact, field }) {
        if (fact) return this.words.querySelector(`[data-fact="${fact}"]`);
        const text = document.createElement("span");
        text.textContent = this.find(`[data-field="${field}"]`).dataset.asks;
        return text;
    }

    /* A field that was asked for: what it says, and a way to it. */
    given(name, change) {
        const field = this.find(`[data-field="${name}"]`);
        const control = field.querySelector("[name]");
        const none = this.find(`[name=none][value="${control.name}"]`);
        const chosen = none?.checked ? [none.parentNode] : control.selectedOptions ? [...control.selectedOptions] : [...field.querySelectorAll("label:has(:checked)")];
        const row = this.row(this.text({ field: name }), change((memory) => {
            for (const box of field.querySelectorAll(":checked")) if (box.type === "checkbox") box.checked = false;
            if (control.tagName === "SELECT") control.value = "";
            if (none) none.checked = false;
            memory.chosen.delete(name);
        }));
        if (chosen.length) row.querySelector("span").append(" – ", chosen.map(({ textContent }) => textContent.trim()).join(", "));
        return row;
    }

    /* The draft, what was found underlined: each place leads to the card of its first rule, or to the
     * rule in the charter. */
    mark(text, findings, rules) {
        const shown = piecesOf(text, findings).map((piece, place) => (piece.rules.length ? this.found(piece, `${this.prefix}found-${place}`, rules) : piece.text));
        this.find('[data-group="found"]').hidden = !findings.length;
        this.find(".draft").replaceChildren(...shown);
    }

    found(piece, id, rules) {
        const [first = piece.rules[0]] = rules.map(({ rule }) => rule).filter((rule) => piece.rules.includes(rule));
        const mark = document.createElement("mark");
        const link = document.createElement("a");
        link.id = id;
        link.href = `#${this.place(first)?.id ?? ""}`;
        link.dataset.to = `${this.prefix}card-${first}`;
        link.dataset.rules = piece.rules.join(" ");
        link.setAttribute("aria-describedby", link.dataset.to);
        link.textContent = piece.text;
        mark.append(link);
        return mark;
    }

    /* To what a link means, where it is shown: a card from a word, a word from a card. */
    follow(event, link) {
        const place = link && document.getElementById(link.dataset.to);
        if (!place) return;
        event.preventDefault();
        place.focus({ preventScroll: true });
        place.scrollIntoView({ block: "nearest" });
    }

    place(rule) {
        return document.getElementById(`${this.prefix}art-${rule.replaceAll(/[. ]/g, "-")}`);
    }

    cards(name, rules) {
        const place = this.find(`[data-group="${name}"]`);
        const words = rules.map(({ rule }) => [rule, ...this.wordsOf(rule).flatMap(({ id, textContent }) => [id, textContent])]).join("\n");
        if (place.dataset.shown === words) return;
        place.dataset.shown = words;
        this.group(name, rules.map(({ rule }) => this.card(rule)));
    }

    wordsOf(rule) {
        return this.all(".draft a").filter(({ dataset }) => dataset.rules.split(" ").includes(rule));
    }

    /* The rule as the document has it, without its examples and its relations to others, and the words
     * in the draft that it is about. */
    card(number) {
        const copy = this.place(number).cloneNode(true);
        for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
        for (const part of copy.querySelectorAll(".examples, .notes > div:not(.advice, .reason, .contact)")) part.remove();
        copy.id = `${this.prefix}card-${number}`;
        copy.tabIndex = -1;
        const words = this.wordsOf(number);
        if (!words.length) return copy;
        const line = this.word(".words");
        for (const { id, textContent } of words) {
            const link = document.createElement("a");
            link.href = `#${id}`;
            link.dataset.to = id;
            link.textContent = textContent;
            line.append(" ", link);
        }
        copy.append(line);
        return copy;
    }

    group(name, content) {
        const group = this.find(`[data-group="${name}"]`);
        group.hidden = content.length === 0;
        group.querySelector(".content").replaceChildren(...content);
    }
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Begins the check in all language versions of a charter document. Stands behind check.js in one
 * inline module. Nothing is sent, and nothing is kept beyond the page. */

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

/* What stands in a form, and puts it there again. */
function valuesOf(form) {
    return [...form.elements].filter(({ name }) => name).map(({ name, type, value, checked }) => ({ name, type, value, checked }));
}

function fillIn(form, values) {
    for (const { name, type, value, checked } of values) {
        const boxed = /^(radio|checkbox)$/.test(type);
        const control = form.querySelector(boxed ? `[name="${name}"][value="${value}"]` : `[name="${name}"]`);
        if (boxed) control.checked = checked;
        else control.value = value;
    }
}

/* Empties all versions; what stood there can be had again until something else is said. */
function empty(checks, from) {
    const kept = { values: valuesOf(from.form), ...state };
    Object.assign(state, { shown: false, memory: new Remembered(), trail: [] });
    for (const check of checks) {
        check.clear();
        if (check !== from) check.form.reset();
    }
    if (!kept.values.some(({ name, value }) => name === "text" && value)) return;
    const back = from.press("restore", () => {
        const { values, ...said } = kept;
        Object.assign(state, said);
        for (const check of checks) fillIn(check.form, values);
        from.clear();
        if (state.shown) from.show();
        from.find("[name=text]").focus();
    });
    const line = from.word(".cleared");
    line.append(" ", back);
    from.find(".said").replaceChildren(line);
}

/* What a field is and that there is none exclude each other: of a text, and of boxes that are ticked. */
function exclude(form, target) {
    const boxed = target.type === "checkbox";
    if (target.name !== "none") {
        const none = (boxed ? target.checked : target.value) && form.querySelector(`[name=none][value="${target.name}"]`);
        if (none) none.checked = false;
    } else if (target.checked) {
        for (const box of form.querySelectorAll(`[type=checkbox][name="${target.value}"]`)) box.checked = false;
    }
}

async function begin() {
    const sections = [...document.querySelectorAll(".check")];
    const [module, bytes] = await Promise.all([embedded("charte-module"), embedded("charte-table")]);
    const charte = await Charte.load(module);
    const widths = document.getElementById("charte-table").dataset.widths.split(" ").map(Number);
    const table = charte.open(byRows(bytes, widths));
    const checks = sections.map((section) => new Check(section, table));
    [state.last] = checks;
    let resetting = false;
    for (const check of checks) {
        let waiting = 0;
        check.form.addEventListener("input", ({ target }) => {
            state.last = check;
            exclude(check.form, target);
            if (!state.shown) check.find(".said").replaceChildren();
            clearTimeout(waiting);
            waiting = setTimeout(() => state.shown && check.show(), target.name === "text" ? 300 : 0);
        });
        check.form.addEventListener("reset", () => {
            if (resetting) return;
            resetting = true;
            empty(checks, check);
            resetting = false;
        });
    }
    /* Another language: the same draft. */
    addEventListener("hashchange", () => {
        for (const check of checks) {
            if (check !== state.last) fillIn(check.form, valuesOf(state.last.form));
            if (state.shown) check.show();
        }
    });
    addEventListener("pagehide", () => {
        resetting = true;
        for (const check of checks) {
            check.clear();
            check.form.reset();
        }
        resetting = false;
        Object.assign(state, { shown: false, memory: new Remembered(), trail: [] });
    });
}

if ("DecompressionStream" in globalThis && "WebAssembly" in globalThis) begin();

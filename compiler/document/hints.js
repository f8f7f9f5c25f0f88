/* SPDX-License-Identifier: Apache-2.0 */
/* A term's meaning beside it, while the pointer or the focus is on it: Escape puts it away, and the
 * pointer may move onto it. Without this the term is a link to the glossary. */

const hint = document.createElement("div");
hint.className = "hint";
hint.id = "hint";
hint.role = "tooltip";
hint.hidden = true;

function explain(term) {
    const meaning = document.querySelector(`${term.getAttribute("href")} dd`);
    if (!meaning) return;
    hint.textContent = meaning.textContent;
    hint.lang = meaning.closest("[lang]").lang;
    hint.hidden = false;
    term.after(hint);
    term.setAttribute("aria-describedby", hint.id);
    const [box, around] = [term.getBoundingClientRect(), hint.offsetParent.getBoundingClientRect()];
    const most = document.documentElement.clientWidth - hint.offsetWidth - 8;
    hint.style.left = `${Math.max(8, Math.min(box.left, most)) - around.left}px`;
    hint.style.top = `${box.bottom - around.top}px`;
}

function hush() {
    document.querySelector("[aria-describedby=hint]")?.removeAttribute("aria-describedby");
    hint.hidden = true;
}

for (const [begins, ends] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    document.addEventListener(begins, ({ target }) => target.matches?.("a.term") && explain(target));
    document.addEventListener(ends, ({ target, relatedTarget }) => {
        const stays = relatedTarget === hint || relatedTarget?.matches?.("a.term");
        if ((target === hint || target.matches?.("a.term")) && !stays) hush();
    });
}
document.addEventListener("keydown", ({ key }) => key === "Escape" && hush());

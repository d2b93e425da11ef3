/**
 * The secretary's notes, live under the agenda item that is on.
 * @module
 */
import { clock, refusal, t } from "../lib/words.js";
import { fold, h, must, paint } from "../lib/dom.js";
import { gists, wireGists } from "./gists.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** The form is the template's, so that typing outlives every repaint; here it is only wired. @param {Desk} desk */
export function wireNotes(desk) {
  const form = /** @type {HTMLFormElement} */ (must("note"));
  const text = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("note"));
  const told = must("note-told");
  const under = /** @type {HTMLSelectElement} */ (must("note-under"));
  under.addEventListener("change", () => desk.changed());
  wireGists(desk, told);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const item = itemOf(desk);
    const secretary = desk.me.secretary;
    if (!text.value.trim() || !secretary || !item) return;
    const sent = text.value;
    told.textContent = t("console.note-sending");
    try {
      await desk.live.do("take-note", `secretary:${secretary}`, { item, note: sent });
      if (text.value === sent) text.value = "";
      told.textContent = t("console.note-stored");
      await desk.askNotes();
    } catch (/** @type {any} */ failure) {
      told.textContent = refusal(failure?.code ?? "other", failure?.facts ?? {});
    }
  });
}

/** Where notes go: the item chosen, else the one that is on. @param {Desk} desk @returns {string | null} */
function itemOf(desk) {
  const { current, items } = desk.view.agenda;
  const chosen = /** @type {HTMLSelectElement} */ (must("note-under")).value;
  return chosen || current || (items[0]?.id ?? null);
}

/** @param {Desk} desk */
export function notes(desk) {
  const isSecretary = desk.me.secretary !== undefined && ["open", "suspended"].includes(desk.view.meeting.state);
  must("note").hidden = !isSecretary;
  const place = must("notes");
  place.hidden = !isSecretary && !desk.notes.length && !desk.view.turns.list.length;
  // Whoever only keeps the minutes has the pen first.
  must("desk").classList.toggle("copilot", isSecretary && !desk.may("give-floor"));
  const { items, current } = desk.view.agenda;
  const title = items.find((/** @type {any} */ one) => one.id === current)?.title ?? items[0]?.title ?? "";
  const choices = items.map((/** @type {any} */ one, /** @type {number} */ at) => h("option", { key: one.id, value: one.id }, `${at + 1}. ${one.title}`));
  paint(must("note-under"), h("option", { key: "", value: "" }, t("console.note-current", { title })), choices);
  paint(must("gists"), gists(desk, current === null && itemOf(desk) === items[0]?.id ? null : itemOf(desk)));
  const groups = items.map((/** @type {any} */ item) => {
    const written = desk.notes.filter((one) => one.item === item.id);
    if (!written.length) return null;
    const rows = written.map((one) => h("li", { key: one.position }, h("small", { class: "num muted" }, `${clock(one.at, desk.view.meeting.zone)} · ${one.by}`), h("p", null, one.text)));
    return h("div", { class: "stack tight", key: item.id }, h("h3", null, item.title), h("ul", { class: "notes-list" }, rows));
  });
  const count = desk.notes.length;
  paint(must("notes-list"), count ? fold(t("console.notes-so-far", { n: count }), "notes", h("div", { class: "stack" }, groups)) : h("p", { class: "small muted" }, t("console.no-notes")));
}

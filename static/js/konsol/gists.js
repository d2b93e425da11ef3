/**
 * The secretary's co-pilot: who has spoken under the item that notes go to, each with a line for the gist, and how
 * long everybody has spoken.
 * @module
 */
import { button, fold, h } from "../lib/dom.js";
import { clock, left, number, refusal, t } from "../lib/words.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** @param {Desk} desk @param {string | null} item */
export function gists(desk, item) {
  const { view } = desk;
  const turns = view.turns.list.filter((/** @type {any} */ one) => one.item === item);
  const isSecretary = desk.may("record-gist") && ["open", "suspended"].includes(view.meeting.state);
  const rows = [...turns].reverse().map((one) => row(desk, one, isSecretary));
  return [
    rows.length ? h("div", { class: "stack tight", key: "turns" }, h("h3", null, t("console.turns")), h("ul", { class: "questions" }, rows)) : null,
    statistics(view),
  ];
}

/** What was typed outlives every repaint: only the field's own value is its writer's. @param {Desk} desk @param {any} one @param {boolean} isSecretary */
function row(desk, one, isSecretary) {
  const { view } = desk;
  const name = view.people[one.person] || t("console.somebody");
  const spoken = one.seconds === null ? t("console.speaks-now") : left(one.seconds);
  const id = `gist-${one.turn}`;
  return h(
    "li",
    { class: "stack tight", key: one.turn },
    h("p", { class: "num" }, h("b", null, name), h("small", { class: "muted" }, ` · ${clock(one.given_at, view.meeting.zone)} · ${spoken}`)),
    one.gist ? h("p", { class: "gist" }, one.gist) : null,
    isSecretary
      ? h(
          "form",
          { class: "row keep", "data-gist": one.turn },
          h("label", { class: "visually-hidden", for: id }, t("console.gist-of", { name })),
          h("input", { class: "input grow", id, name: "gist", type: "text", maxlength: 1000, required: true, autocomplete: "off", placeholder: t(one.gist ? "console.gist-again" : "console.gist") }),
          button("", "icon-only", { type: "submit", "aria-label": t("console.gist-store", { name }) }, "check"),
        )
      : null,
  );
}

/** @param {any} view */
function statistics(view) {
  const all = [...view.turns.statistics].sort((one, other) => other.seconds - one.seconds);
  if (!all.length) return null;
  const heads = [t("console.name"), t("console.turns-count"), t("console.spoken")].map((one, at) => h("th", { scope: "col", class: at ? "n" : null }, one));
  const rows = all.map((one) => h("tr", { key: one.person }, h("th", { scope: "row" }, view.people[one.person] || t("console.somebody")), h("td", { class: "n" }, number(one.turns)), h("td", { class: "n" }, left(one.seconds))));
  return fold(t("console.statistics", { n: all.length }), "statistics", h("table", { class: "plain" }, h("thead", null, h("tr", null, heads)), h("tbody", null, rows)));
}

/** @param {Desk} desk @param {HTMLElement} told where the answer is said */
export function wireGists(desk, told) {
  document.addEventListener("submit", async (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    const { gist: turn } = form.dataset;
    const { secretary } = desk.me;
    if (!turn || !secretary) return;
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("gist"));
    const sent = field.value.trim();
    if (!sent) return;
    told.textContent = t("console.note-sending");
    try {
      await desk.live.do("record-gist", `secretary:${secretary}`, { turn, gist: sent });
      if (field.value.trim() === sent) field.value = "";
      told.textContent = t("console.note-stored");
    } catch (/** @type {any} */ failure) {
      told.textContent = refusal(failure?.code ?? "other", failure?.facts ?? {});
    }
  });
}

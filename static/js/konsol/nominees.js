/**
 * Nominations on the console: whom members nominate, each verified or rejected by the committee.
 * @module
 */
import { button, chip, fold, h } from "../lib/dom.js";
import { t } from "../lib/words.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** @type {Record<string, string>} */
const TONES = { nominated: "plain", accepted: "warn", verified: "ok", declined: "plain", rejected: "bad" };

/** @param {Desk} desk */
export function nominees(desk) {
  const { called, list } = desk.view.nominations;
  if (!called.length) return null;
  const waiting = list.filter((/** @type {any} */ one) => one.status === "accepted").length;
  const parts = called.map((/** @type {string} */ item) => {
    const rows = list.filter((/** @type {any} */ one) => one.item === item).map((/** @type {any} */ one) => row(desk, one));
    const title = desk.view.agenda.items.find((/** @type {any} */ one) => one.id === item)?.title ?? "";
    return h("div", { class: "stack tight", key: item }, h("h3", null, title), rows.length ? h("ul", { class: "people" }, rows) : h("p", { class: "small muted" }, t("nominate.nobody")));
  });
  return h("section", { class: "card stack", key: "nominees", "data-part": "nominees" }, fold(t("nominate.console", { n: list.length, waiting }), "nominees", h("div", { class: "stack" }, parts)));
}

/** @param {Desk} desk @param {any} one */
function row(desk, one) {
  const name = (/** @type {string} */ person) => desk.view.people[person] || t("console.somebody");
  const args = JSON.stringify({ nomination: one.id });
  const mayReject = ["nominated", "accepted"].includes(one.status) && desk.may("reject-nomination");
  return h(
    "li",
    { class: "person", key: one.id, "data-nomination": one.id },
    h("span", { class: "who" }, h("b", null, name(one.person)), h("small", null, [t("nominate.by", { name: name(one.by) }), one.reason].filter(Boolean).join(" · "))),
    chip(t(`nominate.${one.status}`), TONES[one.status]),
    mayReject
      ? h(
          "span",
          { class: "actions" },
          one.status === "accepted" ? button(t("console.act-verify-nomination"), "", { "data-act": "verify-nomination", "data-args": args }, "check") : null,
          button(t("console.act-reject-nomination"), "ghost", { "data-act": "reject-nomination", "data-args": args }),
        )
      : null,
  );
}

/** The verified of the item that is on: what its ballot is made of. @param {any} view @returns {string[]} */
export const standing = (view) => view.nominations.list.filter((/** @type {any} */ one) => one.item === view.agenda.current && one.status === "verified").map((/** @type {any} */ one) => one.person);

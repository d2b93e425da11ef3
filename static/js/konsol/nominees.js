/**
 * Nominations on the console: whom members nominate, each verified or rejected by the committee.
 * @module
 */
import { button, chip, fold, h } from "../lib/dom.js";
import { photoField } from "../lib/photo-field.js";
import { face } from "../lib/photos.js";
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
    face(desk.view, one.photo),
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

/** A photo for everybody who may stand: nominees who are willing, and whom the election on the table names. @param {Desk} desk @param {any} pending */
export function photos(desk, pending) {
  const found = desk.may("set-candidate-photo") ? [...willing(desk), ...candidates(desk, pending)] : [];
  if (!found.length) return null;
  const fields = found.map((one) => h("li", { key: one.person, class: "stack tight" }, h("b", null, one.name), photoField(desk.view, one, desk.photos.get(one.person))));
  return h("section", { class: "card stack", key: "photos", "data-part": "photos" }, fold(t("photo.all"), "photos", h("div", { class: "stack" }, h("p", { class: "small muted" }, t("photo.until-when")), h("ul", { class: "plain-list photo-list" }, fields))));
}

/** Of items whose candidates are not put to the meeting yet. @param {Desk} desk */
function willing({ view }) {
  const isPut = (/** @type {string} */ item) => Object.values(view.decisions).some((/** @type {any} */ one) => one.item === item && one.subject === "person" && one.status !== "withdrawn");
  return view.nominations.list
    .filter((/** @type {any} */ one) => ["accepted", "verified"].includes(one.status) && !isPut(one.item))
    .map((/** @type {any} */ one) => ({ item: one.item, person: one.person, name: view.people[one.person] || t("console.somebody"), photo: one.photo }));
}

/** Until voting begins. @param {Desk} desk @param {any} pending */
function candidates({ view }, pending) {
  if (!pending || !["proposed", "objected"].includes(pending.status) || pending.ballots.length) return [];
  return pending.options.filter((/** @type {any} */ one) => one.person).map((/** @type {any} */ one) => ({ item: pending.item, person: one.person, name: view.people[one.person] || t("console.somebody"), photo: pending.photos?.[one.id] }));
}

/** The verified of the item that is on: what its ballot is made of. @param {any} view @returns {string[]} */
export const standing = (view) => view.nominations.list.filter((/** @type {any} */ one) => one.item === view.agenda.current && one.status === "verified").map((/** @type {any} */ one) => one.person);

/**
 * Candidates on the public screen: nominees while members nominate, pages before the vote, names during it.
 * @module
 */
import { chip, h } from "../lib/dom.js";
import { named, page } from "../lib/candidates.js";
import { optionName } from "../lib/parts.js";
import { face } from "../lib/photos.js";
import { t } from "../lib/words.js";
import { READING_MS } from "./paging.js";

/** @typedef {import("./paging.js").Pager} Pager */

/** @param {any} view @param {number} number @param {string} name @param {string | undefined} photo @param {Record<string, string>} [all] */
const row = (view, number, name, photo, all) => h("li", { key: name, class: "row keep" }, h("b", { class: "num place" }, number), face(view, photo, all), h("span", { class: "grow" }, name));

/** @param {any} decision */
const presented = (decision) => named(decision).filter((one) => decision.candidates?.[one.id] || decision.photos?.[one.id]);

/** @param {any} decision */
export const hasPages = (decision) => presented(decision).length > 0;

/** What every candidate stands for, as many at once as fit. @param {any} view @param {any} decision @param {Pager} pager */
export function candidatePages(view, decision, pager) {
  if (!hasPages(decision)) return null;
  const { rows, words } = pager.part(presented(decision), 1, READING_MS);
  return [h("ol", { class: "candidate-pages", "data-part": "candidates" }, rows.map((one) => page(view, decision, one))), words];
}

/** Whom the paper names. @param {any} view @param {any} decision @param {any[]} options @param {Pager} pager */
export function names(view, decision, options, pager) {
  if (!options.length) return null;
  const { rows, first, words } = pager.part(options);
  return [h("ol", { class: options.length > 8 ? "candidates many" : "candidates", "data-part": "names" }, rows.map((/** @type {any} */ one, /** @type {number} */ at) => row(view, first + at + 1, optionName(view, one), decision.photos?.[one.id], decision.photos))), words];
}

/** Whom the committee has verified so far, while members may nominate for the item that is on. @param {any} view @param {Pager} pager */
export function nominees(view, pager) {
  const { called, list } = view.nominations;
  if (!called.includes(view.agenda.current)) return null;
  const verified = list.filter((/** @type {any} */ one) => one.item === view.agenda.current && one.status === "verified");
  const { rows, first, words } = pager.part(/** @type {any[]} */ (verified));
  return h(
    "div",
    { class: "stack", "data-part": "nominees" },
    h("p", null, chip(t("screen.nominating"), "warn")),
    verified.length ? h("p", { class: "lead" }, t("nominate.verified-so-far", { n: verified.length })) : h("p", { class: "lead" }, t("screen.nominate-how")),
    rows.length ? h("ol", { class: "candidates" }, rows.map((one, at) => row(view, first + at + 1, view.people[one.person] ?? "", one.photo))) : null,
    words,
  );
}

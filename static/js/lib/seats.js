/**
 * A sequence of seats, ketua then pengawas: what is elected here, and who stands no more. Rule book 6.2.
 * @module
 */
import { h } from "./dom.js";
import { t } from "./words.js";

/** @param {any} view @param {any} decision */
export function sequence(view, decision) {
  if (!decision.after) return null;
  const gone = decision.dropped.map((/** @type {any} */ one) => h("p", { class: "small", key: one.person }, t("count.dropped", { name: view.people[one.person] ?? "", seat: one.seat })));
  return h("div", { class: "stack tight", "data-part": "sequence" }, h("p", { class: "small strong num" }, t("count.sequence", { place: decision.place, seat: decision.seat })), gone);
}

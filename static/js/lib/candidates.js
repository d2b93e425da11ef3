/**
 * Candidates with what they stand for, before and during the vote.
 * @module
 */
import { fold, h } from "./dom.js";
import { optionName } from "./parts.js";
import { portrait } from "./photos.js";
import { t } from "./words.js";

/** @param {any} decision @returns {any[]} */
export const named = (decision) => decision.options.filter((/** @type {any} */ one) => !["for", "against", "abstain", "blank"].includes(one.id));

/** The numbers of an order of names: `c2 c1` is `2 1`. @param {any} ballot @param {string} said */
export const numbersOf = (ballot, said) => said.split(" ").map((id) => named(ballot).findIndex((one) => one.id === id) + 1).join(" ");

/** Every candidate who has a page or a photo. @param {any} view @param {any} decision */
export function pages(view, decision) {
  if (decision.named?.length) return list(view, decision);
  const shown = named(decision).filter((one) => decision.candidates?.[one.id] || decision.photos?.[one.id]);
  if (!shown.length) return null;
  return h(
    "ol",
    { class: "plain-list stack", "data-part": "candidates" },
    shown.map((one) => page(view, decision, one)),
  );
}

/** The list of a formatur: who is to take which seat, and who named whom. @param {any} view @param {any} decision */
function list(view, decision) {
  const name = (/** @type {string} */ person) => view.people[person] ?? "";
  const rows = decision.named.map((/** @type {any} */ one) => h("tr", null, h("th", { scope: "row" }, one.seat), h("td", null, name(one.person)), h("td", null, one.by ? name(one.by) : t("count.named-together"))));
  const head = h("tr", null, h("th", { scope: "col" }, t("count.seat")), h("th", { scope: "col" }, t("count.name")), h("th", { scope: "col" }, t("count.named-by")));
  return h("div", { class: "scroll-x", "data-part": "named" }, h("table", { class: "sheet" }, h("thead", null, head), h("tbody", null, rows)));
}

/** @param {any} view @param {any} decision @param {any} option */
export function page(view, decision, option) {
  const { vision, mission } = decision.candidates?.[option.id] ?? {};
  const name = optionName(view, option);
  return h(
    "li",
    { key: option.id, class: "candidate" },
    portrait(view, decision.photos?.[option.id], name),
    h(
      "div",
      { class: "stack tight grow" },
      h("b", null, `${named(decision).indexOf(option) + 1}. ${name}`),
      vision ? h("p", null, h("b", null, t("count.vision")), " ", vision) : null,
      mission ? h("p", null, h("b", null, t("count.mission")), " ", mission) : null,
    ),
  );
}

/** The same, folded away while a choice is made. @param {any} view @param {any} decision */
export function foldedPages(view, decision) {
  const shown = pages(view, decision);
  return shown ? fold(t("count.know-candidates"), `candidates ${decision.id}`, shown) : null;
}

/** A sequence of seats, ketua then pengawas: what is elected here, and who stands no more (rule book 6.2). @param {any} view @param {any} decision */
export function sequence(view, decision) {
  if (!decision.after && !decision.dropped.length) return null;
  const gone = decision.dropped.map((/** @type {any} */ one) => h("p", { class: "small", key: one.person }, t("count.dropped", { name: view.people[one.person] ?? "", seat: one.seat })));
  return h("div", { class: "stack tight", "data-part": "sequence" }, h("p", { class: "small strong num" }, t("count.sequence", { place: decision.place, seat: decision.seat })), gone);
}

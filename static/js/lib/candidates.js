/**
 * Candidates with what they stand for, before and during the vote.
 * @module
 */
import { fold, h } from "./dom.js";
import { optionName } from "./parts.js";
import { t } from "./words.js";

/** @param {any} decision @returns {any[]} */
export const named = (decision) => decision.options.filter((/** @type {any} */ one) => !["for", "against", "abstain", "blank"].includes(one.id));

/** Every candidate who has a page. @param {any} view @param {any} decision */
export function pages(view, decision) {
  const shown = named(decision).filter((one) => decision.candidates?.[one.id]);
  if (!shown.length) return null;
  return h(
    "ol",
    { class: "plain-list stack", "data-part": "candidates" },
    shown.map((one) => {
      const { vision, mission } = decision.candidates[one.id];
      const number = named(decision).indexOf(one) + 1;
      return h("li", { key: one.id, class: "stack tight" }, h("b", null, `${number}. ${optionName(view, one)}`), h("p", null, h("b", null, t("count.vision")), " ", vision), h("p", null, h("b", null, t("count.mission")), " ", mission));
    }),
  );
}

/** The same, folded away while a choice is made. @param {any} view @param {any} decision */
export function foldedPages(view, decision) {
  const shown = pages(view, decision);
  return shown ? fold(t("count.know-candidates"), `candidates ${decision.id}`, shown) : null;
}

/**
 * The sentence that is read aloud with the palu: the word of what came of it, never of another outcome.
 * @module
 */
import { openSeats, outcomeWord, wordFor } from "../lib/counting.js";
import { t } from "../lib/words.js";

/** @typedef {import("./step.js").Phrase} Phrase */

/** Rule book 6.9. @param {any} view @param {any} decision @returns {Phrase} */
export function declaring(view, decision) {
  const { text, result, form } = decision;
  switch (result?.outcome) {
    case "void":
      return [decision.in_writing ? "console.say-declare-not-binding" : "console.say-declare-void", { text }];
    case "rejected":
      return [form === "motion" ? "console.say-declare-rejected" : "console.say-declare-nobody", { text }];
    case "elected":
      return elected(view, decision);
    default:
      return ["console.say-declare", { text, word: outcomeWord(wordFor(decision), "carried") }];
  }
}

/** Whoever is elected by name, with the seat where one is named, and how many seats nobody takes. @param {any} view @param {any} decision @returns {Phrase} */
function elected(view, decision) {
  const ids = new Set([...(decision.seated ?? []), ...decision.result.elected]);
  const chosen = decision.options.filter((/** @type {any} */ one) => ids.has(one.id));
  const seats = new Map((decision.named ?? []).map((/** @type {any} */ one) => [one.person, `${one.seat}: `]));
  const name = (/** @type {any} */ one) => `${seats.get(one.person) ?? ""}${one.label || view.people[one.person]}`;
  const names = `${decision.seat ? `${decision.seat}: ` : ""}${chosen.map(name).join(seats.size ? "; " : ", ")}`;
  const n = openSeats(decision);
  return ["console.say-declare-elected", { names: n ? `${names}. ${t("count.seats-open", { n })}` : `${names}.` }];
}

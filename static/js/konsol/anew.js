/**
 * What was reconsidered is proposed anew: without that the meeting does not close. Rule book 6.9.
 * @module
 */
import { step } from "./step.js";

/** Reconsidered decisions that nothing valid has decided anew, and nothing is about to. @param {any} view @returns {any[]} */
export function undecided(view) {
  const all = /** @type {any[]} */ (Object.values(view.decisions));
  const taken = all.filter((one) => one.status !== "withdrawn" && !(one.status === "declared" && one.declared?.outcome === "void")).map((one) => one.reconsiders);
  return all.filter((one) => one.status === "reconsidered" && !taken.includes(one.id));
}

/** @param {any} [decision] one of those */
export function decideAnew(decision) {
  if (!decision) return null;
  return step({ act: "propose-decision", args: { item: decision.item, reconsiders: decision.id }, title: ["console.title-anew"], say: ["console.say-anew", { text: decision.text }] });
}

/** What the form proposes: what stood there before. @param {any} decision @returns {Record<string, any>} */
export function asBefore({ id, text, subject, kind, notes, options, form, seats }) {
  const persons = options.filter((/** @type {any} */ one) => one.person).map((/** @type {any} */ one) => one.person);
  const labels = form === "motion" ? [] : options.filter((/** @type {any} */ one) => one.label).map((/** @type {any} */ one) => one.label);
  return { reconsiders: id, text, subject, kind, notes, candidates: persons, labels: labels.join("\n"), form, seats };
}

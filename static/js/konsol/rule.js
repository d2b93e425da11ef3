/**
 * Rules and counts as sentences; the twin of rat_online/domain/words for what the console says.
 * @module
 */
import { source, subjectOf } from "../lib/counting.js";
import { number, percent, t } from "../lib/words.js";

/** @typedef {{numerator: number, denominator: number, operator: "gt" | "gte"}} Threshold */

/** @param {Threshold} rule */
function share(rule) {
  const named = `${rule.numerator}-${rule.denominator}`;
  if (named === "1-2") return t("console.half");
  if (named === "2-3") return t("console.two-thirds");
  if (named === "3-4") return t("console.three-quarters");
  if (named === "1-5") return t("console.a-fifth");
  return `${number(rule.numerator)}/${number(rule.denominator)}`;
}

/** "lebih dari setengah" @param {Threshold} rule */
export function threshold(rule) {
  return rule.operator === "gt" ? t("console.more-than", { share: share(rule) }) : t("console.at-least", { share: share(rule) });
}

/** @param {any} decision @param {any} quorum that of the meeting now: a second call lowers it */
export function ruleOf(decision, quorum) {
  const { majority } = decision.rule;
  const lowered = ["ordinary", "election", "standing-orders"].includes(decision.kind);
  const present = threshold(lowered ? quorum.threshold : decision.rule.quorum.threshold);
  const carried = majority.threshold === null ? t("console.most-votes") : `${threshold(majority.threshold)} ${base(majority.base)}`;
  return t("console.rule", { quorum: present, majority: carried, source: source(majority.source) });
}

/** @param {string} of */
function base(of) {
  if (of === "valid") return t("console.base-valid");
  if (of === "cast") return t("console.base-cast");
  if (of === "present") return t("console.base-present");
  return t("console.base-entitled");
}

/** "497 dari 575 suara sah = 86,4%, lebih dari setengah" @param {any} ballot */
export function arithmetic(ballot) {
  const { tally, result, rule } = ballot;
  if (result.outcome === "void") return t(ballot.in_writing ? "console.not-binding" : "console.void");
  if (!rule.majority.threshold || result.base === null) return "";
  const votes = tally.options.for ?? 0;
  const counted = { votes: number(votes), of: number(result.base), base: base(rule.majority.base), percent: percent(votes, result.base) };
  return t("console.arithmetic", { ...counted, rule: threshold(rule.majority.threshold), needed: result.needed });
}

/** "612 berhak = 575 sah + 31 abstain + 6 tidak memberikan suara" @param {any} tally */
export function reconciliation(tally) {
  const { entitled, valid, abstain, blank, invalid, not_voted } = tally;
  return t("console.reconciliation", { entitled, valid, abstain, blank, invalid, not_voted });
}

/** The word that fits an outcome and what it is about (rule book 6.9). @param {string} word @param {string} outcome */
export function outcomeWord(word, outcome) {
  const { isInWriting, subject } = subjectOf(word);
  if (isInWriting && outcome === "void") return t("count.not-binding");
  if (outcome !== "carried") return t(`console.outcome-${outcome}`);
  return t(`console.carried-${subject}`);
}

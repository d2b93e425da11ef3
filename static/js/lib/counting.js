/**
 * Rules and counts as sentences that anybody can follow with a pencil; the twin of rat_online/domain/words.
 * @module
 */
import { decimalMark, number, percent, t } from "./words.js";

/** @typedef {{numerator: number, denominator: number, operator: "gt" | "gte"}} Threshold */

/** @type {Record<string, string>} */
const FRACTIONS = {
  "1/2": "count.half",
  "1/3": "count.third",
  "2/3": "count.two-thirds",
  "1/4": "count.quarter",
  "3/4": "count.three-quarters",
  "1/5": "count.fifth",
  "2/5": "count.two-fifths",
  "3/5": "count.three-fifths",
  "4/5": "count.four-fifths",
};
/** @type {Record<string, string>} */
const BASES = { valid: "count.valid", cast: "count.cast", present: "count.present", entitled: "count.entitled" };
/** @type {Record<string, string>} the word that fits (rule book 6.9) */
const CARRIED = {
  accountability: "count.accepted-adopted",
  "accountability-with-notes": "count.accepted-with-notes",
  "standing-orders": "count.adopted",
  budget: "count.adopted",
  surplus: "count.determined",
  presidium: "count.elected",
  person: "count.elected",
};
/** @type {Record<string, string>} */
const OUTCOMES = { rejected: "count.rejected", elected: "count.elected", tied: "count.tied", void: "count.void" };

const IN_WRITING = "in-writing ";
const DISMISSAL = "dismissal";

/** @param {number} a @param {number} b @returns {number} */
const common = (a, b) => (b ? common(b, a % b) : a);

/** @param {Threshold} rule */
function fraction(rule) {
  const divisor = common(rule.numerator, rule.denominator);
  const lowest = `${rule.numerator / divisor}/${rule.denominator / divisor}`;
  return lowest in FRACTIONS ? t(FRACTIONS[lowest]) : lowest;
}

/** "lebih dari setengah" @param {Threshold} rule */
export function threshold(rule) {
  if (rule.numerator === rule.denominator) return t("count.all");
  return t(rule.operator === "gt" ? "count.more-than" : "count.at-least", { share: fraction(rule) });
}

/** "tidak lebih dari setengah" @param {Threshold} rule */
function missed(rule) {
  if (rule.numerator === rule.denominator) return t("count.not-all");
  return t(rule.operator === "gt" ? "count.not-more-than" : "count.less-than", { share: fraction(rule) });
}

/** @param {string} base valid, cast, present or entitled */
export function baseWords(base) {
  return t(BASES[base] ?? "count.valid");
}

/** What a decision is about, for the word of its outcome: a report may be accepted with notes, who is dismissed is not elected. @param {any} decision */
export const wordFor = (decision) => `${decision.in_writing ? IN_WRITING : ""}${decision.kind === DISMISSAL ? DISMISSAL : decision.subject}${decision.notes ? "-with-notes" : ""}`;

/** Whether it is decided in writing, and the subject alone. @param {string} word */
export const subjectOf = (word) => ({ isInWriting: word.startsWith(IN_WRITING), subject: word.replace(IN_WRITING, "") });

/** How many seats of a decided election nobody takes. @param {any} decision */
export function openSeats({ declared, result, seated, seats, form }) {
  const outcome = declared?.outcome ?? result?.outcome;
  if (form === "motion" || outcome !== "elected") return 0;
  return Math.max(seats - new Set([...(seated ?? []), ...(declared ?? result).elected]).size, 0);
}

/** "diterima dan disahkan" @param {string} word @param {string} outcome */
export function outcomeWord(word, outcome) {
  const { isInWriting, subject } = subjectOf(word);
  if (isInWriting && outcome === "void") return t("count.not-binding");
  const isCarried = outcome === "carried" || (outcome === "elected" && subject === DISMISSAL);
  return t(isCarried ? (CARRIED[subject] ?? "count.accepted") : (OUTCOMES[outcome] ?? "count.rejected"));
}

/** The word of what was decided, and its tone: what was reconsidered is in force no more. @param {any} decision */
export function verdict(decision) {
  if (decision.status === "reconsidered") return { word: t("count.reconsidered"), tone: "bad" };
  const { outcome } = decision.declared ?? decision.result;
  const tone = ["carried", "elected"].includes(outcome) ? "ok" : outcome === "tied" ? "warn" : "bad";
  return { word: outcomeWord(wordFor(decision), outcome), tone };
}

/** @param {string} text */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "497 dari 575 suara sah = 86,4%" @param {number} votes @param {number} of @param {string} base */
export function part(votes, of, base) {
  return t("count.part", { votes, of, base: baseWords(base), percent: percent(votes, of) });
}

/**
 * "497 dari 575 suara sah = 86,4%, lebih dari setengah: diterima dan disahkan", a line for each of the elected.
 * @param {any} ballot closed @param {string} subject @param {(option: any) => string} name
 * @returns {string[]}
 */
export function judged(ballot, subject, name) {
  const { result, form } = ballot;
  const outcome = outcomeWord(subject, result.outcome);
  if (form === "motion") return [motion(ballot, outcome)];
  const chosen = [...result.elected, ...result.tied];
  if (!chosen.length) return [nobody(ballot, outcome, name)];
  if (ballot.sheet) return chosen.map((id) => byStages(ballot, id, name));
  return chosen.map((id) => {
    const option = ballot.options.find((/** @type {any} */ one) => one.id === id);
    return `${name(option)}: ${counted(ballot, id, outcomeWord(subject, result.elected.includes(id) ? "elected" : "tied"))}`;
  });
}

/** One candidate's votes against the rule; who stands level has won by none. @param {any} ballot @param {string} id @param {string} outcome */
function counted({ tally, result, rule }, id, outcome) {
  const { base, threshold: of } = rule.majority;
  const votes = tally.options[id];
  if (of === null || result.tied.includes(id)) {
    const share = part(votes, tally.valid, "valid");
    return result.tied.includes(id) ? t("count.judged-alone", { part: share, outcome }) : t("count.judged", { part: share, rule: t("count.most-votes"), outcome });
  }
  return t("count.judged", { part: part(votes, result.base, base), rule: votes >= result.needed ? threshold(of) : missed(of), outcome });
}

/** Nobody was elected: who came nearest, or that no vote was valid. @param {any} ballot @param {string} outcome @param {(option: any) => string} name */
function nobody(ballot, outcome, name) {
  const { options } = ballot.tally;
  const [first] = Object.keys(options).filter((one) => !["blank", "abstain"].includes(one)).sort((one, other) => options[other] - options[one]);
  if (!first || !options[first] || ballot.sheet || ballot.result.outcome === "void") return capital(outcome);
  return `${name(ballot.options.find((/** @type {any} */ one) => one.id === first))}: ${counted(ballot, first, outcome)}`;
}

/** "Ni Luh Sari: 4,75 suara pada tahap 3, kuota 4: terpilih" @param {any} ballot @param {string} id @param {(option: any) => string} name */
function byStages({ sheet, options }, id, name) {
  const who = name(options.find((/** @type {any} */ one) => one.id === id));
  const at = sheet.stages.findIndex((/** @type {any} */ one) => one.elected.includes(id));
  if (at < 0) return t("count.level-in-count", { name: who, votes: value(sheet.stages.at(-1).votes[id]) });
  return t("count.by-stages", { name: who, votes: value(sheet.stages[at].votes[id]), stage: at + 1, quota: sheet.quota });
}

/** "4.75000" is 4,75. @param {string} written */
export function value(written) {
  const [whole, rest = ""] = written.split(".");
  const places = rest.replace(/0+$/, "");
  return number(Number(whole)) + (places ? decimalMark + places : "");
}

/** @param {any} ballot @param {string} outcome */
function motion({ tally, result, rule }, outcome) {
  const { base, threshold: of } = rule.majority;
  const { for: votes, against } = tally.options;
  const counted = part(votes, result.base, base);
  if (result.outcome === "void") return t("count.judged-alone", { part: counted, outcome });
  if (result.outcome !== "carried" && votes === against) return t("count.judged", { part: counted, rule: t("count.level"), outcome });
  if (of === null) return t("count.judged", { part: counted, rule: t(votes > against ? "count.more-for" : "count.fewer-for", { against }), outcome });
  const words = votes >= result.needed ? threshold(of) : missed(of);
  return t("count.judged", { part: counted, rule: words, outcome });
}

/** "612 berhak = 575 sah + 31 abstain + 6 tidak memberikan suara"; what is zero is left out. @param {any} tally */
export function reconciled({ entitled, valid, abstain, blank, invalid, not_voted: notVoted }) {
  const rows = [
    t("count.sum-valid", { votes: valid }),
    abstain && t("count.sum-abstain", { votes: abstain }),
    blank && t("count.sum-blank", { votes: blank }),
    invalid && t("count.sum-invalid", { votes: invalid }),
    notVoted && t("count.sum-not-voted", { votes: notVoted }),
  ];
  const isEqual = valid + abstain + blank + invalid + notVoted === entitled;
  return t(isEqual ? "count.sum" : "count.sum-wrong", { entitled, parts: rows.filter(Boolean).join(" + ") });
}

/** Where a rule comes from: an article in the cooperative's own words, or the default (rule book 2). @param {string} text */
export function source(text) {
  return text === "bawaan, sesuaikan dengan AD/ART" ? t("quorum.default-source") : text;
}

/** The rule of a ballot with the article it comes from. @param {any} rule @param {string} form */
export function ruleWords(rule, form) {
  const { majority, quorum } = rule;
  const share = majority.threshold === null ? "" : t("count.of-base", { share: threshold(majority.threshold), base: baseWords(majority.base) });
  const carried = form === "ranked" ? [t("count.by-quota"), share].filter(Boolean).join(", ") : share || t("count.most-votes");
  const facts = { quorum: threshold(quorum.threshold), majority: carried, source: source(majority.source) };
  return t(form === "motion" ? "count.rule" : "count.rule-election", facts);
}


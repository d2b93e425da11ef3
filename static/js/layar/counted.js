/**
 * A result on the public screen: every option with its bar, then who is elected and by which arithmetic.
 * @module
 */
import { chip, h, icon } from "../lib/dom.js";
import { capital, judged, outcomeWord, reconciled, wordFor } from "../lib/counting.js";
import { groups } from "../lib/groups.js";
import { afterwards, bars, optionName } from "../lib/parts.js";
import { t } from "../lib/words.js";

/** Bars that one column shows well, and sentences that stand below them. */
const SHORT = 4;
const FEW = 2;

/** @param {any} view @param {any} decision @param {any} ballot @param {import("./paging.js").Pager} pager */
export function counted(view, decision, ballot, pager) {
  if (!ballot.reconciled) return h("p", { class: "error" }, icon("warn"), h("span", null, t("member.unreconciled")));
  const said = judged(ballot, wordFor(decision), (option) => optionName(view, option));
  const below = said.length > FEW ? [] : said;
  /** @type {{options?: any[], said?: string[], groups?: any[]}[]} */
  const pages = pager.cut(/** @type {any[]} */ (ballot.options)).map((options) => ({ options }));
  if (!below.length) pages.push(...pager.cut(said, 2).map((lines) => ({ said: lines })));
  pages.push(...pager.cut(/** @type {any[]} */ (ballot.groups)).map((some) => ({ groups: some })));
  const { shown, words } = pager.turn(pages);
  return h(
    "div",
    { class: ballot.options.length > 5 ? "stack counted many" : "stack counted", "data-part": "counted" },
    shown?.groups ? groups(view, ballot, shown.groups) : shown?.options ? columns(view, ballot, shown.options) : sentences(shown?.said ?? []),
    afterwards(view, decision),
    h("div", { class: "row keep" }, h("p", { class: "muted num grow", "data-part": "reconciliation" }, reconciled(ballot.tally)), words),
    h("div", { class: "verdict num" }, outcome(decision, ballot), sentences(below)),
  );
}

/** @param {any} view @param {any} ballot @param {any[]} options */
function columns(view, ballot, options) {
  const half = options.length > SHORT ? Math.ceil(options.length / 2) : options.length;
  const parts = [options.slice(0, half), options.slice(half)].filter((part) => part.length);
  return h("div", { class: parts.length > 1 ? "bars-columns" : "", key: "bars" }, parts.map((part) => bars(view, { ...ballot, options: part })));
}

/** @param {string[]} lines */
const sentences = (lines) => h("div", { class: "grow", key: "sentences" }, lines.map((one) => h("p", { class: "lead", "data-part": "arithmetic" }, one)));

/** @param {any} decision @param {any} ballot */
function outcome(decision, ballot) {
  const good = ["carried", "elected"].includes(ballot.result.outcome);
  return chip(capital(outcomeWord(wordFor(decision), ballot.result.outcome)), good ? "ok" : ballot.result.outcome === "tied" ? "warn" : "bad", good ? "ok" : "info");
}

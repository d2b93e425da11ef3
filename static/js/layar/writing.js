/**
 * A written meeting on the public screen: how many have answered, and what became of the texts. Rule book 6.10.
 * @module
 */
import { capital, outcomeWord, wordFor } from "../lib/counting.js";
import { chip, h } from "../lib/dom.js";
import { meter, ring } from "../lib/parts.js";
import { clock, date, t } from "../lib/words.js";

/** @typedef {import("./scenes.js").Scene} Scene */
/** @typedef {import("../lib/dom.js").Kid} Kid */

/** @param {any} view @param {Kid} [beside] */
function head(view, beside = null) {
  return h("div", { class: "row keep scene-head dense" }, h("div", { class: "grow stack tight" }, h("p", { class: "kicker" }, t("member.in-writing")), h("h1", null, view.meeting.title)), beside);
}

/** @param {Scene} scene */
export function ahead({ view }) {
  return [head(view), h("p", { class: "lead" }, t("member.texts-ahead", { days: view.writing.days }))];
}

/** @param {Scene} scene */
export function answering({ view, now, pager }) {
  const { deadline_at: until } = view.writing;
  const { answered: given, asked } = view.figures.answers;
  const words = t("member.answered", { answered: given, asked });
  const since = papers(view)[0].opened_at;
  return [
    head(view, ring(since, until, now, "l")),
    h("p", { class: "lead num" }, t("member.answer-until", { date: date(until, view.meeting.zone), at: clock(until, view.meeting.zone) })),
    texts(view, pager),
    meter(given, Math.max(asked, 1), words),
    h("p", { class: "lead num", "data-part": "turnout" }, words),
  ];
}

/** @param {Scene} scene */
export function answered({ view, pager }) {
  return [head(view), h("p", { class: "lead" }, t("member.window-over")), texts(view, pager)];
}

/** @param {any} view @returns {any[]} */
const papers = (view) => view.writing.texts.map((/** @type {string} */ id) => view.ballots[id]);

/** Each text, and the palu that has fallen on it. @param {any} view @param {import("./paging.js").Pager} pager */
function texts(view, pager) {
  const { rows, words } = pager.part(papers(view).map((one) => view.decisions[one.decision]));
  return [h("ol", { class: "decided-list" }, rows.map((one) => h("li", { class: "row keep" }, h("span", { class: "grow one-decision" }, one.text), state(one)))), words];
}

/** @param {any} decision */
function state(decision) {
  if (decision.declared) return chip(capital(outcomeWord(wordFor(decision), decision.declared.outcome)), ["carried", "elected"].includes(decision.declared.outcome) ? "ok" : "bad", "palu");
  return decision.status === "voting" ? null : chip(t("moment.not-declared"), "warn");
}

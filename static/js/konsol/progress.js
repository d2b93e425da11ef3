/**
 * A written meeting on the console: the texts before they are put, then how far their answers are.
 * Only counts: what was answered is nobody's before the window is over.
 * @module
 */
import { button, chip, fold, h } from "../lib/dom.js";
import { pages } from "../lib/candidates.js";
import { foldedTables } from "../lib/tables.js";
import { clock, date, number, percent, t } from "../lib/words.js";
import { meter } from "./main.js";
import { unsettled } from "./writing.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** What can still be done to one of several texts. */
const OF_A_TEXT = ["amend-decision-text", "attach-tables", "set-secrecy", "withdraw-proposal"];
const OF_AN_ELECTION = ["present-candidate", "draw-order"];

/** @param {Desk} desk */
export function progress(desk) {
  return [proposals(desk), answers(desk)];
}

/** Every text that is to be put, with what can still be done to it. @param {Desk} desk */
function proposals(desk) {
  const { view } = desk;
  const texts = view.meeting.state === "open" && !view.writing.running ? unsettled(view) : [];
  if (!texts.length) return null;
  return h("ol", { class: "stack plain-list", key: "proposals", "data-part": "proposals" }, texts.map((one) => proposal(desk, one)));
}

/** @param {Desk} desk @param {any} decision */
function proposal(desk, decision) {
  const isElection = decision.form !== "motion";
  const may = [...OF_A_TEXT, ...(isElection ? OF_AN_ELECTION : [])].filter((one) => desk.may(one) && !decision.ballots.length && !(one === "draw-order" && decision.order_drawn_at));
  const args = (/** @type {string} */ act) => JSON.stringify(act === "set-secrecy" ? { decision: decision.id, secret: !decision.secret } : { decision: decision.id });
  return h(
    "li",
    { class: "stack tight", key: decision.id },
    h("p", { class: "lead", "data-part": "text" }, decision.text),
    decision.secret ? chip(t("console.secret-text"), "warn") : null,
    decision.notes ? h("p", { class: "small" }, h("b", null, t("member.with-notes")), " ", decision.notes) : null,
    foldedTables(decision),
    isElection ? pages(desk.view, decision) : null,
    h("div", { class: "actions" }, may.map((act) => button(t(`console.act-${act}`), "", { key: act, "data-act": act, "data-args": args(act) }))),
  );
}

/** @param {Desk} desk */
function answers(desk) {
  const { view } = desk;
  if (!view.writing.texts.length) return null;
  const { answered, asked, texts } = view.figures.answers;
  const rows = view.writing.texts.map((/** @type {string} */ id) => h("li", { class: "person", key: id }, h("span", { class: "who" }, h("b", null, view.ballots[id].text), h("small", { class: "num" }, t("console.answers-to", { answered: texts[id] ?? 0, asked: asked - view.ballots[id].excluded.length })))));
  const words = t("console.answered", { answered, asked, percent: percent(answered, asked) });
  return h(
    "div",
    { class: "stack", key: "progress", "data-part": "progress" },
    h("p", { class: "figure num" }, number(answered), " ", h("small", null, t("console.of-asked", { asked }))),
    meter(answered, asked, words),
    h("p", { class: "small muted num" }, words),
    h("ul", { class: "people" }, rows),
    view.writing.running ? reminder(view, answered, asked) : null,
    papers(view),
    late(view),
  );
}

/** @param {any} view @param {number} answered @param {number} asked */
function reminder(view, answered, asked) {
  const { zone, title } = view.meeting;
  const until = view.writing.deadline_at;
  const text = t("console.reminder", { title, answered, asked, date: date(until, zone), at: clock(until, zone) });
  return fold(t("console.reminder-title"), "reminder", h("div", { class: "stack tight" }, h("p", { id: "reminder" }, text), h("p", null, h("button", { type: "button", class: "btn", "data-copy": "reminder" }, h("span", { "data-part": "text", "data-own": "" }, t("invite.copy"))))));
}

/** Whose papers came by post, and how many witnesses have read each; never what they say. @param {any} view */
function papers(view) {
  const found = view.writing.papers ?? [];
  if (!found.length) return null;
  const rows = found.map((/** @type {any} */ one) => h("li", { class: "person", key: one.person }, h("span", { class: "who" }, h("b", null, view.people[one.person] || t("console.somebody")), h("small", null, one.counted ? t("console.paper-counted") : t("console.paper-read", { n: one.witnesses.length })))));
  return fold(t("console.papers", { n: found.length }), "papers", h("ul", { class: "people" }, rows));
}

/** @param {any} view */
function late(view) {
  const found = view.writing.late ?? [];
  if (!found.length) return null;
  const { zone } = view.meeting;
  const rows = found.map((/** @type {any} */ one) => h("li", { class: "person", key: `${one.ballot} ${one.person}` }, h("span", { class: "who" }, h("b", null, view.people[one.person] || t("console.somebody")), h("small", { class: "num" }, `${view.ballots[one.ballot].text} · ${date(one.at, zone)}, ${clock(one.at, zone)}`))));
  return fold(t("console.late-answers", { n: found.length }), "late", h("ul", { class: "people" }, rows));
}

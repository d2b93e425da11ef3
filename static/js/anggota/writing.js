/**
 * A written meeting on a member's page: every text with its own answer, then what became of them. Rule book 6.10.
 * @module
 */
import { foldedPages } from "../lib/candidates.js";
import { chip, h, icon } from "../lib/dom.js";
import { meter } from "../lib/parts.js";
import { foldedTables } from "../lib/tables.js";
import { clock, date, t } from "../lib/words.js";
import { change, form, stored } from "./ballot.js";
import { declared, dispute, reached } from "./deciding.js";
import { isDisputable, lastBallot } from "./moment.js";
import { card, countdown, head, notesOf, wording } from "./parts.js";

/** @typedef {import("./room.js").Room} Room */

/** Opened, and the texts are not there yet. @param {Room} room */
export function ahead(room) {
  return card("texts-ahead", "", head(t("member.in-writing"), room.view.meeting.title), h("p", null, t("member.texts-ahead", { days: room.view.writing.days })));
}

/** @param {Room} room */
export function answering(room) {
  const { writing, ballots, meeting } = room.view;
  const open = writing.texts.map((/** @type {string} */ id) => ballots[id]).filter((/** @type {any} */ one) => one.status === "open");
  const until = writing.deadline_at;
  return [
    h(
      "section",
      { class: "card stack", key: "answering", "data-now": "answering", "aria-labelledby": "now-title" },
      head(t("member.in-writing"), meeting.title, countdown(room, open[0].opened_at, until)),
      h("p", { class: "strong num" }, t("member.answer-until", { date: date(until, room.zone), at: clock(until, room.zone) })),
      h("p", null, t(room.seats.some((seat) => seat.votes) ? "member.answer-lead" : "member.watching")),
      progress(room),
    ),
    open.map((/** @type {any} */ paper, /** @type {number} */ at) => text(room, paper, at + 1, open.length)),
  ];
}

/** One text with the answer of everybody who signed in on this device. @param {Room} room @param {any} paper @param {number} number @param {number} of */
function text(room, paper, number, of) {
  const decision = room.view.decisions[paper.decision];
  const voters = room.seats.filter((seat) => seat.votes);
  const isDone = voters.length > 0 && voters.every((seat) => seat.receipts[paper.id] || paper.excluded?.includes(seat.entry));
  return h(
    "section",
    { class: "card stack", key: `text ${paper.id}`, "data-text": paper.id, "aria-labelledby": `text-${paper.id}` },
    h("div", { class: "row" }, h("h2", { class: "grow num", id: `text-${paper.id}` }, t("member.text-of", { number, of })), isDone ? chip(t("member.text-done"), "ok", "ok") : null),
    wording(decision.text),
    foldedTables(decision),
    notesOf(decision),
    foldedPages(room.view, decision),
    voters.map((seat) => answer(room, paper, seat)),
  );
}

/** @param {Room} room @param {any} paper @param {any} seat */
function answer(room, paper, seat) {
  if (paper.excluded?.includes(seat.entry)) return h("p", { key: `own ${seat.entry}`, "data-part": "own-report" }, t("member.own-report"));
  const shown = stored(room, paper, seat);
  if (!shown) return form(room, paper, seat);
  const mayChange = room.view.meeting.may_change && seat.receipts[paper.id];
  return [shown, mayChange ? change(room, paper, seat) : null];
}

/** How many have answered, never what. @param {Room} room */
function progress(room) {
  const { answered, asked } = room.view.figures.answers;
  const words = t("member.answered", { answered, asked });
  return h("div", { class: "stack tight", "data-part": "turnout" }, meter(answered, asked, words), h("p", { class: "small muted num" }, words));
}

/** The window is over: each text with its result, and the way to object while that is open. @param {Room} room */
export function answered(room) {
  const { writing, decisions } = room.view;
  const put = writing.texts.map((/** @type {string} */ id) => room.view.ballots[id]).filter((/** @type {any} */ one) => one.status === "closed");
  return [
    h("section", { class: "card stack", key: "answered", "data-now": "answered", "aria-labelledby": "now-title" }, head(t("member.in-writing"), room.view.meeting.title), h("p", null, t("member.window-over"))),
    put.map((/** @type {any} */ paper, /** @type {number} */ at) => [result(room, decisions[paper.decision], { number: at + 1, of: put.length }), late(room, paper)]),
  ];
}

/** @param {Room} room @param {any} decision @param {{number: number, of: number}} among */
function result(room, decision, among) {
  const ballot = lastBallot(room.view, decision);
  if (decision.status === "declared") return declared(room, { kind: "declared", decision, ballot });
  if (isDisputable(room.view, decision, room.now())) return dispute(room, { kind: "dispute", decision, ballot, among });
  return reached(room, { kind: decision.status === "tied" ? "tied" : "reached", decision, ballot, among });
}

/** @param {Room} room @param {any} paper */
function late(room, paper) {
  return room.seats.filter((seat) => seat.late?.[paper.id]).map((seat) => h("p", { class: "card row keep num", key: `late ${paper.id} ${seat.entry}`, "data-part": "late", role: "alert" }, icon("clock"), h("span", { class: "grow" }, t("member.late-answer", { name: seat.name, date: date(seat.late[paper.id], room.zone), at: clock(seat.late[paper.id], room.zone, { seconds: true }) }))));
}

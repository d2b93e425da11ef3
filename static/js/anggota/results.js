/**
 * Results in their own words, with the arithmetic and the own receipt beside them.
 * @module
 */
import { chip, fold, h, icon } from "../lib/dom.js";
import { capital, judged, outcomeWord, reconciled, verdict, wordFor } from "../lib/counting.js";
import { afterwards, bars, optionName } from "../lib/parts.js";
import { channels } from "../lib/places.js";
import { countSheet } from "../lib/sheet.js";
import { foldedTables } from "../lib/tables.js";
import { clock, t } from "../lib/words.js";
import { decidedIn, lastBallot, standIns } from "./moment.js";
import { choiceName } from "./paper.js";
import { storedAt } from "./parts.js";

/** @typedef {import("./room.js").Room} Room */

/** @param {string} outcome */
function tone(outcome) {
  if (outcome === "carried" || outcome === "elected") return "ok";
  return outcome === "tied" ? "warn" : "bad";
}

/** Fetched where there are member groups. @type {typeof import("../lib/groups.js") | null} */
let groups = null;

/** @param {Room} room @param {any} ballot */
function byGroup(room, ballot) {
  if (!ballot.groups.length) return null;
  if (groups) return groups.groups(room.view, ballot);
  void import("../lib/groups.js").then((found) => ((groups = found), room.changed()));
  return null;
}

/** Bars, table, verdict, arithmetic and reconciliation of a closed ballot. @param {Room} room @param {any} decision @param {any} ballot */
export function counted(room, decision, ballot) {
  if (!ballot.reconciled) return h("p", { class: "error", role: "alert", "data-part": "unreconciled" }, icon("warn"), h("span", null, t("member.unreconciled")));
  const { outcome } = ballot.result;
  const sentences = judged(ballot, wordFor(decision), (option) => optionName(room.view, option));
  return h(
    "div",
    { class: "stack", key: `counted ${ballot.id}`, "data-part": "counted" },
    bars(room.view, ballot),
    byGroup(room, ballot),
    ballot.sheet ? fold(t("count.sheet"), `sheet ${ballot.id}`, countSheet(room.view, ballot)) : null,
    h("p", { class: "verdict" }, chip(capital(outcomeWord(wordFor(decision), outcome)), tone(outcome), tone(outcome) === "ok" ? "ok" : "info")),
    sentences.map((sentence) => h("p", { class: "num strong", "data-part": "arithmetic" }, sentence)),
    afterwards(room.view, decision),
    h("p", { class: "small muted num", "data-part": "reconciliation" }, reconciled(ballot.tally)),
    channels(room.view, ballot),
  );
}

/** "Suara Anda: Setuju, diterima 10.47.31 WIB" @param {Room} room @param {any} ballot */
export function ownVotes(room, ballot) {
  const seats = room.seats.filter((seat) => seat.votes);
  return seats.flatMap((seat) => [seat, ...standIns(seat, ballot)]).map((seat) => {
    const stored = seat.receipts[ballot.id];
    if (stored) return line("ok", seat, ownVote(room, seat, ballot, stored));
    const about = { ballot: ballot.id };
    if (room.pending("cast-vote", seat.entry, about)) return line("retry", seat, t("member.unsent-late"));
    const none = room.isShared ? t("member.no-vote-of", { name: seat.name }) : t("member.no-vote");
    const refused = room.refusal("cast-vote", seat.entry, about);
    return line(refused ? "warn" : "info", seat, refused ? `${none} ${refused}` : none);
  });
}

/** @param {string} mark @param {any} seat @param {string} words */
function line(mark, seat, words) {
  return h("p", { class: "row keep num", key: `own ${seat.entry}`, "data-part": "own-vote", role: mark === "warn" ? "alert" : null }, icon(mark), h("span", { class: "grow" }, words));
}

/** @param {Room} room @param {any} seat @param {any} ballot @param {any} stored */
function ownVote(room, seat, ballot, stored) {
  const facts = { choice: choiceName(room, ballot, stored.choice), at: storedAt(room, stored.received_at) };
  if (stored.by) return t("proxy.voted-by", { by: stored.by, ...facts });
  return room.isShared ? t("ballot.receipt-of", { voter: seat.name, ...facts }) : t("member.your-vote", facts);
}

/** Every decision that the palu has fallen on, the latest first. @param {Room} room @param {string} [except] its id */
export function decided(room, except = "") {
  return decidedIn(room.view).filter((one) => one.id !== except).reverse();
}

/** @param {Room} room @param {any} decision */
export function decidedRow(room, decision) {
  const { declared } = decision;
  const ballot = lastBallot(room.view, decision);
  const said = verdict(decision);
  return h(
    "li",
    { class: "stack tight decided-row", key: decision.id },
    h("p", { class: "strong" }, decision.text),
    foldedTables(decision),
    h("p", { class: "verdict num" }, chip(capital(said.word), said.tone, said.tone === "ok" ? "ok" : "info"), h("span", { class: "small muted" }, t("member.declared-at", { at: clock(declared.at, room.zone) }))),
    decision.status === "reconsidered" ? h("p", { class: "small" }, t("member.reconsidered", { word: outcomeWord(wordFor(decision), declared.outcome) })) : null,
    ballot ? ownVotes(room, ballot) : null,
    ballot ? fold(t("member.show-count"), `count ${decision.id}`, counted(room, decision, ballot)) : null,
  );
}

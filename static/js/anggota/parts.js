/**
 * Small parts of a member's page.
 * @module
 */
import { h, icon } from "../lib/dom.js";
import { clock, date, left, t } from "../lib/words.js";
import { ring } from "../lib/parts.js";
import { choiceName } from "./paper.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("../lib/dom.js").Kid} Kid */

/** @param {string} kind the moment, for tests and styles @param {string} tone "ballot" for 7 : 1 @param {...Kid} kids */
export function card(kind, tone, ...kids) {
  return h("section", { class: `card ${tone || "stack"}`, key: kind, "data-now": kind, "aria-labelledby": "now-title" }, ...kids);
}

/** @param {string} kicker @param {string} title @param {Kid} [beside] */
export function head(kicker, title, beside = null) {
  return h("div", { class: "head" }, h("div", { class: "grow" }, h("p", { class: "kicker num" }, kicker), h("h1", { class: "question", id: "now-title", tabindex: -1 }, title)), beside);
}

/** The exact text, which scrolls by itself where it is long: the buttons stay in sight. @param {string} text */
export function wording(text) {
  return h("p", { class: "wording", "data-part": "text", tabindex: text.length > 160 ? 0 : null }, text);
}

/** The notes that are voted with a report. @param {any} decision */
export function notesOf(decision) {
  return decision.notes ? h("p", { class: "small", "data-part": "notes" }, h("b", null, t("member.with-notes")), " ", decision.notes) : null;
}

/** @param {Room} room @param {string | null} since @param {string} until @param {string} [label] */
export function countdown(room, since, until, label) {
  return ring(since, until, room.now(), "", label);
}

/**
 * A button that gives one command for one seat, and says truly what became of it.
 * @param {Room} room @param {string} command @param {any} seat @param {string} text
 * @param {{args?: Record<string, any>, kind?: string, icon?: string}} [more]
 */
export function act(room, command, seat, text, { args = {}, kind = "primary big", icon: name = "" } = {}) {
  const pending = room.pending(command, seat.entry, args);
  const refused = room.refusal(command, seat.entry, args);
  return h(
    "div",
    { class: "stack tight", key: `${command} ${seat.entry}` },
    h(
      "button",
      {
        type: "button",
        class: `btn ${kind}`,
        "data-act": command,
        "data-seat": seat.entry,
        "data-args": JSON.stringify(args),
        "aria-disabled": pending ? "true" : null,
        "aria-busy": pending ? "true" : null,
      },
      name && !pending ? icon(name) : null,
      h("span", null, pending ? t("ballot.sending") : text),
    ),
    unsentLine(room, pending),
    refused ? alert_(refused) : null,
  );
}

/** @param {Room} room @param {import("./room.js").Pending | undefined} pending */
export function unsentLine(room, pending) {
  if (!pending || !room.isSlow(pending)) return null;
  return h("p", { class: "row keep small", "data-part": "unsent", role: "alert" }, icon("retry"), h("span", { class: "grow" }, t("member.unsent-line")));
}

/** @param {string} text */
export function alert_(text) {
  return h("p", { class: "error", role: "alert", "data-part": "refused" }, icon("warn"), h("span", null, text));
}

/** When a vote was stored; of a window of days also on which. @param {Room} room @param {string} moment */
export function storedAt(room, moment) {
  const at = clock(moment, room.zone, { seconds: true });
  return room.view.writing ? `${date(moment, room.zone)}, ${at}` : at;
}

/** Only after the server's answer. @param {Room} room @param {any} seat @param {any} ballot */
export function receipt(room, seat, ballot) {
  const stored = seat.receipts[ballot.id];
  const at = storedAt(room, stored.received_at);
  const choice = choiceName(room, ballot, stored.choice);
  if (stored.by) return voted(seat, t("proxy.voted-by", { by: stored.by, choice, at }));
  const words = room.isShared ? t("ballot.receipt-of", { voter: seat.name, choice, at }) : t("ballot.receipt", { choice, at });
  return voted(seat, words);
}

/** @param {any} seat @param {string} words */
function voted(seat, words) {
  return h("div", { class: "receipt", "data-part": "receipt", key: `receipt ${seat.entry}` }, icon("ok", "l"), h("b", null, t("ballot.stored")), h("span", { class: "num" }, words));
}

/** A vote that has no answer yet. @param {Room} room @param {any} seat @param {any} ballot @param {import("./room.js").Pending} pending */
export function unsent(room, seat, ballot, pending) {
  const seconds = (Date.parse(ballot.deadline_at) - room.now()) / 1000;
  const choice = choiceName(room, ballot, pending.args.choice);
  const what = room.isShared ? t("member.vote-of", { name: seat.name, choice }) : t("member.vote", { choice });
  const advice = seconds > 0 ? `${t("ballot.unsent-advice")} ${t("ballot.left", { left: left(seconds) })}` : t("member.unsent-late");
  return h(
    "div",
    { class: "receipt unsent", "data-part": "unsent", key: `unsent ${seat.entry}` },
    icon("retry", "l"),
    // The alert does not hold the running time, or it would be read out every second.
    h("b", { role: "alert" }, t("member.unsent-choice", { what })),
    h("span", { class: "num" }, advice),
  );
}

/**
 * Deciding without a ballot, and after one: acclamation with its countdown, objections, the result and the palu.
 * @module
 */
import { fold, h, icon, notice } from "../lib/dom.js";
import { capital, outcomeWord, ruleWords, wordFor } from "../lib/counting.js";
import { pages, sequence } from "../lib/candidates.js";
import { agreed, currentItem, palu } from "../lib/parts.js";
import { foldedTables, tables } from "../lib/tables.js";
import { clock, t } from "../lib/words.js";
import { act, alert_, card, countdown, head, unsentLine, notesOf, wording } from "./parts.js";
import { counted, ownVotes } from "./results.js";
import { objectionsUntil } from "./moment.js";
import { key } from "./room.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./moment.js").Moment} Moment */

/** @type {Record<string, string>} */
const ALSO = { acclaiming: "member.also-acclaiming", objected: "member.also-objected", dispute: "member.also-dispute", proposed: "member.also-proposed" };

/** @param {Room} room @param {Moment} now */
export function proposed(room, { decision }) {
  const { place, title } = currentItem(room.view);
  return card("proposed", "", head(place, title), wording(decision.text), notesOf(decision), sequence(room.view, decision), pages(room.view, decision), tables(decision), h("p", { class: "muted" }, t(decision.acclamation?.stopped_at ? "member.acclamation-stopped" : "member.deliberating")));
}

/** "Ada keberatan?" @param {Room} room @param {Moment} now */
export function acclaiming(room, { decision }) {
  const { place, title } = currentItem(room.view);
  const { called_at: since, deadline_at: until } = decision.acclamation;
  const isOver = room.now() >= Date.parse(until);
  return card(
    "acclaiming",
    "ballot",
    head(t("member.kicker-acclamation", { place }), title, countdown(room, since, until, t("moment.objection-left"))),
    wording(decision.text),
    tables(decision),
    notesOf(decision),
    sequence(room.view, decision),
    h("p", { class: "strong" }, t(isOver ? "member.acclamation-over" : "member.any-objection")),
    isOver ? null : h("p", { class: "small muted" }, t("member.agree-by-waiting")),
    isOver ? null : room.seats.filter((seat) => seat.votes).map((seat) => objecting(room, "object", decision, seat)),
  );
}

/** Somebody objects. @param {Room} room @param {Moment} now */
export function objected(room, { decision }) {
  const { place, title } = currentItem(room.view);
  const mine = room.seats.filter((seat) => seat.objects_to.includes(decision.id));
  return card(
    "objected",
    "",
    head(t("member.kicker-acclamation", { place }), title),
    wording(decision.text),
    notesOf(decision),
    notice(t("member.objections", { n: decision.acclamation.objections }), "warn", h("p", null, t("member.objections-lead"))),
    mine.map((seat) => withdrawing(room, decision, seat)),
  );
}

/** @param {Room} room @param {any} decision @param {any} seat */
function withdrawing(room, decision, seat) {
  return h(
    "div",
    { class: "stack tight", key: `mine ${seat.entry}` },
    h("p", { class: "row keep", "data-part": "own-objection" }, icon("ok"), h("span", { class: "grow" }, named(room, seat, "member.objection-stored", "member.objection-stored-of"))),
    act(room, "withdraw-objection", seat, named(room, seat, "member.withdraw", "member.withdraw-of"), { args: { decision: decision.id }, kind: "tall" }),
  );
}

/** @param {Room} room @param {any} seat @param {string} own @param {string} named_ */
function named(room, seat, own, named_) {
  return room.isShared ? t(named_, { name: seat.name }) : t(own);
}

/**
 * The button that opens the form of an objection, or the form with its reason.
 * @param {Room} room @param {"object" | "object-to-result"} command @param {any} decision @param {any} seat
 */
function objecting(room, command, decision, seat) {
  const about = { decision: decision.id };
  const at = key(command, seat.entry, about);
  const pending = room.pending(command, seat.entry, about);
  const isResult = command === "object-to-result";
  if (!room.opened.has(at) && !pending) {
    const text = isResult ? named(room, seat, "moment.object", "member.dispute-of") : named(room, seat, "member.object", "member.object-of");
    return h("button", { type: "button", class: "btn tall", key: at, "data-opens": at }, icon("hand"), h("span", null, text));
  }
  return reasonForm(room, command, seat, about, pending);
}

/** @param {Room} room @param {string} command @param {any} seat @param {{decision: string}} about @param {import("./room.js").Pending | undefined} pending */
function reasonForm(room, command, seat, about, pending) {
  const at = key(command, seat.entry, about);
  const id = `reason-${about.decision}-${seat.entry}`;
  const refused = room.refusal(command, seat.entry, about);
  const text = pending ? t("ballot.sending") : named(room, seat, "member.send-objection", "member.send-objection-of");
  return h(
    "form",
    { class: "stack tight", key: `form ${at}`, "data-form": command, "data-seat": seat.entry, "data-args": JSON.stringify(about) },
    h("div", { class: "field" }, h("label", { for: id }, t("member.reason")), h("p", { class: "hint", id: `${id}-hint` }, t("member.reason-hint")), h("textarea", { class: "input low", id, name: "reason", maxlength: 4000, required: true, "aria-describedby": `${id}-hint` }, room.drafts.get(at) ?? "")),
    unsentLine(room, pending),
    refused ? alert_(refused) : null,
    h(
      "div",
      { class: "actions" },
      h("button", { type: "submit", class: "btn primary", "aria-disabled": pending ? "true" : null, "aria-busy": pending ? "true" : null }, h("span", null, text)),
      pending ? null : h("button", { type: "button", class: "btn ghost", "data-shuts": at }, h("span", null, t("member.cancel"))),
    ),
  );
}

/**
 * A card of a result: the moment of the page, or one text of those that were answered in writing.
 * @param {Room} room @param {string} kind @param {any} now @param {import("../lib/dom.js").Kid} beside @param {...import("../lib/dom.js").Kid} kids
 */
function resulting(room, kind, { decision, ballot, among }, beside, ...kids) {
  if (among) {
    const id = `text-${decision.id}`;
    const top = h("div", { class: "head" }, h("h2", { class: "grow num", id }, t("member.text-of", among)), beside);
    return h("section", { class: "card stack", key: `${kind} ${decision.id}`, "data-now": kind, "aria-labelledby": id }, top, wording(decision.text), ...kids);
  }
  const { place, title } = currentItem(room.view);
  return card(kind, "", head(t(ballot ? "member.kicker-result" : "member.kicker-consensus", { place }), title, beside), ...kids);
}

/** The result with all a doubter needs, and the way to object while it is open. @param {Room} room @param {Moment} now */
export function dispute(room, { decision, ballot, among }) {
  const until = objectionsUntil(room.view, decision) ?? "";
  return resulting(
    room,
    "dispute",
    { decision, ballot, among },
    countdown(room, decision.reached_at, until, t("moment.objection-left")),
    counted(room, decision, ballot),
    among ? null : facts([[t("moment.text"), decision.text]]),
    facts([[t("moment.rule"), ruleWords(ballot.rule, ballot.form)]]),
    foldedTables(decision),
    ownVotes(room, ballot),
    disputes(decision),
    h("p", { class: "row keep" }, icon("clock"), h("span", { class: "grow strong" }, t("moment.not-declared"))),
    room.seats.filter((seat) => seat.votes).map((seat) => disputing(room, decision, seat)),
  );
}

/** How many object to the result, and how many are answered. @param {any} decision */
function disputes({ objections: { lodged, answered } }) {
  return lodged ? h("p", { class: "num" }, t("member.disputes", { n: lodged, answered })) : null;
}

/** @param {[string, string][]} pairs */
function facts(pairs) {
  return h("dl", { class: "facts" }, pairs.map(([name, value]) => [h("dt", null, name), h("dd", { class: "num" }, value)]));
}

/** @param {Room} room @param {any} decision @param {any} seat */
function disputing(room, decision, seat) {
  if (seat.objected_results.includes(decision.id)) {
    return h("p", { class: "row keep", key: `disputed ${seat.entry}`, "data-part": "own-objection" }, icon("ok"), h("span", { class: "grow" }, named(room, seat, "member.dispute-stored", "member.dispute-stored-of")));
  }
  return h("div", { class: "stack tight", key: `dispute ${seat.entry}` }, objecting(room, "object-to-result", decision, seat), h("p", { class: "small muted" }, t("moment.object-note")));
}

/** Decided, and the palu has not fallen yet. @param {Room} room @param {Moment} now */
export function reached(room, { kind, decision, ballot, among }) {
  return resulting(
    room,
    kind,
    { decision, ballot, among },
    null,
    ballot ? counted(room, decision, ballot) : h("p", { class: "wording" }, decision.text),
    ballot ? foldedTables(decision) : tables(decision),
    ballot ? null : agreed(room.view, decision).map((one) => h("p", { class: "strong num" }, one)),
    ballot ? ownVotes(room, ballot) : null,
    disputes(decision),
    h("p", { class: "row keep" }, icon("clock"), h("span", { class: "grow strong" }, t(kind === "tied" ? "member.tied" : "moment.not-declared"))),
  );
}

/** Beside what the page asks first, and never behind it: what can still be objected to, and what comes next. @param {Room} room @param {Moment} now */
export function also(room, { kind, decision, ballot }) {
  const voters = room.seats.filter((seat) => seat.votes);
  const isResult = kind === "dispute";
  const since = isResult ? decision.reached_at : kind === "acclaiming" ? decision.acclamation.called_at : null;
  const until = isResult ? objectionsUntil(room.view, decision) : kind === "acclaiming" ? decision.acclamation.deadline_at : null;
  const isOver = until !== null && room.now() >= Date.parse(until);
  return h(
    "section",
    { class: "card stack", key: `also ${decision.id}`, "data-also": kind, "aria-labelledby": `also-${decision.id}` },
    h("div", { class: "head" }, h("h2", { class: "grow", id: `also-${decision.id}` }, t(ALSO[kind])), until ? countdown(room, since, until, t("moment.objection-left")) : null),
    wording(decision.text),
    isResult ? [fold(t("member.show-count"), `also ${decision.id}`, counted(room, decision, ballot)), disputes(decision), voters.map((seat) => disputing(room, decision, seat))] : null,
    kind === "acclaiming" && !isOver ? voters.map((seat) => objecting(room, "object", decision, seat)) : null,
    kind === "objected" ? room.seats.filter((seat) => seat.objects_to.includes(decision.id)).map((seat) => withdrawing(room, decision, seat)) : null,
  );
}

/** The palu has fallen. @param {Room} room @param {Moment} now */
export function declared(room, { decision, ballot }) {
  const { declared: palu_ } = decision;
  const word = capital(outcomeWord(wordFor(decision), palu_.outcome));
  const how = ballot ? counted(room, decision, ballot) : agreed(room.view, decision).map((one) => h("p", { class: "num center" }, one));
  return h(
    "section",
    { class: "card decided stack", key: `declared ${decision.id}`, "data-now": "declared", "aria-label": word },
    palu(word, decision.text, palu_.taps, h("p", { class: "muted num" }, t("member.declared-at", { at: clock(palu_.at, room.zone) }))),
    how,
    foldedTables(decision),
    ballot ? ownVotes(room, ballot) : null,
  );
}

/**
 * What the public screen shows at each stage, large and without a name that is not up for election or in office.
 * @module
 */
import { chip, h, icon } from "../lib/dom.js";
import { capital, judged, openSeats, outcomeWord, ruleWords, verdict, wordFor } from "../lib/counting.js";
import { candidatePages, hasPages, names, nominees } from "./candidates.js";
import { agreed, currentItem, meter, optionName, palu, ring } from "../lib/parts.js";
import { sequence } from "../lib/candidates.js";
import { clock, date, number, t } from "../lib/words.js";
import { counted } from "./counted.js";
import { hasLongTables, tablePages } from "./tables.js";
import { decidedIn, objectionsUntil } from "../anggota/moment.js";

/** @typedef {{view: any, now: number, decision?: any, ballot?: any, pager: import("./paging.js").Pager}} Scene */
/** @typedef {import("../lib/dom.js").Kid} Kid */

/** @param {string} kicker @param {string} title @param {Kid} [beside] @param {string} [size] */
function head(kicker, title, beside = null, size = "") {
  return h("div", { class: `row keep scene-head ${size}`.trim() }, h("div", { class: "grow stack tight" }, h("p", { class: "kicker num" }, kicker), h("h1", null, title)), beside);
}

/** A long table or candidates need the room that a short text leaves to its title. @param {any} decision */
const density = (decision) => (hasLongTables(decision) || hasPages(decision) || decision.options.length > 3 ? "dense" : "");

/** @param {string} text */
function wording(text) {
  return h("p", { class: "lead wording", "data-part": "text" }, text);
}

/** How many are here, as large as the hall is deep. @param {any} view */
function quorum(view) {
  const { present, entitled, needed, reached, online, hall, proxy } = view.figures.quorum;
  return h(
    "div",
    { class: "stack", "data-part": "quorum" },
    h("p", { class: "figure num" }, number(present), " ", h("small", null, t("quorum.of-and-needed", { entitled, needed }))),
    meter(present, entitled, t("quorum.sentence", { present, entitled }), needed, reached ? "" : "warn"),
    h("p", { class: "muted num" }, t(proxy ? "member.channels-and-proxy" : "member.channels", { online, hall, proxy })),
    view.meeting.parties ? h("p", { class: "muted" }, t("party.unit")) : null,
  );
}

/** @param {Scene} scene */
export function ahead({ view }) {
  const { planned_at: at, zone, title, place } = view.meeting;
  return [head(t("member.planned", { date: date(at, zone), at: clock(at, zone) }), title), place ? wording(place) : null];
}

/** @param {Scene} scene */
export function waiting({ view }) {
  return [head(t("screen.welcome"), view.meeting.title), quorum(view)];
}

/** @param {Scene} scene */
export function item({ view, pager }) {
  const { place, title } = currentItem(view);
  return [head(view.agenda.current ? place : t("member.state-open"), title), nominees(view, pager) ?? agenda(view)];
}

/** What is under way and what follows. @param {any} view */
function agenda(view) {
  const { current, items } = view.agenda;
  const at = items.findIndex((/** @type {any} */ one) => one.id === current);
  const next = items.slice(at + 1, at + 4);
  if (!next.length) return null;
  return h("div", { class: "stack tight" }, h("p", { class: "kicker" }, t("screen.next")), h("ol", { class: "agenda" }, next.map((/** @type {any} */ one, /** @type {number} */ index) => h("li", { class: "ahead" }, h("span", { class: "no" }, at + 2 + index), h("span", { class: "name" }, one.title)))));
}

/** @param {Scene} scene */
export function noQuorum({ view }) {
  const { present, entitled, needed } = view.figures.quorum;
  return [
    h("p", null, chip(t("quorum.not-reached"), "warn")),
    h("h1", { class: "num", "data-part": "sentence" }, t("quorum.sentence-short", { present, entitled, missing: needed - present })),
    meter(present, entitled, t("quorum.sentence", { present, entitled }), needed, "warn"),
    h("p", { class: "lead" }, t("moment.quorum-waits")),
  ];
}

/** @param {Scene} scene */
export function rollCall({ view, now }) {
  const { called_at: since, deadline_at: until } = view.roll_call;
  const answered = view.figures.answered ?? 0;
  const { present } = view.figures.quorum;
  const words = t("screen.answered", { answered, present });
  return [head(t("member.roll-call-kicker"), t("member.confirm"), ring(since, until, now, "l")), wording(t("screen.roll-call-lead")), meter(answered, present, words), h("p", { class: "num lead" }, words)];
}

/** An open ballot: the question, the time and how many have voted; never what. @param {Scene} scene */
export function voting({ view, now, ballot, decision, pager }) {
  const { place, title } = currentItem(view);
  const kicker = ballot.round > 1 ? t("member.kicker-round", { place, round: ballot.round }) : t("member.kicker-open", { place });
  const candidates = ballot.form === "motion" ? [] : ballot.options.filter((/** @type {any} */ one) => one.person || one.label);
  const figures = view.figures.turnout;
  const { voted, entitled } = figures?.ballot === ballot.id ? figures : { voted: 0, entitled: 0 };
  const words = t("member.turnout", { voted, entitled });
  return [
    head(kicker, title, ring(ballot.opened_at, ballot.deadline_at, now, "l"), density(decision)),
    wording(decision.text),
    tablePages(decision, pager),
    decision.notes ? h("p", { class: "lead" }, h("b", null, t("member.with-notes")), " ", decision.notes) : null,
    sequence(view, decision),
    names(view, decision, candidates, pager),
    meter(voted, Math.max(entitled, 1), words),
    h("p", { class: "lead num", "data-part": "turnout" }, words),
    h("p", { class: "muted num small" }, ruleWords(ballot.rule, ballot.form)),
  ];
}

/** @param {Scene} scene */
export function acclaiming({ view, now, decision, pager }) {
  const { place, title } = currentItem(view);
  const { called_at: since, deadline_at: until, present } = decision.acclamation;
  return [head(t("member.kicker-acclamation", { place }), title, ring(since, until, now, "l", t("moment.objection-left")), density(decision)), wording(decision.text), sequence(view, decision), tablePages(decision, pager), h("p", { class: "ask" }, t("member.any-objection")), h("p", { class: "muted num" }, t("screen.asked", { present }))];
}

/** @param {Scene} scene */
export function objected({ view, decision }) {
  const { place, title } = currentItem(view);
  return [head(t("member.kicker-acclamation", { place }), title), wording(decision.text), h("p", null, chip(t("member.objections", { n: decision.acclamation.objections }), "warn")), h("p", { class: "lead" }, t("member.objections-lead"))];
}

/** @param {Scene} scene */
export function proposed({ view, decision, pager }) {
  const { place, title } = currentItem(view);
  const size = density(decision);
  const isStopped = Boolean(decision.acclamation?.stopped_at);
  return [head(place, title, null, size), wording(decision.text), candidatePages(view, decision, pager), tablePages(decision, pager), size && !isStopped ? null : h("p", { class: "muted" }, t(isStopped ? "member.acclamation-stopped" : "member.deliberating"))];
}

/** A result that the palu has not fallen on. @param {Scene} scene */
export function reached({ view, now, decision, ballot, pager }) {
  const { place, title } = currentItem(view);
  const until = objectionsUntil(view, decision);
  const isOpen = until !== null && now < Date.parse(until);
  const beside = isOpen ? ring(decision.reached_at, until, now, "l", t("moment.objection-left")) : null;
  const waits = decision.status === "tied" ? t("member.tied") : isOpen ? t("screen.objections-open") : t("moment.not-declared");
  return [
    head(t(ballot ? "member.kicker-result" : "member.kicker-consensus", { place }), title, beside, ballot ? (ballot.options.length > 6 ? "dense" : "low") : density(decision)),
    ballot ? h("p", { class: "lead one-decision", "data-part": "text" }, decision.text) : wording(decision.text),
    ballot ? null : tablePages(decision, pager),
    ballot ? counted(view, decision, ballot, pager) : agreed(view, decision).map((one) => h("p", { class: "lead num" }, one)),
    h("p", { class: "row keep lead" }, icon("clock"), h("span", null, waits)),
  ];
}

/** @type {Record<string, string>} */
const ALSO = { acclaiming: "screen.also-acclaiming", dispute: "screen.also-dispute", proposed: "screen.also-proposed" };

/** In a line below the scene: what can still be objected to, and what was proposed meanwhile. @param {any} view @param {import("../anggota/moment.js").Moment} also */
export function also(view, { kind, decision }) {
  const until = kind === "dispute" ? objectionsUntil(view, decision) : kind === "acclaiming" ? decision.acclamation.deadline_at : null;
  const facts = { text: decision.text, at: until ? clock(until, view.meeting.zone, { seconds: true }) : "" };
  return h("p", { class: "row keep", key: `also ${decision.id}`, "data-also": kind }, icon(until ? "clock" : "info"), h("span", { class: "grow one-decision" }, t(ALSO[kind], facts)));
}

/** @param {Scene} scene */
export function declared({ view, decision, ballot, pager }) {
  const { declared: fell } = decision;
  const word = capital(outcomeWord(wordFor(decision), fell.outcome));
  const at = t("member.declared-at", { at: clock(fell.at, view.meeting.zone) });
  const how = ballot ? judged(ballot, wordFor(decision), (option) => optionName(view, option)) : agreed(view, decision);
  const open = openSeats(decision);
  const { rows, words } = pager.part(open ? [...how, t("count.seats-open", { n: open })] : how);
  return palu(word, decision.text, fell.taps, ...rows.map((one) => h("p", { class: "num", "data-part": "arithmetic" }, one)), words, h("p", { class: "muted num" }, at));
}

/** @param {Scene} scene */
export function suspended({ view, now }) {
  const { kind, since_at: since, resumes_at: until } = view.meeting.suspension;
  const words = { suspension: t("member.suspended"), lobby: t("member.suspended-lobby"), quorum: t("member.suspended-quorum") };
  const isLate = now >= Date.parse(until);
  const when = isLate ? t("member.resumes-any-moment") : t("member.resumes-at", { at: clock(until, view.meeting.zone) });
  return [head(t("member.suspended-kicker"), words[/** @type {keyof typeof words} */ (kind)], ring(since, until, now, "l", t("member.until-resumed"))), h("p", { class: "ask num" }, when), quorum(view)];
}

/** @param {Scene} scene */
export function reading({ view, pager }) {
  return [head(t("member.reading-kicker"), t("member.reading")), decisions(view, pager), h("p", { class: "lead num" }, t("screen.approved", { approved: view.figures.approved, present: view.figures.quorum.present }))];
}

/** @param {any} view @param {import("./paging.js").Pager} pager */
function decisions(view, pager) {
  const all = decidedIn(view);
  if (!all.length) return h("p", { class: "muted" }, t("member.no-decisions"));
  const { rows, words } = pager.part(all);
  return [h("ol", { class: "decided-list" }, rows.map((one) => h("li", { class: "row keep" }, h("span", { class: "grow one-decision" }, one.text), chip(capital(verdict(one).word), verdict(one).tone, "palu")))), words];
}

/** @param {Scene} scene */
export function closed({ view, pager }) {
  const { closed_at: at, title, zone } = view.meeting;
  const why = view.closing.without_quorum ? h("p", null, chip(t("member.closed-without-quorum"), "warn")) : null;
  return [head(t("member.closed-at", { at: clock(at, zone) }), title), why, decisions(view, pager)];
}

/** @param {Scene} scene */
export function postponed({ view }) {
  return [head(t("member.postponed-kicker"), view.meeting.title), h("p", { class: "lead" }, t("member.postponed")), quorum(view)];
}

/** @param {Scene} scene */
export function cancelled({ view }) {
  return [head(t("member.cancelled"), view.meeting.title), h("p", { class: "lead" }, t("member.cancelled-lead"))];
}

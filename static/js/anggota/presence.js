/**
 * Being there: checking in, answering the roll-call, coming back, and waiting for what comes.
 * @module
 */
import { chip, h, icon, notice } from "../lib/dom.js";
import { currentItem, meter } from "../lib/parts.js";
import { clock, date, t } from "../lib/words.js";
import { act, card, countdown, head, wording } from "./parts.js";
import { keptDays } from "./recorded.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./moment.js").Moment} Moment */

/** @param {Room} room */
function planned(room) {
  const { planned_at: at } = room.view.meeting;
  return t("member.planned", { date: date(at, room.zone), at: clock(at, room.zone) });
}

/** Whoever is not on the roll any more is told so, whatever goes on. @param {Room} room */
export function offRoll(room) {
  if (!["registration", "open", "suspended"].includes(room.view.meeting.state)) return null;
  const off = room.seats.filter((seat) => !seat.votes);
  return off.map((seat) => h("div", { class: "notice warn", key: `off ${seat.entry}`, role: "status", "data-part": "off-roll" }, icon("warn"), h("p", { class: "strong" }, t("member.off-roll", { name: seat.name })), h("p", null, t("member.off-roll-lead"))));
}

/** Not open for check-in yet. @param {Room} room */
export function ahead(room) {
  const { title, place } = room.view.meeting;
  return card(
    "ahead",
    "",
    head(planned(room), title),
    place ? h("p", { class: "row keep" }, icon("meeting"), h("span", { class: "grow" }, place)) : null,
    h("p", null, t("member.not-yet-open")),
    room.seats.length ? [h("p", { class: "small muted" }, t("trial.invite")), tryPhone("primary tall")] : null,
  );
}

/** To "Coba HP saya". @param {string} kind */
function tryPhone(kind) {
  return h("a", { class: `btn ${kind}`, href: `${location.pathname}/coba` }, icon("phone"), h("span", null, t("trial.title")));
}

/** One tap: everybody of this device who is not in yet, by name. @param {Room} room */
export function checkIn(room) {
  const away = room.members.filter((seat) => seat.presence === null || seat.presence === "left");
  return card(
    "check-in",
    "",
    head(stateWords(room), room.view.meeting.title),
    h("p", null, t(isVoting(room) ? "member.check-in-to-vote" : "member.check-in-lead")),
    room.view.stage?.kind === "embedded" && !room.view.stage.on_air_since ? h("p", { class: "small muted" }, t("stream.is-recorded", { n: keptDays() })) : null,
    away.map(endsByComing),
    away.map((seat) => act(room, "check-in", seat, room.isShared ? t("member.here-of", { name: seat.name }) : t("member.here"), { icon: "check" })),
    room.view.meeting.state === "registration" && room.seats.length ? tryPhone("") : null,
  );
}

/** @param {Room} room */
function stateWords(room) {
  const { state } = room.view.meeting;
  if (state === "open") return t("member.state-open");
  return t(state === "suspended" ? "member.suspended-kicker" : "member.state-registration");
}

/** @param {Room} room */
function isVoting(room) {
  return Object.values(room.view.ballots).some((/** @type {any} */ one) => one.status === "open");
}

/** Checked in, before the opening. @param {Room} room */
export function waiting(room) {
  return card("waiting", "", head(t("member.state-registration"), room.view.meeting.title), counted(room), h("p", { class: "num" }, planned(room)), h("p", { class: "muted" }, t("member.stay")), room.seats.length ? tryPhone("") : null);
}

/** "Anda tercatat hadir" @param {Room} room */
export function counted(room) {
  if (!room.members.length) return null;
  return h("p", { class: "row keep", "data-part": "counted-in" }, icon("ok"), h("span", { class: "grow" }, t(room.isShared ? "member.all-counted" : "member.counted")));
}

/** "Konfirmasi kehadiran" @param {Room} room */
export function rollCall(room) {
  const { called_at: since, deadline_at: until } = room.view.roll_call;
  const silent = room.members.filter((seat) => seat.answered_call !== since);
  return card(
    "roll-call",
    "ballot",
    head(t("member.roll-call-kicker"), t("member.roll-call"), countdown(room, since, until)),
    h("p", null, t("member.roll-call-lead")),
    silent.map((seat) => act(room, "confirm-presence", seat, room.isShared ? t("member.confirm-of", { name: seat.name }) : t("member.confirm"), { icon: "check" })),
  );
}

/** The roll-call was missed: a tap brings back. @param {Room} room */
export function comeBack(room) {
  const lapsed = room.members.filter((seat) => seat.presence === "lapsed");
  return card(
    "come-back",
    "",
    head(t("member.lapsed-kicker"), t("member.lapsed")),
    h("p", null, t("member.lapsed-lead")),
    lapsed.map((seat) => act(room, "confirm-presence", seat, room.isShared ? t("member.back-of", { name: seat.name }) : t("member.back"), { icon: "check" })),
  );
}

/** Quorum is missing: what happens, what is safe, what to do. @param {Room} room */
export function noQuorum(room) {
  const { present, entitled, needed } = room.view.figures.quorum;
  const missing = needed - present;
  return card(
    "no-quorum",
    "",
    h("p", null, chip(t("quorum.not-reached"), "warn")),
    h("h1", { class: "lead num", id: "now-title", tabindex: -1, "data-part": "sentence" }, t("quorum.sentence-short", { present, entitled, missing })),
    meter(present, entitled, t("quorum.sentence", { present, entitled }), needed, "warn"),
    h("p", null, t("moment.quorum-waits")),
    room.members.length ? h("p", { class: "row keep small" }, icon("ok"), h("span", { class: "grow" }, t("moment.quorum-counted"))) : null,
  );
}

/** Nothing to do: what goes on. @param {Room} room */
export function item(room) {
  const { place, title } = currentItem(room.view);
  const isNamed = room.view.agenda.current !== null;
  return card("item", "", head(isNamed ? place : t("member.state-open"), title), counted(room), h("p", { class: "muted" }, t("member.nothing-asked")));
}

/** @param {Room} room */
export function suspended(room) {
  const { kind, since_at: since, resumes_at: until } = room.view.meeting.suspension;
  const isLate = room.now() >= Date.parse(until);
  const words = { suspension: t("member.suspended"), lobby: t("member.suspended-lobby"), quorum: t("member.suspended-quorum") };
  return card(
    "suspended",
    "",
    head(t("member.suspended-kicker"), words[/** @type {keyof typeof words} */ (kind)], countdown(room, since, until, t("member.until-resumed"))),
    wording(isLate ? t("member.resumes-any-moment") : t("member.resumes-at", { at: clock(until, room.zone) })),
    counted(room),
    h("p", { class: "muted" }, t("member.suspended-stay")),
  );
}

/** Coming in person ends what was given: said before the tap. @param {any} seat */
function endsByComing(seat) {
  return seat.given ? notice(t("proxy.ends-by-coming", { name: seat.name, holder: seat.given.holder }), "warn") : null;
}

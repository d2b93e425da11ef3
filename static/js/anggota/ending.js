/**
 * How it ends: the decisions read out and approved, closed, postponed to another meeting, cancelled.
 * @module
 */
import { h, icon, notice } from "../lib/dom.js";
import { clock, t } from "../lib/words.js";
import { act, card, head } from "./parts.js";
import { decidedIn } from "./moment.js";
import { decidedRow } from "./results.js";

/** @typedef {import("./room.js").Room} Room */

/** @type {Record<string, string>} */
const ENDED = {
  "signed-out": "member.ended-signed-out",
  "seat-not-here": "refusal.seat-not-here",
  forbidden: "member.ended-forbidden",
  "unknown-meeting": "refusal.unknown-meeting",
  outdated: "member.ended-outdated",
};

/** This page can do nothing more: why, and the way on. @param {string} why */
export function ended(why) {
  if (why === "went-on") return wentOn();
  const reloads = why === "forbidden" || why === "outdated";
  return card(
    "ended",
    "",
    head(t("connection.offline"), t("member.ended")),
    h("p", null, t(ENDED[why])),
    h("a", { class: "btn primary big", href: reloads ? location.pathname : "/masuk" }, h("span", null, t(reloads ? "member.reload" : "door.enter"))),
  );
}

/** The link that was asked for here was used. */
function wentOn() {
  const again = h("a", { class: "btn", href: "/masuk" }, h("span", null, t("door.enter")));
  return card("ended", "", head(t("member.ended"), t("moving.onward-title")), h("p", null, t("moving.onward-ended")), h("p", { class: "small" }, t("moving.onward-not-me")), again);
}

/** @param {Room} room */
function list(room) {
  const all = decidedIn(room.view);
  if (!all.length) return h("p", { class: "muted" }, t("member.no-decisions"));
  return h("ol", { class: "decided-list" }, all.map((one) => decidedRow(room, one)));
}

/** "Saya menyetujui keputusan yang dibacakan" @param {Room} room */
export function reading(room) {
  const asked = room.members.filter((seat) => seat.approved_at === null);
  const done = room.seats.filter((seat) => seat.approved_at !== null);
  return card(
    "reading",
    "",
    head(t("member.reading-kicker"), t("member.reading")),
    list(room),
    done.map((seat) => approved(room, seat)),
    asked.map((seat) => act(room, "approve-reading", seat, room.isShared ? t("member.approve-of", { name: seat.name }) : t("member.approve"), { icon: "check" })),
  );
}

/** @param {Room} room @param {any} seat */
function approved(room, seat) {
  const at = clock(seat.approved_at, room.zone, { seconds: true });
  const words = room.isShared ? t("member.approved-of", { name: seat.name, at }) : t("member.approved", { at });
  return h("div", { class: "receipt", key: `approved ${seat.entry}`, "data-part": "approved" }, icon("ok", "l"), h("b", null, t("member.approval-stored")), h("span", { class: "num" }, words));
}

/** @param {Room} room */
export function closed(room) {
  const { closed_at: at, title } = room.view.meeting;
  const withoutQuorum = room.view.closing.without_quorum;
  return card(
    "closed",
    "",
    head(t("member.closed-at", { at: clock(at, room.zone) }), title),
    withoutQuorum ? notice(t("member.closed-without-quorum"), "warn") : null,
    list(room),
    h("p", { class: "muted" }, t(room.view.writing ? "member.minutes-follow-writing" : "member.minutes-follow")),
  );
}

/** The next meeting may take a moment to exist. @param {Room} room */
export function postponed(room) {
  const { successor, title } = room.view.meeting;
  const href = `/rapat/${successor}`;
  const isThere = successor && room.opened.has(href);
  return card(
    "postponed",
    "",
    head(t("member.postponed-kicker"), title),
    h("p", null, t("member.postponed")),
    isThere
      ? h("a", { class: "btn primary big", href, "data-part": "successor" }, h("span", null, t("member.to-successor")))
      : h("p", { class: "row keep", "data-successor": successor }, icon("clock"), h("span", { class: "grow" }, t("member.successor-soon"))),
  );
}

/** @param {Room} room */
export function cancelled(room) {
  return card("cancelled", "", head(t("member.cancelled"), room.view.meeting.title), h("p", null, t("member.cancelled-lead")));
}

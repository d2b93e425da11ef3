/**
 * What stands around the one thing that is asked: connection and quorum in a strip, quorum, agenda, decisions.
 * @module
 */
import { chip, fold, h, icon, must, paint } from "../lib/dom.js";
import { capital, outcomeWord, wordFor } from "../lib/counting.js";
import { currentItem, meter } from "../lib/parts.js";
import { clock, number, t } from "../lib/words.js";
import { decided, decidedRow } from "./results.js";

/** @typedef {import("./room.js").Room} Room */

const LEADERS = ["chair", "acting-chair", "deputy", "secretary", "operator"];

/** The strip below the header says the truth in words and shape, and never changes its height. @param {import("../lib/live.js").Live} live */
export function strip(live) {
  const is = live.connection;
  const below = must("strip");
  below.className = `strip ${live.ended || is === "offline" ? "bad" : live.view && is !== "connected" ? "warn" : ""}`.trim();
  paint(below, is === "connected" ? place(live.view) : lost(live, is));
}

/** @param {any} view */
function place(view) {
  if (!view) return h("p", { class: "one-line" }, t("member.opening"));
  const { present, entitled, needed, reached } = view.figures.quorum;
  const words = reached ? t("quorum.reached") : t("quorum.short-by", { missing: needed - present });
  const { place: where, title } = currentItem(view);
  const count = t(view.writing ? "quorum.answered" : "quorum.sentence", { present, entitled });
  return [
    h("b", { class: "one-line" }, where === title ? title : t("member.strip", { place: where, title })),
    h("span", { class: "one-line num", "data-part": "strip-quorum" }, `${count} · ${words}`),
  ];
}

/** @param {import("../lib/live.js").Live} live @param {string} is */
function lost(live, is) {
  if (live.ended) return [icon("net-off"), h("span", null, t("connection.offline"))];
  if (!live.view && is !== "offline") return place(null);
  if (is === "offline") return [icon("net-off"), h("span", null, t("connection.offline-advice"))];
  const { zone } = live.view.meeting;
  const since = t("connection.as-of", { at: clock(live.heardAt - Date.now() + live.serverNow(), zone, { seconds: true }) });
  return [icon("net-off"), h("span", null, `${t("connection.reconnecting")}… ${since}`)];
}

/** @param {Room} room */
export function quorum(room) {
  const { present, entitled, needed, reached, online, hall, proxy } = room.view.figures.quorum;
  return h(
    "section",
    { class: "card quorum", key: "quorum", "data-part": "quorum", "aria-label": t("quorum.title") },
    h("div", { class: "row" }, h("h2", { class: "grow" }, t("quorum.title")), chip(reached ? t("quorum.reached") : t("quorum.short-by", { missing: needed - present }), reached ? "ok" : "warn")),
    h("p", { class: "figure num" }, h("span", { "data-part": "present" }, number(present)), " ", h("small", null, t("quorum.of-and-needed", { entitled, needed }))),
    meter(present, entitled, t("quorum.sentence", { present, entitled }), needed, reached ? "" : "warn"),
    h("p", { class: "small muted num" }, t(proxy ? "member.channels-and-proxy" : "member.channels", { online, hall, proxy })),
    room.view.meeting.parties ? h("p", { class: "small muted" }, t("party.unit")) : null,
    h("p", { class: "small muted num" }, t("member.connected", { connected: room.view.figures.connected })),
  );
}

/** @param {Room} room */
export function agenda(room) {
  const { current, items } = room.view.agenda;
  return h(
    "section",
    { class: "card stack", key: "agenda", "data-part": "agenda" },
    h("h2", null, t("agenda.title")),
    h("ol", { class: "agenda" }, items.map((/** @type {any} */ one, /** @type {number} */ at) => row(room, one, at, current))),
  );
}

/** @param {Room} room @param {any} one @param {number} at @param {string | null} current */
function row(room, one, at, current) {
  const isDone = one.concluded_at !== null;
  const all = /** @type {any[]} */ (Object.values(room.view.decisions));
  const decision = all.filter((each) => each.item === one.id && each.status === "declared").at(-1);
  const how = decision ? outcomeWord(wordFor(decision), decision.declared.outcome) : "";
  return h(
    "li",
    { key: one.id, class: one.id === current ? "now" : isDone ? "done" : "ahead", "aria-current": one.id === current ? "step" : null },
    h("span", { class: "no" }, at + 1),
    h("span", { class: "name" }, one.title, isDone ? h("span", { class: "visually-hidden" }, ` (${t("agenda.done")})`) : null),
    how ? h("span", { class: "how" }, capital(how)) : null,
  );
}

/** @param {Room} room @param {string} shownId the decision that the page shows anyway */
export function decisions(room, shownId) {
  const all = decided(room, shownId);
  if (!all.length) return null;
  return h("section", { class: "card", key: "decisions", "data-part": "decisions" }, fold(t("member.decisions", { n: all.length }), "decisions", h("ol", { class: "decided-list" }, all.map((one) => decidedRow(room, one)))));
}

/** The way to the own work for whoever acts here in an office, or was elected to lead and gives the PIN there. @param {Room} room */
export function duty(room) {
  const roles = room.live.you.offices.flatMap((/** @type {any} */ office) => office.roles);
  const leads = room.seats.some((seat) => room.view.offices.presidium.includes(seat.entry));
  if (leads || LEADERS.some((role) => roles.includes(role))) {
    return h("a", { class: "btn tall", key: "duty", href: `/rapat/${room.view.meeting.id}/konsol` }, icon("palu"), h("span", null, t("member.to-console")));
  }
  if (!roles.includes("witness")) return null;
  return h("a", { class: "btn tall", key: "duty", href: `/rapat/${room.view.meeting.id}/saksi` }, icon("ballot"), h("span", null, t("place.to-count")));
}

/** @param {Room} room */
export function authenticity(room) {
  const { code, position } = room.view.figures.log;
  return h("p", { class: "small muted num center", key: "code" }, `${t("record.code")} `, h("span", { class: "code" }, code), ` · ${t("member.position", { position })}`);
}

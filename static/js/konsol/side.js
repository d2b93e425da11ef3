/**
 * The sides of the console: the agenda, the quorum with its curve, who is here, who holds which office.
 * @module
 */
import { capital, outcomeWord, source, threshold, wordFor } from "../lib/counting.js";
import { curve } from "../lib/curve.js";
import { clock, left, number, t } from "../lib/words.js";
import { sharesOf } from "../lib/shares.js";
import { nothingRuns } from "./acts.js";
import { behind } from "./behind.js";
import { leads } from "./order.js";
import { button, chip, fold, h, notice } from "../lib/dom.js";
import { meter } from "./main.js";

/** @typedef {import("./desk.js").Desk} Desk */

const SILENT_MS = 25_000;

/** @param {Desk} desk */
export function plan(desk) {
  const { view } = desk;
  const mayStart = !view.writing && view.meeting.state === "open" && view.meeting.quorum_ever_reached && nothingRuns(view) && desk.may("start-agenda-item");
  const rows = view.agenda.items.map((/** @type {any} */ item, /** @type {number} */ at) => {
    const now = item.id === view.agenda.current;
    const done = !now && item.started_at !== null;
    return h(
      "li",
      { class: now ? "now" : done ? "done" : "ahead", "aria-current": now ? "step" : null, key: item.id },
      h("span", { class: "no" }, number(at + 1)),
      mayStart && !now
        ? h("button", { type: "button", class: "name go", "aria-label": t("console.start-item", { title: item.title }), "data-act": "start-agenda-item", "data-args": JSON.stringify({ item: item.id }) }, item.title)
        : h("span", { class: "name" }, item.title, done ? h("span", { class: "visually-hidden" }, ` (${t("agenda.done")})`) : null),
      how(view, item.id),
    );
  });
  return [h("h2", null, t("agenda.title")), h("ol", { class: "agenda", "aria-label": t("agenda.title") }, rows)];
}

/** The word of the last declared decision of an item. @param {any} view @param {string} item */
function how(view, item) {
  const declared = Object.values(view.decisions).filter((/** @type {any} */ one) => one.item === item && one.status === "declared");
  const last = /** @type {any} */ (declared.at(-1));
  return last ? h("span", { class: "how" }, capital(outcomeWord(wordFor(last), last.declared.outcome))) : null;
}

/** @param {Desk} desk */
export function quorum(desk) {
  const { view, attendance } = desk;
  const { present, entitled, needed, reached, online, hall, proxy, threshold: rule, source: article } = view.figures.quorum;
  const sentence = t(view.writing ? "quorum.answered" : "quorum.sentence", { present, entitled });
  return [
    h("div", { class: "row" }, h("h2", { class: "grow" }, t("quorum.title")), chip(reached ? t("quorum.reached") : t("quorum.short-by", { missing: needed - present }), reached ? "ok" : "warn")),
    h("p", { class: "figure num" }, h("span", { "data-part": "present" }, number(present)), " ", h("small", null, t("quorum.of-and-needed", { entitled, needed }))),
    meter(present, entitled, sentence, needed, reached ? "" : "warn"),
    h("p", { class: "small muted num" }, `${t(view.writing ? "console.answer-ways" : proxy ? "console.channels-and-proxy" : "console.channels", { online, hall, proxy })} ${t("console.connected-now", { n: view.figures.connected })}`),
    h("p", { class: "small muted" }, `${threshold(rule)} · ${source(article)}`),
    behind(view),
    view.meeting.parties ? h("p", { class: "small muted" }, t("party.unit")) : null,
    attendance && !view.writing ? curveFigure(desk, entitled, needed) : null,
  ];
}

/** @param {Desk} desk @param {number} entitled @param {number} needed */
function curveFigure(desk, entitled, needed) {
  /** @type {[string, number, number][]} */
  const counted = desk.attendance.curve;
  if (!counted.length) return null;
  const shares = sharesOf(desk.view.meeting);
  /** @type {[string, number][]} */
  const points = counted.map(([at, there, whole]) => [at, shares ? (there * shares) / whole : there]);
  const zone = desk.view.meeting.zone;
  const { closed_at } = desk.view.meeting;
  const last = points[points.length - 1];
  const end = desk.isOver ? Date.parse(closed_at ?? last[0]) : desk.now();
  const present = desk.isOver ? last[1] : desk.view.figures.quorum.present;
  /** @type {[number, number][]} */
  const steps = points.map(([at, heads]) => [Math.floor(Date.parse(at) / 1000), heads]);
  const drawn = curve([...steps, [Math.floor(end / 1000), present]], entitled, needed);
  const rows = thin(points, 12).map(([at, heads]) => h("tr", null, h("th", { scope: "row" }, clock(at, zone)), h("td", { class: "n" }, number(heads))));
  return [
    h(
      "figure",
      { key: "curve" },
      h(
        "svg",
        { class: "curve", viewBox: "0 0 280 92", role: "img", "aria-label": t("quorum.curve-since", { at: clock(points[0][0], zone) }) },
        h("path", { class: "area", d: drawn.area }),
        h("path", { class: "line", d: drawn.line }),
        h("path", { class: "need", d: drawn.need }),
      ),
      h("figcaption", { class: "axis num" }, h("span", null, clock(points[0][0], zone)), h("span", null, clock(end, zone))),
    ),
    fold(
      t("quorum.curve-table"),
      "curve-table",
      h("table", { class: "sheet" }, h("caption", { class: "visually-hidden" }, t("quorum.curve-table")), h("thead", null, h("tr", null, h("th", { scope: "col" }, t("quorum.time")), h("th", { scope: "col", class: "n" }, t("quorum.present")))), h("tbody", null, rows)),
    ),
  ];
}

/** @template T @param {T[]} rows @param {number} most */
function thin(rows, most) {
  const step = Math.ceil(rows.length / most);
  return rows.filter((_, at) => at % step === 0 || at === rows.length - 1);
}

/** @param {Desk} desk */
export function people(desk) {
  const { attendance } = desk;
  if (!attendance) return [h("p", { class: "pulse", "aria-hidden": "true" })];
  const zone = desk.view.meeting.zone;
  const rows = attendance.people.map((/** @type {any} */ one) => {
    const since = one.since ? t("console.since", { at: clock(one.since, zone, { named: false }) }) : t("console.not-checked-in");
    const place = one.channel === "hall" ? ` · ${one.place || t("console.in-hall")}` : "";
    const state = one.presence === "present" ? (one.connected || one.channel === "hall" ? null : chip(t("console.dropped"), "warn")) : one.presence ? chip(t(`console.presence-${one.presence}`), "plain") : null;
    return h("li", { class: "person", key: one.person }, h("span", { class: "who" }, h("b", null, one.name), h("small", { class: "num" }, `${one.number ? `${one.number} · ` : ""}${since}${place}`)), state);
  });
  const more = attendance.found > attendance.people.length;
  return [
    h("p", { class: "small muted num", role: "status" }, t("console.found", { n: attendance.found })),
    rows.length ? h("ul", { class: "people" }, rows) : h("p", { class: "empty" }, t("console.nobody-found")),
    more ? h("p", { class: "small muted" }, t("console.search-for-more")) : null,
  ];
}

/** Who leads and who serves; a deputy sees the chair's silence counted down. @param {Desk} desk */
export function offices(desk) {
  const { gavel, acting_chair, deputies, secretary, operators, witnesses } = desk.view.offices;
  const name = (/** @type {string} */ person) => desk.view.people[person] || t("console.somebody");
  /** @param {string} word @param {string[]} persons */
  const row = (word, persons) => (persons.length ? [h("dt", null, word), h("dd", null, persons.map(name).join(", "))] : []);
  return [
    h("h2", null, t("console.offices")),
    h(
      "dl",
      { class: "facts" },
      row(t("console.holds-gavel"), gavel ? [gavel] : []),
      row(t("console.role-acting-chair"), acting_chair && acting_chair !== gavel ? [acting_chair] : []),
      row(t("console.role-deputy"), deputies),
      row(t("console.role-secretary"), secretary),
      row(t("console.role-operator"), operators),
      row(t("console.role-witness"), witnesses),
    ),
    h("p", { class: "small muted" }, t("console.you-are", { roles: Object.keys(desk.me).map((role) => t(`console.role-${role}`)).join(", ") })),
  ];
}

/** The chair is not heard: a deputy takes the palu, everybody else here is told who can. @param {Desk} desk */
export function silence(desk) {
  const gavel = desk.attendance?.gavel;
  if (!gavel || leads(desk) || desk.isOver) return null;
  const silent = desk.now() - Date.parse(gavel.heard_at);
  if (silent < SILENT_MS) return null;
  const wait = Math.ceil(desk.view.meeting.seconds.chair_silence - silent / 1000);
  return notice(
    t("moment.chair-lost"),
    "warn",
    h("p", null, t("moment.chair-lost-safe")),
    desk.may("take-over-gavel")
      ? h("div", null, button(wait > 0 ? t("moment.take-gavel-in", { left: left(wait) }) : t("moment.take-gavel"), "primary", { "data-act": "take-over-gavel", "aria-disabled": wait > 0 ? "true" : null }))
      : h("p", { class: "strong num" }, wait > 0 ? t("moment.deputy-in", { left: left(wait) }) : t("moment.deputy-ready")),
  );
}

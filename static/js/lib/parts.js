/**
 * Parts that a member's page and the public screen share; the twins of templates/macros.
 * @module
 */
import { h, icon } from "./dom.js";
import { openSeats, outcomeWord, wordFor } from "./counting.js";
import { left, number, percent, share, t } from "./words.js";

/** @typedef {import("./dom.js").Kid} Kid */

const APART = ["abstain", "blank"];
const MOTION = ["for", "against", "abstain", "blank"];

/**
 * Time that runs out.
 * @param {string | null} since @param {string} until server times @param {number} now the server's ms
 * @param {string} [size] "l" for the screen @param {string} [label]
 */
export function ring(since, until, now, size = "", label = t("ballot.time-left")) {
  const end = Date.parse(until);
  const total = Math.max(Math.round((end - Date.parse(since ?? until)) / 1000), 1);
  const seconds = Math.max(Math.ceil((end - now) / 1000), 0);
  return dial(onDial(seconds), share(seconds, total), { class: `ring ${size}${seconds <= 10 ? " last" : ""}`.trim(), "aria-label": label, "data-part": "ring" }, "left");
}

/** What fits inside: from an hour on without the seconds, and its unit on a line of its own. @param {number} seconds */
export function onDial(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours && hours < 10 ? t("common.hours-left", { n: `${hours}:${String(minutes).padStart(2, "0")}` }) : left(seconds);
}

/** A text in a ring whose arc runs out. @param {string} text @param {string} part_ of the whole, "68.3%" @param {Record<string, string>} attrs @param {string} name of the text's part */
export function dial(text, part_, attrs, name) {
  const arc = { class: "value", cx: 26, cy: 26, r: 24, pathLength: 100, "stroke-dasharray": `${part_.replace("%", "")} 100` };
  return h(
    "div",
    { ...attrs, role: "timer" },
    h("svg", { viewBox: "0 0 52 52", "aria-hidden": "true", focusable: "false" }, h("circle", { class: "track", cx: 26, cy: 26, r: 24 }), h("circle", arc)),
    h("span", { class: text.length > 4 ? "long" : "", "data-part": name }, text),
  );
}

/** @param {number} value @param {number} total @param {string} label @param {number | null} [mark] @param {string} [tone] */
export function meter(value, total, label, mark = null, tone = "") {
  return h(
    "svg",
    { class: `meter ${tone}`.trim(), role: "img", "aria-label": label, preserveAspectRatio: "none" },
    h("rect", { class: "track", width: "100%", height: "100%", rx: 7 }),
    h("rect", { class: "value", width: share(value, total), height: "100%", rx: 7 }),
    mark === null ? null : h("rect", { class: "mark", x: share(mark, total), y: "-20%", width: 3, height: "140%", rx: 1.5 }),
  );
}

/** What an option is called. @param {any} view @param {{id: string, label: string, person: string | null}} option */
export function optionName(view, option) {
  if (option.person) return view.people[option.person] || t("count.candidate");
  if (MOTION.includes(option.id) && !option.label) return t(`ballot.${option.id}`);
  return option.label;
}

/** A result as a table whose rows carry their bar. @param {any} view @param {any} ballot closed */
export function bars(view, ballot) {
  const { tally, options } = ballot;
  const votes = ballot.form === "ranked" ? t("count.first") : t("ballot.votes");
  const head = [t("ballot.choice"), votes, t("ballot.share")].map((one) => h("th", { role: "columnheader", scope: "col" }, one));
  const rows = options.map((/** @type {any} */ option) => bar(optionName(view, option), option.id, counted(tally, option.id), tally.valid));
  return h(
    "table",
    { class: "bars", role: "table", "data-part": "bars" },
    h("caption", { class: "visually-hidden" }, t("count.result")),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, head)),
    h("tbody", { role: "rowgroup" }, rows),
  );
}

/** @param {any} tally @param {string} id */
function counted(tally, id) {
  if (id === "abstain") return tally.abstain;
  if (id === "blank") return tally.blank;
  return tally.options[id] ?? 0;
}

/** @param {string} name @param {string} id @param {number} count @param {number} valid */
function bar(name, id, count, valid) {
  const isApart = APART.includes(id);
  const picture = h(
    "svg",
    { "aria-hidden": "true", focusable: "false", preserveAspectRatio: "none" },
    h("rect", { class: "track", width: "100%", height: "100%" }),
    h("rect", { class: "value", width: share(count, valid), height: "100%" }),
  );
  return h(
    "tr",
    { role: "row", class: isApart ? "apart" : id === "against" ? "against" : "" },
    h("th", { role: "rowheader", scope: "row" }, name),
    h("td", { role: "cell", class: "n" }, number(count)),
    h("td", { role: "cell" }, isApart ? h("span", { "aria-hidden": "true" }, "–") : percent(count, valid)),
    isApart ? null : h("td", { role: "presentation", class: "bar" }, picture),
  );
}

/** The gavel fell. @param {string} title @param {string} sentence @param {number} taps @param {...Kid} kids */
export function palu(title, sentence, taps, ...kids) {
  return h(
    "section",
    { class: `palu taps taps-${taps}`, "data-part": "palu" },
    icon("palu"),
    h("p", { class: "kicker" }, t("decision.gavel", { n: taps })),
    h("h1", null, title),
    h("p", { class: "lead num" }, sentence),
    ...kids,
  );
}

/** How it was agreed without a ballot, and whom that elected, by the seats that a formatur named. @param {any} view @param {any} decision @returns {string[]} */
export function agreed(view, decision) {
  const { quorum, reached_by: by, named } = decision;
  const { outcome, elected } = decision.declared ?? decision.result;
  const present = quorum.online + quorum.hall + quorum.proxy;
  const said = t("count.agreed", { method: t(by === "acclamation" ? "count.by-acclamation" : "count.by-consensus"), present, outcome: outcomeWord(wordFor(decision), outcome) });
  const seats = new Map((named ?? []).map((/** @type {any} */ one) => [one.person, `${one.seat}: `]));
  const chosen = decision.options.filter((/** @type {any} */ one) => elected.includes(one.id));
  const names = chosen.map((/** @type {any} */ one) => `${seats.get(one.person) ?? ""}${optionName(view, one)}`).join("; ");
  return names ? [said, t("count.elected-are", { names })] : [said];
}

/** The seats that stay open, the lot that filled the open ones, and what follows from a rejected report. @param {any} view @param {any} decision */
export function afterwards(view, decision) {
  /** @param {string[]} ids */
  const named = (ids) => ids.map((id) => optionName(view, decision.options.find((/** @type {any} */ one) => one.id === id))).join(", ");
  const drawn = decision.lot?.seed ? { order: named(decision.lot.order), elected: named(decision.lot.elected) } : null;
  const n = openSeats(decision);
  return [
    n ? h("p", { class: "strong num", "data-part": "seats-open" }, t("count.seats-open", { n })) : null,
    drawn ? h("p", { class: "num", "data-part": "lot" }, t("member.drawn", drawn)) : null,
    decision.consequence ? h("p", { class: "strong", "data-part": "consequence" }, t("member.consequence", { text: decision.consequence })) : null,
  ];
}

/** "Acara 2 dari 4" and its title. @param {any} view @returns {{place: string, title: string}} */
export function currentItem(view) {
  const { current, items } = view.agenda;
  const at = items.findIndex((/** @type {any} */ one) => one.id === current);
  if (at < 0) return { place: view.meeting.title, title: view.meeting.title };
  return { place: t("count.item", { at: at + 1, of: items.length }), title: items[at].title };
}

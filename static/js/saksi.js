/**
 * A witness's page: enters the count of each place, says what is stored, and where the two witnesses differ.
 * @module
 */
import { button, h, icon, must, paint } from "./lib/dom.js";
import { connection } from "./lib/connection.js";
import { Live } from "./lib/live.js";
import { optionName, ring } from "./lib/parts.js";
import { benchName, differences, differs, placesOf, state } from "./lib/places.js";
import { read, written } from "./lib/rankings.js";
import { refusal, t } from "./lib/words.js";
import { rolesOf } from "./konsol/who.js";
import { answersIn } from "./lib/posted.js";
import { papers } from "./saksi/papers.js";
import { stands } from "./saksi/stands.js";

const live = new Live(must("now").dataset.meeting ?? "");
/** What is typed and not sent, by ballot, bench and option. @type {Map<string, string>} */
const drafts = new Map();
/** Refusals by ballot and bench, or by whose paper it is. @type {Map<string, string>} */
const refused = new Map();
let busy = "";

/** What is counted apart: a place, or in it those whose votes weigh alike. @typedef {{place: string, part: string}} Bench */

/** @param {string} ballot @param {Bench} bench @param {string} [option] */
const key = (ballot, bench, option = "") => JSON.stringify([ballot, bench.place, bench.part, option]);

const openBallot = () => Object.values(live.view.ballots).find((/** @type {any} */ one) => one.status === "open");

/** The person who witnesses on this device. */
const witness = () => rolesOf(live.you).witness;

/** What this witness entered there, null while nothing. @param {string} ballot @param {Bench} bench */
function own(ballot, bench) {
  const held = live.you.offices.find((/** @type {any} */ one) => one.person === witness());
  return held?.place_counts?.[ballot]?.[bench.place]?.[bench.part] ?? null;
}

function draw() {
  connection(live);
  if (!live.view?.meeting) return;
  if (live.view.writing) return paint(must("now"), papers(live.view, live.serverNow(), witness(), refused, busy));
  const ballot = /** @type {any} */ (openBallot());
  paint(must("now"), ballot ? counting(ballot) : h("section", { class: "card stack", key: "nothing" }, h("h1", null, t("place.title")), h("p", { "data-part": "nothing" }, t("place.nothing"))), stands(live.view));
}

/** @param {any} ballot */
function counting(ballot) {
  const places = live.view.figures.turnout?.ballot === ballot.id ? placesOf(live.view) : [];
  return [
    h(
      "section",
      { class: "card stack", key: "what" },
      h("div", { class: "row keep" }, h("h1", { class: "grow" }, t("place.title")), ring(ballot.opened_at, ballot.deadline_at, live.serverNow())),
      h("p", { class: "lead" }, ballot.text),
      h("p", { class: "small muted" }, t(!places.length ? "place.nowhere" : places.some((one) => one.part) ? "place.lead-apart" : "place.lead")),
    ),
    places.map((one) => place(ballot, one)),
  ];
}

/** @param {any} ballot @param {import("./lib/places.js").Progress} one */
function place(ballot, one) {
  const mine = own(ballot.id, one);
  const at = key(ballot.id, one);
  const rows = rowsOf(ballot);
  const ranked = ranking(ballot, one, mine);
  const papers = isMany(ballot) ? figure(ballot.id, one, "papers", mine) : rows.reduce((sum, row) => sum + figure(ballot.id, one, row.id, mine), sumOf(ranked));
  const isOver = papers > one.entitled || ranked === null;
  const words = refused.get(at);
  return h(
    "form",
    { class: "card stack", key: at, "data-place": one.place, "data-bench": one.part, "data-ballot": ballot.id },
    h("div", { class: "row" }, h("h2", { class: "grow" }, benchName(live.view, one)), state(live.view, one)),
    h("p", { class: "small muted num" }, t("place.entitled", { n: one.entitled })),
    differs(live.view, one) ? h("p", { class: "error", role: "alert", "data-part": "differs" }, icon("warn"), h("span", null, t("place.differs-on", { options: differences(live.view, ballot, one) }))) : null,
    ballot.form === "ranked" ? lines(ballot, one, mine, ranked) : null,
    h("div", { class: "counts" }, rows.map((row) => field(one, row, mine))),
    h("p", { class: isOver ? "error num" : "strong num", "data-part": "total" }, isOver ? icon("warn") : null, h("span", null, t("place.total", { papers, entitled: one.entitled }), papers > one.entitled ? ` ${t("place.too-many")}` : "")),
    words ? h("p", { class: "error", role: "alert", "data-part": "refused" }, icon("warn"), h("span", null, words)) : null,
    mine && !isChanged(ballot, one, mine) ? h("p", { class: "row keep", "data-part": "stored" }, icon("ok"), h("span", { class: "grow" }, t("place.sent"))) : button(t(mine ? "place.send-again" : "place.send"), "primary tall", { type: "submit", "aria-disabled": isOver || busy === at ? "true" : null, "aria-busy": busy === at ? "true" : null }),
  );
}

/** Where a paper names several, the papers are counted too. @param {any} ballot */
const isMany = (ballot) => ["exactly", "up-to", "approval"].includes(ballot.form);

/** What has a figure of its own. @param {any} ballot @returns {any[]} */
function rowsOf(ballot) {
  const options = ballot.form === "ranked" ? ballot.options.filter((/** @type {any} */ one) => ["blank", "abstain"].includes(one.id)) : ballot.options;
  return [...options, { id: "invalid" }, ...(isMany(ballot) ? [{ id: "papers" }] : [])];
}

/** The counted orders of a ranked ballot; null while a line cannot be read. @param {any} ballot @param {Bench} bench @param {any} mine */
function ranking(ballot, bench, mine) {
  return ballot.form === "ranked" ? read(ballot, orders(ballot, bench, mine)) : {};
}

/** @param {Record<string, number> | null} counts */
const sumOf = (counts) => Object.values(counts ?? {}).reduce((sum, papers) => sum + papers, 0);

/** The lines typed, else stored. @param {any} ballot @param {Bench} bench @param {any} mine @returns {string} */
function orders(ballot, bench, mine) {
  return drafts.get(key(ballot.id, bench, "orders")) ?? (mine ? written(ballot, mine.counts) : "");
}

/** A bench as part of an id. @param {Bench} bench */
const idOf = (bench) => [...bench.place, "-", ...bench.part].map((one) => one.codePointAt(0)?.toString(36)).join("");

/** @param {any} ballot @param {Bench} bench @param {any} mine @param {Record<string, number> | null} ranked */
function lines(ballot, bench, mine, ranked) {
  const id = `orders-${idOf(bench)}`;
  const names = ballot.options.filter((/** @type {any} */ one) => !["blank", "abstain"].includes(one.id));
  return h(
    "div",
    { class: "field", key: "orders" },
    h("label", { for: id }, t("place.orders")),
    h("p", { class: "hint", id: `${id}-hint` }, t("place.orders-hint")),
    h("ol", { class: "numbered small" }, names.map((/** @type {any} */ one) => h("li", null, optionName(live.view, one)))),
    h("textarea", { class: "input", id, name: "orders", "aria-describedby": `${id}-hint`, "aria-invalid": ranked === null ? "true" : null }, mine ? written(ballot, mine.counts) : ""),
    ranked === null ? h("p", { class: "error" }, icon("warn"), h("span", null, t("place.orders-wrong"))) : null,
  );
}

/** @param {Bench} bench @param {any} row @param {any} mine */
function field(bench, row, mine) {
  const id = `count-${row.id}-${idOf(bench)}`;
  const name = row.id === "invalid" ? t("place.invalid") : row.id === "papers" ? t("place.papers-in-all") : optionName(live.view, row);
  const stored = mine ? storedIn(mine, row.id) : 0;
  return h("div", { class: "field", key: row.id }, h("label", { for: id }, name), h("input", { class: "input short", id, name: row.id, type: "number", inputmode: "numeric", min: 0, value: stored, required: true }));
}

/** What stands in a field: typed, else stored, else none. @param {string} ballot @param {Bench} bench @param {string} option @param {any} mine */
function figure(ballot, bench, option, mine) {
  const typed = drafts.get(key(ballot, bench, option));
  if (typed !== undefined) return Math.max(Math.trunc(Number(typed)) || 0, 0);
  if (!mine) return 0;
  return storedIn(mine, option);
}

/** @param {any} mine @param {string} option */
function storedIn(mine, option) {
  return ["invalid", "papers"].includes(option) ? mine[option] : (mine.counts[option] ?? 0);
}

/** Whether what is typed differs from what is stored. @param {any} ballot @param {Bench} bench @param {any} mine */
function isChanged(ballot, bench, mine) {
  if (ballot.form === "ranked" && orders(ballot, bench, mine) !== written(ballot, mine.counts)) return true;
  const rows = rowsOf(ballot).map((one) => one.id);
  return rows.some((row) => figure(ballot.id, bench, row, mine) !== storedIn(mine, row));
}

/** What a form counts. @param {HTMLFormElement} form @returns {Bench} */
const benchOf = (form) => ({ place: form.dataset.place ?? "", part: form.dataset.bench ?? "" });

document.addEventListener("input", (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement)) return;
  const form = input.closest("form");
  if (!form) return;
  drafts.set(key(form.dataset.ballot ?? "", benchOf(form), input.name), input.value);
  draw();
});

document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const { ballot, place, voter } = form.dataset;
  if (voter) {
    event.preventDefault();
    return void sendPaper(voter, form);
  }
  if (ballot === undefined || place === undefined) return;
  event.preventDefault();
  void send(ballot, benchOf(form));
});

/** What this witness reads on somebody's paper. @param {string} voter @param {HTMLFormElement} form */
async function sendPaper(voter, form) {
  if (busy) return;
  const answers = answersIn(live.view, form);
  busy = voter;
  refused.delete(voter);
  draw();
  await live.do("witness-posted-answer", `witness:${witness()}`, { voter, answers }).catch((/** @type {any} */ failure) => refused.set(voter, refusal(failure?.code ?? "other", failure?.facts ?? {})));
  busy = "";
  draw();
}

/** @param {string} id @param {Bench} bench */
async function send(id, bench) {
  const at = key(id, bench);
  const mine = own(id, bench);
  if (busy) return;
  busy = at;
  refused.delete(at);
  draw();
  const ballot = live.view.ballots[id];
  const rows = rowsOf(ballot).map((one) => one.id);
  const options = rows.filter((one) => !["invalid", "papers"].includes(one));
  const counts = { ...ranking(ballot, bench, mine), ...Object.fromEntries(options.map((one) => [one, figure(id, bench, one, mine)])) };
  const papers = isMany(ballot) ? { papers: figure(id, bench, "papers", mine) } : {};
  try {
    await live.do("enter-place-count", `witness:${witness()}`, { ballot: id, ...bench, counts, invalid: figure(id, bench, "invalid", mine), ...papers });
    for (const option of [...rows, "orders"]) drafts.delete(key(id, bench, option));
  } catch (/** @type {any} */ failure) {
    refused.set(at, refusal(failure?.code ?? "other", failure?.facts ?? {}));
  }
  busy = "";
  draw();
}

live.subscribe(draw);
window.setInterval(draw, 1000);
draw();

/**
 * The middle of the console: what goes on, the sentence to read aloud, the one primary action, and what else may be done.
 * @module
 */
import { clock, number, percent, share, t } from "../lib/words.js";
import { floor, interruptions } from "./floor.js";
import { nominees, photos } from "./nominees.js";
import { openBallot, others, pendingDecision } from "./acts.js";
import { button, chip, fold, h, icon, must, notice } from "../lib/dom.js";
import { next } from "./next.js";
import { leads, office } from "./order.js";
import { primary } from "./primary.js";
import { progress } from "./progress.js";
import { benchName, countersOf, differences, placesOf, state as placeState } from "../lib/places.js";
import { ruleWords } from "../lib/counting.js";
import { optionName, ring } from "../lib/parts.js";
import { outcomeCard } from "../lib/outcome.js";
import { pages, sequence } from "../lib/candidates.js";
import { recordingChip } from "../lib/recording.js";
import { turnRing } from "../lib/turn.js";
import { tables } from "../lib/tables.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** @type {Record<string, string>} */
const ASKED = { "one-of": "ballot.asked-one-of", exactly: "ballot.asked-exactly", "up-to": "ballot.asked-up-to", approval: "ballot.asked-approval", ranked: "ballot.asked-ranked" };
/** Letters from which on a label has a row of its own in one hand. */
const LONG = 20;
const STEPS = ["propose", "deliberate", "vote", "object", "declare"];

/** @param {Desk} desk */
export function main(desk) {
  const { view } = desk;
  const now = desk.now();
  const step = next(view, now);
  const decision = step.decision ? view.decisions[step.decision] : view.writing ? null : pendingDecision(view);
  return [
    heading(view, decision),
    office(desk),
    interruptions(desk),
    h(
      "section",
      { class: "card stack", key: "now", "data-part": "now", "aria-labelledby": "now-title" },
      h("div", { class: "row" }, h("h2", { class: "grow", id: "now-title" }, t(...step.title)), step.turn ? turnRing(step.turn, now) : step.until ? ring(step.since, step.until, now) : null),
      step.stage && decision ? steps(step.stage) : null,
      decision ? question(view, decision) : null,
      view.writing ? progress(desk) : turnout(view),
      places(view, desk),
      readiness(view, desk),
      objectors(view, decision),
      disputes(view, decision, desk),
      step.say ? figure(desk, t(...step.say)) : null,
      step.worry ? notice(t(...step.worry), "warn") : null,
      primary(desk, step),
    ),
    view.writing ? null : [nominees(desk), photos(desk, decision), unheard(view, desk), floor(desk)],
    secondary(desk, step.act),
    decided(view, decision),
  ];
}

/** A second call lowers the quorum of the kinds that allow it (rule book 2). @param {any} view @param {any} decision */
function ruleNow(view, decision) {
  const { rule, kind } = decision;
  const isLowered = ["ordinary", "election", "standing-orders"].includes(kind);
  return isLowered ? { ...rule, quorum: { ...rule.quorum, threshold: view.figures.quorum.threshold } } : rule;
}

/** @param {any} view @param {any} decision */
function heading(view, decision) {
  const items = view.agenda.items;
  const at = items.findIndex((/** @type {any} */ one) => one.id === view.agenda.current);
  const where = at < 0 ? t("console.agenda-ahead", { n: items.length }) : t("console.agenda-at", { number: at + 1, n: items.length });
  const rule = decision ? ` · ${t(`console.kind-${decision.kind}`)} · ${ruleWords(ruleNow(view, decision), decision.form)}` : "";
  return h(
    "div",
    { class: "title", key: "title" },
    h("p", { class: "row" }, h("span", { class: "kicker num grow" }, (view.writing ? t("member.in-writing") : where) + rule), recordingChip(view)),
    h("h1", null, at < 0 ? view.meeting.title : items[at].title),
  );
}

/** @param {number} stage */
function steps(stage) {
  const items = STEPS.map((name, at) =>
    h("li", { class: at + 1 < stage ? "on" : null, "aria-current": at + 1 === stage ? "step" : null }, h("span", null, t(`console.step-${name}`))),
  );
  return h(
    "div",
    { class: "stack tight", key: "steps" },
    h("p", { class: "kicker" }, t("common.step-of", { step: stage, steps: STEPS.length }), ": ", h("b", null, t(`console.step-${STEPS[stage - 1]}`))),
    h("ol", { class: "steps" }, items),
  );
}

/** The exact text, and the candidates. @param {any} view @param {any} decision */
function question(view, decision) {
  const candidates = decision.form === "motion" ? [] : decision.options.filter((/** @type {any} */ one) => !["blank", "abstain"].includes(one.id));
  return h(
    "div",
    { class: "stack tight", key: "question" },
    h("p", { class: "kicker" }, t("console.text-of", { version: decision.version })),
    h("p", { class: "lead", "data-part": "text" }, decision.text),
    decision.notes ? h("p", { class: "small" }, h("b", null, t("member.with-notes")), " ", decision.notes) : null,
    candidates.length ? h("p", { class: "small muted num" }, t(ASKED[decision.form], { n: decision.seats })) : null,
    sequence(view, decision),
    tables(decision),
    pages(view, decision),
    candidates.length && !Object.keys(decision.candidates ?? {}).length ? h("ul", { class: "plain-list" }, candidates.map((/** @type {any} */ one) => h("li", null, optionName(view, one)))) : null,
  );
}

/** Figures while a ballot is open: how many, never what. @param {any} view */
function turnout(view) {
  const ballot = /** @type {any} */ (openBallot(view));
  if (!ballot) return null;
  // The figures follow the opening by a moment; until then nobody has voted.
  const { present } = view.figures.quorum;
  const known = view.figures.turnout?.ballot === ballot.id ? view.figures.turnout : { voted: 0, entitled: present, waiting_for: present };
  const { voted, entitled, waiting_for: waiting } = known;
  /** @param {string} label @param {number} value */
  const pair = (label, value) => h("div", null, h("dd", null, number(value)), h("dt", null, label));
  return h(
    "div",
    { class: "stack", key: "turnout" },
    ballot.void ? notice(t("console.ballot-void"), "bad") : null,
    h(
      "dl",
      { class: "kpi" },
      pair(t("console.entitled"), entitled),
      pair(t("console.voted"), voted),
      pair(t("console.not-yet"), waiting),
      pair(t("console.connected"), view.figures.connected),
    ),
    meter(voted, entitled, t("console.turnout", { percent: percent(voted, entitled) })),
    h("p", { class: "small muted num" }, `${t("console.turnout", { percent: percent(voted, entitled) })} ${t("console.closes-itself")}`),
  );
}

/** How far the count of each place is; a figure of it is nobody's before closing. @param {any} view @param {Desk} desk */
function places(view, desk) {
  const ballot = /** @type {any} */ (openBallot(view));
  const found = ballot && view.figures.turnout?.ballot === ballot.id ? placesOf(view) : [];
  if (!found.length) return null;
  const name = (/** @type {string} */ person) => view.people[person] || t("console.somebody");
  const rows = found.map((one) => {
    const { witnesses, differs } = countersOf(view, one);
    const who = witnesses.map(name).join(", ");
    const what = differs.length ? t("place.differs-on", { options: differences(view, ballot, one) }) : who;
    return h("li", { class: "person", key: JSON.stringify([one.place, one.part]) }, h("span", { class: "who" }, h("b", null, benchName(view, one)), h("small", { class: "num" }, `${t("place.entitled", { n: one.entitled })}${what ? ` · ${what}` : ""}`)), placeState(view, one));
  });
  return h(
    "div",
    { class: "stack tight", key: "places", "data-part": "places" },
    h("h3", null, t("place.waiting")),
    view.offices.witnesses.length < 2 ? notice(t("place.few-witnesses"), "warn") : null,
    h("ul", { class: "people" }, rows),
    desk.me.witness ? h("a", { class: "btn", href: `/rapat/${view.meeting.id}/saksi` }, h("span", null, t("place.to-count"))) : null,
  );
}

/** @param {number} value @param {number} total @param {string} label @param {number | null} [mark] @param {string} [tone] */
export function meter(value, total, label, mark = null, tone = "") {
  return h(
    "svg",
    { class: tone ? `meter ${tone}` : "meter", role: "img", "aria-label": label, preserveAspectRatio: "none" },
    h("rect", { class: "track", width: "100%", height: "100%", rx: 7 }),
    h("rect", { class: "value", width: share(value, total), height: "100%", rx: 7 }),
    mark === null ? null : h("rect", { class: "mark", x: share(mark, total), y: "-20%", width: 3, height: "140%", rx: 1.5 }),
  );
}

/** What still blocks or should worry the chair, each with its way out. @param {any} view @param {Desk} desk */
function readiness(view, desk) {
  const findings = view.readiness?.findings ?? [];
  if (!["scheduled", "invited", "registration"].includes(view.meeting.state)) return null;
  const isVoiceless = view.meeting.state === "registration" && lacksStudio(view);
  if (!findings.length && !isVoiceless) return [h("p", { class: "row keep", key: "ready" }, icon("ok"), h("span", { class: "grow" }, t("console.all-ready"))), rehearsed()];
  const mayOverride = desk.may("override-readiness");
  const list = h(
    "ul",
    { class: "findings", key: "ready", "aria-label": t("console.readiness") },
    findings.map((/** @type {any} */ one) =>
      h(
        "li",
        { class: "row", key: one.check },
        chip(one.blocks ? t("console.blocks") : one.overridden ? t("console.overridden") : t("console.warns"), one.blocks ? "bad" : "warn"),
        h("span", { class: "grow" }, finding(one)),
        one.overridable && !one.overridden && mayOverride
          ? button(t("console.act-override-readiness"), "", { "data-act": "override-readiness", "data-args": JSON.stringify({ check: one.check }) })
          : null,
      ),
    ),
    isVoiceless ? h("li", { class: "row", key: "studio" }, chip(t("console.warns"), "warn"), voiceless(view, desk)) : null,
  );
  return [list, rehearsed()];
}

/** Whether the meeting was rehearsed; as it stood when the page was opened. */
function rehearsed() {
  const { rehearsed: words, wasRehearsed } = must("desk").dataset;
  return words ? h("p", { class: "row keep small", key: "rehearsed" }, icon(wasRehearsed ? "ok" : "info"), h("span", { class: "grow" }, words)) : null;
}

/** Whether those who are not in the hall could not be heard (Permenkop 19/2015 Ps 16). @param {any} view */
const lacksStudio = (view) => ["online", "hybrid"].includes(view.meeting.mode) && !view.figures.studio;

/** @param {any} view @param {Desk} desk */
function voiceless(view, desk) {
  const link = desk.may("start-broadcast") ? h("a", { class: "btn", href: `/rapat/${encodeURIComponent(view.meeting.id)}/studio` }, icon("video"), h("span", null, t("console.open-studio"))) : null;
  return [h("span", { class: "grow" }, t("console.no-studio")), link];
}

/** The same while the meeting runs, in the debate's own place. @param {any} view @param {Desk} desk */
function unheard(view, desk) {
  if (!["open", "suspended"].includes(view.meeting.state) || !lacksStudio(view)) return null;
  return h("div", { class: "card row small", key: "unheard", "data-part": "no-studio" }, icon("mic-off"), voiceless(view, desk));
}

/** @param {any} one */
function finding(one) {
  const { days, months, n } = one.facts;
  return t(`console.check-${one.check}`, { ...(days === undefined ? {} : { days }), ...(months === undefined ? {} : { months }), ...(n === undefined ? {} : { n }) });
}

/** Who objects to an acclamation and why. @param {any} view @param {any} decision */
function objectors(view, decision) {
  const lodged = decision?.acclamation?.objectors ?? [];
  if (!lodged.length || !["proposed", "acclaiming", "objected", "voting"].includes(decision.status)) return null;
  return h(
    "div",
    { class: "stack tight", key: "objectors" },
    h("h3", null, t("console.objectors", { n: lodged.length })),
    h("ul", { class: "people" }, lodged.map((/** @type {any} */ one) => objection(view, one, null))),
  );
}

/** @param {any} view @param {any} one @param {import("../lib/dom.js").Kid} after */
function objection(view, one, after) {
  const zone = view.meeting.zone;
  return h(
    "li",
    { class: "person", key: one.person },
    h("span", { class: "who" }, h("b", null, view.people[one.person] || t("console.somebody")), h("small", { class: "num" }, `${clock(one.at, zone)} · ${one.reason}`), one.answer ? h("small", null, t("console.answered-with", { answer: one.answer })) : null),
    after,
  );
}

/** Objections to a result, each answered before the palu. @param {any} view @param {any} decision @param {Desk} desk */
function disputes(view, decision, desk) {
  const lodged = decision?.objections?.list ?? [];
  if (!lodged.length) return null;
  const mayAnswer = desk.may("answer-result-objection");
  return h(
    "div",
    { class: "stack tight", key: "disputes" },
    h("h3", null, t("console.disputes", { n: lodged.length })),
    h(
      "ul",
      { class: "people" },
      lodged.map((/** @type {any} */ one) => {
        const args = JSON.stringify({ decision: decision.id, by: one.person });
        const answer = one.answer === null && mayAnswer ? button(t("console.answer"), "", { "data-act": "answer-result-objection", "data-args": args }) : null;
        return objection(view, one, answer);
      }),
    ),
  );
}

/** @param {Desk} desk @param {string} sentence */
function figure(desk, sentence) {
  return h("figure", { key: "say" }, h("figcaption", { class: "kicker" }, t(leads(desk) ? "decision.read-aloud" : "console.chair-reads")), h("blockquote", { class: "read-aloud", "data-part": "say" }, sentence));
}

/** @param {Desk} desk @param {string} primaryAct */
function secondary(desk, primaryAct) {
  const found = others(desk.view, desk.me, desk.authority, primaryAct);
  if (!found.length) return null;
  const groups = ["decision", "floor", "meeting", "offices"].map((group) => {
    const acts = found.filter((one) => one.group === group);
    if (!acts.length) return null;
    return h(
      "div",
      { class: "stack tight", key: group },
      h("h3", null, t(`console.group-${group}`)),
      h("div", { class: "actions" }, acts.map((act) => button(t(`console.act-${act.id}`), [act.danger ? "danger" : "", t(`console.act-${act.id}`).length > LONG ? "wide" : ""].join(" ").trim(), { key: act.id, "data-act": act.id, "aria-keyshortcuts": act.key ?? null }))),
    );
  });
  return h("section", { class: "card stack", key: "others", "data-part": "others", "aria-label": t("console.others") }, groups);
}

/** Results: of the decision on the table first, then every decision so far. @param {any} view @param {any} pending */
function decided(view, pending) {
  const hidden = ["proposed", "withdrawn", ...(view.writing ? ["voting"] : [])];
  const all = Object.values(view.decisions).filter((/** @type {any} */ one) => !hidden.includes(one.status) && one.id !== pending?.id);
  const shown = pending?.result ? outcomeCard(view, pending) : null;
  const older = /** @type {any[]} */ (all).reverse();
  return [shown, ...older.slice(0, 1).map((one) => outcomeCard(view, one)), older.length > 1 ? fold(t("console.earlier", { n: older.length - 1 }), "earlier", h("div", { class: "stack" }, older.slice(1).map((one) => outcomeCard(view, one)))) : null];
}

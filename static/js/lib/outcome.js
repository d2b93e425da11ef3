/**
 * What became of a decision, for those who run and check a meeting: bars, the sentence, the reconciliation, every place.
 * @module
 */
import { capital, judged, reconciled, verdict, wordFor } from "./counting.js";
import { chip, fold, h } from "./dom.js";
import { groups } from "./groups.js";
import { afterwards, agreed, bars, optionName } from "./parts.js";
import { channels } from "./places.js";
import { countSheet } from "./sheet.js";
import { foldedTables } from "./tables.js";
import { clock, t } from "./words.js";

/** @type {Record<string, string>} */
const STATUS = {
  proposed: "console.status-proposed",
  acclaiming: "console.status-acclaiming",
  objected: "console.status-objected",
  voting: "console.status-voting",
  tied: "console.status-tied",
  reached: "console.status-reached",
  declared: "console.status-declared",
  reconsidered: "console.status-reconsidered",
  withdrawn: "console.status-withdrawn",
};

/** @param {any} view @param {any} decision */
export function outcomeCard(view, decision) {
  const item = view.agenda.items.find((/** @type {any} */ one) => one.id === decision.item);
  const ballot = decision.ballots.map((/** @type {string} */ id) => view.ballots[id]).filter((/** @type {any} */ one) => one.status === "closed").at(-1);
  const outcome = decision.declared?.outcome ?? decision.result?.outcome;
  const said = outcome ? verdict(decision) : null;
  return h(
    "article",
    { class: decision.declared ? "card decided stack" : "card stack", key: `result-${decision.id}`, "data-part": "result" },
    h("p", { class: "kicker" }, item?.title ?? ""),
    h("h3", null, decision.text),
    foldedTables(decision),
    ballot?.tally ? [bars(view, ballot), groups(view, ballot)] : null,
    h(
      "p",
      { class: "verdict num" },
      said ? chip(capital(said.word), said.tone, said.tone === "ok" ? "ok" : "info") : null,
      h("span", null, decision.declared ? t("console.declared-at", { at: clock(decision.declared.at, view.meeting.zone) }) : t(STATUS[decision.status])),
    ),
    ballot?.sheet ? fold(t("count.sheet"), `sheet ${ballot.id}`, countSheet(view, ballot)) : null,
    ballot?.tally ? sentences(view, decision, ballot) : how(view, decision),
    afterwards(view, decision),
    ballot?.tally ? h("p", { class: "small muted num" }, reconciled(ballot.tally)) : null,
    ballot?.tally ? channels(view, ballot) : null,
  );
}

/** The arithmetic: one sentence for a motion, one for each who won or stands level elsewhere. @param {any} view @param {any} decision @param {any} ballot */
function sentences(view, decision, ballot) {
  return judged(ballot, wordFor(decision), (option) => optionName(view, option)).map((one) => h("p", { class: "num" }, one));
}

/** @param {any} view @param {any} decision */
function how(view, decision) {
  const isAgreed = ["acclamation", "consensus"].includes(decision.reached_by);
  return isAgreed ? agreed(view, decision).map((one) => h("p", { class: "num" }, one)) : null;
}

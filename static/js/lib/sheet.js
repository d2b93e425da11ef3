/**
 * The count sheet of a ranked ballot: names down, stages across, what became of each.
 * @module
 */
import { h } from "./dom.js";
import { value } from "./counting.js";
import { optionName } from "./parts.js";
import { t } from "./words.js";

/** @type {Record<string, string>} */
const DID = { "first-preferences": "count.did-first-preferences", surplus: "count.did-surplus", exclusion: "count.did-exclusion" };
/** @type {Record<string, string>} */
const TIES = { "earlier-stage": "count.tie-earlier-stage", lot: "count.tie-lot", "no-difference": "count.tie-no-difference", unresolved: "count.tie-unresolved" };

/** @param {any} view @param {any} ballot closed, with its sheet */
export function countSheet(view, ballot) {
  const { quota, stages } = ballot.sheet;
  const names = ballot.options.filter((/** @type {any} */ one) => one.id in stages[0].votes);
  const title = t("count.sheet");
  const head = stages.map((/** @type {any} */ stage, /** @type {number} */ at) => h("th", { scope: "col", class: "n" }, h("span", null, t("count.stage", { stage: at + 1 })), h("small", null, did(view, ballot, stage))));
  return h(
    "div",
    { class: "stack tight", "data-part": "sheet" },
    h("p", { class: "small num" }, t("count.quota", { quota })),
    h(
      "div",
      { class: "across", role: "region", tabindex: 0, "aria-label": title },
      h(
        "table",
        { class: "sheet stages" },
        h("caption", { class: "visually-hidden" }, title),
        h("thead", null, h("tr", null, h("th", { scope: "col" }, t("ballot.choice")), head)),
        h("tbody", null, names.map((/** @type {any} */ option) => row(view, stages, option)), exhausted(stages)),
      ),
    ),
    ties(view, ballot),
  );
}

/** @param {any} view @param {any} ballot @param {any} stage */
function did(view, ballot, stage) {
  const option = ballot.options.find((/** @type {any} */ one) => one.id === stage.option);
  return t(DID[stage.action], { name: option ? optionName(view, option) : "" });
}

/** @param {any} view @param {any[]} stages @param {any} option */
function row(view, stages, option) {
  let fate = "";
  const cells = stages.map((stage) => {
    const wasOut = fate === "excluded";
    if (stage.elected.includes(option.id)) fate = "elected";
    if (stage.action === "exclusion" && stage.option === option.id) fate = "excluded";
    if (wasOut) return h("td", { class: "n muted" }, "–");
    const mark = stage.elected.includes(option.id) ? t("count.elected") : fate === "excluded" ? t("count.excluded") : "";
    return h("td", { class: mark === t("count.elected") ? "n won" : "n" }, value(stage.votes[option.id]), mark ? h("small", null, mark) : null);
  });
  return h("tr", { key: option.id }, h("th", { scope: "row" }, optionName(view, option)), cells);
}

/** @param {any[]} stages */
function exhausted(stages) {
  if (stages.every((stage) => Number(stage.exhausted) === 0)) return null;
  return h("tr", { key: "exhausted", class: "muted" }, h("th", { scope: "row" }, t("count.exhausted")), stages.map((stage) => h("td", { class: "n" }, value(stage.exhausted))));
}

/** Who was level at a stage, and what put one of them first. @param {any} view @param {any} ballot */
function ties(view, ballot) {
  const { stages, unresolved } = ballot.sheet;
  /** @param {string[]} ids */
  const named = (ids) => ids.map((id) => optionName(view, ballot.options.find((/** @type {any} */ one) => one.id === id))).join(", ");
  const met = stages.flatMap((/** @type {any} */ stage, /** @type {number} */ at) => stage.ties.map((/** @type {any} */ tie) => ({ ...tie, stage: at + 1 })));
  const all = unresolved ? [...met, { ...unresolved, stage: stages.length }] : met;
  if (!all.length) return null;
  return h("ul", { class: "small muted" }, all.map((/** @type {any} */ tie) => h("li", null, t(TIES[tie.by], { stage: tie.stage, names: named(tie.tied), chosen: named(tie.chosen) }))));
}

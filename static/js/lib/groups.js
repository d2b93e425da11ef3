/**
 * The result for each member group of a multi-party cooperative, in heads, with what each of them weighs.
 * @module
 */
import { fold, h } from "./dom.js";
import { optionName } from "./parts.js";
import { number, t } from "./words.js";

/** Nothing where the cooperative has no member groups. @param {any} view @param {any} ballot */
export function groups(view, ballot) {
  if (!ballot.groups?.length) return null;
  const head = [t("party.name"), t("party.members"), t("party.each"), t("party.sum")];
  const rows = ballot.groups.map((/** @type {any} */ one) => {
    const said = ballot.options.filter((/** @type {any} */ option) => one.counts[option.id]).map((/** @type {any} */ option) => `${optionName(view, option)} ${number(one.counts[option.id])} × ${number(one.each)} = ${number(one.counts[option.id] * one.each)}`);
    if (one.not_voted) said.push(t("party.not-voted", { n: one.not_voted }));
    return h("tr", { key: one.group }, h("th", { scope: "row" }, one.group, h("small", { class: "muted" }, said.join(", "))), [one.members, one.each, one.members * one.each].map((figure) => h("td", { class: "n" }, number(figure))));
  });
  const table = h("table", { class: "sheet" }, h("caption", { class: "visually-hidden" }, t("party.by-group")), h("thead", null, h("tr", null, head.map((one, at) => h("th", { scope: "col", class: at ? "n" : null }, one)))), h("tbody", null, rows));
  return fold(t("party.by-group"), `groups ${ballot.id}`, h("p", { class: "small muted" }, t("party.in-parts")), table);
}

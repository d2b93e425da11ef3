/**
 * The result for each member group of a multi-party cooperative: who voted how, the share, and what came of it.
 * @module
 */
import { h } from "./dom.js";
import { optionName } from "./parts.js";
import { number, t } from "./words.js";

/** Choices that a line each shows well. */
const FEW = 4;

/** A line for each of a few choices, else "Ani 4, Budi 1". @param {any} view @param {any} ballot @param {any} one @param {(heads: number) => number} by */
function said(view, ballot, one, by) {
  const options = [...ballot.options.map((/** @type {any} */ option) => [optionName(view, option), one.counts[option.id]]), [t("place.invalid"), one.invalid]];
  const told = options.filter(([, heads]) => heads).map(([name, heads]) => `${name} ${number(by(heads))}`);
  return told.length > FEW ? told.join(", ") : told.length ? told.map((one) => h("div", null, one)) : "–";
}

/** Nothing where the cooperative has no member groups. @param {any} view @param {any} ballot @param {any[]} [some] of its groups, where not all have room */
export function groups(view, ballot, some = ballot.groups) {
  if (!ballot.groups?.length) return null;
  /** @type {Map<string, number>} */
  const shares = new Map((view.meeting.parties ?? []).map((/** @type {any} */ one) => [one.group, one.share]));
  const rows = some.map((/** @type {any} */ one) => {
    const missing = one.not_voted ? h("small", { class: "muted" }, t("party.not-voted", { n: one.not_voted })) : null;
    const name = h("th", { scope: "row" }, one.group, h("small", { class: "muted" }, t("party.share-and-members", { share: shares.get(one.group) ?? 0, n: one.members })));
    return h("tr", { key: one.group }, name, h("td", { class: "num" }, said(view, ballot, one, (heads) => heads), missing), h("td", { class: "num" }, said(view, ballot, one, (heads) => heads * one.each)));
  });
  const head = [t("party.name"), t("party.heads"), t("party.weighed")].map((one) => h("th", { scope: "col" }, one));
  return h("table", { class: "sheet by-group", key: `groups ${ballot.id}`, "data-part": "groups" }, h("caption", null, t("party.by-group")), h("thead", null, h("tr", null, head)), h("tbody", null, rows));
}

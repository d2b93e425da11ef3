/**
 * SHU and RAPB tables on the public screen: two columns side by side, a page at a time, the total always in sight.
 * @module
 */
import { h } from "../lib/dom.js";
import { share, tables } from "../lib/tables.js";
import { language, rupiah, t } from "../lib/words.js";

/** @typedef {import("../lib/tables.js").Table} Table */
/** @typedef {import("./paging.js").Pager} Pager */

/** Rows that one column shows well. */
const SHORT = 5;

/** Whether a decision's tables need the room of the screen. @param {any} decision */
export const hasLongTables = (decision) => (decision?.tables ?? []).some((/** @type {Table} */ one) => one.rows.length > SHORT) || (decision?.tables ?? []).length > 1;

/** @param {any} decision @param {Pager} pager */
export function tablePages(decision, pager) {
  /** @type {Table[]} */
  const all = decision?.tables ?? [];
  if (!hasLongTables(decision)) return tables(decision);
  const { shown, words } = pager.turn(all.flatMap((one) => pager.cut(one.rows).map((rows) => ({ ...one, rows }))));
  return shown ? wide(shown, words) : null;
}

/** @param {Table} one @param {import("../lib/dom.js").Kid} words */
function wide(one, words) {
  const half = one.rows.length > SHORT ? Math.ceil(one.rows.length / 2) : one.rows.length;
  const columns = [one.rows.slice(0, half), one.rows.slice(half)].filter((rows) => rows.length);
  return h(
    "div",
    { class: "stack tight", key: one.title, "data-part": "table" },
    h("p", { class: "row keep table-head" }, h("b", { class: "grow" }, one.title), h("b", { class: "num" }, `${one.total_label || t("decision.table-total")} ${rupiah(one.total)}`)),
    h("div", { class: "table-columns" }, columns.map((rows, at) => column(one, rows, at))),
    h("div", { class: "row keep" }, h("p", { class: "muted grow" }, t("decision.table-words", { words: one.words[language] })), words),
  );
}

/** @param {Table} one @param {Table["rows"]} rows @param {number} at */
function column(one, rows, at) {
  const hasShares = rows.some((row) => row.percent !== null);
  const heads = [t("decision.table-entry"), ...(hasShares ? [t("decision.table-share")] : []), t("decision.table-amount")];
  return h(
    "table",
    { class: "sheet money", key: at, "aria-label": one.title },
    h("thead", null, h("tr", null, heads.map((head, place) => h("th", { scope: "col", class: place ? "n" : null }, head)))),
    h("tbody", null, rows.map((row, place) => h("tr", { key: place }, h("th", { scope: "row" }, row.label), hasShares ? h("td", { class: "n" }, share(row.percent ?? "0")) : null, h("td", { class: "n" }, rupiah(row.amount))))),
  );
}

/**
 * SHU and RAPB tables as part of a decision: exact figures, the total in words.
 * @module
 */
import { fold, h } from "./dom.js";
import { language, rupiah, t } from "./words.js";

/** @typedef {{label: string, percent: string | null, amount: string}} Row */
/** @typedef {{title: string, rows: Row[], total: string, total_label: string, words: Record<string, string>}} Table */

/** "40.5" from "40.5000". @param {string} exact */
const short = (exact) => (exact.includes(".") ? exact.replace(/0+$/, "").replace(/\.$/, "") : exact);

/** "40,5%" @param {string} exact */
export const share = (exact) => `${language === "en" ? short(exact) : short(exact).replace(".", ",")}%`;

/** Every table of a decision, whole. @param {any} decision */
export function tables(decision) {
  return (decision?.tables ?? []).map(table);
}

/** The same behind a fold, where a phone needs the room for the question. @param {any} decision */
export function foldedTables(decision) {
  const found = decision?.tables ?? [];
  if (!found.length) return null;
  return fold(found.map((/** @type {Table} */ one) => one.title).join(", "), `tables ${decision.id}`, ...found.map(table));
}

/** @param {Table} one */
function table(one) {
  const hasShares = one.rows.some((row) => row.percent !== null);
  const heads = [t("decision.table-entry"), ...(hasShares ? [t("decision.table-share")] : []), t("decision.table-amount")];
  return h(
    "div",
    { class: "scroll-x", key: one.title, "data-part": "table" },
    h(
      "table",
      { class: "sheet money" },
      h("caption", null, one.title),
      h("thead", null, h("tr", null, heads.map((head, at) => h("th", { scope: "col", class: at ? "n" : null }, head)))),
      h("tbody", null, one.rows.map((row, at) => h("tr", { key: at }, h("th", { scope: "row" }, row.label), hasShares ? h("td", { class: "n" }, share(row.percent ?? "0")) : null, h("td", { class: "n" }, rupiah(row.amount))))),
      h("tfoot", null, h("tr", null, h("th", { scope: "row" }, one.total_label || t("decision.table-total")), hasShares ? h("td", { class: "n" }, "100%") : null, h("td", { class: "n" }, rupiah(one.total)))),
    ),
    h("p", { class: "small" }, t("decision.table-words", { words: one.words[language] })),
  );
}

/** The tables as rows to be edited and pasted again. @param {any} decision */
export function asPasted(decision) {
  return (decision?.tables ?? [])
    .map((/** @type {Table} */ one) => {
      const figure = (/** @type {string} */ exact) => short(exact).replace(".", ",");
      const rows = one.rows.map((row) => [row.label, ...(row.percent === null ? [] : [`${figure(row.percent)}%`]), figure(row.amount)].join("; "));
      return [`# ${one.title}`, ...rows, [one.total_label || t("decision.table-total"), figure(one.total)].join("; ")].join("\n");
    })
    .join("\n\n");
}

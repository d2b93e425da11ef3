/**
 * The operator presses at the chair's order, is told so at every press, and never has the palu. Rule book section 3.
 * @module
 */
import { h, icon } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { capacity } from "./who.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** Whether this device would give the command as operator. @param {Desk} desk @param {string} act */
export const isAtOrder = (desk, act) => capacity(desk.view, desk.me, desk.authority, act).startsWith("operator:");

/** Whether whoever sits here leads with the palu. @param {Desk} desk */
export function leads(desk) {
  const { gavel } = desk.view.offices;
  return gavel !== null && [desk.me.chair, desk.me["acting-chair"]].includes(gavel);
}

/** Whose order it is and how it is logged: beside everything that an operator may press. @param {Desk} desk @param {string} act */
export function order(desk, act) {
  if (!isAtOrder(desk, act)) return null;
  return h("p", { class: "row keep small num", key: "order", "data-part": "order" }, icon("person"), h("span", { class: "grow" }, t("console.at-order", { who: desk.leader() })));
}

/** What an operator is told first. @param {Desk} desk */
export function office(desk) {
  if (desk.me.operator === undefined || leads(desk) || desk.isOver) return null;
  return h("p", { class: "row keep small", key: "office", "data-part": "office" }, icon("info"), h("span", { class: "grow" }, t("console.operator-here", { who: desk.leader() })));
}

/** Who presses it where this device may not: the button itself is not offered. @param {Desk} desk @param {string} act */
export function awaited(desk, act) {
  const words = ["declare-result", "close-meeting"].includes(act) ? t("console.waits-for-palu", { who: desk.leader() }) : t("console.waits-for", { who: desk.leader(), act: t(`console.act-${act}`) });
  return h("p", { class: "row keep strong num", "data-part": "blocked" }, icon("clock"), h("span", { class: "grow" }, words));
}

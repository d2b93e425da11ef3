/**
 * The one primary action with what blocks it; whoever may not press it reads for whom all wait.
 * @module
 */
import { button, h, icon } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { awaited, order } from "./order.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** @param {Desk} desk @param {import("./next.js").Step} step */
export function primary(desk, step) {
  const { view } = desk;
  const blocked = step.blocked ? t(...step.blocked) : "";
  const why = blocked ? h("p", { class: "small num", id: "next-blocked", "data-part": "waits" }, blocked) : null;
  if (!step.act) {
    const waits = blocked ? h("p", { class: "strong num", role: "status", "data-part": "waits" }, blocked) : null;
    return h("div", { class: "next stack", key: "next" }, waits ?? ending(view), refusedLine(desk));
  }
  if (!desk.may(step.act)) return h("div", { class: "next stack", key: "next" }, why, awaited(desk, step.act), refusedLine(desk));
  return h(
    "div",
    { class: "next stack", key: "next" },
    button(t(`console.act-${step.act}`), step.act === "reconsider-decision" ? "big danger" : "big primary", {
      "data-act": step.act,
      "data-args": JSON.stringify(step.args),
      "data-part": "primary",
      "aria-disabled": blocked ? "true" : null,
      "aria-busy": desk.busy === step.act ? "true" : null,
      "aria-describedby": blocked ? "next-blocked" : null,
    }),
    why,
    order(desk, step.act),
    refusedLine(desk),
  );
}

/** @param {Desk} desk */
function refusedLine(desk) {
  return desk.refused ? h("p", { class: "error", role: "alert", "data-part": "refused" }, icon("warn"), h("span", null, desk.refused)) : null;
}

/** Where to go when the meeting is over. @param {any} view */
function ending(view) {
  const { state, successor, id } = view.meeting;
  if (state === "postponed" && successor) return h("a", { class: "btn big primary", href: `/rapat/${successor}/konsol` }, h("span", null, t("console.to-successor")));
  if (state === "closed" || state === "cancelled") return h("a", { class: "btn big primary", href: `/rapat/${id}/periksa` }, h("span", null, t("console.to-records")));
  return null;
}

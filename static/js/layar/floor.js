/**
 * The floor on the public screen: who speaks, for how long, who is next, and the question that the chair shows.
 * @module
 */
import { h } from "../lib/dom.js";
import { currentItem } from "../lib/parts.js";
import { nextWords, pausedWords, speakerWords, turnRing } from "../lib/turn.js";
import { t } from "../lib/words.js";

/** @typedef {import("./scenes.js").Scene} Scene */

/** What the floor may stand in place of. */
const CALM = ["item", "proposed", "declared"];

/** Letters from which a question is set smaller. */
const LONG = 320;

/** Whether the floor is what the hall looks at now; the palu stays until somebody speaks after it. @param {any} view @param {{kind: string, decision?: any}} asked */
export function isOnFloor(view, asked) {
  const { speaking } = view.floor;
  if (!CALM.includes(asked.kind)) return false;
  if (asked.kind === "declared") return speaking !== null && speaking.given_at > asked.decision.declared.at;
  return speaking !== null || view.questions.shown !== null;
}

/** @param {Scene} scene */
export function onFloor({ view, now }) {
  const { shown } = view.questions;
  const { speaking } = view.floor;
  const { place, title } = currentItem(view);
  if (shown) return [question(view, shown), speaking ? speaker(view, speaking, now, "") : null];
  return [h("p", { class: "kicker num" }, place === title ? title : `${place} · ${title}`), speaking ? speaker(view, speaking, now, "l") : null];
}

/** @param {any} view @param {any} turn @param {number} now @param {string} size */
function speaker(view, turn, now, size) {
  const after = pausedWords(view) || nextWords(view);
  return h(
    "div",
    { class: "row keep scene-head", "data-part": "speaker" },
    h("div", { class: "grow stack tight" }, h(size ? "h1" : "p", size ? { class: "one-line" } : { class: "lead" }, speakerWords(view, turn)), h("p", { class: "lead muted num one-line" }, after)),
    turnRing(turn, now, size),
  );
}

/** @param {any} view @param {any} shown */
function question(view, shown) {
  return h(
    "div",
    { class: "stack", "data-part": "shown-question" },
    h("p", { class: "kicker" }, `${t("floor.question-shown")} · ${t("floor.asked-by", { name: view.people[shown.person] ?? "" })}`),
    h("h1", { class: shown.text.length > LONG ? "wording long" : "wording" }, shown.text),
    shown.answer ? h("p", { class: "lead wording", "data-part": "answer" }, t("floor.answer", { answer: shown.answer })) : null,
  );
}

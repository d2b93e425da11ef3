/**
 * Who has the floor, and how long: shared by a member's page, the console and the public screen.
 * @module
 */
import { h, icon } from "./dom.js";
import { dial, onDial } from "./parts.js";
import { left, share, t } from "./words.js";

/** Seconds left, negative in overtime; a paused turn keeps what it had. @param {any} turn @param {number} now the server's ms */
export function secondsLeft(turn, now) {
  if (!turn.since_at) return turn.left_s;
  return Math.ceil((Date.parse(turn.deadline_at) - now) / 1000);
}

/** Time that runs out and then counts on: no clock ends a turn. @param {any} turn @param {number} now @param {string} [size] "l" for the screen */
export function turnRing(turn, now, size = "") {
  const seconds = secondsLeft(turn, now);
  const total = Math.max(Math.round((Date.parse(turn.deadline_at) - Date.parse(turn.since_at ?? turn.given_at)) / 1000), 1);
  const isOver = seconds < 0;
  if (isOver && !size) return h("span", { class: "chip bad num", role: "timer", "aria-label": t("floor.over"), "data-part": "turn-left" }, icon("clock"), h("span", null, `+${left(-seconds)}`));
  const attrs = { class: `ring ${size}${seconds <= 10 ? " last" : ""}`.trim(), "aria-label": t(isOver ? "floor.over" : "floor.time-left"), "data-part": "turn-ring" };
  return dial(isOver ? `+${left(-seconds)}` : onDial(seconds), isOver ? "100%" : share(seconds, total), attrs, "turn-left");
}

/** "Siti Aminah berbicara", and the kind of an interupsi. @param {any} view @param {any} turn */
export function speakerWords(view, turn) {
  const name = view.people[turn.person] ?? "";
  return turn.interruption ? t("floor.interrupts", { name, kind: t(`interruption.${turn.interruption}`) }) : t("floor.speaks", { name });
}

/** Whose turn goes on after the interupsi. @param {any} view @returns {string} */
export function pausedWords(view) {
  const { paused } = view.floor;
  return paused ? t("floor.goes-on", { name: view.people[paused.person] ?? "", left: left(paused.left_s) }) : "";
}

/** The head of the queue by name. @param {any} view @param {number} [most] @returns {string} */
export function nextWords(view, most = 3) {
  const names = view.floor.next.slice(0, most).map((/** @type {string} */ one) => view.people[one] ?? "");
  return names.length ? t("floor.next", { names: names.join(", ") }) : "";
}

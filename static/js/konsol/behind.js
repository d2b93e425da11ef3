/**
 * How far the stream is behind, as whoever opens a ballot reads it (rule book 6.4).
 * @module
 */
import { h } from "../lib/dom.js";
import { t, tenths } from "../lib/words.js";

/** The most that a deadline counts in; a source from elsewhere that says nothing of its time is counted so. */
const LONGEST_MS = 15_000;

/** @param {any} view */
export function behind(view) {
  const { delay_ms } = view.figures;
  if (!delay_ms) return null;
  const isGuess = view.stage.kind !== "embedded" && delay_ms >= LONGEST_MS;
  return h("p", { class: "small num", key: "behind", "data-part": "delay" }, t(isGuess ? "console.stream-behind-unknown" : "console.stream-behind", { seconds: tenths(delay_ms / 1000) }));
}

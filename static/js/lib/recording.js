/**
 * That the meeting is being recorded is said on every page of it.
 * @module
 */
import { chip } from "./dom.js";
import { t } from "./words.js";

/** "Sedang direkam": what is broadcast is recorded. @param {any} view */
export function recordingChip(view) {
  return view.stage?.on_air_since ? chip(t("stream.recording"), "bad live") : null;
}

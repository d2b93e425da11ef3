/**
 * Captions, typed live for members who hear badly or have no sound: Enter sends a line.
 * @module
 */
import { must } from "../lib/dom.js";
import { refusal, t } from "../lib/words.js";
import { capacity } from "./who.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** The form is the template's, so that typing outlives every repaint. @param {Desk} desk */
export function wireCaptions(desk) {
  const line = /** @type {HTMLInputElement} */ (must("caption-line"));
  const told = must("caption-told");
  must("caption").addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = line.value.trim();
    if (!words) return;
    // The next line can be typed at once; one that was refused comes back, unless another is there already.
    line.value = "";
    try {
      await desk.live.do("type-caption", capacity(desk.view, desk.me, desk.authority, "type-caption"), { words });
      told.textContent = t("console.caption-sent", { words });
    } catch (/** @type {any} */ failure) {
      if (!line.value) line.value = words;
      told.textContent = refusal(failure?.code ?? "other", failure?.facts ?? {});
    }
  });
}

/** Shown while there is a stream under which they are read. @param {Desk} desk */
export function captions(desk) {
  const { kind, on_air_since } = desk.view.stage;
  const isOn = kind !== "embedded" || on_air_since !== null;
  must("caption").hidden = !isOn || !["registration", "open", "suspended"].includes(desk.view.meeting.state) || !desk.may("type-caption");
}

/**
 * The microphone is tried before a hand goes up: nobody is given the floor and then found without a voice. Where it is
 * refused there are three ways on: Chrome, a written question, or the hand as it is, for who will be given one.
 * @module
 */
import { button, h, notice } from "../lib/dom.js";
import { t } from "../lib/words.js";

/** @typedef {import("./room.js").Room} Room */

/** In the hall a microphone goes round; without a studio there is nobody to hear this one. @param {Room} room @param {any} seat */
const needsTrial = (room, seat) => seat.channel === "online" && room.view.figures.studio;

/** @param {Room} room @param {string} entry @param {boolean} anyway */
export async function raise(room, entry, anyway) {
  const seat = room.seats.find((one) => one.entry === entry);
  if (!anyway && seat && needsTrial(room, seat) && room.microphone !== "works") {
    room.microphone = "asking";
    room.changed();
    const { microphoneWorks } = await import("../siaran/speak.js");
    room.microphone = (await microphoneWorks()) ? "works" : "refused";
    room.changed();
    if (room.microphone === "refused") return;
  }
  await room.do("raise-hand", entry);
}

/** What stands in place of the button while the microphone is tried or was refused; null where neither. @param {Room} room @param {any} seat */
export function trial(room, seat) {
  if (!needsTrial(room, seat)) return null;
  if (room.microphone === "asking") return h("p", { class: "row keep", role: "status", key: "mic-trial" }, t("stream.mic-asking"));
  if (room.microphone !== "refused") return null;
  return h(
    "div",
    { class: "stack tight", key: "mic-trial" },
    refused(),
    h("div", { class: "actions" }, button(t("stream.mic-again"), "", { "data-act": "raise-hand", "data-seat": seat.entry }, "mic"), button(t("stream.raise-anyway"), "ghost", { "data-act": "raise-hand", "data-seat": seat.entry, "data-anyway": "" }, "hand")),
  );
}

/** The same words before a hand and in the own turn. */
export function refused() {
  const link = /Android/.test(navigator.userAgent) ? h("a", { class: "btn", href: inChrome() }, t("stream.open-in-chrome")) : null;
  return notice(t("stream.mic-refused"), "warn", h("p", null, t("stream.mic-refused-note")), h("p", { class: "small" }, t("stream.chrome-how")), link);
}

/** The same page in Chrome, out of an app's own browser. */
function inChrome() {
  return `intent://${location.host}${location.pathname}#Intent;scheme=${location.protocol.replace(":", "")};package=com.android.chrome;end`;
}

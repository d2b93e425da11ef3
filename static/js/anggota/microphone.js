/**
 * The microphone is tried before a hand goes up: nobody is given the floor and then found without a voice. Where it is
 * refused there are three ways on: another browser, a written question, or the hand as it is, for who will be given one.
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
    refused(room),
    h("div", { class: "actions" }, button(t("stream.mic-again"), "", { "data-act": "raise-hand", "data-seat": seat.entry }, "mic"), button(t("stream.raise-anyway"), "ghost", { "data-act": "raise-hand", "data-seat": seat.entry, "data-anyway": "" }, "hand")),
  );
}

/** The way to another browser, once somebody asked for it. @type {typeof import("./onward.js") | null} */
let elsewhere = null;

/** Ask for the way, or copy it. @param {Room} room @param {string} meeting @param {string} what */
export async function goOn(room, meeting, what) {
  elsewhere ??= await import("./onward.js");
  await (what === "copy" ? elsewhere.copy(room) : elsewhere.ask(room, meeting));
}

/** The same words before a hand, while it waits, and in the own turn. @param {Room} room */
export function refused(room) {
  const words = t(/Android/.test(navigator.userAgent) ? "stream.open-in-chrome" : "stream.open-elsewhere");
  const way = elsewhere?.onward(room, words) ?? h("div", { key: "onward" }, button(words, "primary", { "data-onward": "ask" }, "swap"));
  return h("div", { class: "stack tight", key: "mic-refused" }, notice(t("stream.mic-refused"), "warn", h("p", null, t("stream.mic-refused-note")), h("p", { class: "small" }, t("stream.chrome-how"))), way);
}

/** A hand that is up in a browser without a microphone. @param {Room} room @param {any} seat */
export function unheard(room, seat) {
  return needsTrial(room, seat) && room.microphone === "refused" ? refused(room) : null;
}

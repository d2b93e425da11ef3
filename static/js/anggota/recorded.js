/**
 * What a member reads and notes once when the meeting is recorded; nothing waits for it.
 * @module
 */
import { h, icon } from "../lib/dom.js";
import { clock, t } from "../lib/words.js";
import { act } from "./parts.js";

/** @typedef {import("./room.js").Room} Room */

/** Where it may stand above what goes on: nothing there has a deadline. */
const CALM = ["check-in", "waiting", "item", "suspended"];

/** For how many days this server keeps recordings, as its page says. */
export function keptDays() {
  return Number(document.getElementById("siaran")?.dataset.keptDays);
}

/** @param {Room} room @param {string} moment @param {boolean} isAbove where the page asks for it: above what goes on, or below */
export function recorded(room, moment, isAbove) {
  const since = room.view.stage?.on_air_since;
  const unknowing = room.seats.filter((seat) => seat.votes && !seat.recording_known_at);
  if (!since || !unknowing.length || isAbove !== CALM.includes(moment)) return null;
  return h(
    "section",
    { class: "card stack tight", key: "recorded", "data-part": "recorded", "aria-labelledby": "recorded-title" },
    h("h2", { class: "row keep", id: "recorded-title" }, icon("video"), h("span", { class: "grow" }, t("stream.recorded-title"))),
    h("p", { class: "small" }, t("stream.recorded-what", { at: clock(since, room.zone), n: keptDays() })),
    unknowing.map((seat) => act(room, "acknowledge-recording", seat, room.isShared ? t("stream.recorded-known-of", { name: seat.name }) : t("stream.recorded-known"), { kind: "", icon: "check" })),
  );
}

/**
 * Another phone has asked for a seat of this one: who, how long there is to answer, and "bukan saya".
 * @module
 */
import { h, icon, must, paint } from "../lib/dom.js";
import { left, refusal, t } from "../lib/words.js";

/** @typedef {import("./room.js").Room} Room */

/** What became of an answer, by move. @type {Map<string, string>} */
const answers = new Map();

/** @param {Room} room */
export function moves(room) {
  paint(must("moves"), room.live.ended ? null : room.live.moves.map((one) => card(room, one)));
}

/** @param {Room} room @param {{id: string, entry: string, until: string}} move */
function card(room, move) {
  const seconds = Math.max(0, (Date.parse(move.until) - room.now()) / 1000);
  const name = room.seats.find((seat) => seat.entry === move.entry)?.name ?? "";
  const answer = answers.get(move.id);
  const isSending = answer === "";
  return h(
    "section",
    { class: "card ballot stack", key: move.id, "data-part": "move" },
    h("h2", { role: "alert" }, t("moving.asked", { name })),
    h("p", { class: "num" }, t("moving.asked-left", { left: left(seconds) })),
    h("button", { type: "button", class: "btn danger big", "data-not-me": move.id, "aria-busy": isSending ? "true" : null }, h("span", null, t(isSending ? "ballot.sending" : "moving.not-me"))),
    h("p", { class: "small muted" }, t("moving.asked-mine")),
    answer ? h("p", { class: "error", role: "alert" }, icon("warn"), h("span", null, answer)) : null,
  );
}

/** "Bukan saya": said until the server has answered. @param {Room} room @param {string} move */
export async function notMe(room, move) {
  answers.set(move, "");
  room.changed();
  const response = await fetch(`/pindah/${move}/bukan-saya`, { method: "POST", cache: "no-store" }).catch(() => null);
  const said = await response?.json().catch(() => null);
  if (response?.ok) answers.set(move, "");
  else answers.set(move, said?.refused ? refusal(said.refused, said.facts) : t("connection.offline-advice"));
  room.changed();
}

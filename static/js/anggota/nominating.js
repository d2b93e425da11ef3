/**
 * Nomination on a member's page: whom the own seat nominates, and one tap to accept or decline.
 * @module
 */
import { chip, fold, h, icon } from "../lib/dom.js";
import { photoField } from "../lib/photo-field.js";
import { refusal, t } from "../lib/words.js";
import { act, alert_ } from "./parts.js";

/** @typedef {import("./room.js").Room} Room */

/** @type {Record<string, string>} */
const TONES = { nominated: "plain", accepted: "plain", verified: "ok", declined: "warn", rejected: "bad" };

/** @param {Room} room @param {string} item */
const titleOf = (room, item) => room.view.agenda.items.find((/** @type {any} */ one) => one.id === item)?.title ?? "";

/** Whether the candidates of an item are put to the meeting already. @param {Room} room @param {string} item */
const isPut = (room, item) => Object.values(room.view.decisions).some((/** @type {any} */ one) => one.item === item && one.subject === "person" && one.status !== "withdrawn");

/** Everything about nomination, where it is open or was. @param {Room} room */
export function nominating(room) {
  const { called, list } = room.view.nominations;
  const seats = room.seats.filter((seat) => seat.votes);
  if (!called.length || !seats.length || !["scheduled", "invited", "registration", "open", "suspended"].includes(room.view.meeting.state)) return null;
  return h(
    "section",
    { class: "card stack", key: "nominating", "data-part": "nominating", "aria-labelledby": "nominating-title" },
    h("h2", { id: "nominating-title" }, t("nominate.title")),
    called.map((/** @type {string} */ item) =>
      h(
        "div",
        { class: "stack tight", key: `item ${item}` },
        h("h3", null, titleOf(room, item)),
        seats.map((seat) => asked(room, seat, item)),
        verified(room, list, item),
        isPut(room, item) ? h("p", { class: "small muted" }, t("nominate.closed")) : seats.map((seat) => form(room, seat, item)),
        seats.map((seat) => made(seat, item)),
      ),
    ),
  );
}

/** Who stands. @param {Room} room @param {any[]} list @param {string} item */
function verified(room, list, item) {
  const names = list.filter((one) => one.item === item && one.status === "verified").map((one) => room.view.people[one.person] ?? "");
  return names.length ? h("p", null, h("b", null, t("nominate.verified-so-far", { n: names.length })), " ", names.join(", ")) : null;
}

/** The own nomination, to be answered. @param {Room} room @param {any} seat @param {string} item */
function asked(room, seat, item) {
  return seat.nominations
    .filter((/** @type {any} */ one) => one.is_own && one.item === item)
    .map((/** @type {any} */ one) => {
      const args = { nomination: one.id };
      const mayDecline = ["nominated", "accepted", "verified"].includes(one.status) && !isPut(room, item);
      return h(
        "div",
        { class: "stack tight", key: one.id, "data-nomination": one.id },
        h("p", { class: "strong" }, t(room.isShared ? "nominate.told-of" : "nominate.told", { name: seat.name, by: one.by })),
        one.status === "nominated" ? act(room, "accept-nomination", seat, t("nominate.accept"), { args, kind: "primary tall", icon: "check" }) : state(one),
        ["accepted", "verified"].includes(one.status) ? [photoField(room.view, { ...one, name: seat.name }, room.photos.get(one.person)), h("p", { class: "small muted" }, t("photo.until-when"))] : null,
        mayDecline ? act(room, "decline-nomination", seat, t("nominate.decline"), { args, kind: one.status === "nominated" ? "tall" : "ghost" }) : null,
      );
    });
}

/** @param {any} one */
function state(one) {
  return h("p", { class: "row keep" }, chip(t(`nominate.${one.status}`), TONES[one.status]), one.reason ? h("span", { class: "small grow" }, one.reason) : null);
}

/** @param {any} seat @param {string} item @returns {any[]} */
const madeFor = (seat, item) => seat.nominations.filter((/** @type {any} */ one) => !one.is_own && one.item === item);

/** Whom this seat has nominated. @param {any} seat @param {string} item */
function made(seat, item) {
  const own = madeFor(seat, item);
  if (!own.length) return null;
  const rows = own.map((/** @type {any} */ one) => h("li", { key: one.id, class: "stack tight" }, h("b", null, one.name), state(one)));
  return fold(t("nominate.own", { n: own.length }), `nominated ${item} ${seat.entry}`, h("ul", { class: "own-questions" }, rows));
}

/** Find by the exact number, see the name, nominate; then the form is empty again. @param {Room} room @param {any} seat @param {string} item */
function form(room, seat, item) {
  const id = `nominee-${item}-${seat.entry}`;
  const found = room.nominees.get(id);
  const round = madeFor(seat, item).length;
  const isDone = found?.person && found.round !== round;
  return h(
    "form",
    { class: "stack tight", key: `${id} ${round}`, "data-finds": id, "data-round": round },
    h(
      "div",
      { class: "field" },
      h("label", { for: id }, room.isShared ? t("floor.of", { name: seat.name, words: t("nominate.number") }) : t("nominate.number")),
      h("p", { class: "hint", id: `${id}-hint` }, t("nominate.number-hint")),
      h("input", { class: "input", id, name: "number", type: "text", autocomplete: "off", maxlength: 32, required: true, "aria-describedby": `${id}-hint` }),
    ),
    h("button", { type: "submit", class: "btn" }, h("span", null, t("nominate.find"))),
    found?.error ? alert_(found.error) : null,
    isDone ? h("p", { class: "row keep", role: "status", "data-part": "nominated" }, icon("ok"), h("span", null, t("nominate.done", { name: found.name }))) : null,
    found?.person && !isDone ? act(room, "nominate-candidate", seat, t("nominate.nominate", { name: found.name }), { args: { item, person: found.person }, kind: "primary tall" }) : null,
  );
}

/** @param {any} found What the server answered, if it did. */
function whyNot(found) {
  if (!found) return t("connection.offline-advice");
  return found.refused === "unknown-person" ? t("nominate.unknown") : refusal(found.refused ?? "other", found.facts);
}

/** Asks the server whose number it is. @param {Room} room @param {HTMLFormElement} form_ */
export async function find(room, form_) {
  const at = form_.dataset.finds ?? "";
  const number = String(new FormData(form_).get("number") ?? "").trim();
  const answer = await fetch(`/rapat/${room.view.meeting.id}/calon?nomor=${encodeURIComponent(number)}`).catch(() => null);
  const found = await answer?.json().catch(() => null);
  const round = Number(form_.dataset.round);
  room.nominees.set(at, answer?.ok && found ? { ...found, round, error: "" } : { person: "", name: "", round, error: whyNot(found) });
  room.changed();
}

/**
 * Proxies (kuasa) on a member's page: the own one that was given, those that are held, and the way to their page.
 * @module
 */
import { h, icon } from "../lib/dom.js";
import { t } from "../lib/words.js";

/** @typedef {import("./room.js").Room} Room */

const BEFORE = ["scheduled", "invited", "registration"];

/** What these seats have to do with proxies; nothing where the articles allow none. @param {Room} room */
export function proxies(room) {
  const { id, state, proxies: allowed } = room.view.meeting;
  const concerned = room.seats.filter((seat) => seat.given || seat.proxies.length);
  const isBefore = BEFORE.includes(state);
  if (!allowed || !room.seats.length || (!concerned.length && !isBefore)) return null;
  return h(
    "section",
    { class: "card stack", key: "proxies", "data-part": "proxies" },
    h("h2", null, t("proxy.title")),
    concerned.length ? null : h("p", { class: "muted" }, t("proxy.offer")),
    concerned.map((seat) => [seat.given ? line(t(seat.given.in_force ? "proxy.given" : "proxy.given-no-letter", { name: seat.name, holder: seat.given.holder })) : null, seat.proxies.map((/** @type {any} */ held) => line(t(held.in_force ? "proxy.held" : "proxy.held-no-letter", { name: seat.name, giver: held.name })))]),
    h("a", { class: "btn", href: `/rapat/${id}/kuasa` }, icon("file"), h("span", null, t(concerned.length ? "proxy.manage" : "proxy.give"))),
  );
}

/** @param {string} words */
function line(words) {
  return h("p", { class: "row keep" }, icon("info"), h("span", { class: "grow" }, words));
}

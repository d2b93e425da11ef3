/**
 * The ballot: nothing preselected, one member at a time, and the truth about what became of the vote.
 * @module
 */
import { fold, h } from "../lib/dom.js";
import { foldedPages, sequence } from "../lib/candidates.js";
import { currentItem, meter } from "../lib/parts.js";
import { foldedTables } from "../lib/tables.js";
import { t } from "../lib/words.js";
import { votersIn } from "./moment.js";
import { choices, isComplete, sendWords } from "./paper.js";
import { alert_, card, countdown, head, receipt, unsent, notesOf, wording } from "./parts.js";
import { key } from "./room.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("./moment.js").Moment} Moment */

/** @param {Room} room @param {Moment} now */
export function ballot(room, now) {
  const { ballot: paper, decision, seat } = now;
  const { place, title } = currentItem(room.view);
  const kicker = paper.round > 1 ? t("member.kicker-round", { place, round: paper.round }) : t("member.kicker-open", { place });
  return card(
    "ballot",
    "ballot",
    head(kicker, title, countdown(room, paper.opened_at, paper.deadline_at)),
    wording(decision.text),
    foldedTables(decision),
    notesOf(decision),
    sequence(room.view, decision),
    foldedPages(room.view, decision),
    others(room, paper, seat),
    form(room, paper, seat),
  );
}

/** What became of the other seats' votes. @param {Room} room @param {any} paper @param {any} seat */
function others(room, paper, seat) {
  return votersIn(room.seats, paper).filter((one) => one.entry !== seat.entry).map((one) => stored(room, paper, one));
}

/** @param {Room} room @param {any} paper @param {any} seat */
export function stored(room, paper, seat) {
  const pending = room.pending("cast-vote", seat.entry, { ballot: paper.id });
  if (pending) return unsent(room, seat, paper, pending);
  return seat.receipts[paper.id] ? receipt(room, seat, paper) : null;
}

/** @param {Room} room @param {any} paper @param {any} seat */
export function form(room, paper, seat) {
  const about = { ballot: paper.id };
  const chosen = drafted(room, seat, about);
  const refused = room.refusal("cast-vote", seat.entry, about);
  return h(
    "form",
    { class: "stack tight voting", key: `form ${paper.id} ${seat.entry}`, "data-form": "cast-vote", "data-seat": seat.entry, "data-args": JSON.stringify(about) },
    room.isShared ? h("p", { class: "strong voter", "data-part": "voter" }, turn(room, paper, seat)) : null,
    fold(t(seat.holder ? "proxy.open-short" : "ballot.open-short"), "who-sees", h("p", { class: "small" }, t(seat.holder ? "proxy.open-notice" : "ballot.open-notice"))),
    choices(room, paper, chosen),
    refused ? alert_(refused) : null,
    h("button", { type: "submit", class: "btn primary tall", "aria-disabled": isComplete(paper, chosen) ? null : "true", "data-part": "submit" }, h("span", null, sendWords(room, paper, chosen))),
  );
}

/** What is chosen and not yet sent. @param {Room} room @param {any} seat @param {{ballot: string}} about */
export function drafted(room, seat, about) {
  return (room.drafts.get(key("cast-vote", seat.entry, about)) ?? "").split(" ").filter(Boolean);
}

/** "Suara Rukmini Wibowo (1 dari 2)"; for the giver of a proxy it says so. @param {Room} room @param {any} paper @param {any} seat */
function turn(room, paper, seat) {
  const voters = votersIn(room.seats, paper);
  const at = voters.findIndex((one) => one.entry === seat.entry) + 1;
  return t(seat.holder ? "proxy.turn" : "member.turn", { name: seat.name, at, of: voters.length });
}

/** Everybody here has voted, or is on the way: the choices stand, the receipts say what is so. @param {Room} room @param {Moment} now */
export function voted(room, now) {
  const { ballot: paper, decision } = now;
  const { place, title } = currentItem(room.view);
  const voters = votersIn(room.seats, paper);
  const [only] = voters;
  const pending = only && !room.isShared ? room.pending("cast-vote", only.entry, { ballot: paper.id }) : undefined;
  return card(
    "voted",
    "ballot",
    head(t("member.kicker-open", { place }), title, countdown(room, paper.opened_at, paper.deadline_at)),
    wording(decision.text),
    notesOf(decision),
    pending ? sending(room, paper, only, pending) : voters.map((seat) => stored(room, paper, seat)),
    room.seats.some((seat) => paper.excluded?.includes(seat.entry)) ? h("p", { "data-part": "own-report" }, t("member.own-report")) : null,
    voters.length ? null : h("p", null, t(room.members.length ? "member.votes-in-hall" : "member.watching")),
    pending ? null : turnout(room, paper),
    room.view.meeting.may_change && !pending ? voters.map((seat) => change(room, paper, seat)) : null,
  );
}

/** The moment between the tap and the answer. @param {Room} room @param {any} paper @param {any} seat @param {import("./room.js").Pending} pending */
function sending(room, paper, seat, pending) {
  const busy = { type: "button", class: "btn primary tall", "aria-disabled": "true", "aria-busy": "true", "data-part": "submit" };
  return h(
    "div",
    { class: "stack tight voting", key: `sending ${paper.id}` },
    choices(room, paper, pending.args.choice, true),
    room.isSlow(pending) ? unsent(room, seat, paper, pending) : h("button", busy, h("span", null, t("ballot.sending"))),
  );
}

/** How many, never what. @param {Room} room @param {any} paper */
function turnout(room, paper) {
  const figures = room.view.figures.turnout;
  if (figures?.ballot !== paper.id) return null;
  const words = t("member.turnout", { voted: figures.voted, entitled: figures.entitled });
  return h("div", { class: "stack tight", "data-part": "turnout" }, meter(figures.voted, figures.entitled, words), h("p", { class: "small muted num" }, words));
}

/** Where the articles let a vote be changed until closing. @param {Room} room @param {any} paper @param {any} seat */
export function change(room, paper, seat) {
  const about = { ballot: paper.id };
  const at = `change ${key("cast-vote", seat.entry, about)}`;
  if (room.opened.has(at)) return form(room, paper, seat);
  const text = room.isShared ? t("member.change-of", { name: seat.name }) : t("member.change");
  return h("button", { type: "button", class: "btn", key: at, "data-opens": at }, h("span", null, text));
}

/**
 * The floor on a member's page: the own hand, interupsi, question and turn; who speaks, and the question on the screen.
 * @module
 */
import { chip, fold, h, icon, notice } from "../lib/dom.js";
import { left, t } from "../lib/words.js";
import { nextWords, pausedWords, speakerWords, turnRing } from "../lib/turn.js";
import { trial, unheard } from "./microphone.js";
import { act, alert_, unsentLine, wording } from "./parts.js";
import { key } from "./room.js";

/** @typedef {import("./room.js").Room} Room */

const KINDS = ["clarification", "personal-explanation", "procedural", "suspension"];
/** What the own turn may stand above: nothing is asked of the member that could not wait. */
const CALM = ["item", "proposed", "declared", "no-quorum", "reached", "tied", "voted"];

/** @param {Room} room @param {string} words @param {any} seat */
const of = (room, words, seat) => (room.isShared ? t("floor.of", { name: seat.name, words }) : words);

/** The seat of this device that has the floor. @param {Room} room */
export function speakingSeat(room) {
  const { speaking } = room.view.floor;
  return speaking ? (room.seats.find((seat) => seat.entry === speaking.person) ?? null) : null;
}

/** The own turn above what goes on, unless something is asked that cannot wait. @param {Room} room @param {string} moment */
export function ownTurnAbove(room, moment) {
  return CALM.includes(moment) ? ownTurn(room) : null;
}

/** "Giliran Anda berbicara" @param {Room} room */
function ownTurn(room) {
  const seat = speakingSeat(room);
  if (!seat) return null;
  const turn = room.view.floor.speaking;
  const isOver = room.now() > Date.parse(turn.deadline_at);
  const title = room.isShared ? t("floor.your-turn-of", { name: seat.name }) : t("floor.your-turn");
  return h(
    "section",
    { class: "card stack", key: "turn", "data-now": "turn", "aria-labelledby": "turn-title" },
    h("div", { class: "head" }, h("div", { class: "grow" }, h("p", { class: "kicker" }, t("floor.your-turn-kicker")), h("h1", { class: "question", id: "turn-title", tabindex: -1 }, title)), turnRing(turn, room.now())),
    isOver ? h("p", { class: "strong" }, t("floor.overtime")) : null,
    act(room, "end-turn", seat, t("floor.finish"), { args: { turn: turn.turn }, icon: "check" }),
  );
}

/** Everything about speaking, below what is asked now. @param {Room} room @param {string} moment */
export function floor(room, moment) {
  const { state } = room.view.meeting;
  if (!["registration", "open", "suspended"].includes(state)) return null;
  const members = room.seats.filter((seat) => seat.votes && seat.presence === "present");
  const isAbove = ownTurnAbove(room, moment) !== null;
  return [
    isAbove ? null : ownTurn(room),
    shownQuestion(room),
    state === "registration" && !members.length
      ? null
      : h(
          "section",
          { class: "card stack", key: "floor", "data-part": "floor", "aria-labelledby": "floor-title" },
          h("div", { class: "row" }, h("h2", { class: "grow", id: "floor-title" }, t("floor.title")), room.view.figures.hands ? chip(t("floor.waiting", { n: room.view.figures.hands })) : null),
          state === "registration" ? null : speaker(room),
          members.map((seat) => controls(room, seat, state)),
        ),
  ];
}

/** Who speaks and who is next. @param {Room} room */
function speaker(room) {
  const { speaking } = room.view.floor;
  const next = nextWords(room.view);
  if (!speaking && !next) return h("p", { class: "small muted" }, t("floor.nobody"));
  return h(
    "div",
    { class: "row keep", "data-part": "speaker" },
    h("div", { class: "grow stack tight" }, speaking ? h("b", null, speakerWords(room.view, speaking)) : null, h("span", { class: "small muted num" }, pausedWords(room.view) || next)),
    speaking ? turnRing(speaking, room.now()) : null,
  );
}

/** @param {Room} room @param {any} seat @param {string} state */
function controls(room, seat, state) {
  const own = seat.floor;
  return h(
    "div",
    { class: "stack tight", key: `floor ${seat.entry}`, "data-seat-floor": seat.entry },
    order(room, seat),
    state === "open" && !own.muted && !own.removed && speakingSeat(room) !== seat ? [hand(room, seat), interruption(room, seat)] : null,
    own.removed ? null : asking(room, seat),
    ownQuestions(room, seat),
  );
}

/** What the chair has ordered. @param {Room} room @param {any} seat */
function order(room, seat) {
  const { removed, muted, warnings } = seat.floor;
  const words = removed ? t("floor.removed") : muted ? t("floor.muted") : warnings ? t("floor.warned", { n: warnings }) : "";
  return words ? notice(of(room, words, seat), removed || muted ? "bad" : "warn") : null;
}

/** @param {Room} room @param {any} seat */
function hand(room, seat) {
  const { floor: view } = room.view;
  if (view.paused?.person === seat.entry) return h("p", { class: "row keep" }, icon("pause"), h("span", { class: "grow num" }, of(room, t("floor.you-wait", { left: left(view.paused.left_s) }), seat)));
  const { place } = seat.floor;
  if (place === null) return trial(room, seat) ?? act(room, "raise-hand", seat, of(room, t("floor.raise"), seat), { kind: "tall", icon: "hand" });
  return [
    h("p", { class: "row keep strong", key: `place ${seat.entry}`, "data-part": "place" }, icon("hand"), h("span", { class: "grow num" }, of(room, t("floor.place", { place }), seat))),
    act(room, "withdraw-hand", seat, of(room, t("floor.lower"), seat), { kind: "" }),
    unheard(room, seat),
  ];
}

/** Four kinds, one tap each. @param {Room} room @param {any} seat */
function interruption(room, seat) {
  const waiting = seat.floor.interruption;
  if (waiting) {
    return [
      h("p", { class: "row keep", key: `waits ${seat.entry}`, "data-part": "interruption-waits" }, icon("clock"), h("span", { class: "grow" }, of(room, t("floor.interruption-waits"), seat))),
      act(room, "withdraw-interruption", seat, of(room, t("floor.take-back"), seat), { args: { interruption: waiting }, kind: "" }),
    ];
  }
  const buttons = KINDS.map((kind) => act(room, "interrupt", seat, t(`interruption.${kind}`), { args: { kind }, kind: "" }));
  return fold(of(room, t("floor.interrupt"), seat), `interrupt ${seat.entry}`, h("div", { class: "stack tight" }, h("p", { class: "small muted" }, t("floor.interrupt-lead")), h("div", { class: "kinds" }, buttons)));
}

/** @param {Room} room @param {any} seat */
function asking(room, seat) {
  const at = key("ask-question", seat.entry, {});
  const pending = room.pending("ask-question", seat.entry);
  if (!room.opened.has(at) && !pending) {
    return h("button", { type: "button", class: "btn", key: at, "data-opens": at }, icon("edit"), h("span", null, of(room, t("floor.ask"), seat)));
  }
  const id = `question-${seat.entry}`;
  const refused = room.refusal("ask-question", seat.entry);
  return h(
    "form",
    { class: "stack tight", key: `form ${at}`, "data-form": "ask-question", "data-field": "text", "data-seat": seat.entry, "data-args": "{}" },
    h("div", { class: "field" }, h("label", { for: id }, of(room, t("floor.question"), seat)), h("p", { class: "hint", id: `${id}-hint` }, t("floor.question-hint")), h("textarea", { class: "input low", id, name: "text", maxlength: 1000, required: true, "aria-describedby": `${id}-hint` }, room.drafts.get(at) ?? "")),
    unsentLine(room, pending),
    refused ? alert_(refused) : null,
    h(
      "div",
      { class: "actions" },
      h("button", { type: "submit", class: "btn primary", "aria-disabled": pending ? "true" : null, "aria-busy": pending ? "true" : null }, h("span", null, pending ? t("ballot.sending") : t("floor.send-question"))),
      pending ? null : h("button", { type: "button", class: "btn ghost", "data-shuts": at }, h("span", null, t("member.cancel"))),
    ),
  );
}

/** @param {Room} room @param {any} seat */
function ownQuestions(room, seat) {
  const own = seat.floor.questions.filter((/** @type {any} */ one) => one.status !== "withdrawn");
  if (!own.length) return null;
  const rows = own.map((/** @type {any} */ one) =>
    h(
      "li",
      { class: "stack tight", key: one.id },
      h("p", null, one.text),
      h("p", { class: "small muted" }, t(`question.${one.status}`)),
      one.answer ? h("p", { class: "small" }, t("floor.answer", { answer: one.answer })) : null,
      one.status === "waiting" ? act(room, "withdraw-question", seat, t("floor.withdraw-question"), { args: { question: one.id }, kind: "ghost" }) : null,
    ),
  );
  return fold(of(room, t("floor.own-questions", { n: own.length }), seat), `questions ${seat.entry}`, h("ul", { class: "own-questions" }, rows));
}

/** The question that is on every screen. @param {Room} room */
function shownQuestion(room) {
  const { shown } = room.view.questions;
  if (!shown) return null;
  return h(
    "section",
    { class: "card stack tight", key: "question", "data-part": "shown-question" },
    h("p", { class: "kicker" }, `${t("floor.question-shown")} · ${t("floor.asked-by", { name: room.view.people[shown.person] ?? "" })}`),
    wording(shown.text),
    shown.answer ? h("p", null, t("floor.answer", { answer: shown.answer })) : null,
  );
}

/**
 * The floor on the console: interupsi that wait, who speaks, the queue with one tap each.
 * @module
 */
import { button, chip, h, icon } from "../lib/dom.js";
import { nextWords, pausedWords, secondsLeft, speakerWords, turnRing } from "../lib/turn.js";
import { clock, number, t } from "../lib/words.js";
import { questions } from "./questions.js";

/** @typedef {import("./desk.js").Desk} Desk */

const QUEUE_SHOWN = 20;
const MINUTE_S = 60;

/** @param {any} view @param {string} person */
const nameOf = (view, person) => view.people[person] || t("console.somebody");

/** @param {Record<string, any>} args */
const about = (args) => JSON.stringify(args);

/** Interupsi jump the queue: each with its two answers, above everything else. @param {Desk} desk */
export function interruptions(desk) {
  const { view } = desk;
  const waiting = view.floor.interruptions;
  if (!waiting.length) return null;
  const mayAnswer = desk.may("accept-interruption");
  return h(
    "section",
    { class: "notice warn", key: "interruptions", "data-part": "interruptions", role: "status" },
    icon("hand"),
    h("p", { class: "strong" }, t("console.interruptions", { n: waiting.length })),
    h(
      "ul",
      { class: "people" },
      waiting.map((/** @type {any} */ one, /** @type {number} */ at) =>
        h(
          "li",
          { class: "person", key: one.id },
          h("span", { class: "who" }, h("b", null, `${nameOf(view, one.person)} · ${t(`interruption.${one.kind}`)}`), h("small", { class: "num" }, [clock(one.raised_at, view.meeting.zone), one.text].filter(Boolean).join(" · "))),
          mayAnswer
            ? h(
                "span",
                { class: "actions" },
                button(t("console.accept"), "", { "data-act": "accept-interruption", "data-args": about({ interruption: one.id }), ...(at ? {} : { "data-shortcut": "i", "aria-keyshortcuts": "I" }) }),
                button(t("console.refuse"), "", { "data-act": "refuse-interruption", "data-args": about({ interruption: one.id }) }),
              )
            : null,
        ),
      ),
    ),
  );
}

/** @param {Desk} desk */
export function floor(desk) {
  const { view } = desk;
  if (!["registration", "open", "suspended"].includes(view.meeting.state)) return null;
  const inside = [view.meeting.state === "open" ? speaking(desk) : null, queue(desk), ...silenced(view), questions(desk)].filter(Boolean);
  if (!inside.length) return null;
  return h(
    "section",
    { class: "card stack", key: "floor", "data-part": "floor", "aria-labelledby": "floor-title" },
    h("div", { class: "row" }, h("h2", { class: "grow", id: "floor-title" }, t("floor.title")), view.floor.hands.length ? chip(t("floor.waiting", { n: view.floor.hands.length })) : null),
    inside,
  );
}

/** Who has the floor, with more time and the end. @param {Desk} desk */
function speaking(desk) {
  const { view } = desk;
  const turn = view.floor.speaking;
  if (!turn) return h("p", { class: "small muted", key: "speaking" }, nextWords(view, 1) || t("floor.nobody"));
  const isOver = secondsLeft(turn, desk.now()) < 0;
  return h(
    "div",
    { class: "stack tight", key: "speaking", "data-part": "speaker" },
    h("div", { class: "row keep" }, h("div", { class: "grow stack tight" }, h("b", null, speakerWords(view, turn)), h("span", { class: "small muted num" }, pausedWords(view) || (isOver ? t("console.overtime") : ""))), turnRing(turn, desk.now())),
    desk.may("extend-turn")
      ? h(
          "div",
          { class: "actions" },
          button(t("console.act-extend-turn"), "", { "data-act": "extend-turn", "data-args": about({ turn: turn.turn, seconds: MINUTE_S }), "data-shortcut": "t", "aria-keyshortcuts": "T" }, "plus"),
          button(t("console.act-end-turn"), "", { "data-act": "end-turn", "data-args": about({ turn: turn.turn }), "data-shortcut": "e", "aria-keyshortcuts": "E" }, "check"),
        )
      : null,
  );
}

/** @param {Desk} desk */
function queue(desk) {
  const { view } = desk;
  const { hands } = view.floor;
  if (!hands.length) return null;
  const mayGive = view.meeting.state === "open" && desk.may("give-floor");
  const rows = hands.slice(0, QUEUE_SHOWN).map((/** @type {any} */ one, /** @type {number} */ at) =>
    h(
      "li",
      { class: "person", key: one.person },
      h("span", { class: "who" }, h("b", null, `${number(at + 1)}. ${nameOf(view, one.person)}`), h("small", { class: "num" }, t("console.hand-since", { at: clock(one.since_at, view.meeting.zone) }))),
      mayGive
        ? h(
            "span",
            { class: "actions" },
            button(t("console.act-give-floor"), "", { "data-act": "give-floor", "data-args": about({ person: one.person }), "aria-label": t("console.give-floor-to", { name: nameOf(view, one.person) }), ...(at ? {} : { "data-shortcut": "b", "aria-keyshortcuts": "B" }) }, "speak"),
            button("", "ghost icon-only", { "data-act": "withdraw-hand", "data-args": about({ person: one.person }), "aria-label": t("console.lower-hand-of", { name: nameOf(view, one.person) }), title: t("console.act-withdraw-hand") }, "close"),
          )
        : null,
    ),
  );
  const more = hands.length - rows.length;
  return h("div", { class: "stack tight", key: "queue", "data-part": "queue" }, h("ol", { class: "people" }, rows), more > 0 ? h("p", { class: "small muted num" }, t("console.more-hands", { n: more })) : null);
}

/** Who may not speak now. @param {any} view */
function silenced(view) {
  const { muted, removed, warnings } = view.floor;
  /** @param {string} words @param {string[]} persons */
  const line = (words, persons) => (persons.length ? h("p", { class: "small num" }, `${words}: ${persons.map((one) => nameOf(view, one)).join(", ")}`) : null);
  const warned = Object.entries(warnings).map(([person, times]) => `${nameOf(view, person)} (${number(Number(times))})`);
  return [line(t("console.muted"), muted), line(t("console.removed"), removed), warned.length ? h("p", { class: "small num" }, `${t("console.warned")}: ${warned.join(", ")}`) : null];
}

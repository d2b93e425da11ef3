/**
 * Written questions on the console: by heading, each shown, answered, merged or put under a heading.
 * @module
 */
import { button, chip, fold, h } from "../lib/dom.js";
import { clock, t } from "../lib/words.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** @param {Desk} desk */
export function questions(desk) {
  const { view } = desk;
  const all = view.questions.list.filter((/** @type {any} */ one) => one.status !== "withdrawn");
  if (!all.length) return null;
  const standing = all.filter((/** @type {any} */ one) => one.status !== "merged");
  const waiting = standing.filter((/** @type {any} */ one) => one.status === "waiting").length;
  const groups = [...new Set(standing.map((/** @type {any} */ one) => one.group))].sort((one, other) => Number(!one) - Number(!other));
  const parts = groups.map((group) =>
    h(
      "div",
      { class: "stack tight", key: `group ${group}` },
      groups.length > 1 || group ? h("h3", null, group || t("console.no-group")) : null,
      h("ul", { class: "questions" }, standing.filter((/** @type {any} */ one) => one.group === group).map((/** @type {any} */ one) => row(desk, one, all))),
    ),
  );
  return fold(t("console.questions", { n: all.length, waiting }), "questions", h("div", { class: "stack" }, parts));
}

/** @param {Desk} desk @param {any} one @param {any[]} all */
function row(desk, one, all) {
  const { view } = desk;
  const isShown = view.questions.shown?.id === one.id;
  const merged = all.filter((other) => other.into === one.id);
  const names = [one, ...merged].map((each) => view.people[each.person] || t("console.somebody")).join(", ");
  return h(
    "li",
    { class: "stack tight", key: one.id, "data-question": one.id },
    h("p", { class: "small muted num" }, `${clock(one.asked_at, view.meeting.zone)} · ${names}`),
    h("p", null, one.text),
    merged.length ? h("p", { class: "small muted" }, merged.map((each) => each.text).join(" · ")) : null,
    one.answer ? h("p", null, t("floor.answer", { answer: one.answer })) : null,
    isShown ? h("p", null, chip(t("console.is-shown"), "ok")) : null,
    desk.may("show-question") ? h("div", { class: "actions" }, actions(one, isShown, all)) : null,
  );
}

/** @param {any} one @param {boolean} isShown @param {any[]} all */
function actions(one, isShown, all) {
  /** @param {Record<string, any>} args */
  const about = (args) => JSON.stringify(args);
  const others = all.filter((other) => other.id !== one.id && other.status !== "merged");
  return [
    button(t(isShown ? "console.hide-question" : "console.act-show-question"), "", { "data-act": "show-question", "data-args": about({ question: isShown ? null : one.id }) }, "screen"),
    button(t("console.act-answer-question"), "", { "data-act": "answer-question", "data-args": about({ question: one.id }) }, "edit"),
    button(t("console.act-group-questions"), "ghost", { "data-act": "group-questions", "data-args": about({ questions: [one.id] }) }),
    one.status === "waiting" && others.length ? button(t("console.act-merge-questions"), "ghost", { "data-act": "merge-questions", "data-args": about({ questions: [one.id] }) }) : null,
  ];
}

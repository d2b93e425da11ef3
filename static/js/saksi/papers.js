/**
 * Papers by post on the witness's page: each is read from the paper itself, for what the desk has read is not shown.
 * @module
 */
import { button, h, icon } from "../lib/dom.js";
import { answerField, textsOf } from "../lib/posted.js";
import { ring } from "../lib/parts.js";
import { t } from "../lib/words.js";

/** @param {any} view @param {number} now @param {string} witness @param {Map<string, string>} refused by person @param {string} busy @returns {import("../lib/dom.js").Kid} */
export function papers(view, now, witness, refused, busy) {
  const { writing } = view;
  const texts = textsOf(view);
  const opened = texts[0]?.opened_at ?? null;
  return [
    h(
      "section",
      { class: "card stack", key: "papers" },
      h("div", { class: "row keep" }, h("h1", { class: "grow" }, t("posted.title")), writing.running ? ring(opened, writing.deadline_at, now) : null),
      h("p", { class: "small muted" }, t(writing.papers.length ? "posted.lead" : "posted.nothing")),
    ),
    writing.papers.map((/** @type {any} */ one) => paper(view, one, witness, refused.get(one.person) ?? "", busy === one.person)),
  ];
}

/** @param {any} view @param {any} one @param {string} witness @param {string} words @param {boolean} isBusy */
function paper(view, one, witness, words, isBusy) {
  const name = view.people[one.person] || t("console.somebody");
  const isRead = one.witnesses.includes(witness);
  const texts = textsOf(view).filter((each) => one.texts.includes(each.id));
  return h(
    "form",
    { class: "card stack", key: one.person, "data-voter": one.person },
    h("h2", null, name),
    one.counted || isRead ? h("p", { class: "row keep", "data-part": "stored" }, icon("ok"), h("span", { class: "grow" }, t(one.counted ? "console.paper-counted" : "posted.read"))) : null,
    one.counted || isRead || !view.writing.running ? null : [texts.map((each) => answerField(view, each, one.person)), words ? h("p", { class: "error", role: "alert", "data-part": "refused" }, icon("warn"), h("span", null, words)) : null, button(t("posted.send"), "primary tall", { type: "submit", "aria-disabled": isBusy ? "true" : null, "aria-busy": isBusy ? "true" : null })],
  );
}

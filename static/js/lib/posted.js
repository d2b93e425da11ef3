/**
 * A paper that came by post, as the desk and then two witnesses read it: one answer to each text on it.
 * @module
 */
import { h } from "./dom.js";
import { optionName } from "./parts.js";
import { t } from "./words.js";

const APART = ["blank", "abstain"];

/** The texts of the window that were not annulled. @param {any} view @returns {any[]} */
export function textsOf(view) {
  return view.writing.texts.map((/** @type {string} */ id) => view.ballots[id]).filter((/** @type {any} */ one) => one.status !== "annulled");
}

/** How many names a paper may have. @param {any} ballot */
function most(ballot) {
  if (["motion", "one-of"].includes(ballot.form)) return 1;
  return ["exactly", "up-to"].includes(ballot.form) ? ballot.seats : ballot.options.length;
}

/** What stands on the paper for one text; what the member left open stays open. @param {any} view @param {any} ballot @param {string} [of] whose paper, where a page has several */
export function answerField(view, ballot, of = "") {
  const name = `answer ${ballot.id}`;
  if (ballot.form === "ranked") return orderField(view, ballot, name, of);
  const type = most(ballot) > 1 ? "checkbox" : "radio";
  const boxes = ballot.options.map((/** @type {any} */ one) => h("label", { class: "check", key: one.id }, h("input", { type, name, value: one.id }), h("span", null, optionName(view, one))));
  return h("fieldset", { class: "field", key: name }, h("legend", null, ballot.text), boxes);
}

/** @param {any} view @param {any} ballot @param {string} name @param {string} of */
function orderField(view, ballot, name, of) {
  const id = `order-${ballot.id}-${of}`;
  return h(
    "div",
    { class: "field", key: name },
    h("label", { for: id }, ballot.text),
    h("p", { class: "hint", id: `${id}-hint` }, t("posted.order-hint")),
    h("ol", { class: "numbered small" }, namesOf(ballot).map((one) => h("li", null, optionName(view, one)))),
    h("input", { class: "input short", id, name, type: "text", inputmode: "numeric", "aria-describedby": `${id}-hint` }),
  );
}

/** @param {any} ballot @returns {any[]} */
const namesOf = (ballot) => ballot.options.filter((/** @type {any} */ one) => !APART.includes(one.id));

/** The answers of a form by ballot; a text that was left open is not among them. @param {any} view @param {HTMLFormElement} form @returns {Record<string, string[]>} */
export function answersIn(view, form) {
  const data = new FormData(form);
  const read = textsOf(view).map((ballot) => {
    const said = data.getAll(`answer ${ballot.id}`).map(String);
    return [ballot.id, ballot.form === "ranked" ? ordered(ballot, said[0] ?? "") : said];
  });
  return Object.fromEntries(read.filter(([, chosen]) => chosen.length));
}

/** "3 1 2" as names in that order; a number that stands for nobody is left for the server to refuse. @param {any} ballot @param {string} text */
function ordered(ballot, text) {
  const names = namesOf(ballot);
  return (text.match(/\d+/g) ?? []).map((number) => names[Number(number) - 1]?.id ?? number);
}

/**
 * What a paper is filled in with: one name, several, or an order of names. Nothing is chosen beforehand.
 * @module
 */
import { h, icon } from "../lib/dom.js";
import { optionName } from "../lib/parts.js";
import { face } from "../lib/photos.js";
import { t } from "../lib/words.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {{id: string, label: string, person: string | null}} Option */

const APART = ["blank", "abstain"];
/** @type {Record<string, string>} */
const ASKED = { exactly: "ballot.asked-exactly", "up-to": "ballot.asked-up-to", approval: "ballot.asked-approval", ranked: "ballot.asked-ranked" };
const LONGEST_BUTTON = 48;

/** @param {any} paper @returns {Option[]} */
const namesOf = (paper) => paper.options.filter((/** @type {Option} */ one) => paper.form === "motion" || !APART.includes(one.id));
/** @param {any} paper @returns {Option[]} */
const apartOf = (paper) => paper.options.filter((/** @type {Option} */ one) => paper.form !== "motion" && APART.includes(one.id));
/** @param {any} paper */
const isOne = (paper) => ["motion", "one-of"].includes(paper.form);

/** How many names a choice has, at least and at most. @param {any} paper @returns {[number, number]} */
function picks(paper) {
  if (paper.form === "exactly") return [paper.seats, paper.seats];
  if (paper.form === "up-to") return [1, paper.seats];
  return [1, isOne(paper) ? 1 : namesOf(paper).length];
}

/** Whether a choice may be sent. @param {any} paper @param {string[]} chosen */
export function isComplete(paper, chosen) {
  if (chosen.some((one) => APART.includes(one))) return chosen.length === 1;
  const [fewest, most] = picks(paper);
  return chosen.length >= fewest && chosen.length <= most;
}

/** What the button says until it may be pressed, and then. @param {Room} room @param {any} paper @param {string[]} chosen */
export function sendWords(room, paper, chosen) {
  if (!chosen.length) return t("ballot.choose-first");
  if (!isComplete(paper, chosen)) return t("ballot.choose-more", { n: picks(paper)[0] - chosen.length });
  const named = choiceName(room, paper, chosen);
  if (chosen.length === 1 || named.length <= LONGEST_BUTTON) return t("ballot.send-choice", { choice: named });
  return t("ballot.send-many", { first: optionName(room.view, optionOf(paper, chosen[0])), n: chosen.length - 1 });
}

/** What was chosen, by name; in a ranked ballot with its places. @param {Room} room @param {any} paper @param {string[]} choice */
export function choiceName(room, paper, choice) {
  const isRanked = paper.form === "ranked" && !APART.includes(choice[0]);
  return choice.map((id, at) => `${isRanked ? `${at + 1}. ` : ""}${optionName(room.view, optionOf(paper, id))}`).join(", ");
}

/** @param {any} paper @param {string} id @returns {Option} */
function optionOf(paper, id) {
  return paper.options.find((/** @type {Option} */ one) => one.id === id) ?? { id, label: id, person: null };
}

/** The choices of a paper, as its form asks. @param {Room} room @param {any} paper @param {string[]} chosen @param {boolean} [isSent] */
export function choices(room, paper, chosen, isSent = false) {
  return [
    isOne(paper) ? null : h("p", { class: "row keep asked", key: "asked" }, h("span", { class: "grow strong" }, asked(paper)), counter(paper, chosen)),
    h(
      "fieldset",
      { class: "pilih", disabled: isSent, key: isSent ? "sent" : "open" },
      h("legend", { class: "visually-hidden" }, isOne(paper) ? t("ballot.choices") : asked(paper)),
      paper.form === "ranked" ? ranking(room, paper, chosen, isSent) : boxes(room, paper, chosen, namesOf(paper)),
      boxes(room, paper, chosen, apartOf(paper)),
    ),
  ];
}

/** "Pilih paling banyak 5" @param {any} paper */
function asked(paper) {
  return t(ASKED[paper.form], { n: paper.seats });
}

/** "3 dari 5" @param {any} paper @param {string[]} chosen */
function counter(paper, chosen) {
  const [, most] = picks(paper);
  const n = chosen.some((one) => APART.includes(one)) ? 0 : chosen.length;
  return h("span", { class: "num", role: "status", "data-part": "chosen" }, t("ballot.chosen-of", { n, most }));
}

/** Radios where one is chosen, else boxes; a name too many cannot be ticked. @param {Room} room @param {any} paper @param {string[]} chosen @param {Option[]} options */
function boxes(room, paper, chosen, options) {
  const isFull = chosen.filter((one) => !APART.includes(one)).length >= picks(paper)[1];
  return options.map((option) => {
    const isName = paper.form !== "motion" && !APART.includes(option.id);
    const isChosen = chosen.includes(option.id);
    const one = { name: "choice", value: option.id, checked: isChosen };
    const input = isOne(paper) ? h("input", { type: "radio", required: true, ...one }) : h("input", { type: "checkbox", disabled: isName && isFull && !isChosen, ...one });
    return h(
      "label",
      { key: option.id },
      input,
      isName ? h("span", { class: "place" }, namesOf(paper).indexOf(option) + 1) : null,
      photoOf(room, paper, option.id),
      h("span", { class: "grow", "data-part": "label" }, optionName(room.view, option)),
    );
  });
}

/** Those ranked, in order, with what moves them; then the others, a tap on which ranks them next. @param {Room} room @param {any} paper @param {string[]} chosen @param {boolean} isSent */
function ranking(room, paper, chosen, isSent) {
  const ranked = chosen.filter((one) => !APART.includes(one));
  const rest = namesOf(paper).filter((one) => !ranked.includes(one.id));
  return [
    ranked.length ? h("ol", { class: "ranked", key: "ranked", "aria-label": t("ballot.your-order") }, ranked.map((id, at) => place(room, paper, ranked, id, at, isSent))) : null,
    rest.map((option) => {
      const words = t("ballot.rank-next", { place: ranked.length + 1 });
      return h(
        "button",
        { type: "button", class: "btn unranked", key: `add ${option.id}`, "data-rank": "add", "data-option": option.id, disabled: isSent },
        photoOf(room, paper, option.id),
        h("span", { class: "grow" }, h("span", { "data-part": "label" }, optionName(room.view, option)), numbered(paper, option.id)),
        h("span", { class: "visually-hidden" }, `, ${words}`),
        icon("plus"),
      );
    }),
  ];
}

/** @param {Room} room @param {any} paper @param {string[]} ranked @param {string} id @param {number} at @param {boolean} isSent */
function place(room, paper, ranked, id, at, isSent) {
  const name = optionName(room.view, optionOf(paper, id));
  /** @param {string} way @param {string} sign @param {string} words @param {boolean} isOff */
  const move = (way, sign, words, isOff) =>
    h("button", { type: "button", class: "btn ghost icon-only", "data-rank": way, "data-option": id, "aria-label": words, title: words, disabled: isSent || isOff }, icon(sign));
  return h(
    "li",
    { key: `ranked ${id}`, class: "row keep" },
    h("span", { class: "place strong" }, at + 1),
    photoOf(room, paper, id),
    h("span", { class: "grow" }, h("span", { "data-part": "label" }, name), numbered(paper, id)),
    move("up", "up", t("ballot.rank-up", { name }), at === 0),
    move("down", "down", t("ballot.rank-down", { name }), at === ranked.length - 1),
    move("drop", "close", t("ballot.rank-drop", { name }), false),
  );
}

/** @param {Room} room @param {any} paper @param {string} id */
function photoOf(room, paper, id) {
  const photos = room.view.decisions[paper.decision]?.photos ?? {};
  return APART.includes(id) ? null : face(room.view, photos[id], photos);
}

/** The number on the ballot paper, apart from the place in the order. @param {any} paper @param {string} id */
function numbered(paper, id) {
  return h("small", { class: "muted num" }, t("ballot.number", { n: namesOf(paper).findIndex((one) => one.id === id) + 1 }));
}

/** The choice after a box was ticked or unticked: what stands apart stands alone. @param {HTMLFormElement} form @param {HTMLInputElement} field */
export function ticked(form, field) {
  if (field.type !== "checkbox") return [field.value];
  const isAlone = field.checked && APART.includes(field.value);
  const on = [...form.querySelectorAll("input:checked")].map((one) => /** @type {HTMLInputElement} */ (one).value);
  const chosen = isAlone ? [field.value] : on.filter((one) => !APART.includes(one));
  for (const one of form.querySelectorAll("input")) one.checked = chosen.includes(one.value);
  return chosen;
}

/** The choice after a name was ranked, moved or taken out. @param {string[]} chosen @param {string} way @param {string} id */
export function moved(chosen, way, id) {
  const ranked = chosen.filter((one) => !APART.includes(one));
  if (way === "add") return [...ranked.filter((one) => one !== id), id];
  if (way === "drop") return ranked.filter((one) => one !== id);
  const from = ranked.indexOf(id);
  const to = from + (way === "up" ? -1 : 1);
  if (from < 0 || to < 0 || to >= ranked.length) return ranked;
  [ranked[from], ranked[to]] = [ranked[to], ranked[from]];
  return ranked;
}

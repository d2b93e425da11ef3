/**
 * The fields that an act asks for, and what they say on the wire.
 * @module
 */
import { t } from "../lib/words.js";
import { h } from "../lib/dom.js";
import { optionName } from "../lib/parts.js";
import { answerField, answersIn } from "../lib/posted.js";

/** @typedef {import("./acts.js").Field} Field */
/** @typedef {import("./desk.js").Desk} Desk */

const OFFSETS = { "Asia/Jakarta": "+07:00", "Asia/Makassar": "+08:00", "Asia/Jayapura": "+09:00" };

/**
 * One field as elements.
 * @param {Desk} desk @param {Field} field
 */
export function draw(desk, field) {
  const id = `field-${field.name}`;
  const label = t(`console.field-${field.name.replace("_", "-")}`);
  const optional = field.optional ? h("span", { class: "muted" }, ` (${t("form.optional")})`) : null;
  const common = { class: "input", id, name: field.name, required: !field.optional };
  /** @param {import("../lib/dom.js").Kid} input @param {import("../lib/dom.js").Kid} [hint] */
  const labelled = (input, hint) => h("div", { class: "field", key: field.name }, h("label", { for: id }, label, optional), hint, input);
  switch (field.kind) {
    case "prose":
    case "lines":
      return labelled(h("textarea", { ...common, maxlength: 4000 }, field.value ?? ""), field.kind === "lines" ? h("p", { class: "hint" }, t(field.name === "labels" ? "console.hint-lines" : "console.hint-seats")) : null);
    case "rows":
      return labelled(h("textarea", { ...common, class: "input rows", maxlength: 7000, spellcheck: "false" }, field.value ?? ""), h("p", { class: "hint" }, t("console.hint-rows")));
    case "text":
      return labelled(h("input", { ...common, type: "text", maxlength: 200 }));
    case "moment":
      return labelled(h("input", { ...common, type: "datetime-local" }), h("p", { class: "hint" }, t("console.hint-zone")));
    case "day":
      return labelled(h("input", { ...common, type: "date" }));
    case "number":
    case "seconds":
      return labelled(h("input", { ...common, class: "input short", type: "number", inputmode: "numeric", min: field.min ?? 0, max: field.max, value: field.value }));
    case "minutes":
      return h("div", { class: "field", key: field.name }, h("label", { for: id }, t("console.field-minutes")), h("input", { ...common, class: "input short", type: "number", inputmode: "numeric", min: 1, value: Math.max(Math.round(field.value / 60), 1) }));
    case "choice":
      return labelled(h("select", common, (field.options ?? []).map((one) => h("option", { value: one, selected: one === field.value }, t(`console.${field.name}-${one}`)))));
    case "answers":
      return (field.options ?? []).map((/** @type {any} */ one) => answerField(desk.view, one));
    case "persons":
      return h("person-picker", { key: field.name, "data-own": "", name: field.name, "data-label": label, "data-most": field.max ?? 1, "data-least": field.min ?? 0, "data-chosen": JSON.stringify(field.value ?? []) });
    default:
      return choices(desk, field, label);
  }
}

/** One or several of a closed list. @param {Desk} desk @param {Field} field @param {string} label */
function choices(desk, field, label) {
  const many = field.kind === "options" && (field.max ?? 1) > 1;
  const items = (field.options ?? []).map((/** @type {any} */ one) => {
    const value = typeof one === "string" ? one : one.id;
    return h("label", { class: "check", key: value }, h("input", { type: many ? "checkbox" : "radio", name: field.name, value, checked: value === field.value, required: !many && !field.optional }), h("span", null, nameOf(desk, field, one)));
  });
  return h("fieldset", { class: "field", key: field.name }, h("legend", null, label), items.length ? items : h("p", { class: "muted" }, t("console.nobody-found")));
}

/** @param {Desk} desk @param {Field} field @param {any} one */
function nameOf(desk, field, one) {
  const { people } = desk.view;
  if (field.kind === "item") return one.title;
  if (field.kind === "decision" || field.kind === "question") return one.text;
  if (field.kind === "options") return optionName(desk.view, one);
  const [role, person] = String(one).includes(":") ? String(one).split(":") : ["", String(one)];
  const name = people[person] || t("console.somebody");
  return role ? `${name} (${t(`console.role-${role}`)})` : name;
}

/**
 * What was filled in, by name, in the shapes of the wire.
 * @param {Desk} desk @param {Field[]} fields @param {HTMLFormElement} form
 */
export function read(desk, fields, form) {
  const data = new FormData(form);
  /** @type {Record<string, any>} */
  const found = {};
  for (const field of fields) {
    const text = String(data.get(field.name) ?? "").trim();
    if (field.kind === "persons") {
      const picker = /** @type {any} */ (form.querySelector(`person-picker[name="${field.name}"]`));
      found[field.name] = picker.chosen;
    } else if (field.kind === "answers") found[field.name] = answersIn(desk.view, form);
    else if (field.kind === "options") found[field.name] = data.getAll(field.name).map(String);
    else if (field.kind === "lines") found[field.name] = text.split("\n").map((line) => line.trim()).filter(Boolean);
    else if (field.kind === "minutes") found[field.name] = Number(text) * 60;
    else if (field.kind === "seconds" || field.kind === "number") found[field.name] = Number(text);
    else if (field.kind === "moment") found[field.name] = text ? `${text}:00${OFFSETS[/** @type {keyof typeof OFFSETS} */ (desk.view.meeting.zone)] ?? "+07:00"}` : null;
    else if (field.kind === "day") found[field.name] = text || null;
    else found[field.name] = text;
  }
  return found;
}

/**
 * From the fields of an act to the arguments of its command.
 * @param {string} act @param {Record<string, any>} given
 */
export function argumentsOf(act, given) {
  switch (act) {
    case "propose-decision":
      return proposal(given);
    case "give-floor":
    case "warn-person":
    case "mute-person":
    case "remove-person":
      return { ...given, person: Array.isArray(given.person) ? given.person[0] : given.person };
    case "answer-question": {
      const { answered_by: by, ...rest } = given;
      return by?.length ? { ...rest, answered_by: by[0] } : rest;
    }
    case "present-candidate":
      return { ...given, option: Array.isArray(given.option) ? given.option[0] : given.option };
    case "enter-posted-answer":
      return { ...given, voter: given.voter[0] };
    case "name-board":
      return board(given);
    case "appoint-officer":
      return { role: given.role, person: given.person[0] };
    case "check-in":
      return { person: given.person[0], channel: given.channel, place: given.place };
    case "explain-unsigned":
    case "excuse-absence":
      return { ...given, person: given.person[0] };
    case "relieve-officer": {
      const [role, person] = given.holder.split(":");
      return { role, person };
    }
    case "answer-result-objection":
    case "object":
    case "withdraw-objection":
    case "object-to-result":
      return { ...given, by: Array.isArray(given.by) ? given.by[0] : given.by };
    case "open-ballot": {
      const { void_reason: reason, ...rest } = given;
      return reason ? { ...rest, reason } : rest;
    }
    default:
      return given;
  }
}

/** A motion brings no options; an election its candidates, by person or by label. @param {Record<string, any>} given */
function proposal(given) {
  const { candidates, labels, seats, form, seat = "", after = "", reconsiders = "", ...others } = given;
  const rest = /** @type {Record<string, any>} */ ({ ...others, reconsiders: reconsiders || null });
  const options = [
    ...candidates.map((/** @type {string} */ person) => ({ label: "", person })),
    ...labels.map((/** @type {string} */ label) => ({ label, person: null })),
  ].map((option, at) => ({ id: `c${at + 1}`, ...option }));
  return options.length ? { ...rest, form, options, seats, seat, after: after || null } : rest.subject === "accountability" ? rest : { ...rest, notes: "" };
}

/** The seats in the order of the persons; named by one of the formatur, or by all together. @param {Record<string, any>} given */
function board(given) {
  const { seats_of: seats, persons, named_by: by, ...rest } = given;
  return { ...rest, named: persons.map((/** @type {string} */ person, /** @type {number} */ at) => ({ seat: seats[at] ?? "", person, by: by?.[0] ?? null })) };
}

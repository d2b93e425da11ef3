/**
 * Votes at places: how far each place's count is, and what each channel brought; shared by all pages.
 * @module
 */
import { chip, fold, h } from "./dom.js";
import { optionName } from "./parts.js";
import { numbersOf } from "./candidates.js";
import { number, t } from "./words.js";

/** `part` is the member group, or how many votes each has, where votes there do not weigh alike. @typedef {{place: string, part: string, entitled: number, entered: number, counted: boolean}} Progress */

/** What a place is called. @param {string} place */
export const placeName = (place) => place || t("place.unnamed");

/** Whose hands are counted apart: a member group, or those with so many votes each. @param {any} view @param {string} part */
const partName = (view, part) => (view.meeting.parties ? part : t("place.votes-each", { n: Number(part) }));

/** A place, and in it whose hands are counted. @param {any} view @param {{place: string, part: string}} one */
export const benchName = (view, one) => (one.part ? `${placeName(one.place)} · ${partName(view, one.part)}` : placeName(one.place));

/** What the witnesses of it have done, without a figure. @param {any} view @param {{place: string, part: string}} one */
export const countersOf = (view, one) => view.places?.[one.place]?.[one.part] ?? { witnesses: [], differs: [] };

/** The places of the running ballot, as the newest figures have them. @param {any} view @returns {Progress[]} */
export const placesOf = (view) => view.figures.turnout?.places ?? [];

/** The places that the closing waits for. @param {any} view */
export const uncounted = (view) => placesOf(view).filter((one) => !one.counted);

/** How far a place is, in a word. @param {any} view @param {Progress} one */
export function state(view, one) {
  if (one.counted) return chip(t("place.state-counted"), "ok", "ok");
  // What the witnesses differ on comes a moment before the figures do.
  if (differs(view, one)) return chip(t("place.state-differs"), "bad");
  return one.entered ? chip(t("place.state-one"), "warn") : chip(t("place.state-none"), "warn");
}

/** Whether two have counted and found different things. @param {any} view @param {Progress} one */
export const differs = (view, one) => countersOf(view, one).differs.length > 0;

/** On what they differ, in words. @param {any} view @param {any} ballot @param {{place: string, part: string}} one */
export function differences(view, ballot, one) {
  const named = countersOf(view, one).differs.map((/** @type {string} */ id) => {
    if (id === "invalid") return t("place.invalid");
    if (id === "papers") return t("place.papers");
    const option = ballot.options.find((/** @type {any} */ one) => one.id === id);
    return option ? optionName(view, option) : numbersOf(ballot, id);
  });
  return named.join(", ");
}

/** Where a closed ballot's votes came from; nothing where all came on line. @param {any} view @param {any} ballot */
export function channels(view, ballot) {
  if ((ballot.channels ?? []).length < 2) return null;
  const columns = [t("place.where"), t("place.registered"), t("place.votes")];
  const rows = ballot.channels.map((/** @type {any} */ part) => {
    const where = part.channel === "hall" ? placeName(part.place) : t(`place.${part.channel}`);
    return h("tr", { key: `${part.channel} ${part.place}` }, h("th", { scope: "row" }, where, (part.benches?.length ? part.benches : [part]).map((/** @type {any} */ one) => h("small", { class: "muted" }, split(view, ballot, one)))), h("td", { class: "n" }, number(part.entitled)), h("td", { class: "n" }, number(part.votes)));
  });
  const head = columns.map((one, at) => h("th", { scope: "col", class: at ? "n" : null }, one));
  const table = h("table", { class: "sheet" }, h("caption", { class: "visually-hidden" }, t("place.by-channel")), h("thead", null, h("tr", null, head)), h("tbody", null, rows));
  return fold(t("place.by-channel"), `channels ${ballot.id}`, table);
}

/** "Setuju 12, Abstain 1"; "Petani: Setuju 4" where votes do not weigh alike. @param {any} view @param {any} ballot @param {any} part */
function split(view, ballot, part) {
  const counts = ballot.options.map((/** @type {any} */ one) => [optionName(view, one), part.counts[one.id] ?? 0]);
  const told = [...counts, [t("place.invalid"), part.invalid]].filter(([, votes]) => votes > 0);
  const words = told.map(([name, votes]) => `${name} ${number(votes)}`).join(", ");
  if (!part.part) return words;
  return `${partName(view, part.part)}: ${words || "–"}`;
}

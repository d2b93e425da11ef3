/**
 * The berita acara is signed by the chair, a secretary and a witness: without them a meeting does not close. Rule book 7.
 * @module
 */
import { step } from "./step.js";

/** @typedef {import("./step.js").Step} Step */

/** Whom to appoint before the last taps, and why. @param {any} view @returns {Step | null} */
export function toSign(view) {
  const { secretary, witnesses } = view.offices;
  if (secretary.length && witnesses.length) return null;
  const role = secretary.length ? "witness" : "secretary";
  return step({ act: "appoint-officer", args: { role }, title: [`console.title-${role}`], worry: ["console.worry-to-sign"] });
}

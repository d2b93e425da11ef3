/**
 * A written meeting on the console: what it needs next, and which acts it knows. Rule book section 6.10.
 * @module
 */
import { decideAnew, undecided } from "./anew.js";
import { toSign } from "./signing.js";
import { step } from "./step.js";

/** @typedef {import("./step.js").Step} Step */

/** Acts that belong to a meeting in session: nobody is in attendance in writing. */
const IN_SESSION = new Set(["record-consensus", "call-acclamation", "object", "withdraw-objection", "stop-acclamation", "object-to-result", "open-ballot", "extend-ballot", "open-nominations", "call-roll-call", "suspend-meeting", "read-decisions", "name-representatives", "postpone-meeting", "close-without-quorum", "excuse-absence", "record-ceremony", "check-in", "withdraw-item-start"]);

/** Acts that name one of the texts: each text of the list has its own. */
const OF_A_TEXT = new Set(["amend-decision-text", "attach-tables", "set-secrecy", "withdraw-proposal", "present-candidate", "draw-order"]);

/** @param {any} view @param {import("./acts.js").Act} act */
export function hasAPlace(view, act) {
  return view.writing ? !IN_SESSION.has(act.id) && !OF_A_TEXT.has(act.id) && act.group !== "floor" : act.only !== "writing";
}

/** @param {any} view @returns {any[]} */
const decisions = (view) => Object.values(view.decisions);

/** What was proposed, or is tied, and not put to the members yet. @param {any} view @returns {any[]} */
export const unsettled = (view) => decisions(view).filter((one) => ["proposed", "tied"].includes(one.status));

/** The texts that can be put to the members now. @param {any} view @returns {any[]} */
export const toPut = (view) => unsettled(view).filter((one) => !one.secret);

/**
 * @param {any} view
 * @param {(decision: any) => Step} settled what a counted text needs
 * @param {any} rejected the report that the members rejected, if any
 * @returns {Step}
 */
export function inWriting(view, settled, rejected) {
  const counted = decisions(view).find((one) => one.status === "reached");
  return running(view) ?? (counted ? { ...settled(counted), say: null } : null) ?? put(view) ?? ending(view, rejected);
}

/** @param {any} view */
function running(view) {
  if (!view.writing.running) return null;
  const open = view.writing.texts.filter((/** @type {string} */ id) => view.ballots[id].status === "open");
  const { answered, asked, texts } = view.figures.answers;
  const complete = open.find((/** @type {string} */ id) => texts[id] >= asked - view.ballots[id].excluded.length);
  return step({
    act: complete ? "close-ballot" : "",
    args: complete ? { ballot: complete } : {},
    title: ["console.title-window"],
    blocked: complete ? null : ["console.wait-answers", { answered, asked }],
    until: view.writing.deadline_at,
    since: view.ballots[open[0]].opened_at,
  });
}

/** @param {any} view */
function put(view) {
  const texts = toPut(view);
  if (!texts.length) {
    if (unsettled(view).length) return step({ title: ["console.title-put"], blocked: ["refusal.secret-ballot-unavailable"] });
    return decisions(view).some((one) => one.declared) ? null : step({ act: "propose-decision", title: ["console.title-texts"] });
  }
  return step({
    act: "put-in-writing",
    title: ["console.title-put"],
    worry: ["console.worry-window", { n: texts.length, days: view.writing.days }],
  });
}

/** @param {any} view @param {any} rejected */
function ending(view, rejected) {
  const anew = decideAnew(undecided(view)[0]);
  if (anew) return anew;
  if (rejected && !rejected.consequence) return step({ act: "record-consequence", args: { decision: rejected.id }, title: ["console.title-consequence"], decision: rejected.id });
  return toSign(view) ?? step({ act: "close-meeting", title: ["console.title-close"] });
}

/**
 * The rounds of an election, and what decides a tie after them. Rule book 6.6.
 * @module
 */

/** The counted and valid rounds of a decision. @param {any} view @param {any} decision @returns {any[]} */
const rounds = (view, decision) => decision.ballots.map((/** @type {string} */ id) => view.ballots[id]).filter((/** @type {any} */ one) => one.status === "closed" && !one.void);

/** Whether a run-off is held: rounds are left, and a ballot among the tied decides the open seats (rule book 6.6). @param {any} view @param {any} decision */
export function mayRunOff(view, decision) {
  const held = rounds(view, decision);
  const standing = stillStanding(view, decision);
  const helps = !held.at(-1)?.sheet || standing.every((one) => decision.result.tied.includes(one));
  return held.length <= view.meeting.run_off_rounds && helps;
}

/** Who can still get one of the open seats. @param {any} view @param {any} decision @returns {string[]} */
export function stillStanding(view, decision) {
  const last = rounds(view, decision).at(-1);
  if (!last?.sheet) return decision.result?.tied ?? [];
  const gone = last.sheet.stages.flatMap((/** @type {any} */ one) => [...one.elected, ...(one.action === "exclusion" ? [one.option] : [])]);
  return Object.keys(last.tally.options).filter((one) => !gone.includes(one));
}

/**
 * In what capacity this device may do what: from its offices and seats, and the table of who may (page data).
 * @module
 */

/** @typedef {Record<string, string>} Me role to person */

/** The most fitting capacity comes first: a chair acts as chair, though also an operator. */
const ORDER = ["chair", "acting-chair", "operator", "secretary", "committee", "deputy", "witness", "supervisor", "auditor"];

/**
 * Every capacity of this device; whom the meeting elected and who leads from the own seat is among them.
 * @param {any} you
 * @returns {Me}
 */
export function rolesOf(you) {
  /** @type {Me} */
  const found = {};
  for (const office of you?.offices ?? []) {
    for (const role of office.roles) found[role] ??= office.person;
  }
  return found;
}

/**
 * `role:person` for a command, or "" where this device may not give it.
 * @param {any} view @param {Me} me @param {Record<string, string[]>} may @param {string} command
 */
export function capacity(view, me, may, command) {
  const allowed = may[command] ?? [];
  for (const role of ORDER) {
    const person = me[role];
    if (person === undefined || !allowed.includes(role)) continue;
    const lacksPalu = role === "acting-chair" && command !== "take-over-gavel" && view.offices.gavel !== person;
    if (!lacksPalu) return `${role}:${person}`;
  }
  return "";
}

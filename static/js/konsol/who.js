/**
 * In what capacity this device may do what: from its offices and seats, and the table of who may (page data).
 * @module
 */

/** @typedef {Record<string, string>} Me role to person */

/** The most fitting capacity comes first: a chair acts as chair, though also an operator. */
const ORDER = ["chair", "acting-chair", "operator", "secretary", "committee", "deputy", "witness", "supervisor", "auditor"];

/**
 * Every capacity of this device. A member who was elected chair leads from the own seat.
 * @param {any} view @param {any} you
 * @returns {Me}
 */
export function rolesOf(view, you) {
  /** @type {Me} */
  const found = {};
  for (const office of you?.offices ?? []) {
    for (const role of office.roles) found[role] ??= office.person;
  }
  for (const seat of you?.seats ?? []) {
    for (const role of rolesOfSeat(view.offices, seat.entry)) found[role] ??= seat.entry;
  }
  return found;
}

/** @param {any} offices @param {string} person */
function rolesOfSeat(offices, person) {
  const roles = [];
  const isActing = offices.acting_chair === person;
  if (isActing) roles.push("acting-chair");
  if (offices.gavel === person && (offices.presidium.length || !isActing)) roles.push("chair");
  if (offices.gavel !== person && offices.deputies.includes(person)) roles.push("deputy");
  if (offices.secretary.includes(person)) roles.push("secretary");
  if (offices.operators.includes(person)) roles.push("operator");
  if (offices.witnesses.includes(person)) roles.push("witness");
  return roles;
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

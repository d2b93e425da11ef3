/**
 * What the tables of acts share: when something is offered, and the fields that many ask for.
 * @module
 */

/** @typedef {import("./acts.js").Field} Field */

export const RUNNING = ["open", "suspended"];

/** @param {string[]} states */
export const during = (states) => (/** @type {any} */ view) => states.includes(view.meeting.state);

/** @type {Field} */
export const REASON = { name: "reason", kind: "prose" };

/** @param {string} name @param {number} seconds @param {number} [least] @returns {Field} */
export const time = (name, seconds, least = 1) => ({ name, kind: "seconds", value: seconds, min: least });

/** @param {any} view @param {any} pending @param {...string} statuses */
export const pendingIs = (view, pending, ...statuses) => view.meeting.state === "open" && pending !== null && statuses.includes(pending.status);

/** @param {any} _view @param {any} pending */
export const ofPending = (_view, pending) => ({ decision: pending?.id });

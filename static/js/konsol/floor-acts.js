/**
 * The acts of the floor and of order: rule book section 5.
 * @module
 */
import { REASON, RUNNING, during, time } from "./act-parts.js";

/** @typedef {import("./acts.js").Field} Field */

/** @type {Field} */
const SOMEBODY = { name: "person", kind: "persons", min: 1, max: 1 };

/** Questions that an answer may still be given to. @param {any} view @returns {any[]} */
const standing = (view) => view.questions.list.filter((/** @type {any} */ one) => ["waiting", "answered"].includes(one.status));

/** @type {import("./acts.js").Act[]} */
export const FLOOR_ACTS = [
  {
    id: "give-floor",
    group: "floor",
    offered: (view) => view.meeting.state === "open" && view.meeting.quorum_ever_reached,
    fields: (view, _pending, args) => (args.person ? [] : [{ name: "person", kind: "persons", min: 1, max: 1 }, time("seconds", view.meeting.seconds.turn, 10)]),
  },
  { id: "extend-turn", group: "hidden", offered: () => false },
  { id: "end-turn", group: "hidden", offered: () => false },
  { id: "withdraw-hand", group: "hidden", offered: () => false },
  { id: "accept-interruption", group: "hidden", offered: () => false },
  { id: "refuse-interruption", group: "hidden", offered: () => false, fields: () => [REASON] },
  { id: "warn-person", group: "floor", offered: during(RUNNING), fields: () => [SOMEBODY, REASON] },
  { id: "mute-person", group: "floor", danger: true, offered: during(RUNNING), fields: () => [SOMEBODY, REASON] },
  { id: "remove-person", group: "floor", danger: true, offered: during(RUNNING), fields: () => [SOMEBODY, REASON] },
  {
    id: "unmute-person",
    group: "floor",
    offered: (view) => RUNNING.includes(view.meeting.state) && view.floor.muted.length > 0,
    fields: (view) => [{ name: "person", kind: "known", options: view.floor.muted }],
  },
  {
    id: "readmit-person",
    group: "floor",
    offered: (view) => RUNNING.includes(view.meeting.state) && view.floor.removed.length > 0,
    fields: (view) => [{ name: "person", kind: "known", options: view.floor.removed }],
  },
  { id: "show-question", group: "hidden", offered: () => false },
  {
    id: "answer-question",
    group: "hidden",
    offered: () => false,
    fields: () => [
      { name: "answer", kind: "prose" },
      { name: "answered_by", kind: "persons", min: 0, max: 1, optional: true },
    ],
  },
  { id: "group-questions", group: "hidden", offered: () => false, fields: () => [{ name: "group", kind: "text", optional: true }] },
  {
    id: "merge-questions",
    group: "hidden",
    offered: () => false,
    fields: (view, _pending, args) => [{ name: "into", kind: "question", options: standing(view).filter((one) => !args.questions.includes(one.id)) }],
  },
];

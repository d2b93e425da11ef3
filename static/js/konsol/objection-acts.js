/**
 * What a member at a place, who may have no phone, objects to aloud: the chair or the secretary records it at that
 * member's request, and its withdrawal too; and the chair's end of a countdown. Rule book 6.1 and 6.9.
 * @module
 */
import { REASON } from "./act-parts.js";

/** The decision that "ada keberatan?" is asked of. @param {any} view @returns {any} */
const asked = (view) => Object.values(view.decisions).find((/** @type {any} */ one) => one.status === "acclaiming");

/** Counted results that the palu has not fallen on; whether their time is over the server says. @param {any} view @returns {any[]} */
const disputable = (view) => Object.values(view.decisions).filter((/** @type {any} */ one) => ["reached", "tied", "voting"].includes(one.status) && ["ballot", "standing-orders", "lot"].includes(one.reached_by));

/** Whose objection leads to a ballot. @param {any} view @returns {any} */
const objected = (view) => Object.values(view.decisions).find((/** @type {any} */ one) => one.status === "objected");

/** @param {any} view */
const objectors = (view) => (objected(view)?.acclamation.objectors ?? []).map((/** @type {any} */ one) => ({ id: one.person, label: "", person: one.person }));

/** @type {import("./acts.js").Field} */
const BY = { name: "by", kind: "persons", min: 1, max: 1 };

/** @type {import("./acts.js").Act[]} */
export const OBJECTION_ACTS = [
  {
    id: "object",
    group: "decision",
    offered: (view) => view.meeting.state === "open" && asked(view) !== undefined,
    args: (view) => ({ decision: asked(view)?.id }),
    fields: () => [BY, REASON],
  },
  {
    id: "withdraw-objection",
    group: "decision",
    offered: (view) => view.meeting.state === "open" && objectors(view).length > 0,
    args: (view) => ({ decision: objected(view)?.id }),
    fields: (view) => [{ name: "by", kind: "options", max: 1, options: objectors(view) }],
  },
  {
    id: "stop-acclamation",
    group: "decision",
    danger: true,
    offered: (view) => view.meeting.state === "open" && asked(view) !== undefined,
    args: (view) => ({ decision: asked(view)?.id }),
    fields: () => [REASON],
  },
  {
    id: "object-to-result",
    group: "decision",
    offered: (view) => ["open", "suspended"].includes(view.meeting.state) && disputable(view).length > 0,
    fields: (view) => [{ name: "decision", kind: "decision", options: disputable(view) }, BY, REASON],
  },
];

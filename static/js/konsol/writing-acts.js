/**
 * The acts of a written meeting. Rule book section 6.10.
 * @module
 */
import { textsOf } from "../lib/posted.js";
import { toPut } from "./writing.js";

/** @type {import("./acts.js").Act[]} */
export const WRITING_ACTS = [
  {
    id: "put-in-writing",
    group: "decision",
    only: "writing",
    confirm: true,
    offered: (view) => view.meeting.state === "open" && !view.writing.running && toPut(view).length > 0,
    args: (view) => ({ decisions: toPut(view).map((one) => one.id) }),
  },
  {
    id: "enter-posted-answer",
    group: "meeting",
    only: "writing",
    offered: (view) => view.meeting.state === "open" && textsOf(view).length > 0,
    fields: (view) => [{ name: "voter", kind: "persons", min: 1, max: 1 }, { name: "answers", kind: "answers", options: textsOf(view) }],
  },
];

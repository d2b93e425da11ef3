/**
 * The acts of an election: its candidates, their numbers, and the lot. Rule book section 6.
 * @module
 */
import { REASON, RUNNING, during, ofPending, pendingIs } from "./act-parts.js";
import { undecided } from "./anew.js";
import { mayRunOff } from "./rounds.js";

/** Items whose candidates members may still nominate. @param {any} view @returns {any[]} */
const nominable = (view) =>
  view.agenda.items.filter((/** @type {any} */ one) => !one.concluded_at && !view.nominations.called.includes(one.id) && !Object.values(view.decisions).some((/** @type {any} */ each) => each.item === one.id && each.subject === "person" && each.status !== "withdrawn"));

/** The declared elections whose ketua or formatur may name a board: no list of theirs is there yet. @param {any} view @returns {any[]} */
const formaturs = (view) => {
  const all = /** @type {any[]} */ (Object.values(view.decisions));
  const taken = all.filter((one) => one.formatur && !["withdrawn", "reconsidered"].includes(one.status) && (!one.declared || one.declared.outcome === "elected")).map((one) => one.formatur);
  return all.filter((one) => one.status === "declared" && one.subject === "person" && !one.formatur && one.declared.outcome === "elected" && !taken.includes(one.id));
};

/** Whom such an election elected, as choices. @param {any} view @returns {any[]} */
const formaturMembers = (view) => formaturs(view).flatMap((one) => one.options.filter((/** @type {any} */ each) => each.person && one.declared.elected.includes(each.id)).map((/** @type {any} */ each) => ({ id: each.person, label: "", person: each.person })));

/** The elections that a next seat may follow: none follows them yet. @param {any} view @returns {any[]} */
export const followable = (view) => {
  const all = /** @type {any[]} */ (Object.values(view.decisions));
  const taken = all.filter((one) => !["withdrawn", "reconsidered"].includes(one.status)).map((one) => one.after);
  return all.filter((one) => one.form !== "motion" && !one.formatur && !["withdrawn", "reconsidered"].includes(one.status) && !taken.includes(one.id) && !taken.includes(one.reconsiders ?? ""));
};

/** What an election elects to, the one before it in a sequence, and what is decided anew. @param {any} view @returns {any[]} */
export const seatFields = (view) => {
  const choices = Object.entries({ after: followable(view), reconsiders: undecided(view) }).filter(([, options]) => options.length);
  return [{ name: "seat", kind: "text", optional: true }, ...choices.map(([name, options]) => ({ name, kind: "decision", optional: true, options }))];
};

/** @type {import("./acts.js").Act[]} */
export const ELECTION_ACTS = [
  {
    id: "name-board",
    group: "decision",
    offered: (view) => during(["open"])(view) && (view.writing ? !view.writing.running : view.agenda.current !== null) && formaturs(view).length > 0,
    args: (view) => ({ item: view.agenda.current }),
    fields: (view) => [
      ...(view.writing ? [{ name: "item", kind: "item", options: view.agenda.items }] : []),
      { name: "formatur", kind: "decision", options: formaturs(view) },
      { name: "text", kind: "prose", value: "" },
      { name: "seats_of", kind: "lines" },
      { name: "persons", kind: "persons", min: 1, max: 50 },
      { name: "named_by", kind: "options", max: 1, optional: true, options: formaturMembers(view) },
    ],
  },
  {
    id: "open-nominations",
    group: "decision",
    offered: (view) => during(["scheduled", "invited", "registration", ...RUNNING])(view) && nominable(view).length > 0,
    fields: (view) => [{ name: "item", kind: "item", options: nominable(view) }],
  },
  { id: "verify-nomination", group: "hidden", offered: () => false },
  { id: "reject-nomination", group: "hidden", offered: () => false, fields: () => [REASON] },
  {
    id: "present-candidate",
    group: "decision",
    offered: (view, pending) => pendingIs(view, pending, "proposed", "objected") && !pending.ballots.length && pending.options.some((/** @type {any} */ one) => one.person),
    args: ofPending,
    fields: (_view, pending) => [
      { name: "option", kind: "options", max: 1, options: pending.options.filter((/** @type {any} */ one) => one.person) },
      { name: "vision", kind: "prose", value: "" },
      { name: "mission", kind: "prose", value: "" },
    ],
  },
  {
    id: "draw-order",
    group: "decision",
    confirm: true,
    offered: (view, pending) => pendingIs(view, pending, "proposed", "objected") && pending.form !== "motion" && !pending.ballots.length && !pending.order_drawn_at,
    args: ofPending,
  },
  { id: "draw-lot", group: "decision", confirm: true, offered: (view, pending) => pendingIs(view, pending, "tied") && !mayRunOff(view, pending), args: ofPending },
];

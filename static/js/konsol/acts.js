/**
 * Every act of the console: which command it is, what it asks for, how often the palu falls, and when it is offered.
 * @module
 */
import { REASON, RUNNING, during, ofPending, pendingIs, time } from "./act-parts.js";
import { ELECTION_ACTS, seatFields } from "./election-acts.js";
import { FLOOR_ACTS } from "./floor-acts.js";
import { OBJECTION_ACTS } from "./objection-acts.js";
import { standing } from "./nominees.js";
import { asBefore } from "./anew.js";
import { isChairACandidate, lacksQuorum, mayBeAcclaimed, rejectedReport, takers } from "./next.js";
import { stillStanding } from "./rounds.js";
import { capacity } from "./who.js";
import { textsOf } from "../lib/posted.js";
import { hasAPlace } from "./writing.js";
import { WRITING_ACTS } from "./writing-acts.js";
import { asPasted } from "../lib/tables.js";

/** @typedef {import("./who.js").Me} Me */
/** @typedef {{name: string, kind: string, value?: any, min?: number, max?: number, options?: any[], optional?: boolean}} Field */
/**
 * @typedef {object} Act
 * @property {string} id also the command, unless `command` says otherwise
 * @property {string} group where it is listed: decision, floor, meeting, offices
 * @property {(view: any, pending: any) => boolean} offered
 * @property {(view: any, pending: any, args: any) => Field[]} [fields]
 * @property {(view: any, args: any) => number} [taps] the palu's taps confirm it
 * @property {(view: any, pending: any) => Record<string, any>} [args]
 * @property {boolean} [danger] asked again before it is done
 * @property {boolean} [confirm] asked again too, though it harms nobody
 * @property {string} [key] one key that starts it
 * @property {"writing"} [only] only in a written meeting
 */

const OPEN = ["open"];
const BEFORE = ["scheduled", "invited", "registration"];
const ROLES = ["deputy", "secretary", "operator", "witness", "auditor", "supervisor", "observer"];

/** @param {any} view */
export function openBallot(view) {
  return Object.values(view.ballots).find((/** @type {any} */ one) => one.status === "open") ?? null;
}

/** @param {any} view */
export const nothingRuns = (view) => !openBallot(view) && !Object.values(view.decisions).some((/** @type {any} */ one) => one.status === "acclaiming");

/** @type {Act[]} */
export const ACTS = [
  // the decision that is on the table
  {
    id: "propose-decision",
    group: "decision",
    key: "k",
    offered: (view) => view.meeting.state === "open" && (view.writing ? !view.writing.running : view.agenda.current !== null && view.meeting.quorum_ever_reached),
    args: (view) => ({ item: view.agenda.current }),
    fields: (view, _pending, args) => [...(view.writing ? [{ name: "item", kind: "item", value: args.item, options: view.agenda.items }] : []), ...proposalFields(view, args.reconsiders)],
  },
  {
    id: "amend-decision-text",
    group: "decision",
    offered: (view, pending) => pendingIs(view, pending, "proposed", "objected") && !pending.ballots.length,
    args: ofPending,
    fields: (_view, pending) => [{ name: "text", kind: "prose", value: pending.text }, ...(pending.subject === "accountability" && pending.form === "motion" ? [{ name: "notes", kind: "prose", value: pending.notes, optional: true }] : [])],
  },
  {
    id: "attach-tables",
    group: "decision",
    offered: (view, pending) => pendingIs(view, pending, "proposed", "objected") && !pending.ballots.length,
    args: ofPending,
    fields: (_view, pending) => [{ name: "pasted", kind: "rows", value: asPasted(pending), optional: true }],
  },
  {
    id: "withdraw-proposal",
    group: "decision",
    confirm: true,
    offered: (view, pending) => pendingIs(view, pending, "proposed") && !pending.ballots.length && !pending.acclamation,
    args: ofPending,
  },
  {
    id: "record-consensus",
    group: "decision",
    confirm: true,
    offered: (view, pending) => pendingIs(view, pending, "proposed") && (mayBeAcclaimed(pending) || !(pending.secret || pending.rule.persons)),
    args: ofPending,
    fields: (_view, pending) => {
      const named = pending.options.filter((/** @type {any} */ one) => !["blank", "abstain"].includes(one.id));
      const contested = pending.form !== "motion" && named.length > pending.seats;
      return contested ? [{ name: "elected", kind: "options", max: pending.seats, options: named }] : [];
    },
  },
  {
    id: "call-acclamation",
    group: "decision",
    offered: (view, pending) => pendingIs(view, pending, "proposed") && mayBeAcclaimed(pending),
    args: ofPending,
    fields: (view) => [time("seconds", view.meeting.seconds.acclamation)],
  },
  {
    id: "open-ballot",
    group: "decision",
    offered: (view, pending) => pendingIs(view, pending, "proposed", "objected", "tied"),
    args: ofPending,
    fields: (view, pending) => {
      const usual = pending.form === "motion" ? view.meeting.seconds.motion : view.meeting.seconds.election;
      const below = lacksQuorum(view, pending);
      return [time("seconds", usual, 30), ...(below ? [{ ...REASON, name: "void_reason" }] : [])];
    },
  },
  {
    id: "set-secrecy",
    group: "decision",
    offered: (view, pending) => pendingIs(view, pending, "proposed", "objected") && !pending.ballots.length,
    args: (_view, pending) => ({ decision: pending.id, secret: !pending.secret }),
    fields: () => [REASON],
  },
  {
    id: "extend-ballot",
    group: "decision",
    offered: (view) => openBallot(view) !== null,
    args: (view) => ({ ballot: openBallot(view)?.id }),
    fields: () => [time("seconds", 60)],
  },
  {
    id: "annul-ballot",
    group: "decision",
    danger: true,
    offered: (view) => openBallot(view) !== null,
    args: (view) => ({ ballot: openBallot(view)?.id }),
    fields: (view) => [...(view.writing ? [{ name: "ballot", kind: "decision", options: textsOf(view).filter((one) => one.status === "open") }] : []), REASON],
  },
  { id: "close-ballot", group: "hidden", offered: () => false },
  { id: "declare-result", group: "hidden", offered: () => false, taps: (view, args) => (view.decisions[args.decision].result?.outcome === "void" ? 1 : 3) },
  {
    id: "answer-result-objection",
    group: "hidden",
    offered: () => false,
    fields: (view, _pending, args) => [
      ...(args.by ? [] : [{ name: "by", kind: "options", max: 1, options: unanswered(view, args.decision) }]),
      { name: "answer", kind: "prose" },
    ],
  },
  ...OBJECTION_ACTS,
  {
    id: "settle-tie",
    group: "decision",
    offered: (view, pending) => pendingIs(view, pending, "tied"),
    args: ofPending,
    fields: (view, pending) => [
      {
        name: "elected",
        kind: "options",
        max: pending.seats - pending.seated.length,
        options: pending.options.filter((/** @type {any} */ one) => stillStanding(view, pending).includes(one.id)),
      },
      { name: "how", kind: "prose" },
    ],
  },
  ...ELECTION_ACTS,
  ...WRITING_ACTS,
  {
    id: "record-consequence",
    group: "decision",
    offered: (view) => view.meeting.state === "open" && rejectedReport(view) !== null,
    args: (view) => ({ decision: rejectedReport(view)?.id }),
    fields: (view) => [{ name: "text", kind: "prose", value: rejectedReport(view)?.consequence ?? "" }],
  },
  {
    id: "reconsider-decision",
    group: "decision",
    danger: true,
    offered: (view) => view.meeting.state === "open" && nothingRuns(view) && Object.values(view.decisions).some((/** @type {any} */ one) => one.status === "declared"),
    fields: (view, _pending, args) => [
      ...(args.decision ? [] : [{ name: "decision", kind: "decision", options: Object.values(view.decisions).filter((/** @type {any} */ one) => one.status === "declared") }]),
      REASON,
    ],
  },
  ...FLOOR_ACTS,
  // the meeting
  {
    id: "record-invitations",
    group: "meeting",
    offered: during(["scheduled", "invited"]),
    fields: (view) => [
      { name: "invited_at", kind: "moment" },
      { name: "material_at", kind: "moment", optional: true },
      { name: "recipients", kind: "number", value: view.figures.quorum.entitled },
    ],
  },
  { id: "override-readiness", group: "hidden", offered: () => false, fields: () => [REASON] },
  { id: "open-registration", group: "hidden", offered: () => false },
  { id: "open-meeting", group: "hidden", offered: () => false, taps: () => 3 },
  { id: "start-agenda-item", group: "hidden", offered: () => false },
  {
    id: "withdraw-item-start",
    group: "meeting",
    key: "z",
    offered: (view) => view.meeting.state === "open" && view.agenda.may_undo && nothingRuns(view),
    args: (view) => ({ item: view.agenda.current }),
  },
  {
    id: "call-roll-call",
    group: "meeting",
    key: "h",
    offered: (view) => view.meeting.state === "open" && !view.roll_call.running && nothingRuns(view),
    fields: (view) => [time("seconds", view.meeting.seconds.roll_call)],
  },
  {
    id: "suspend-meeting",
    group: "meeting",
    key: "s",
    offered: (view) => view.meeting.state === "open" && nothingRuns(view) && !view.roll_call.running,
    taps: () => 2,
    fields: (view, _pending, args) => [
      { name: "kind", kind: "choice", value: args.kind ?? "suspension", options: ["suspension", "lobby", "quorum"] },
      { name: "seconds", kind: "minutes", value: view.meeting.seconds.suspension, min: 1 },
      REASON,
    ],
  },
  { id: "resume-meeting", group: "hidden", offered: () => false },
  {
    id: "read-decisions",
    group: "meeting",
    offered: (view) => view.meeting.state === "open" && nothingRuns(view) && Object.values(view.decisions).some((/** @type {any} */ one) => one.declared),
  },
  {
    id: "name-representatives",
    group: "meeting",
    offered: during(OPEN),
    fields: () => [{ name: "persons", kind: "persons", min: 2, max: 3 }],
  },
  {
    id: "postpone-meeting",
    group: "meeting",
    danger: true,
    offered: (view) => ["registration", "open", "suspended"].includes(view.meeting.state) && nothingRuns(view),
    fields: (view) => [
      { name: "call", kind: "choice", value: view.meeting.quorum_ever_reached ? "continued" : "second", options: ["second", "continued"] },
      { name: "to_at", kind: "moment" },
      REASON,
    ],
  },
  {
    id: "close-without-quorum",
    group: "meeting",
    danger: true,
    offered: (view) => RUNNING.includes(view.meeting.state) && nothingRuns(view) && !view.figures.quorum.reached,
    fields: () => [REASON],
  },
  {
    id: "cancel-meeting",
    group: "meeting",
    danger: true,
    offered: (view) => [...BEFORE, ...RUNNING].includes(view.meeting.state) && !Object.values(view.decisions).some((/** @type {any} */ one) => one.declared),
    fields: () => [REASON],
  },
  {
    id: "close-meeting",
    group: "meeting",
    danger: true,
    offered: (view) => view.meeting.state === "open" && (view.writing ? view.writing.texts.length > 0 : view.closing.read_at !== null) && nothingRuns(view),
    taps: () => 3,
  },
  // offices and the palu
  {
    id: "hand-over-gavel",
    group: "offices",
    key: "p",
    offered: (view) => RUNNING.includes(view.meeting.state) && takers(view).length > 0,
    fields: (view) => [{ name: "to", kind: "known", options: takers(view) }, REASON],
  },
  { id: "take-over-gavel", group: "hidden", offered: () => false },
  {
    id: "install-presidium",
    group: "hidden",
    offered: () => false,
    fields: (view, _pending, args) => [{ name: "persons", kind: "persons", min: 1, max: 3, value: electedIn(view, args.decision) }],
  },
  {
    id: "appoint-officer",
    group: "offices",
    offered: during([...BEFORE, ...RUNNING]),
    fields: (_view, _pending, args) => [
      { name: "role", kind: "choice", value: args.role ?? "witness", options: ROLES },
      { name: "person", kind: "persons", min: 1, max: 1 },
    ],
  },
  {
    id: "relieve-officer",
    group: "offices",
    offered: (view) => [...BEFORE, ...RUNNING].includes(view.meeting.state) && holders(view).length > 0,
    fields: (view) => [{ name: "holder", kind: "holder", options: holders(view) }],
  },
  {
    id: "record-report",
    group: "meeting",
    offered: during(BEFORE),
    fields: () => [{ name: "dated_on", kind: "day" }, { name: "signed", kind: "persons", min: 0, max: 20, optional: true }],
  },
  { id: "explain-unsigned", group: "meeting", offered: during(BEFORE), fields: () => [{ name: "person", kind: "persons", min: 1, max: 1 }, REASON] },
  { id: "excuse-absence", group: "offices", offered: during([...BEFORE, ...RUNNING]), fields: () => [{ name: "person", kind: "persons", min: 1, max: 1 }, REASON] },
  {
    id: "record-ceremony",
    group: "decision",
    offered: (view) => view.meeting.state === "open" && view.agenda.current !== null && view.meeting.quorum_ever_reached && nothingRuns(view),
    args: (view) => ({ item: view.agenda.current }),
    fields: () => [
      { name: "kind", kind: "choice", value: "discharge", options: ["discharge", "induction", "handing-over"] },
      { name: "persons", kind: "persons", min: 1, max: 20 },
      { name: "term_from", kind: "day", optional: true },
      { name: "term_until", kind: "day", optional: true },
    ],
  },
  {
    id: "check-in",
    group: "offices",
    key: "m",
    offered: during(["registration", ...RUNNING]),
    fields: () => [
      { name: "person", kind: "persons", min: 1, max: 1 },
      { name: "channel", kind: "choice", value: "hall", options: ["hall", "online"] },
      { name: "place", kind: "text", optional: true },
    ],
  },
];

/** Where members nominate, the verified stand on the ballot already; what is decided anew begins as it was. @param {any} view @param {string} [again] @returns {Field[]} */
function proposalFields(view, again) {
  const verified = standing(view);
  const before = again ? asBefore(view.decisions[again]) : { subject: verified.length ? "person" : "other", kind: verified.length ? "election" : "ordinary", candidates: verified };
  /** @type {Field[]} */
  const asked = [
    { name: "text", kind: "prose" },
    { name: "subject", kind: "choice", options: ["accountability", "budget", "surplus", "standing-orders", "presidium", "person", "other"] },
    { name: "kind", kind: "choice", options: ["ordinary", "standing-orders", "election", "articles", "dismissal", "dissolution", "merger", "consolidation", "division"] },
    { name: "notes", kind: "prose", optional: true },
    { name: "candidates", kind: "persons", min: 0, max: 50, optional: true },
    { name: "labels", kind: "lines", optional: true },
    { name: "form", kind: "choice", options: ["one-of", "exactly", "up-to", "approval", "ranked"] },
    { name: "seats", kind: "number", min: 1 },
    ...seatFields(view),
  ];
  const values = /** @type {Record<string, any>} */ ({ form: "one-of", seats: 1, ...before });
  return asked.map((field) => ({ ...field, value: values[field.name] }));
}

/** @param {any} view @param {string} id */
function unanswered(view, id) {
  return (view.decisions[id]?.objections.list ?? [])
    .filter((/** @type {any} */ one) => one.answer === null)
    .map((/** @type {any} */ one) => ({ id: one.person, label: "", person: one.person }));
}

/** @param {any} view @param {string} id @returns {string[]} */
export function electedIn(view, id) {
  const decision = view.decisions[id];
  return (decision?.options ?? [])
    .filter((/** @type {any} */ one) => one.person && decision.declared?.elected.includes(one.id))
    .map((/** @type {any} */ one) => one.person);
}

/** `role:person` of offices that can be taken back. @param {any} view @returns {string[]} */
const holders = (view) => view.offices.holders ?? [];

/** @param {string} id @returns {Act} */
export function actOf(id) {
  const found = ACTS.find((one) => one.id === id);
  if (!found) throw new Error(`no act ${id}`);
  return found;
}

/**
 * What else may be done now, by whom the device speaks for.
 * @param {any} view @param {Me} me @param {Record<string, string[]>} may @param {string} primary
 */
export function others(view, me, may, primary) {
  const pending = pendingDecision(view);
  return ACTS.filter((act) => hasAPlace(view, act) && act.id !== primary && act.offered(view, pending) && capacity(view, me, may, act.id) !== "");
}

/** The decision on the table: what waits longest for the palu. @param {any} view */
export function pendingDecision(view) {
  const pending = Object.values(view.decisions).filter((/** @type {any} */ one) => !["declared", "reconsidered", "withdrawn"].includes(one.status) && !one.waits_for);
  return pending.find((/** @type {any} */ one) => one.status !== "proposed") ?? pending.find((/** @type {any} */ one) => one.item === view.agenda.current) ?? pending[0] ?? null;
}

export { isChairACandidate };

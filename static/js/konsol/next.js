/**
 * The one thing to do now: pure, so that every stage of a meeting can be tested without a browser.
 * @module
 */

import { decideAnew, undecided } from "./anew.js";
import { debate, interrupted } from "./debate.js";
import { declaring } from "./declaring.js";
import { mayRunOff } from "./rounds.js";
import { toSign } from "./signing.js";
import { step } from "./step.js";
import { inWriting } from "./writing.js";

/** @typedef {import("./step.js").Phrase} Phrase */
/** @typedef {import("./step.js").Step} Step */

/**
 * What the meeting needs next.
 * @param {any} view all sections, figures too
 * @param {number} now the server's clock in milliseconds
 * @returns {Step}
 */
export function next(view, now) {
  switch (view.meeting.state) {
    case "scheduled":
    case "invited":
      return prepare(view);
    case "registration":
      return beforeOpening(view);
    case "suspended":
      return whileSuspended(view, now);
    case "open":
      return whileOpen(view, now);
    default:
      return step({ title: [`console.title-${view.meeting.state}`] });
  }
}

/** @param {any} view */
function lackingReadiness(view) {
  return (view.readiness?.findings ?? []).filter((/** @type {any} */ found) => found.blocks).length;
}

/** @param {any} view */
function prepare(view) {
  const missing = lackingReadiness(view);
  return step({
    act: "open-registration",
    title: ["console.title-prepare"],
    blocked: missing ? ["console.wait-readiness", { n: missing }] : null,
  });
}

/** @param {any} view */
function beforeOpening(view) {
  const { quorum } = view.figures;
  const missing = lackingReadiness(view);
  if (view.writing) return step({ act: "open-meeting", title: ["console.title-before-window"], blocked: missing ? ["console.wait-readiness", { n: missing }] : null });
  return step({
    act: "open-meeting",
    title: ["console.title-registration"],
    say: ["console.say-open", { title: view.meeting.title, present: quorum.present, entitled: quorum.entitled }],
    blocked: missing ? ["console.wait-readiness", { n: missing }] : null,
    worry: quorum.reached ? null : ["console.worry-no-quorum", { missing: quorum.needed - quorum.present }],
  });
}

/** @param {any} view @param {number} now */
function whileSuspended(view, now) {
  const { suspension } = view.meeting;
  const early = Date.parse(suspension.resumes_at) > now;
  return step({
    act: "resume-meeting",
    title: [`console.title-break-${suspension.kind}`],
    say: ["console.say-resume"],
    worry: early ? ["console.worry-early"] : null,
    until: suspension.resumes_at,
    since: suspension.since_at,
  });
}

/** @param {any} view @param {number} now */
function whileOpen(view, now) {
  if (view.writing) return inWriting(view, (decision) => settledOf(view, decision, now), rejectedReport(view));
  return (
    rollCall(view) ??
    runningBallot(view, now) ??
    acclaiming(view) ??
    withoutQuorum(view) ??
    interrupted(view) ??
    (isOnTable(view) ? settle(view, now) : null) ??
    debate(view, now) ??
    settle(view, now) ??
    installed(view) ??
    agenda(view)
  );
}

/** @param {any} view */
function rollCall(view) {
  const call = view.roll_call;
  if (call.running) {
    return step({
      title: ["console.title-roll-call"],
      say: ["console.say-roll-call"],
      blocked: ["console.wait-roll-call", { answered: view.figures.answered ?? 0, present: view.figures.quorum.present }],
      until: call.deadline_at,
      since: call.called_at,
    });
  }
  if (!call.due) return null;
  return step({ act: "call-roll-call", title: ["console.title-roll-call-due"], say: ["console.say-roll-call"] });
}

/** @param {any} view @param {number} now */
function runningBallot(view, now) {
  const ballot = list(view.ballots).find((one) => one.status === "open");
  if (!ballot) return null;
  const turnout = view.figures.turnout;
  const waiting = turnout?.ballot === ballot.id ? turnout.waiting_for : view.figures.quorum.present;
  const nobody = !turnout?.voted;
  return step({
    act: "close-ballot",
    args: { ballot: ballot.id },
    title: ["console.title-ballot"],
    say: ["console.say-ballot", { text: ballot.text }],
    blocked: votesMissing(view, ballot, waiting, nobody, now),
    until: ballot.deadline_at,
    since: ballot.opened_at,
    decision: ballot.decision,
    stage: 3,
  });
}

/** What keeps a ballot from being closed: votes, or the count of a place. @param {any} view @param {any} ballot @param {number} waiting @param {boolean} nobody @param {number} now @returns {Phrase | null} */
function votesMissing(view, ballot, waiting, nobody, now) {
  const places = (view.figures.turnout?.ballot === ballot.id ? view.figures.turnout.places : []).filter((/** @type {any} */ one) => !one.counted);
  if (places.length && now >= Date.parse(ballot.deadline_at)) return ["console.wait-places", { n: places.length }];
  if (waiting || nobody) return ["console.wait-votes", { n: waiting }];
  return places.length ? ["console.wait-places", { n: places.length }] : null;
}

/** @param {any} view */
function acclaiming(view) {
  const decision = list(view.decisions).find((one) => one.status === "acclaiming");
  if (!decision) return null;
  return step({
    title: ["console.title-acclaiming"],
    say: ["console.say-acclaim", { text: decision.text }],
    blocked: ["console.wait-acclamation"],
    until: decision.acclamation.deadline_at,
    since: decision.acclamation.called_at,
    decision: decision.id,
    stage: 2,
  });
}

/** Until quorum is reached only suspension, postponement, closing and roll-call go on (rule book 2). @param {any} view */
function withoutQuorum(view) {
  if (view.meeting.quorum_ever_reached) return null;
  const { quorum } = view.figures;
  return step({
    act: "suspend-meeting",
    args: { kind: "quorum" },
    title: ["console.title-no-quorum"],
    say: ["console.say-no-quorum", { present: quorum.present, entitled: quorum.entitled, missing: Math.max(quorum.needed - quorum.present, 0) }],
    worry: ["console.worry-ways-without-quorum"],
  });
}

/** Whether a result waits for objections, a run-off or the palu: that goes before the debate. @param {any} view */
function isOnTable(view) {
  return list(view.decisions).some((one) => ["reached", "tied", "objected"].includes(one.status));
}

/** A decision between its text and the palu. @param {any} view @param {number} now */
function settle(view, now) {
  const pending = list(view.decisions).filter((one) => !["declared", "reconsidered", "withdrawn"].includes(one.status) && !one.waits_for);
  const decision =
    pending.find((one) => one.status === "reached") ??
    pending.find((one) => one.status === "tied" || one.status === "objected") ??
    pending.find((one) => one.item === view.agenda.current || one.reconsiders) ??
    null;
  if (!decision) return decideAnew(undecided(view).find((one) => one.item === view.agenda.current));
  if (isChairACandidate(view, decision)) return handingOver(view, decision);
  if (!reconciles(view, decision)) return unreconciled(decision);
  if (decision.status === "reached") return reached(view, decision, now);
  if (decision.status === "tied") return tied(view, decision);
  return proposed(view, decision);
}

/** The palu goes to whoever may take it; where nobody may, a deputy is named first (rule book 3). @param {any} view @param {any} decision */
function handingOver(view, decision) {
  const common = { title: /** @type {Phrase} */ (["console.title-candidate"]), decision: decision.id };
  if (takers(view).length) return step({ ...common, act: "hand-over-gavel", say: ["console.say-candidate"] });
  return step({ ...common, act: "appoint-officer", args: { role: "deputy" }, say: ["console.say-name-deputy"], worry: ["console.worry-no-deputy"] });
}

/** Who may take the palu over from whoever holds it. @param {any} view @returns {string[]} */
export function takers(view) {
  const { deputies, acting_chair: acting, gavel } = view.offices;
  return [...new Set([...deputies, ...(acting ? [acting] : [])])].filter((one) => one !== gavel);
}

/** What a counted text of a written meeting needs. @param {any} view @param {any} decision @param {number} now */
const settledOf = (view, decision, now) => (isChairACandidate(view, decision) ? handingOver(view, decision) : reconciles(view, decision) ? reached(view, decision, now) : unreconciled(decision));

/** Whether every count of it, of all its rounds, adds up. @param {any} view @param {any} decision */
export const reconciles = (view, decision) => decision.ballots.every((/** @type {string} */ id) => view.ballots[id].status !== "closed" || view.ballots[id].reconciled);

/** A count that does not add up, a tie too, is neither declared nor run off: it is reconsidered (rule book 6.6). @param {any} decision */
const unreconciled = (decision) => step({ act: "reconsider-decision", args: { decision: decision.id }, title: ["console.title-unreconciled"], worry: ["refusal.not-reconciled"], decision: decision.id, stage: 5 });

/** A chair who is a candidate hands over for that item (rule book 3). @param {any} view @param {any} decision */
export function isChairACandidate(view, decision) {
  const gavel = view.offices.gavel;
  return gavel !== null && decision.options.some((/** @type {any} */ one) => one.person === gavel);
}

/** @param {any} view @param {any} decision @param {number} now */
function reached(view, decision, now) {
  const common = { decision: decision.id, stage: 5 };
  const counted = ["ballot", "standing-orders", "lot"].includes(decision.reached_by);
  const end = counted ? Date.parse(decision.reached_at) + view.meeting.seconds.objection * 1000 : 0;
  if (end > now) {
    return step({
      ...common,
      act: "declare-result",
      args: { decision: decision.id },
      title: ["console.title-objections"],
      say: ["console.say-objections"],
      blocked: ["console.wait-objections"],
      until: new Date(end).toISOString(),
      since: decision.reached_at,
      stage: 4,
    });
  }
  const { lodged, answered } = decision.objections;
  if (lodged > answered) {
    return step({ ...common, act: "answer-result-objection", args: { decision: decision.id }, title: ["console.title-answer"], worry: ["console.worry-unanswered", { n: lodged - answered }], stage: 4 });
  }
  return step({ ...common, act: "declare-result", args: { decision: decision.id }, title: ["console.title-declare"], say: declaring(view, decision) });
}

/** @param {any} view @param {any} decision */
function tied(view, decision) {
  const runs = mayRunOff(view, decision);
  return step({ act: runs ? "open-ballot" : "draw-lot", args: { decision: decision.id }, title: ["console.title-tied"], say: [runs ? "console.say-tied" : "console.say-lot"], worry: runs ? lacksQuorum(view, decision) : null, decision: decision.id, stage: 3 });
}

/** A rejected report of which is not yet recorded what follows, else the last one. @param {any} view */
export function rejectedReport(view) {
  const rejected = list(view.decisions).filter((one) => one.subject === "accountability" && one.status === "declared" && one.declared.outcome === "rejected");
  return rejected.find((one) => !one.consequence) ?? rejected.at(-1) ?? null;
}

/** Consensus first; an objection that stands leads to a ballot (rule book 6.1). @param {any} view @param {any} decision */
function proposed(view, decision) {
  const common = { args: { decision: decision.id }, decision: decision.id, stage: 2 };
  const short = lacksQuorum(view, decision);
  if (decision.status === "objected" && decision.acclamation?.objections) {
    return step({
      ...common,
      act: "open-ballot",
      title: ["console.title-objected"],
      say: ["console.say-objected", { n: decision.acclamation.objections }],
      blocked: decision.secret ? ["refusal.secret-ballot-unavailable"] : null,
      worry: short,
    });
  }
  if (unpresented(decision)) return step({ ...common, act: "present-candidate", title: ["console.title-candidates"], worry: ["refusal.candidate-pages-missing", { missing: unpresented(decision) }] });
  // Where the chair has stopped the countdown a ballot comes next, if there can be one.
  const acclaim = mayBeAcclaimed(decision) && (decision.secret || !decision.acclamation?.stopped_at);
  if (!acclaim && decision.secret) {
    return step({ ...common, act: "open-ballot", title: ["console.title-proposed"], blocked: ["refusal.secret-ballot-unavailable"] });
  }
  return step({
    ...common,
    act: acclaim ? "call-acclamation" : "open-ballot",
    title: ["console.title-proposed"],
    say: acclaim ? ["console.say-acclaim", { text: decision.text }] : ["console.say-ballot", { text: decision.text }],
    blocked: acclaim ? short : null,
    worry: acclaim ? null : short,
  });
}

/** The decision's own rule, as a second call or a suspension left it (rule book 2). @param {any} view @param {any} decision @returns {Phrase | null} */
export function lacksQuorum(view, decision) {
  const { quorum } = view.figures;
  const asked = needed(decision.rule.quorum.threshold, quorum.entitled);
  const lacking = asked - quorum.present;
  // Tested at opening alone, a quorum that was reached stays so for what asks for no more.
  const lasts = view.meeting.quorum_test === "at-open" && view.meeting.quorum_ever_reached && asked <= quorum.needed;
  return lacking > 0 && !lasts ? ["console.worry-decision-quorum", { missing: lacking }] : null;
}

/** How many a threshold needs (rule book 2). @param {any} rule @param {number} of */
export function needed(rule, of) {
  const { numerator, denominator, operator } = rule;
  const many = operator === "gt" ? Math.floor((of * numerator) / denominator) + 1 : Math.ceil((of * numerator) / denominator);
  return Math.max(1, many);
}

/** How many candidates of an election of persons have no page yet (rule book 6.8); those of a formatur's list need none. @param {any} decision */
function unpresented(decision) {
  if (decision.kind !== "election" || decision.subject !== "person" || decision.formatur) return 0;
  return decision.options.filter((/** @type {any} */ one) => one.person && !decision.candidates?.[one.id]).length;
}

/** Without a ballot only what is open, or has as many candidates as seats (rule book 6.3). @param {any} decision */
export function mayBeAcclaimed(decision) {
  if (decision.form === "motion") return !decision.secret && !decision.rule.persons;
  const candidates = decision.options.filter((/** @type {any} */ one) => !["blank", "abstain"].includes(one.id));
  return candidates.length === decision.seats;
}

/** The elected chairs take their seats. @param {any} view */
function installed(view) {
  const decision = toInstall(view);
  if (!decision) return null;
  return step({ act: "install-presidium", args: { decision: decision.id }, title: ["console.title-install"], say: ["console.say-install"], decision: decision.id });
}

/** The last declared decision on the presidium that has seated nobody yet. @param {any} view */
export function toInstall(view) {
  const decision = list(view.decisions)
    .filter((one) => one.subject === "presidium" && one.status === "declared")
    .at(-1);
  if (!decision || !["carried", "elected"].includes(decision.declared.outcome)) return null;
  const elected = decision.options
    .filter((/** @type {any} */ one) => decision.declared.elected.includes(one.id) && one.person)
    .map((/** @type {any} */ one) => one.person);
  const seated = elected.length ? elected.some((/** @type {string} */ one) => view.offices.presidium.includes(one)) : view.offices.presidium.length > 0;
  return seated ? null : decision;
}

/** @param {any} view */
function agenda(view) {
  const items = view.agenda.items;
  const at = items.findIndex((/** @type {any} */ one) => one.id === view.agenda.current);
  const following = items[at + 1];
  const current = items[at];
  if (following) {
    return step({
      act: "start-agenda-item",
      args: { item: following.id },
      title: current ? ["console.title-item", { title: current.title }] : ["console.title-opened"],
      say: ["console.say-item", { number: at + 2, title: following.title }],
    });
  }
  return closing(view);
}

/** Reading, representatives, who is to sign, the last three taps (rule book 7). @param {any} view */
function closing(view) {
  const { closing: end } = view;
  const read = end.read_at !== null && !declaredSince(view, end.read_at);
  const anew = decideAnew(undecided(view)[0]);
  if (anew) return anew;
  const rejected = rejectedReport(view);
  if (rejected && !rejected.consequence) return step({ act: "record-consequence", args: { decision: rejected.id }, title: ["console.title-consequence"], decision: rejected.id, say: ["console.say-consequence"] });
  if (!read) return step({ act: "read-decisions", title: ["console.title-read"], say: ["console.say-read"] });
  if (!end.representatives.length) return step({ act: "name-representatives", title: ["console.title-representatives"], say: ["console.say-representatives"] });
  return toSign(view) ?? step({
    act: "close-meeting",
    title: ["console.title-close"],
    say: ["console.say-close", { title: view.meeting.title }],
    worry: ["console.worry-approved", { approved: view.figures.approved, present: view.figures.quorum.present }],
  });
}

/** @param {any} view @param {string} moment */
function declaredSince(view, moment) {
  return list(view.decisions).some((one) => one.declared && one.declared.at > moment);
}

/** @param {Record<string, any>} byId @returns {any[]} */
function list(byId) {
  return Object.values(byId ?? {});
}

/**
 * The one thing that is asked of a member now: pure, so that every stage can be tested without a browser.
 * @module
 */

/**
 * @typedef {object} Moment
 * @property {string} kind
 * @property {any} [seat] whose turn it is
 * @property {any} [decision]
 * @property {any} [ballot]
 * @property {{number: number, of: number}} [among] which of the texts that were answered in writing
 */

const GATHERED = ["registration", "open", "suspended"];

/**
 * @param {any} view all sections, figures too @param {any[]} seats of this device
 * @param {number} now the server's ms @param {(ballot: string, seat: any) => boolean} isUnderWay whether a vote waits for its answer
 * @param {boolean} isFresh whether the figures are those of the last event; they follow it by half a second
 * @returns {Moment}
 */
export function moment(view, seats, now, isUnderWay, isFresh) {
  const { state } = view.meeting;
  if (!GATHERED.includes(state)) return { kind: state === "scheduled" || state === "invited" ? "ahead" : state };
  if (view.writing) return { kind: inWriting(view.writing) };
  const away = seats.find((seat) => seat.presence === null || seat.presence === "left");
  if (away) return { kind: "check-in", seat: away };
  if (state === "registration") return { kind: "waiting" };
  if (state === "suspended") return { kind: "suspended" };
  return attendance(view, seats) ?? deciding(view, seats, now, isUnderWay) ?? quiet(view, isFresh);
}

/** Nobody is in attendance: the texts are ahead, answered now, or counted. @param {any} writing */
function inWriting({ running, texts }) {
  if (running) return "answering";
  return texts.length ? "answered" : "texts-ahead";
}

/** @param {any} view @param {any[]} seats @returns {Moment | null} */
function attendance(view, seats) {
  const { running, called_at: calledAt } = view.roll_call;
  const silent = seats.find((seat) => running && seat.answered_call !== calledAt);
  if (silent) return { kind: "roll-call", seat: silent };
  const lapsed = seats.find((seat) => seat.presence === "lapsed");
  return lapsed ? { kind: "come-back", seat: lapsed } : null;
}

/** @param {any} view @param {any[]} seats @param {number} now @param {(ballot: string, seat: any) => boolean} isUnderWay @returns {Moment | null} */
function deciding(view, seats, now, isUnderWay) {
  const ballot = Object.values(view.ballots).find((/** @type {any} */ one) => one.status === "open");
  if (ballot) {
    const decision = view.decisions[ballot.decision];
    const may = (/** @type {any} */ seat) => !ballot.excluded?.includes(seat.entry) && !ballot.excluded?.includes(seat.holder);
    const voter = votersIn(seats, ballot).find((seat) => may(seat) && !seat.receipts[ballot.id] && !isUnderWay(ballot.id, seat));
    return { kind: voter ? "ballot" : "voted", ballot, decision, seat: voter };
  }
  const decision = onTable(view, now);
  if (decision?.status === "acclaiming" || decision?.status === "objected") return { kind: decision.status, decision };
  if (view.closing.read_at) return { kind: "reading" };
  if (!decision) return null;
  if (isDisputable(view, decision, now)) return { kind: "dispute", decision, ballot: lastBallot(view, decision) };
  if (decision.status === "reached" || decision.status === "tied") return { kind: decision.status, decision, ballot: lastBallot(view, decision) };
  return null;
}

/** Nothing is asked: what goes on. @param {any} view @param {boolean} isFresh @returns {Moment} */
function quiet(view, isFresh) {
  if (isFresh && !view.figures.quorum.reached) return { kind: "no-quorum" };
  const decision = latest(view);
  if (decision?.status === "declared" && decision.item === view.agenda.current) return { kind: "declared", decision, ballot: lastBallot(view, decision) };
  if (decision?.status === "proposed") return { kind: "proposed", decision };
  return { kind: "item" };
}

/** Who votes on this page, not by hand in the hall. @param {any} seat */
export function isVoter(seat) {
  return seat.votes && seat.channel !== "hall";
}

/** Who votes on this page in a ballot: each seat, and after it those it stands in for. @param {any[]} seats @param {any} ballot @returns {any[]} */
export function votersIn(seats, ballot) {
  return seats.filter(isVoter).flatMap((seat) => [seat, ...standIns(seat, ballot)]);
}

/** The givers of the proxies that a seat votes by, as seats of their own; `holder` is whose page it is. @param {any} seat @param {any} ballot @returns {any[]} */
export function standIns(seat, ballot) {
  const held = seat.proxies.filter((/** @type {any} */ one) => one.in_force && !one.in_hall.includes(ballot.id));
  return held.map((/** @type {any} */ one) => ({ ...one, entry: one.giver, holder: seat.entry, votes: true, channel: "proxy" }));
}

/** The decision proposed last, but for a seat whose turn has not come; the sections keep their order. @param {any} view */
export function latest(view) {
  return Object.values(view.decisions).filter((/** @type {any} */ one) => one.status !== "withdrawn" && !one.waits_for).at(-1) ?? null;
}

/**
 * What the meeting has before it: before what was proposed meanwhile goes what can be objected to, then what waits
 * for the palu. Rule book 6.1, 6.9.
 * @param {any} view @param {number} now
 */
function onTable(view, now) {
  const all = /** @type {any[]} */ (Object.values(view.decisions));
  const last = latest(view);
  const asked = all.find((one) => one.status === "acclaiming");
  if (asked || last?.status !== "proposed") return asked ?? last;
  return all.find((one) => isDisputable(view, one, now)) ?? all.find((one) => ["reached", "tied", "objected"].includes(one.status)) ?? last;
}

/**
 * What is open to an objection, or was objected to from here, and is not what the page asks first; and the text
 * that was proposed meanwhile. Neither a next proposal, round or ballot nor a suspension takes it away.
 * @param {any} view @param {any[]} seats @param {number} now the server's ms @param {Moment} asked @returns {Moment[]}
 */
export function besides(view, seats, now, asked) {
  if (view.writing || !["open", "suspended"].includes(view.meeting.state)) return [];
  const last = latest(view);
  const rest = /** @type {any[]} */ (Object.values(view.decisions)).filter((one) => !["acclaiming", "objected", "dispute", "proposed"].includes(asked.kind) || one.id !== asked.decision?.id);
  return rest.flatMap((decision) => {
    if (view.meeting.state === "open" && decision.status === "acclaiming") return { kind: "acclaiming", decision };
    if (decision.status === "objected" && seats.some((seat) => seat.objects_to.includes(decision.id))) return { kind: "objected", decision };
    if (isDisputable(view, decision, now)) return { kind: "dispute", decision, ballot: lastBallot(view, decision) };
    const isNext = decision === last && decision.status === "proposed" && ["acclaiming", "objected", "dispute", "reached", "tied"].includes(asked.kind);
    return isNext ? { kind: "proposed", decision } : [];
  });
}

/** Every decision that the palu has fallen on, the first first. @param {any} view @returns {any[]} */
export function decidedIn(view) {
  return Object.values(view.decisions).filter((/** @type {any} */ one) => one.declared);
}

/** The closed ballot that a result stands on. @param {any} view @param {any} decision */
export function lastBallot(view, decision) {
  const closed = decision.ballots.map((/** @type {string} */ id) => view.ballots[id]).filter((/** @type {any} */ one) => one.status === "closed");
  return closed.at(-1) ?? null;
}

/** When the time to object to a result ends, null where there is none. @param {any} view @param {any} decision @returns {string | null} */
export function objectionsUntil(view, decision) {
  if (!["ballot", "standing-orders", "lot"].includes(decision.reached_by)) return null;
  if (!decision.reached_at || !lastBallot(view, decision)) return null;
  return new Date(Date.parse(decision.reached_at) + view.meeting.seconds.objection * 1000).toISOString();
}

/** @param {any} view @param {any} decision @param {number} now */
export function isDisputable(view, decision, now) {
  const until = objectionsUntil(view, decision);
  return ["reached", "tied", "voting"].includes(decision.status) && until !== null && now < Date.parse(until);
}

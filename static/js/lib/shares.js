/**
 * Figures of a multi-party cooperative as people read them: the log counts whole parts, fine enough that nothing is
 * rounded; a page shows the articles' own shares, "51,17" of 100.
 * @module
 */

/** The shares of all groups together; 0 where every figure is of heads or votes. @param {any} meeting @returns {number} */
export const sharesOf = (meeting) => (meeting.parties ?? []).reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.share, 0);

/** @param {any} of each of its figures @param {(figure: number) => number} by @returns {any} */
const all = (of, by) => Object.fromEntries(Object.entries(of).map(([name, one]) => [name, typeof one === "number" ? by(one) : one]));

/** @param {any} quorum @param {number} shares */
function inQuorum(quorum, shares) {
  if (!quorum) return quorum;
  const by = (/** @type {number} */ figure) => (figure * shares) / quorum.entitled;
  return { ...quorum, present: by(quorum.present), entitled: shares, needed: by(quorum.needed) };
}

/** @param {any} ballot @param {number} shares */
function inBallot(ballot, shares) {
  const by = (/** @type {number} */ figure) => (figure * shares) / ballot.quorum.entitled;
  const text = (/** @type {string} */ figure) => by(Number(figure)).toFixed(5);
  const { tally, result, sheet } = ballot;
  const stages = sheet?.stages.map((/** @type {any} */ one) => ({ ...one, exhausted: text(one.exhausted), votes: Object.fromEntries(Object.entries(one.votes).map(([id, votes]) => [id, text(/** @type {string} */ (votes))])) }));
  return {
    ...ballot,
    quorum: inQuorum(ballot.quorum, shares),
    quorum_at_close: inQuorum(ballot.quorum_at_close, shares),
    tally: tally && { ...all(tally, by), options: all(tally.options, by) },
    result: result && all(result, by),
    sheet: sheet && { ...sheet, quota: by(sheet.quota), stages },
    channels: ballot.channels.map((/** @type {any} */ one) => ({ ...all(one, by), counts: all(one.counts, by), benches: one.benches.map((/** @type {any} */ bench) => ({ ...bench, each: by(bench.each) })) })),
    groups: ballot.groups.map((/** @type {any} */ one) => ({ ...one, each: by(one.each) })),
  };
}

/** The sections of a frame with their figures in shares. @param {any} sections @param {any} meeting @returns {any} */
export function inShares(sections, meeting) {
  const shares = sharesOf(meeting);
  if (!shares) return sections;
  const { figures, ballots } = sections;
  return {
    ...sections,
    ...(figures && { figures: { ...figures, quorum: inQuorum(figures.quorum, shares) } }),
    ...(ballots && { ballots: Object.fromEntries(Object.entries(ballots).map(([id, one]) => [id, inBallot(one, shares)])) }),
  };
}

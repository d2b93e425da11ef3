/**
 * Votes and their receipts: the own ones, and those given for whoever has given a proxy.
 * @module
 */

/** @typedef {import("./outbox.js").Pending} Pending */

/** The commands that a vote is sent by. */
export const VOTES = ["cast-vote", "cast-proxy-vote"];

/** The server's answer is the receipt, also when its own frame is late. @param {any} you @param {Pending} one @param {any} done */
export function withReceipt(you, one, done) {
  const { ballot, choice, giver } = one.args;
  const put = (/** @type {any} */ held) => ({ ...held, receipts: { ...held.receipts, [ballot]: { choice, received_at: done.received_at, by: null } } });
  const seats = you.seats.map((/** @type {any} */ seat) => {
    if (`member:${seat.entry}` !== one.as) return seat;
    return giver ? { ...seat, proxies: seat.proxies.map((/** @type {any} */ held) => (held.giver === giver ? put(held) : held)) } : put(seat);
  });
  return { ...you, seats };
}

/** What the server has stored for a vote that waits for its answer. @param {any} you @param {Pending} one */
export function receiptOf(you, one) {
  const seat = you.seats.find((/** @type {any} */ each) => `member:${each.entry}` === one.as);
  const voter = one.args.giver ? seat?.proxies.find((/** @type {any} */ held) => held.giver === one.args.giver) : seat;
  return voter?.receipts[one.args.ballot];
}

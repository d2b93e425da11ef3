/**
 * Brings commands to the server until each is answered: over the line while there is one, by POST where that is in
 * doubt, always under the command's one id.
 * @module
 */
import { post } from "./lines.js";
import { Outbox } from "./outbox.js";
import { receiptOf } from "./receipts.js";

/** @typedef {import("./outbox.js").Pending} Pending */
/** @typedef {import("./outbox.js").Answer} Answer */
/**
 * @typedef {object} Store what the deliverer asks of the store and tells it
 * @property {(message: object) => boolean} send over the line; false when there is none to trust
 * @property {() => boolean} isDoubted whether the line may be dead
 * @property {(command: Pending, answer: Answer) => void} answered
 * @property {(at: string | null, sentAt: number) => void} reached a POST was answered, with the server's time if it says so
 * @property {() => void} signedOut
 */

const POST_WITHIN_MS = 8000;

export class Delivery {
  #meeting;
  #store;
  #outbox;
  /** @type {Set<string>} ids under way by POST */
  #posting = new Set();

  /** @param {string} meeting @param {Store} store */
  constructor(meeting, store) {
    this.#meeting = meeting;
    this.#store = store;
    this.#outbox = new Outbox(meeting);
  }

  /** @returns {Pending[]} */
  get pending() {
    return this.#outbox.pending;
  }

  /** @param {string} command @param {string} as @param {Record<string, any>} args @param {boolean} isNow @param {string} [id] @returns {Promise<any>} */
  add(command, as, args, isNow, id) {
    const { one, answered } = this.#outbox.add(command, as, args, id);
    if (isNow) this.#deliver(one);
    return answered;
  }

  /** Send what is due; everything, when a line has just come about. @param {number} now this device's ms */
  sendDue(now) {
    for (const one of this.pending) if (!one.isKept && now >= one.nextAt) this.#deliver(one);
  }

  /** Votes of before a reload: those that the server has meanwhile are done, the others are sent now. @param {any} you */
  sendKept(you) {
    for (const one of this.pending.filter((each) => each.isKept)) {
      one.isKept = false;
      const stored = receiptOf(you, one);
      if (stored) this.#outbox.take({ re: one.id, done: stored });
      else this.#deliver(one);
    }
  }

  /**
   * Whoever signs in again is asked again: a vote of before must not be sent later by itself.
   * @param {string} why the code of a refusal
   */
  giveUp(why) {
    for (const one of this.pending) this.take({ re: one.id, refused: why, facts: {} });
  }

  /** @param {Answer} answer */
  take(answer) {
    if (answer.refused === "try-again") return; // nothing is known to be stored: it is sent again
    const one = this.#outbox.take(answer);
    if (one) this.#store.answered(one, answer);
  }

  /** After sleep, or when somebody set the device's clock: nothing waits for a moment of before. @param {number} now */
  hasten(now) {
    for (const one of this.pending) Object.assign(one, { since: Math.min(one.since, now), nextAt: now });
  }

  /** Whether a command waits longer than a living line takes. @param {number} now @param {number} patienceMs */
  waits(now, patienceMs) {
    return this.pending.some((one) => one.tries > 0 && now - one.since > patienceMs);
  }

  /** @param {Pending} one */
  #deliver(one) {
    const message = { id: one.id, do: one.do, as: one.as, args: one.args };
    const isHandedOver = this.#store.send(message);
    // Asked twice without an answer, or by a line in doubt: the other way may still be open.
    if (!isHandedOver || this.#store.isDoubted() || one.tries > 0) void this.#post(message);
    this.#outbox.sent(one);
  }

  /** @param {{id: string, do: string, as: string, args: object}} message */
  async #post(message) {
    if (this.#posting.has(message.id)) return;
    this.#posting.add(message.id);
    const sentAt = Date.now();
    const answer = await post(this.#meeting, message, POST_WITHIN_MS);
    this.#posting.delete(message.id);
    if (!answer) return;
    if (answer.refused === "signed-out") this.#store.signedOut();
    else this.take({ ...answer, re: message.id });
    this.#store.reached(answer.done?.at ?? null, sentAt);
  }
}

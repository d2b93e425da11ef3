/**
 * Commands that wait for their answer. Each has one id for good, so that sending it again does nothing twice; votes
 * also survive a reload, in this device's own storage, and leave it with their answer.
 * @module
 */

import { VOTES } from "./receipts.js";

/**
 * @typedef {object} Pending
 * @property {string} id @property {string} do @property {string} as @property {Record<string, any>} args
 * @property {number} since when it was first given, this device's ms
 * @property {number} tries how often it was sent
 * @property {number} nextAt when it is to be sent again, this device's ms
 * @property {boolean} isKept whether it is of before a reload, and not looked at yet
 */
/** @typedef {{re: string, done?: any, refused?: string, facts?: Record<string, any>}} Answer */

const WAITS_MS = [3000, 3000, 5000, 8000];

export class Outbox {
  /** @type {Map<string, Pending>} */
  #waiting = new Map();
  /** @type {Map<string, {resolve: (done: any) => void, reject: (refused: any) => void}>} */
  #callers = new Map();
  #prefix;

  /** @param {string} meeting */
  constructor(meeting) {
    this.#prefix = `rat:${meeting}:`;
    for (const one of this.#stored()) this.#waiting.set(one.id, one);
  }

  /** @returns {Pending[]} in the order given */
  get pending() {
    return [...this.#waiting.values()];
  }

  /**
   * @param {string} command @param {string} as @param {Record<string, any>} args
   * @param {string} [id] of a command that was refused before it was judged, and is given again
   * @returns {{one: Pending, answered: Promise<any>}}
   */
  add(command, as, args, id = newId()) {
    const one = { id, do: command, as, args, since: Date.now(), tries: 0, nextAt: Date.now(), isKept: false };
    this.#waiting.set(one.id, one);
    if (VOTES.includes(command)) this.#store(one);
    const answered = new Promise((resolve, reject) => this.#callers.set(one.id, { resolve, reject }));
    return { one, answered };
  }

  /** Note that it was sent just now. @param {Pending} one */
  sent(one) {
    const wait = WAITS_MS[Math.min(one.tries, WAITS_MS.length - 1)];
    one.tries += 1;
    one.nextAt = Date.now() + wait * (0.75 + Math.random() / 2);
  }

  /** The command that an answer is for, taken out of the box; null when it was answered before. @param {Answer} answer */
  take(answer) {
    const one = this.#waiting.get(answer.re);
    if (!one) return null;
    this.#waiting.delete(one.id);
    this.#forget(one);
    const caller = this.#callers.get(one.id);
    this.#callers.delete(one.id);
    if (answer.refused === undefined) caller?.resolve(answer.done);
    else caller?.reject({ code: answer.refused, facts: answer.facts ?? {}, id: one.id });
    return one;
  }

  /** @returns {Pending[]} */
  #stored() {
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(this.#prefix));
      return keys.map((key) => ({ ...JSON.parse(localStorage.getItem(key) ?? ""), tries: 0, nextAt: 0, isKept: true }));
    } catch {
      // Storage may be blocked (private windows); the vote then lives as long as the page.
      return [];
    }
  }

  /** @param {Pending} one */
  #key(one) {
    return `${this.#prefix}${one.args.ballot}:${one.as}:${one.args.giver ?? ""}`;
  }

  /** @param {Pending} one */
  #store(one) {
    const { id, as, args, since } = one;
    try {
      localStorage.setItem(this.#key(one), JSON.stringify({ id, do: one.do, as, args, since }));
    } catch {
      // As above.
    }
  }

  /** @param {Pending} one */
  #forget(one) {
    if (!VOTES.includes(one.do)) return;
    try {
      const key = this.#key(one);
      // A newer choice of the same ballot may have taken its place.
      if (JSON.parse(localStorage.getItem(key) ?? "{}").id === one.id) localStorage.removeItem(key);
    } catch {
      // As above.
    }
  }
}

/** 96 random bits. */
function newId() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

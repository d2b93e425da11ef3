/**
 * What the desk has done and the server may not know yet: one after the other, each under one id for good, kept in
 * this device's storage until it is answered. The meeting counts from the arrival; the desk's time is a note.
 * @module
 */
import { post } from "../lib/lines.js";

/**
 * @typedef {object} Item
 * @property {string} id @property {string} do @property {string} as @property {Record<string, any>} args
 * @property {string} name whom it is about @property {number} since when it was done, in ms of the server's clock as the page knows it
 * @property {"waiting" | "stored" | "refused"} state
 * @property {string} [at] the server's time @property {string} [code] @property {Record<string, any>} [facts]
 */

const WITHIN_MS = 8000;
const AGAIN_MS = 4000;
const MOST_SHOWN = 12;

export class Queue {
  #meeting;
  #prefix;
  #told;
  #now;
  #isSending = false;
  /** @type {Item[]} */
  #items;
  /** Whether the last try reached the server. */
  isReached = true;
  /** Whether this device may still speak for the committee. */
  isSignedOut = false;

  /** @param {string} meeting @param {(item: Item | null) => void} told @param {() => number} now */
  constructor(meeting, told, now) {
    this.#meeting = meeting;
    this.#now = now;
    this.#prefix = `meja:${meeting}:`;
    this.#told = told;
    this.#items = this.#kept();
    window.addEventListener("online", () => void this.send());
    window.setInterval(() => void this.send(), AGAIN_MS);
  }

  get waiting() {
    return this.#items.filter((one) => one.state === "waiting");
  }

  /** The newest first: everything that waits or was refused, and the last that were stored. */
  get shown() {
    const stored = this.#items.filter((one) => one.state === "stored").slice(-MOST_SHOWN);
    return this.#items.filter((one) => one.state !== "stored" || stored.includes(one)).reverse();
  }

  /** @param {string} command @param {string} as @param {Record<string, any>} args @param {string} name */
  add(command, as, args, name) {
    /** @type {Item} */
    const item = { id: newId(), do: command, as, args, name, since: this.#now(), state: "waiting" };
    this.#items.push(item);
    this.#keep(item);
    this.#told(null);
    void this.send();
  }

  /** Somebody has read why it was refused. @param {string} id */
  dismiss(id) {
    this.#items = this.#items.filter((one) => one.id !== id);
    this.#forget(id);
    this.#told(null);
  }

  /** In the order done, for who checks out and in again must end inside. */
  async send() {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (let one = this.waiting[0]; one; one = this.waiting[0]) if (!(await this.#deliver(one))) break;
    } finally {
      this.#isSending = false;
    }
  }

  /** @param {Item} one @returns {Promise<boolean>} whether it was answered for good */
  async #deliver(one) {
    const args = { ...one.args, noted_at: new Date(one.since).toISOString() };
    const answer = await post(this.#meeting, { id: one.id, do: one.do, as: one.as, args }, WITHIN_MS);
    this.isReached = answer !== null && answer.refused !== "try-again";
    this.isSignedOut = answer?.refused === "signed-out";
    const isAnswered = answer !== null && this.isReached && !this.isSignedOut;
    if (isAnswered) this.#settle(one, answer);
    this.#told(isAnswered ? one : null);
    return isAnswered;
  }

  /** @param {Item} one @param {import("../lib/outbox.js").Answer} answer */
  #settle(one, answer) {
    if (answer.refused === undefined) {
      Object.assign(one, { state: "stored", at: answer.done?.at });
      this.#forget(one.id);
    } else {
      Object.assign(one, { state: "refused", code: answer.refused, facts: answer.facts ?? {} });
      this.#keep(one);
    }
  }

  /** @returns {Item[]} */
  #kept() {
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(this.#prefix));
      const items = keys.map((key) => JSON.parse(localStorage.getItem(key) ?? ""));
      return items.sort((a, b) => a.since - b.since);
    } catch {
      // Storage may be blocked; what waits then lives as long as the page.
      return [];
    }
  }

  /** @param {Item} item */
  #keep(item) {
    try {
      localStorage.setItem(this.#prefix + item.id, JSON.stringify(item));
    } catch {
      // As above.
    }
  }

  /** @param {string} id */
  #forget(id) {
    try {
      localStorage.removeItem(this.#prefix + id);
    } catch {
      // As above.
    }
  }
}

/** 96 random bits. */
function newId() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * What the parts of a member's page share: the store, what was typed or chosen and not yet sent, what was refused.
 * @module
 */
import { refusal } from "../lib/words.js";

/** @typedef {import("../lib/outbox.js").Pending} Pending */

const SLOW_MS = 2500;

export class Room {
  /** Choices and reasons on their way to be sent, by the key of their form. @type {Map<string, string>} */
  drafts = new Map();
  /** Forms that their member has opened. @type {Set<string>} */
  opened = new Set();
  /** Whom a number belongs to, by the form that asked. @type {Map<string, {person: string, name: string, round: number, error: string}>} */
  nominees = new Map();
  /** What was said of a photo that was handed in, by the candidate. @type {Map<string, string>} */
  photos = new Map();
  /** Whether this phone gives its microphone, as far as it was tried. @type {"" | "asking" | "works" | "refused"} */
  microphone = "";
  /** Until when another browser may take this page's seats, by a link that was asked for here. */
  onwardUntil = 0;
  /** Refusals in words, by the key of their act. @type {Map<string, string>} */
  refused = new Map();

  /** @param {import("../lib/live.js").Live} live @param {() => void} changed */
  constructor(live, changed) {
    this.live = live;
    this.changed = changed;
    live.onAnswer((command, answer) => this.#answered(command, answer));
  }

  get view() {
    return this.live.view;
  }

  /** @returns {any[]} */
  get seats() {
    return this.live.you.seats;
  }

  /** Those on the roll: whoever was taken off it is asked nothing. @returns {any[]} */
  get members() {
    return this.seats.filter((seat) => seat.votes);
  }

  /** Whether names are said: several members are here, or one votes for others too. */
  get isShared() {
    return this.seats.length > 1 || this.seats.some((seat) => seat.proxies.length > 0);
  }

  get zone() {
    return this.view.meeting.zone;
  }

  now() {
    return this.live.serverNow();
  }

  /** One command for one seat; its refusal is kept under its key. @param {string} command @param {string} entry @param {Record<string, any>} [args] */
  async do(command, entry, args = {}) {
    if (this.pending(command, entry, args)) return;
    this.refused.delete(key(command, entry, args));
    // The answer is told to `#answered`, also after a reload; a refusal is no error of this page.
    const holder = command === "cast-vote" ? this.#holderOf(entry) : "";
    if (holder) await this.live.do("cast-proxy-vote", `member:${holder}`, { ...args, giver: entry }).catch(() => null);
    else await this.live.do(command, `member:${entry}`, args).catch(() => null);
  }

  /** The same act, still without an answer. @param {string} command @param {string} entry @param {Record<string, any>} [args] @returns {Pending | undefined} */
  pending(command, entry, args = {}) {
    const wanted = key(command, entry, args);
    return this.live.pending.find((one) => actOf(one) === wanted);
  }

  /** Whether its member should be told that nothing has arrived yet. @param {Pending} one */
  isSlow(one) {
    return this.live.connection !== "connected" || Date.now() - one.since > SLOW_MS;
  }

  /** @param {string} command @param {string} entry @param {Record<string, any>} [args] */
  refusal(command, entry, args = {}) {
    return this.refused.get(key(command, entry, args)) ?? "";
  }

  /** Whose page votes for the giver of a proxy. @param {string} giver @returns {string} */
  #holderOf(giver) {
    const holder = this.seats.find((seat) => seat.proxies.some((/** @type {any} */ held) => held.giver === giver));
    return holder?.entry ?? "";
  }

  /** @param {Pending} command @param {import("../lib/outbox.js").Answer} answer */
  #answered(command, answer) {
    const at = actOf(command);
    if (answer.refused === undefined) {
      this.refused.delete(at);
      this.drafts.delete(at);
      this.opened.delete(at);
    } else {
      this.refused.set(at, refusal(answer.refused, answer.facts));
    }
    this.changed();
  }
}

/** The key of an act on its way; a vote by proxy is the giver's. @param {Pending} one */
function actOf(one) {
  if (one.do === "cast-proxy-vote") return key("cast-vote", one.args.giver, one.args);
  return key(one.do, one.as.replace("member:", ""), one.args);
}

/** What an act is about. @param {string} command @param {string} entry @param {Record<string, any>} args */
export function key(command, entry, args) {
  const about = args.ballot ?? args.decision ?? args.turn ?? args.interruption ?? args.question ?? args.nomination ?? args.person ?? args.kind ?? "";
  return `${command} ${about} ${entry}`;
}

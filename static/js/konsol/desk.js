/**
 * What the parts of the console share: the store, who this device is, who is here, what was refused.
 * @module
 */
import { refusal, t } from "../lib/words.js";
import { proven } from "./proof.js";
import { toast } from "./toasts.js";
import { rolesOf, capacity } from "./who.js";

const EVERY_MS = 15_000;
const SOON_MS = 1_500;

export class Desk {
  /** @type {any} the answer of /kehadiran */
  attendance = null;
  /** @type {any[]} */
  notes = [];
  search = "";
  who = "hadir";
  busy = "";
  refused = "";
  /** What was said of a photo that was handed in, by the candidate. @type {Map<string, string>} */
  photos = new Map();

  /** @type {number | undefined} */
  #timer;
  #presentThen = -1;

  /**
   * @param {any} live the store @param {string} meeting @param {Record<string, string[]>} authority @param {() => void} changed
   */
  constructor(live, meeting, authority, changed) {
    this.live = live;
    this.meeting = meeting;
    this.authority = authority;
    this.changed = changed;
  }

  /** @returns {any} */
  get view() {
    return this.live.view;
  }

  get me() {
    return rolesOf(this.live.you);
  }

  get isOver() {
    return ["closed", "postponed", "cancelled"].includes(this.view.meeting.state);
  }

  now() {
    return Number(this.live.serverNow());
  }

  /** @param {string} command */
  may(command) {
    return capacity(this.view, this.me, this.authority, command) !== "";
  }

  /** Whose turn it is where it is not this device's. */
  leader() {
    const { gavel, acting_chair: acting } = this.view.offices;
    return this.view.people[gavel ?? acting] || t("console.somebody");
  }

  /**
   * Give a command; what was refused comes back in words, "" when it is done.
   * @param {string} act @param {Record<string, any>} args @param {boolean} [inDialog]
   */
  async run(act, args, inDialog = false) {
    if (this.busy) return "";
    this.busy = act;
    this.refused = "";
    this.changed();
    let words = "";
    try {
      const as = capacity(this.view, this.me, this.authority, act);
      await this.#give(act, as, args);
      if (as.startsWith("operator:")) toast(t("console.done-at-order", { act: t(`console.act-${act}`), who: this.leader() }));
    } catch (/** @type {any} */ failure) {
      words = refusal(failure?.code ?? "other", failure?.facts ?? {});
    }
    this.busy = "";
    if (!inDialog) this.refused = words;
    this.changed();
    return words;
  }

  /**
   * Where somebody has to prove first that it is still they, the command is given again afterwards, under its one id.
   * @param {string} act @param {string} as @param {Record<string, any>} args
   */
  async #give(act, as, args) {
    try {
      await this.live.do(act, as, args);
    } catch (/** @type {any} */ failure) {
      if (!(await proven(this.meeting, t(`console.act-${act}`), as, failure.code))) throw failure;
      await this.live.do(act, as, args, failure.id);
    }
  }

  /** Ask again who is here when the count has moved, and now and then. */
  follow() {
    const present = this.view.figures?.quorum.present ?? 0;
    if (present === this.#presentThen) return;
    this.#presentThen = present;
    this.askSoon(this.attendance ? SOON_MS : 0);
  }

  /** @param {number} wait */
  askSoon(wait) {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.ask(), wait);
  }

  async ask() {
    clearTimeout(this.#timer);
    const asked = `${this.who} ${this.search}`;
    try {
      const response = await fetch(`/rapat/${this.meeting}/kehadiran?siapa=${this.who}&cari=${encodeURIComponent(this.search)}`);
      if (response.ok && asked === `${this.who} ${this.search}`) {
        this.attendance = await response.json();
        this.changed();
      }
    } catch {
      // The connection's own chip says that the network is away; this asks again in a while.
    }
    if (!this.isOver) this.#timer = window.setTimeout(() => void this.ask(), EVERY_MS);
  }

  async askNotes() {
    try {
      const response = await fetch(`/rapat/${this.meeting}/catatan`);
      if (response.ok) this.notes = (await response.json()).notes;
      this.changed();
    } catch {
      // As above: they are asked for again with the next note.
    }
  }
}

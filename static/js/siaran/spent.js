/**
 * What the stream of one meeting has cost on this device, in bytes: whoever reloads the page has paid for it all the same.
 * @module
 */
import { number, tenths } from "../lib/words.js";

const MEGA = 1_000_000;
const KEY = "siaran-kuota";

export class Spent {
  #key;
  /** Not written down yet; another page of the meeting on this device writes what it took itself. */
  #since = 0;
  #kept = 0;

  /** @param {string} meeting */
  constructor(meeting) {
    this.#key = `${KEY}:${meeting}`;
    this.keep();
    addEventListener("pagehide", () => this.keep());
  }

  /** Tenths matter to nobody once it is many. */
  get megabytes() {
    const found = (this.#kept + this.#since) / MEGA;
    return found < 100 ? tenths(found) : number(Math.round(found));
  }

  /** @param {number} count */
  add(count) {
    this.#since += count;
  }

  keep() {
    try {
      const found = Number(localStorage.getItem(this.#key));
      this.#kept = (Number.isFinite(found) ? found : 0) + this.#since;
      if (this.#since) localStorage.setItem(this.#key, String(this.#kept));
      this.#since = 0;
    } catch {
      // A browser that keeps nothing still counts what this page takes.
    }
  }
}

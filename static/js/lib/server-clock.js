/**
 * The server's clock, as well as this device can know it: deadlines are the server's, never the phone's.
 * @module
 */

const KEPT = 5;
const JUMP_MS = 2000;

export class ServerClock {
  /** @type {{offset: number, doubt: number}[]} newest last */
  #samples = [];
  #offset = 0;

  /** Whether the server has ever told the time. */
  get isSet() {
    return this.#samples.length > 0;
  }

  /**
   * Take a time that the server stamped somewhere between two moments of this device.
   * @param {string | number} at the server's time @param {number} sentAt @param {number} heardAt this device's, in ms
   */
  take(at, sentAt, heardAt) {
    const server = typeof at === "number" ? at : Date.parse(at);
    if (Number.isNaN(server)) return;
    const sample = { offset: server - (sentAt + heardAt) / 2, doubt: (heardAt - sentAt) / 2 };
    // Somebody set the phone's clock, or it slept: what was measured before says nothing any more.
    if (this.isSet && Math.abs(sample.offset - this.#offset) > JUMP_MS + sample.doubt) this.#samples = [];
    this.#samples = [...this.#samples, sample].slice(-KEPT);
    this.#offset = this.#samples.reduce((best, one) => (one.doubt <= best.doubt ? one : best)).offset;
  }

  /** The server's time in ms since 1970. */
  now() {
    return Date.now() + this.#offset;
  }
}

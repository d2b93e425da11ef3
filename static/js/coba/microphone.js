/**
 * Whether the microphone hears anything: its level is shown, and nothing is recorded or sent.
 * @module
 */
import { Ear } from "../siaran/ear.js";

const LISTEN_MS = 10_000;
const LOUD_ENOUGH = 12;
const LOUD_FOR = 3;
const LOOK_EVERY_MS = 60;

export class Microphone {
  /** @param {(level: number) => void} shows told the level, 0 to 100 */
  constructor(shows) {
    this.shows = shows;
  }

  /** @returns {Promise<"" | "denied" | "none" | "silent">} nothing once somebody was heard, else why not */
  async hears() {
    if (!navigator.mediaDevices?.getUserMedia) return "none";
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (error) {
      return error instanceof DOMException && error.name === "NotAllowedError" ? "denied" : "none";
    }
    const ear = new Ear(stream);
    try {
      return (await this.#isLoud(ear)) ? "" : "silent";
    } finally {
      for (const track of stream.getTracks()) track.stop();
      ear.close();
    }
  }

  /** @param {Ear} ear @returns {Promise<boolean>} */
  async #isLoud(ear) {
    const until = performance.now() + LISTEN_MS;
    let loud = 0;
    while (performance.now() < until) {
      await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
      const level = ear.level();
      this.shows(level);
      if (level >= LOUD_ENOUGH) loud += 1;
      if (loud >= LOUD_FOR) return true;
    }
    return false;
  }
}

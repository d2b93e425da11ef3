/**
 * Whether the microphone hears anything: its level is shown, and nothing is recorded or sent.
 * @module
 */

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
    const context = new AudioContext();
    try {
      await context.resume();
      return (await this.#isLoud(context, stream)) ? "" : "silent";
    } finally {
      for (const track of stream.getTracks()) track.stop();
      void context.close();
    }
  }

  /** @param {AudioContext} context @param {MediaStream} stream @returns {Promise<boolean>} */
  async #isLoud(context, stream) {
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    context.createMediaStreamSource(stream).connect(analyser);
    const heard = new Float32Array(analyser.fftSize);
    const until = performance.now() + LISTEN_MS;
    let loud = 0;
    while (performance.now() < until) {
      await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
      analyser.getFloatTimeDomainData(heard);
      const level = Math.min(100, Math.round(Math.sqrt(heard.reduce((sum, one) => sum + one * one, 0) / heard.length) * 400));
      this.shows(level);
      if (level >= LOUD_ENOUGH) loud += 1;
      if (loud >= LOUD_FOR) return true;
    }
    return false;
  }
}

/**
 * How loud a stream is. Nothing is recorded or sent.
 * @module
 */

/** A voice at arm's length is somewhere in the upper half. */
const SCALE = 400;

export class Ear {
  #context = new AudioContext();
  #analyser;
  #heard;

  /** @param {MediaStream} stream */
  constructor(stream) {
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = 512;
    this.#heard = new Float32Array(this.#analyser.fftSize);
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
    void this.#context.resume();
  }

  /** 0 to 100, at this moment. */
  level() {
    this.#analyser.getFloatTimeDomainData(this.#heard);
    const loud = Math.sqrt(this.#heard.reduce((sum, one) => sum + one * one, 0) / this.#heard.length);
    return Math.min(100, Math.round(loud * SCALE));
  }

  close() {
    void this.#context.close();
  }
}

/**
 * The mixed stream to the media port: recorded in pieces of a tenth of a second, sent as they come. A line that
 * breaks is made again with a new session; viewers go on by themselves.
 * @module
 */

const SUBPROTOCOL = "rat.media.v1";
const REPLACED = 4409;
const UNREADABLE = 4415;
const PIECE_MS = 100;
const BITS = 450_000;
const SOUND_BITS = 48_000;
const MOST_UNSENT = 2_000_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;
const KINDS = ["video/webm;codecs=h264,opus", "video/webm;codecs=vp9,opus", "video/webm;codecs=vp8,opus", "video/webm"];

/** @returns {string} the first kind that this browser records, "" for none */
export function recordedKind() {
  return KINDS.find((kind) => MediaRecorder.isTypeSupported(kind)) ?? "";
}

/** @typedef {"off" | "connecting" | "on-air" | "lost"} State */

export class Recorder {
  /** @type {State} */
  state = "off";
  bytesSent = 0;
  /** Whether the server has no room for the recording any more; the broadcast goes on. */
  isUnrecorded = false;
  /** How often the port refused what was sent as damaged. */
  damaged = 0;
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {MediaRecorder | null} */
  #recorder = null;
  #isWanted = false;
  #wait = FIRST_WAIT_MS;

  /** @type {MediaStream | null} */
  #stream = null;

  /** @param {() => MediaStream} mix asked once, by the tap that starts @param {() => Promise<string>} address @param {() => void} changed */
  constructor(mix, address, changed) {
    this.mix = mix;
    this.address = address;
    this.changed = changed;
  }

  start() {
    this.#isWanted = true;
    this.#stream ??= this.mix();
    void this.#connect();
  }

  stop() {
    this.#isWanted = false;
    this.#drop();
    this.#is("off");
  }

  /** Bytes that the line has not taken yet: it is too slow when they grow. */
  get unsent() {
    return this.#socket?.bufferedAmount ?? 0;
  }

  /** @param {State} state */
  #is(state) {
    this.state = state;
    this.changed();
  }

  async #connect() {
    if (!this.#isWanted) return;
    this.#is(this.state === "off" ? "connecting" : "lost");
    const address = await this.address().catch(() => "");
    if (!this.#isWanted) return;
    if (!address) return this.#again();
    const socket = new WebSocket(address, SUBPROTOCOL);
    this.#socket = socket;
    socket.onopen = () => this.#record(socket);
    socket.onmessage = ({ data }) => {
      this.isUnrecorded = JSON.parse(data).t === "unrecorded";
      this.changed();
    };
    socket.onclose = ({ code }) => {
      if (this.#socket !== socket) return;
      // Another studio or OBS is on air now; two that take it from each other would go on for ever.
      if (code === REPLACED) return this.stop();
      if (code === UNREADABLE) this.damaged += 1;
      this.#drop();
      this.#again();
    };
  }

  #again() {
    this.#is("lost");
    setTimeout(() => void this.#connect(), this.#wait);
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT_MS);
  }

  /** @param {WebSocket} socket */
  #record(socket) {
    this.#wait = FIRST_WAIT_MS;
    this.isUnrecorded = false;
    /** @type {any} */
    const options = { mimeType: recordedKind(), videoBitsPerSecond: BITS, audioBitsPerSecond: SOUND_BITS, videoKeyFrameIntervalDuration: 2000 };
    const recorder = new MediaRecorder(/** @type {MediaStream} */ (this.#stream), options);
    this.#recorder = recorder;
    recorder.ondataavailable = async (event) => {
      const piece = await event.data.arrayBuffer();
      if (this.#recorder !== recorder || socket.readyState !== WebSocket.OPEN) return;
      // A line that takes nothing more is made again rather than filled for ever.
      if (socket.bufferedAmount > MOST_UNSENT) return socket.close();
      socket.send(piece);
      this.bytesSent += piece.byteLength;
    };
    recorder.start(PIECE_MS);
    this.#is("on-air");
  }

  #drop() {
    const [socket, recorder] = [this.#socket, this.#recorder];
    this.#socket = null;
    this.#recorder = null;
    if (recorder && recorder.state !== "inactive") recorder.stop();
    socket?.close();
  }
}

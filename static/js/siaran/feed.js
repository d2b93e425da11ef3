/**
 * Fragments from the media port into a media element: Media Source Extensions, behind the live edge by little.
 * Protocol: docs/reference/media.md.
 * @module
 */

import { Moving } from "./moving.js";

const SUBPROTOCOL = "rat.media.v1";
const KEPT_BEHIND_S = 12;
const FURTHEST_BEHIND_S = 4;
const WANTED_BEHIND_S = 0.6;
/** More than the port keeps: a player that takes nothing begins anew rather than filling the memory. */
const MOST_WAITING = 4_000_000;
const OPENS_WITHIN_MS = 5000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;

/** @returns {typeof MediaSource | null} also ManagedMediaSource of iPhones */
export function sourceKind() {
  return /** @type {any} */ (window).MediaSource ?? /** @type {any} */ (window).ManagedMediaSource ?? null;
}

/** `silent`: a connection ended that never said a word. @typedef {{playing: () => void, paused: () => void, bytes: (count: number) => void, lost: () => void, silent?: () => void}} Told */

export class Feed {
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {SourceBuffer | null} */
  #buffer = null;
  /** @type {MediaSource | null} */
  #source = null;
  /** @type {(ArrayBuffer | {mime: string})[]} */
  #waiting = [];
  #waitingBytes = 0;
  #zeroAtMs = 0;
  #moving = new Moving();
  #hasSpoken = false;
  #isOver = false;
  #wait = FIRST_WAIT_MS;
  #url = "";

  /**
   * @param {HTMLMediaElement} element @param {() => Promise<string>} address asked again for each connection: a pass runs out
   * @param {Told} told
   */
  constructor(element, address, told) {
    this.element = element;
    this.address = address;
    this.told = told;
    this.timer = setInterval(() => this.#follow(), 500);
    element.onerror = () => this.#beginAnew();
    void this.#connect();
  }

  /** How far the picture is behind the studio, in ms; null while nothing plays. @param {number} serverNow */
  delayMs(serverNow) {
    const { element } = this;
    if (!this.#moving.is(element) || !this.#zeroAtMs || this.#behind() > FURTHEST_BEHIND_S) return null;
    return Math.max(0, Math.round(serverNow - this.#zeroAtMs - element.currentTime * 1000));
  }

  close() {
    this.#isOver = true;
    clearInterval(this.timer);
    this.#socket?.close();
    this.element.onerror = null;
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.element.removeAttribute("src");
    this.element.load();
  }

  async #connect() {
    if (this.#isOver) return;
    const address = await this.address().catch(() => "");
    if (!address || this.#isOver) return this.#again();
    const socket = new WebSocket(address, SUBPROTOCOL);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    socket.onmessage = (event) => {
      if (socket !== this.#socket) return;
      this.#hasSpoken = true;
      if (typeof event.data === "string") this.#said(JSON.parse(event.data));
      else this.#came(event.data);
    };
    const ended = () => {
      if (socket !== this.#socket) return;
      this.#socket = null;
      if (!this.#hasSpoken) this.told.silent?.();
      this.#again();
    };
    socket.onclose = ended;
    // A proxy may leave the question without an answer for minutes.
    setTimeout(() => {
      if (socket.readyState === WebSocket.OPEN || socket !== this.#socket) return;
      ended();
      socket.close();
    }, OPENS_WITHIN_MS);
  }

  /** A part could not be played: what waits is dropped, and the port gives the last key picture and what follows. */
  #beginAnew() {
    if (this.#isOver || !this.#source) return;
    this.#source = this.#buffer = null;
    this.#drop();
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#again();
  }

  #drop() {
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  #again() {
    if (this.#isOver) return;
    this.told.lost();
    setTimeout(() => void this.#connect(), this.#wait * (0.5 + Math.random()));
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT_MS);
  }

  /** @param {{t: string, mime?: string, zero_at_ms?: number}} message */
  #said(message) {
    if (message.t === "pause") {
      this.#wait = FIRST_WAIT_MS;
      return this.told.paused();
    }
    const isAnother = this.#zeroAtMs !== 0 && this.#zeroAtMs !== message.zero_at_ms;
    this.#zeroAtMs = message.zero_at_ms ?? 0;
    const mime = message.mime ?? "";
    // Another timeline (the media process came back) does not go into the buffer of the one before.
    if (isAnother || !this.#source || this.#source.readyState === "closed") this.#open(mime);
    else this.#put({ mime });
    this.told.playing();
  }

  /** @param {string} mime */
  #open(mime) {
    const Kind = sourceKind();
    if (!Kind?.isTypeSupported(mime)) return this.told.lost();
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#drop();
    this.#buffer = null;
    const source = new Kind();
    this.#source = source;
    this.#url = URL.createObjectURL(source);
    this.element.disableRemotePlayback = true;
    this.element.src = this.#url;
    source.addEventListener("sourceopen", () => {
      if (source !== this.#source || this.#buffer) return;
      this.#buffer = source.addSourceBuffer(mime);
      this.#buffer.addEventListener("error", () => source === this.#source && this.#beginAnew());
      this.#buffer.addEventListener("updateend", () => this.#pour());
      this.#pour();
    });
    void this.element.play().catch(() => {});
  }

  /** @param {ArrayBuffer} data */
  #came(data) {
    this.told.bytes(data.byteLength);
    this.#put(data);
  }

  /** @param {ArrayBuffer | {mime: string}} piece */
  #put(piece) {
    this.#waiting.push(piece);
    if (piece instanceof ArrayBuffer) this.#waitingBytes += piece.byteLength;
    if (this.#waitingBytes > MOST_WAITING) return this.#beginAnew();
    this.#pour();
  }

  /** @returns {void} */
  #pour() {
    const buffer = this.#buffer;
    if (!buffer || buffer.updating || this.#source?.readyState !== "open") return;
    const piece = this.#waiting[0];
    if (piece === undefined) return this.#trim(buffer);
    try {
      if (piece instanceof ArrayBuffer) buffer.appendBuffer(piece);
      else buffer.changeType(piece.mime);
    } catch (error) {
      // The buffer is full: what was played goes first, and the piece comes again.
      if (/** @type {DOMException} */ (error).name === "QuotaExceededError") return this.#trim(buffer, 2);
      return this.#beginAnew();
    }
    this.#waiting.shift();
    if (piece instanceof ArrayBuffer) this.#waitingBytes -= piece.byteLength;
    else this.#pour();
  }

  /** @param {SourceBuffer} buffer @param {number} [keep] seconds behind the picture */
  #trim(buffer, keep = KEPT_BEHIND_S) {
    const until = this.element.currentTime - keep;
    if (!buffer.updating && buffer.buffered.length && until - buffer.buffered.start(0) > 1) buffer.remove(0, until);
  }

  /** Seconds from what plays to the newest that is here. */
  #behind() {
    const { buffered, currentTime } = this.element;
    return buffered.length ? buffered.end(buffered.length - 1) - currentTime : 0;
  }

  /** Near the newest: a little faster when behind, a jump when far, over holes between sessions. */
  #follow() {
    const { element } = this;
    const { buffered } = element;
    if (!buffered.length) return;
    // What plays is sound: the next break is made good at once, and only one that comes again and again waits longer.
    if (element.readyState > 2 && this.#socket?.readyState === WebSocket.OPEN) this.#wait = FIRST_WAIT_MS;
    const end = buffered.end(buffered.length - 1);
    const start = buffered.start(buffered.length - 1);
    const behind = this.#behind();
    if (behind > FURTHEST_BEHIND_S || element.currentTime < start) element.currentTime = Math.max(start, end - WANTED_BEHIND_S);
    element.playbackRate = behind > 2 * WANTED_BEHIND_S ? 1.08 : 1;
    if (element.paused && document.visibilityState === "visible") void element.play().catch(() => {});
  }
}

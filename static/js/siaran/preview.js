/**
 * The own picture as the camera sees it, and how loud the own voice is: looked at before anybody else hears it, and
 * while one speaks.
 * @module
 */
import { t } from "../lib/words.js";
import { Ear } from "./ear.js";

const LOOK_EVERY_MS = 100;
const HEARD_FROM = 6;

export class Preview {
  element = document.createElement("div");
  /** Whether the microphone has heard anything since it was turned on. */
  isHeard = false;
  #picture = document.createElement("video");
  #level = document.createElement("meter");
  /** @type {Ear | null} */
  #ear = null;
  /** @type {MediaStream | null} */
  #stream = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #looking;

  /** @param {() => void} heard told when the microphone hears something for the first time */
  constructor(heard) {
    this.heard = heard;
    this.element.className = "own-preview";
    Object.assign(this.#picture, { className: "mirror", muted: true, playsInline: true });
    this.#picture.setAttribute("aria-label", t("stream.own-picture"));
    Object.assign(this.#level, { min: 0, max: 100, value: 0 });
    this.#level.setAttribute("aria-label", t("stream.own-level"));
    this.element.append(this.#picture, this.#level);
    this.show(null, false);
  }

  /** @param {MediaStream | null} stream @param {boolean} isFirstLook nobody sees or hears it yet */
  show(stream, isFirstLook) {
    this.element.hidden = stream === null;
    this.element.dataset.look = isFirstLook ? "first" : "small";
    if (stream === this.#stream) return;
    this.#stream = stream;
    this.#listen(stream);
    this.#picture.hidden = !stream?.getVideoTracks().length;
    this.#picture.srcObject = this.#picture.hidden ? null : stream;
    if (!this.#picture.hidden) void this.#picture.play().catch(() => {});
  }

  /** @param {MediaStream | null} stream */
  #listen(stream) {
    clearInterval(this.#looking);
    this.#ear?.close();
    this.#ear = stream ? new Ear(stream) : null;
    this.isHeard = false;
    if (stream) this.#looking = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  #look() {
    this.#level.value = this.#ear?.level() ?? 0;
    if (this.isHeard || this.#level.value < HEARD_FROM) return;
    this.isHeard = true;
    this.heard();
  }
}

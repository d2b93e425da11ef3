/**
 * An HLS playlist into a media element: hls.js where the browser has Media Source Extensions, else the browser itself
 * (iPhones before iOS 17.1). What it says of the delay is the playlist's own clock.
 * @module
 */
import { sourceKind } from "./feed.js";
import { Moving } from "./moving.js";

const MPEGURL = "application/vnd.apple.mpegurl";
const AGAIN_MS = 3000;
/** How far a source is taken to be behind that tells nothing: the most that a deadline counts in. */
export const UNKNOWN_DELAY_MS = 15_000;

export class PlaylistFeed {
  /** @type {any} */
  #hls = null;
  #moving = new Moving();
  #isOver = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLMediaElement} element @param {() => Promise<string>} address asked again after each failure: a pass runs out
   * @param {import("./feed.js").Told} told
   */
  constructor(element, address, told) {
    this.element = element;
    this.address = address;
    this.told = told;
    element.onplaying = () => told.playing();
    element.onerror = () => this.#again();
    void this.#start();
  }

  /** How far the picture is behind the playlist's clock, in ms; the most where it tells none, null while nothing plays. @param {number} serverNow */
  delayMs(serverNow) {
    if (!this.#moving.is(this.element)) return null;
    const shown = /** @type {Date | null} */ (this.#hls?.playingDate ?? this.#startedAt());
    if (!shown) return UNKNOWN_DELAY_MS;
    return Math.max(0, Math.round(serverNow - shown.getTime()));
  }

  /** Safari's own account of the playlist's clock. */
  #startedAt() {
    const start = /** @type {any} */ (this.element).getStartDate?.();
    return start && !Number.isNaN(start.getTime()) ? new Date(start.getTime() + this.element.currentTime * 1000) : null;
  }

  close() {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.element.onplaying = this.element.onerror = null;
    this.#hls?.destroy();
    this.element.removeAttribute("src");
    this.element.load();
  }

  async #start() {
    const address = await this.address().catch(() => "");
    if (this.#isOver) return;
    if (!address) return this.#again();
    const Hls = sourceKind() ? (await import("../vendor/hls.light.min.mjs")).default : null;
    if (this.#isOver) return;
    if (Hls?.isSupported()) this.#byScript(Hls, address);
    else if (this.element.canPlayType(MPEGURL)) this.element.src = address;
    else return this.told.lost();
    void this.element.play().catch(() => {});
  }

  /** @param {any} Hls @param {string} address */
  #byScript(Hls, address) {
    // Its worker would need a script from a blob, which the policy does not allow.
    const hls = new Hls({ enableWorker: false, liveSyncDurationCount: 2, backBufferLength: 10 });
    this.#hls = hls;
    hls.on(Hls.Events.FRAG_LOADED, (/** @type {string} */ _name, /** @type {any} */ { payload }) => this.told.bytes(payload.byteLength));
    hls.on(Hls.Events.ERROR, (/** @type {string} */ _name, /** @type {any} */ error) => error.fatal && this.#again());
    hls.loadSource(address);
    hls.attachMedia(this.element);
  }

  #again() {
    if (this.#isOver) return;
    this.told.lost();
    this.#hls?.destroy();
    this.#hls = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#start(), AGAIN_MS);
  }
}

/** The rendition of a master playlist that has no picture; "" where there is none. @param {string} address */
export async function soundAlone(address) {
  const response = await fetch(address, { cache: "no-store" });
  const lines = (await response.text()).split("\n");
  const at = lines.findIndex((line) => /^#EXT-X-STREAM-INF:.*CODECS="mp4a[^",]*"/.test(line) && !line.includes("RESOLUTION"));
  return at < 0 ? "" : new URL(lines[at + 1].trim(), address).href;
}

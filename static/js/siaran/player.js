/**
 * The livestream on a page: starts muted with one large button, sound alone on mobile data, off by one tap.
 * @module
 */
import { button, h, paint } from "../lib/dom.js";
import { recordingChip } from "../lib/recording.js";
import { t, tenths } from "../lib/words.js";
import { Feed, sourceKind } from "./feed.js";
import { PlaylistFeed, soundAlone, UNKNOWN_DELAY_MS } from "./playlist.js";
import { Spent } from "./spent.js";

/** @typedef {"video" | "audio" | "off"} Mode */

const KEY = "siaran";
const REPORT_EVERY_MS = 5000;
/** Connections that said nothing while the port answers otherwise; one or two may be a process that comes back. */
const MOST_SILENT = 3;

/** What was chosen before, else sound alone where data is dear. @returns {Mode} */
export function firstMode() {
  const kept = localStorage.getItem(KEY);
  if (kept === "video" || kept === "audio" || kept === "off") return kept;
  const line = /** @type {any} */ (navigator).connection;
  return line && (line.saveData || line.type === "cellular" || /2g|3g/.test(line.effectiveType ?? "")) ? "audio" : "video";
}

export class Player {
  /** @type {Feed | PlaylistFeed | null} */
  #feed = null;
  /** @type {Mode} */
  #mode = firstMode();
  #hasReported = false;
  #isPaused = true;
  #isMuted = true;
  #isHushed = false;
  #isWithoutSound = false;
  #kind = "";

  /** @param {HTMLElement} place @param {import("../lib/live.js").Live} live @param {string} meeting */
  constructor(place, live, meeting) {
    this.place = place;
    this.live = live;
    this.meeting = meeting;
    this.spent = new Spent(meeting);
    this.screen = document.createElement("div");
    this.screen.className = "picture";
    this.bar = document.createElement("div");
    this.bar.className = "stream-bar";
    place.append(this.screen, this.bar);
    place.addEventListener("click", (event) => this.#pressed(event));
    setInterval(() => this.#report(), REPORT_EVERY_MS);
    setInterval(() => this.#tick(), 1000);
    live.subscribe(() => this.#follow());
    this.#follow();
  }

  /** The stage said something new: begin, end, or another source. A page that has ended plays on for nobody. */
  #follow() {
    const stage = this.live.view?.stage;
    if (!stage) return;
    const wanted = this.live.ended ? "" : stage.kind !== "embedded" ? `${stage.kind} ${stage.address}` : stage.on_air_since ? "embedded" : "";
    if (wanted !== this.#kind) {
      this.#kind = wanted;
      this.#start();
    }
    this.draw();
  }

  #start() {
    this.#feed?.close();
    this.#feed = null;
    this.#report();
    this.screen.replaceChildren();
    this.#isPaused = true;
    this.#isWithoutSound = false;
    this.place.hidden = !this.#kind;
    if (!this.#kind || this.#mode === "off" || this.#isElsewhere()) return;
    if (this.#isFrame && this.#mode === "audio") this.#isWithoutSound = true;
    else if (this.#isFrame) this.#frame();
    else this.#play();
  }

  /** Another service's page: nothing can be asked of it. */
  get #isFrame() {
    return this.#kind.startsWith("iframe");
  }

  #frame() {
    const frame = document.createElement("iframe");
    frame.src = this.live.view.stage.address;
    frame.title = t("stream.live");
    frame.allow = "autoplay; fullscreen; encrypted-media";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    this.screen.append(frame);
  }

  #play() {
    const element = document.createElement(this.#mode === "audio" ? "audio" : "video");
    element.muted = this.#isMuted || this.#isHushed;
    element.autoplay = true;
    element.setAttribute("playsinline", "");
    if (element instanceof HTMLVideoElement) element.setAttribute("aria-label", t("stream.live"));
    this.screen.append(element, ...waiting());
    const told = { playing: () => this.#plays(true), paused: () => this.#plays(false), lost: () => this.#plays(false), bytes: (/** @type {number} */ n) => this.spent.add(n) };
    if (this.#kind === "embedded" && sourceKind()) {
      let silences = 0;
      const feed = new Feed(element, () => this.#watchAddress(), { ...told, silent: () => void this.#isReached().then((is) => is && ++silences === MOST_SILENT && this.#feed === feed && this.#byPlaylist(element, told)) });
      this.#feed = feed;
      return;
    }
    this.#byPlaylist(element, told);
  }

  /** @param {HTMLMediaElement} element @param {import("./feed.js").Told} told */
  #byPlaylist(element, told) {
    this.#feed?.close();
    this.#feed = new PlaylistFeed(element, () => this.#playlist(), told);
  }

  /** Whether the media port answers plain HTTP: then it is websockets that this network lets through to nobody. */
  async #isReached() {
    const { hls } = await this.#where().catch(() => ({ hls: "" }));
    const answer = hls ? await fetch(hls, { cache: "no-store" }).catch(() => null) : null;
    return answer?.ok ?? false;
  }

  /** Where the playlist is; without a picture where only the sound is wanted. */
  async #playlist() {
    const { kind, hls = "", address } = await this.#where();
    if (this.#mode !== "audio") return kind === "embedded" ? hls : address;
    const found = await soundAlone(kind === "embedded" ? hls : address);
    this.#isWithoutSound = !found;
    return found;
  }

  /** The stream has moved since this page was loaded, to where the page's policy lets it load nothing from. */
  #isElsewhere() {
    const { kind, address } = this.live.view.stage;
    const { kind: first, address: firstAddress } = this.place.dataset;
    return first !== undefined && (kind !== first || originOf(address) !== originOf(firstAddress ?? ""));
  }

  /** @param {boolean} is */
  #plays(is) {
    this.#isPaused = !is;
    this.draw();
  }

  async #where() {
    const response = await fetch(`/rapat/${encodeURIComponent(this.meeting)}/siaran`, { cache: "no-store" });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  async #watchAddress() {
    const { watch } = await this.#where();
    return watch ? `${watch}${this.#mode === "audio" ? "?suara=1" : ""}` : "";
  }

  #delay() {
    return this.#isFrame && this.#mode === "video" ? UNKNOWN_DELAY_MS : (this.#feed?.delayMs(this.live.serverNow()) ?? null);
  }

  /** Once also that nothing plays any more: no deadline waits for this page then. */
  #report() {
    const delay = this.#delay();
    if (delay !== null || this.#hasReported) this.#hasReported = this.live.reportDelay(delay) && delay !== null;
  }

  #tick() {
    this.spent.keep();
    this.draw();
  }

  /** @param {Event} event */
  #pressed(event) {
    const pressed = event.target instanceof Element ? event.target.closest("button") : null;
    if (!pressed) return;
    const { stream } = /** @type {HTMLElement} */ (pressed).dataset;
    if (stream === "again") return location.reload();
    if (stream === "sound") this.#mute(!this.#isMuted);
    else if (stream === "video" || stream === "audio" || stream === "off") {
      this.#mode = stream;
      localStorage.setItem(KEY, stream);
      this.#start();
    }
    this.draw();
  }

  /** @param {boolean} is */
  #mute(is) {
    this.#isMuted = is;
    const element = this.screen.querySelector("video, audio");
    if (!(element instanceof HTMLMediaElement)) return;
    element.muted = is || this.#isHushed;
    void element.play().catch(() => {});
  }

  /** While the own microphone speaks, the own stream is silent; then it is as it was. @param {boolean} is */
  hush(is) {
    if (this.#isHushed === is) return;
    this.#isHushed = is;
    this.#mute(this.#isMuted);
    this.draw();
  }

  draw() {
    if (!this.#kind) return;
    this.place.dataset.mode = this.#mode;
    if (this.#mode !== "off" && this.#isElsewhere()) {
      return paint(this.bar, h("p", { class: "small stream-told", key: "moved" }, t("stream.moved")), button(t("stream.open-again"), "primary tall", { "data-stream": "again", key: "again" }, "retry"));
    }
    paint(
      this.bar,
      this.#isMuted && !this.#isHushed && this.#mode !== "off" && !this.#isFrame ? button(t("stream.sound-on"), "primary tall", { "data-stream": "sound", key: "sound" }, "sound") : null,
      h("p", { class: "small num stream-told" }, recordingChip(this.live.view), h("span", null, this.#told())),
      this.#mode === "audio" && this.#kind === "embedded" ? h("p", { class: "small stream-cost long", key: "cost" }, t("stream.costs")) : null,
      this.#choices(),
    );
  }

  #choices() {
    /** @type {[Mode, string, string][]} */
    const modes = [
      ["video", "stream.with-picture", "stream.picture-short"],
      ["audio", "stream.audio-only", "stream.voice-alone"],
      ["off", "stream.none", "stream.none"],
    ];
    return modes
      .filter(([mode]) => mode !== this.#mode && !(this.#isFrame && mode === "audio"))
      .map(([mode, words, short]) => h("button", { type: "button", class: "btn ghost", key: mode, "data-stream": mode }, ...inTwo(t(words), t(short))));
  }

  #told() {
    if (this.#mode === "off") return t("stream.is-off");
    if (this.#isWithoutSound) return t("stream.no-sound-alone");
    if (this.#isFrame) return t("stream.behind-unknown");
    if (this.#isPaused) return t("stream.paused");
    const delay = this.#delay();
    const megabytes = this.spent.megabytes;
    if (delay === null) return t("stream.waiting");
    const seconds = tenths(delay / 1000);
    if (delay === UNKNOWN_DELAY_MS) return `${t("stream.behind-unknown")} ${t("stream.data", { megabytes })}`;
    return inTwo(`${t("stream.behind", { seconds })} · ${t("stream.data", { megabytes })}`, `${t("stream.delay", { seconds })} · ${megabytes} MB`);
  }
}

/** Behind a picture that has not come: a dark place alone looks broken. What is going on is said in the bar. */
function waiting() {
  const words = document.createElement("p");
  words.className = "wait small";
  words.ariaHidden = "true";
  words.textContent = t("stream.waiting");
  return [words];
}

/** The same in more words and in fewer, for where a ballot needs the room. @param {string} long @param {string} short */
const inTwo = (long, short) => [h("span", { class: "long", key: "long" }, long), h("span", { class: "short", key: "short" }, short)];

/** @param {string} address */
const originOf = (address) => (address ? new URL(address).origin : "");

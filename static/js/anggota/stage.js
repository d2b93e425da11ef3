/**
 * The stage on a member's page: the stream, the page under discussion, captions, and the own voice when the member
 * has the floor. Above what is asked, and folded into a bar while a ballot is.
 * @module
 */
import { button, fold, h, must, paint } from "../lib/dom.js";
import { t } from "../lib/words.js";
import { refused } from "./microphone.js";

/** @typedef {import("./room.js").Room} Room */
/** @typedef {import("../siaran/player.js").Player} Player */
/** @typedef {import("../siaran/speak.js").Speaker} Speaker */
/** @typedef {import("../siaran/preview.js").Preview} Preview */

/** How long a line of captions stays to be read. */
const CAPTION_MS = 20_000;

export class Stage {
  /** @type {Player | null} */
  #player = null;
  /** @type {Speaker | null} */
  #speaker = null;
  /** @type {Preview | null} */
  #preview = null;
  #isFetching = false;

  /** @param {Room} room @param {string} meeting */
  constructor(room, meeting) {
    this.room = room;
    this.meeting = meeting;
    this.place = must("siaran");
    this.under = document.createElement("div");
    this.under.className = "under stack tight";
  }

  draw() {
    const { stage } = this.room.view;
    if (!stage) return;
    const isOn = stage.kind !== "embedded" || stage.on_air_since !== null;
    if (isOn && !this.#player) void this.#fetch();
    const lines = stage.captions.filter((/** @type {any} */ one) => this.room.now() - Date.parse(one.at) < CAPTION_MS).slice(-2);
    paint(
      this.under,
      this.#own(stage),
      h("div", { class: "caption", role: "log", "aria-label": t("stream.captions"), key: "caption" }, lines.map((/** @type {any} */ one) => h("p", { key: one.at }, one.text))),
      this.#page(stage),
    );
  }

  /** Beside the sound at once; where there is a picture the studio puts it in there, and large it is one tap away. @param {any} stage */
  #page(stage) {
    if (!stage.page) return null;
    const image = h("img", { src: `/rapat/${encodeURIComponent(this.meeting)}/halaman/${stage.page}`, alt: t("stream.page"), key: "page" });
    return this.place.dataset.mode === "video" ? fold(t("stream.page"), "page-fold", image) : image;
  }

  /** The player comes when there is something to play: a meeting without a stream does not carry it. */
  async #fetch() {
    if (this.#isFetching) return;
    this.#isFetching = true;
    const [{ Player }, { Speaker }, { Preview }] = await Promise.all([import("../siaran/player.js"), import("../siaran/speak.js"), import("../siaran/preview.js")]);
    this.#player = new Player(this.place, this.room.live, this.meeting);
    // With another choice the page under discussion stands elsewhere.
    this.place.addEventListener("click", () => this.room.changed());
    const hears = document.createElement("audio");
    this.#preview = new Preview(() => this.room.changed());
    this.place.append(hears, this.#preview.element, this.under);
    this.#speaker = new Speaker(this.room.live, this.meeting, hears, () => {
      this.#player?.hush(this.#speaker?.state === "speaking");
      this.#preview?.show(this.#speaker?.own ?? null, this.#speaker?.state === "ready");
      this.room.changed();
    });
    this.room.changed();
  }

  /** What whoever has the floor does with microphone and camera. @param {any} stage */
  #own(stage) {
    const speaking = this.room.view.floor?.speaking?.person;
    const seat = this.room.seats.find((one) => one.entry === speaking);
    if (!seat || !this.#speaker) return null;
    if (!this.room.view.figures.studio) return h("p", { class: "strong", key: "own" }, t("stream.no-studio"));
    const { state } = this.#speaker;
    if (state === "speaking") return h("div", { class: "row heard", key: "own" }, h("p", { class: "strong grow" }, t("stream.you-are-heard")), button(t("stream.mic-off"), "danger", { "data-speak": "stop" }, "mic-off"));
    if (state === "refused") return h("div", { class: "stack tight", key: "own" }, refused(this.room), button(t("stream.mic-again"), "primary", { "data-speak": "voice", "data-entry": seat.entry }, "mic"));
    if (state === "ready") return this.#ready(seat);
    if (state === "asking" || state === "connecting") return h("div", { class: "row", key: "own" }, h("p", { class: "strong grow" }, t("stream.connecting")), button(t("stream.mic-off"), "ghost", { "data-speak": "stop" }, "mic-off"));
    return h(
      "div",
      { class: "stack tight", key: "own-turn" },
      h("p", { class: "strong" }, t("stream.your-turn")),
      stage.on_air_since ? h("p", { class: "small" }, t("stream.voice-recorded")) : null,
      h("div", { class: "row" }, button(t("stream.mic-on"), "primary", { "data-speak": "voice", "data-entry": seat.entry }, "mic"), button(t("stream.camera-on"), "", { "data-speak": "picture", "data-entry": seat.entry }, "video")),
    );
  }

  /** The own picture and level, for this member alone yet. @param {any} seat */
  #ready(seat) {
    const hasPicture = Boolean(this.#speaker?.own?.getVideoTracks().length);
    const other = hasPicture ? button(t("stream.voice-alone"), "", { "data-speak": "voice", "data-entry": seat.entry }, "mic") : button(t("stream.with-camera"), "", { "data-speak": "picture", "data-entry": seat.entry }, "video");
    return h(
      "div",
      { class: "stack tight", key: "own-ready", "data-part": "ready" },
      h("p", { class: "strong" }, t("stream.look-first")),
      h("p", { class: "small", role: "status" }, t(this.#preview?.isHeard ? "stream.level-heard" : "stream.level-silent")),
      this.#speaker?.isWithoutCamera ? h("p", { class: "small" }, t("stream.camera-refused")) : null,
      button(t("stream.start-speaking"), "primary", { "data-speak": "start" }, "speak"),
      h("div", { class: "row" }, other, button(t("member.cancel"), "ghost", { "data-speak": "stop" })),
    );
  }

  /** @param {HTMLElement} pressed a button with `data-speak` */
  pressed(pressed) {
    const { speak, entry } = pressed.dataset;
    if (speak === "stop") this.#speaker?.stop();
    else if (speak === "start") void this.#speaker?.start();
    else if (entry) void this.#speaker?.prepare(entry, speak === "picture");
  }
}

/**
 * The studio: the committee's own device sends camera, screen and pages, and takes the speaker in.
 * @module
 */
import { keepAwake } from "./lib/awake.js";
import { button, chip, h, must, notice, paint } from "./lib/dom.js";
import { connection } from "./lib/connection.js";
import { Live } from "./lib/live.js";
import { recordingChip } from "./lib/recording.js";
import { refusal, t } from "./lib/words.js";
import { Devices } from "./studio/devices.js";
import { StudioFloor } from "./studio/floor.js";
import { Mixer } from "./studio/mixer.js";
import { Recorder, recordedKind } from "./studio/recorder.js";
import { small } from "./lib/pictures.js";

const place = must("studio");
const meeting = place.dataset.meeting ?? "";
const capacity = place.dataset.capacity ?? "";
const live = new Live(meeting);
const mixer = new Mixer(/** @type {HTMLCanvasElement} */ (must("preview")), [place.dataset.cooperative ?? "", place.dataset.title ?? ""]);
const devices = new Devices(mixer, draw);
const recorder = new Recorder(() => mixer.stream(), async () => (await admission()).publish, draw);
const floor = new StudioFloor(live, capacity, mixer, meeting, async () => (await admission()).floor, draw);
/** Digests of the pages that were chosen, with what shows them here. @type {{page: string, image: HTMLImageElement}[]} */
const pages = [];
let told = "";
/** The address to send to, and the broadcast that it is for. */
let ingest = "";
let ingestOf = "";
let isIngestShown = false;
let sentBefore = 0;
/** Kilobits of each of the last seconds: a key picture every two of them weighs more than the rest. @type {number[]} */
let sent = [];
let kbits = 0;

/** What the studio is held to, with a half more: above it members' mobile data and the uplink suffer. */
const MOST_KBITS = 750;
const SECONDS = 6;
/** @type {("camera" | "screen")[]} */
const SOURCES = ["camera", "screen"];
const OVER = new Set(["closed", "postponed", "cancelled"]);
/** Some four seconds that the line has not taken. */
const STUCK_BYTES = 200_000;

async function admission() {
  const response = await fetch(`/rapat/${encodeURIComponent(meeting)}/siaran/izin`, { method: "POST", cache: "no-store" });
  const answer = await response.json();
  if (!response.ok) {
    told = refusal(answer.refused, answer.facts);
    throw new Error(answer.refused);
  }
  ingest = answer.ingest;
  ingestOf = live.view.stage.on_air_since ?? "";
  return answer;
}

/** @param {string} command @param {Record<string, any>} [args] */
async function act(command, args = {}) {
  told = "";
  await live.do(command, capacity, args).catch((error) => (told = refusal(error.code, error.facts)));
  draw();
}

/** @param {"camera" | "screen"} name */
async function toggle(name) {
  told = "";
  if (devices.has(name)) devices.close(name);
  else if (!(await devices.open(name))) told = t(`studio.${name}-refused`);
  draw();
}

/** A tap: before it a browser lets nothing sound. */
async function hearHere() {
  await mixer.wake();
  floor.announce(floor.isStudio);
}

/** @type {Record<string, () => unknown>} */
const PRESSED = {
  camera: () => toggle("camera"),
  screen: () => toggle("screen"),
  "layout-camera": () => (mixer.layout = "camera"),
  "layout-screen": () => (mixer.layout = "screen"),
  "layout-page": () => (mixer.layout = "page"),
  "layout-beside": () => (mixer.layout = "beside"),
  start: async () => {
    await mixer.wake();
    await act("start-broadcast");
    if (told) return;
    recorder.start();
    floor.announce(true);
  },
  "be-studio": () => floor.announce(true),
  "hear-here": hearHere,
  stop: async () => {
    recorder.stop();
    await act("stop-broadcast");
  },
  silence: () => floor.silence(!floor.isSilenced),
  "page-none": () => {
    mixer.showPage(null);
    return act("show-page", { page: null });
  },
  obs: () => (isIngestShown = !isIngestShown),
  "obs-start": async () => {
    await act("start-broadcast");
    await admission().catch(() => {});
    draw();
  },
  // A key is good for one broadcast: begun anew, the one that has leaked opens nothing.
  "obs-change": async () => {
    await act("stop-broadcast");
    await PRESSED["obs-start"]();
  },
};

document.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element ? event.target.closest("button") : null;
  const { press, page } = /** @type {HTMLElement | null} */ (pressed)?.dataset ?? {};
  if (press) void PRESSED[press]();
  if (page) void showPage(Number(page));
  draw();
});

/** @param {number} at */
async function showPage(at) {
  mixer.showPage(pages[at].image);
  if (mixer.layout === "camera") mixer.layout = "beside";
  await act("show-page", { page: pages[at].page });
}

must("pages").addEventListener("change", async (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  for (const file of [...(field.files ?? [])]) {
    try {
      const { image, bytes } = await small(file);
      const response = await fetch(`/rapat/${encodeURIComponent(meeting)}/halaman`, { method: "POST", body: bytes });
      const answer = await response.json();
      if (response.ok) pages.push({ page: answer.page, image });
      else told = refusal(answer.refused, answer.facts);
    } catch {
      told = t("studio.page-unreadable");
    }
    draw();
  }
  // The same picture may be chosen again.
  field.value = "";
});

function draw() {
  connection(live);
  const stage = live.view?.stage;
  if (!stage) return;
  const isOn = stage.on_air_since !== null;
  const isOver = OVER.has(live.view.meeting.state);
  const isHere = stage.kind === "embedded" && !isOver;
  // What was sent until now would be seen by nobody; the speaker is heard by what captures this window.
  if (!isHere && recorder.state !== "off") recorder.stop();
  mixer.hearSpeakerHere(stage.kind !== "embedded");
  must("preview-note").textContent = t(stage.kind === "embedded" ? "studio.preview-note" : "studio.preview-elsewhere");
  paint(
    must("controls"),
    isOver ? over() : null,
    isHere || isOver ? null : elsewhere(stage.address),
    told ? h("div", { role: "alert", key: "told" }, notice(told, "warn")) : null,
    devices.isWithoutCamera ? notice(t("studio.without-camera"), "info") : null,
    recorder.state !== "off" && !devices.isHeard ? notice(t("studio.no-sound"), "warn") : null,
    recorder.damaged ? notice(t("studio.damaged", { count: recorder.damaged }), "bad") : null,
    recorder.isUnrecorded && recorder.state === "on-air" ? notice(t("studio.unrecorded"), "bad") : null,
    recordedKind() ? null : notice(t("studio.no-recorder"), "bad"),
    floor.hasStudio !== null && !floor.isStudio ? notice(t(floor.hasStudio ? "studio.is-elsewhere" : "studio.is-nowhere"), "warn", button(t("studio.be-studio"), "", { "data-press": "be-studio" }, "mic")) : null,
    h("div", { class: "row" }, isHere ? state(isOn) : isOver ? null : chip(t("studio.elsewhere-chip"), "plain"), recorder.isUnrecorded ? null : recordingChip(live.view), floorChip(), h("label", { class: "row small" }, h("span", null, t("studio.level")), h("meter", { class: "level", min: "0", max: "1", value: mixer.level().toFixed(2) }))),
    h(
      "div",
      { class: "row" },
      !isHere ? null : isOn && recorder.state !== "off" ? button(t("studio.stop"), "danger tall", { "data-press": "stop" }, "close") : button(isOn ? t("studio.go-on") : t("studio.start"), "primary tall", { "data-press": "start" }, "video"),
      button(t(devices.has("camera") ? "studio.camera-off" : "studio.camera"), "", { "data-press": "camera" }, "video"),
      button(t(devices.has("screen") ? "studio.screen-off" : "studio.screen"), "", { "data-press": "screen" }, "screen"),
    ),
    h("div", { class: "layouts", role: "group", "aria-label": t("studio.layout") }, ["camera", "screen", "page", "beside"].map((one) => h("button", { type: "button", class: "btn ghost", key: one, "data-press": `layout-${one}`, "aria-pressed": String(mixer.layout === one) }, t(`studio.layout-${one}`)))),
    h("div", { class: "row", role: "group", "aria-label": t("studio.pages") }, pages.map((one, at) => button(t("studio.page", { number: at + 1 }), "ghost", { "data-page": at, key: one.page, "aria-pressed": String(stage.page === one.page) })), stage.page ? button(t("studio.page-none"), "ghost", { "data-press": "page-none", key: "none" }) : null),
    isHere ? h("div", { class: "stack tight" }, button(t("studio.obs"), "ghost", { "data-press": "obs" }), isIngestShown ? obs(isOn) : null) : null,
  );
}

/** Nothing is broadcast of a meeting that has ended. */
function over() {
  const path = `/rapat/${encodeURIComponent(meeting)}/arsip`;
  return notice(t("studio.over"), "info", h("p", null, t("studio.over-note")), h("a", { class: "btn", href: path }, t("archive.title")));
}

/** Where members look instead, and what is left to do here. @param {string} address */
function elsewhere(address) {
  const { choice } = place.dataset;
  return notice(
    t("studio.elsewhere", { host: new URL(address).host }),
    "info",
    h("p", null, t("studio.elsewhere-note")),
    h(
      "div",
      { class: "row" },
      mixer.isAwake ? null : button(t("studio.hear-here"), "primary", { "data-press": "hear-here" }, "mic"),
      h("a", { class: "btn", href: address, target: "_blank", rel: "noopener noreferrer" }, t("studio.elsewhere-open")),
      choice ? h("a", { class: "btn ghost", href: choice }, t("studio.elsewhere-choose")) : null,
    ),
  );
}

/** Another sender: begun like any broadcast, because what is sent is recorded. @param {boolean} isOn */
function obs(isOn) {
  return [
    h("p", { class: "small" }, t("studio.obs-note")),
    isOn && ingest && ingestOf === live.view.stage.on_air_since ? h("output", { class: "small wrap-anywhere" }, ingest) : button(t(isOn ? "studio.obs-address" : "studio.obs-start"), "", { "data-press": "obs-start" }, "video"),
    isOn && recorder.state === "off" ? h("div", { class: "stack tight" }, button(t("studio.obs-change"), "ghost", { "data-press": "obs-change" }), h("p", { class: "small muted" }, t("studio.obs-change-note"))) : null,
    isOn && recorder.state === "off" ? button(t("studio.stop"), "danger", { "data-press": "stop" }, "close") : null,
  ];
}

/** @param {boolean} isOn */
function state(isOn) {
  if (isOn && recorder.state === "on-air" && recorder.unsent > STUCK_BYTES) return chip(t("studio.stuck"), "bad");
  if (isOn && recorder.state === "on-air") return chip(t("studio.on-air", { kbits }), kbits > MOST_KBITS ? "warn" : "ok");
  if (recorder.state === "lost") return chip(t("studio.lost"), "bad");
  if (recorder.state === "connecting") return chip(t("studio.connecting"), "warn live");
  return chip(isOn ? t("studio.on-air-elsewhere") : t("studio.off-air"), "plain");
}

function floorChip() {
  const speaking = live.view.floor?.speaking?.person;
  if (!speaking || !floor.isStudio) return null;
  const name = live.view.people[speaking] ?? "";
  if (!floor.connected) return chip(t("studio.speaker-waits", { name }), "warn");
  return [
    chip(t(floor.isSilenced ? "studio.speaker-silenced" : "studio.speaker-heard", { name }), floor.isSilenced ? "bad" : "ok"),
    button(t(floor.isSilenced ? "studio.hear-speaker" : "studio.silence-speaker"), "ghost", { "data-press": "silence", key: "silence" }, floor.isSilenced ? "mic" : "mic-off"),
  ];
}

// A phone on a stand that turns its screen off sends no camera any more.
keepAwake(live);
let wasConnected = false;
let wasOn = false;
live.subscribe(() => {
  const isOn = Boolean(live.view?.stage?.on_air_since);
  if (wasOn && !isOn && recorder.state !== "off") {
    // The chair, another studio or the end of the meeting has stopped it: no line is made again.
    recorder.stop();
    told = t("studio.stopped");
  }
  wasOn = isOn;
  // Nobody is seen by a camera that stays on after the end.
  if (OVER.has(live.view?.meeting.state)) for (const name of SOURCES) devices.close(name);
  const is = live.connection === "connected";
  if (is && !wasConnected) floor.announce(recorder.state !== "off");
  wasConnected = is;
  // A reloaded studio goes on by itself once its camera is open again.
  draw();
});
setInterval(() => {
  sent = [...sent, ((recorder.bytesSent - sentBefore) * 8) / 1000].slice(-SECONDS);
  kbits = Math.round(sent.reduce((sum, one) => sum + one, 0) / sent.length);
  sentBefore = recorder.bytesSent;
  draw();
}, 1000);

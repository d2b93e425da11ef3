/**
 * "Coba HP saya": one part after the other, each kept by the server as it goes. Nothing of it is the meeting.
 * @module
 */
import { must, paint } from "./lib/dom.js";
import { reach } from "./lib/lines.js";
import { t } from "./lib/words.js";
import { isCarried, say } from "./coba/line.js";
import { Microphone } from "./coba/microphone.js";
import { chime } from "./coba/sound.js";
import { show } from "./coba/view.js";

/** @typedef {"network" | "sound" | "vote" | "microphone"} Part */
/** @typedef {"passed" | "slowly" | "failed" | "skipped"} Outcome */
/**
 * @typedef {object} State
 * @property {Partial<Record<Part, Outcome>>} outcomes
 * @property {Part | "done"} current
 * @property {string} busy what is under way: "network", "sound", "vote", "microphone", or nothing
 * @property {boolean} hasPlayed whether the tone was played and the question is asked
 * @property {number} voter whose practice vote it is, among those who share the phone
 * @property {string} choice
 * @property {string[]} receipts when each practice vote arrived
 * @property {boolean} isUnsent
 * @property {number} level of the microphone, 0 to 100
 * @property {string} refused why there is no microphone: "", "denied", "none" or "silent"
 * @property {boolean} isInApp
 */

/** @type {Part[]} */
const ORDER = ["network", "sound", "vote", "microphone"];
const TOLD = { network: "trial.told-network", sound: "trial.told-sound", vote: "trial.told-vote", microphone: "trial.told-microphone", done: "trial.told-done" };
const RETRY_MS = 2000;
const REACH_MS = 8000;
const IN_APP = /WhatsApp|FBAN|FBAV|Instagram|Line\/|; wv\)/;

const place = document.getElementById("trial");
const meeting = place?.dataset.meeting ?? "";
/** @type {{entry: string, name: string}[]} */
const seats = JSON.parse(place?.dataset.seats ?? "[]");

/** @type {State} */
const state = {
  outcomes: JSON.parse(place?.dataset.tried ?? "{}"),
  current: "network",
  busy: "",
  hasPlayed: false,
  voter: 0,
  choice: "",
  receipts: [],
  isUnsent: false,
  level: 0,
  refused: "",
  isInApp: IN_APP.test(navigator.userAgent),
};
const microphone = new Microphone((level) => {
  state.level = level;
  draw();
});

function draw() {
  if (place) paint(place, show(state, seats, place.dataset));
}

/** What comes next: the first part that has not been tried. */
function next() {
  state.current = ORDER.find((part) => state.outcomes[part] === undefined) ?? "done";
  state.busy = "";
  draw();
  must("told").textContent = t(TOLD[state.current]);
  if (state.current === "network") void network();
}

/** Tell the server; a network that fails now is asked again. @param {Part} part @param {Outcome} outcome */
async function keep(part, outcome) {
  state.outcomes[part] = outcome;
  draw();
  while (!(await say(meeting, { part, outcome }))) await new Promise((done) => setTimeout(done, RETRY_MS));
}

async function network() {
  state.busy = "network";
  draw();
  const isQuick = await isCarried(meeting);
  if (isQuick) state.outcomes.network = "passed";
  else {
    const arrived = await say(meeting, { part: "network", outcome: "slowly" });
    state.outcomes.network = arrived ? "slowly" : "failed";
  }
  // What failed stays in sight with its advice; the others go on by themselves.
  if (state.outcomes.network === "failed") {
    state.busy = "";
    draw();
  } else next();
}

async function vote() {
  state.busy = "vote";
  draw();
  const [seat] = seats.slice(state.voter);
  const sent = { part: "vote", outcome: "passed", entry: seat?.entry ?? "", choice: state.choice };
  const give = () => (seats.length ? say(meeting, sent) : reach(REACH_MS));
  let answer = await give();
  while (!answer) {
    state.isUnsent = true;
    draw();
    await new Promise((done) => setTimeout(done, RETRY_MS));
    answer = await give();
  }
  state.isUnsent = false;
  state.receipts.push(answer.at);
  state.voter += 1;
  state.choice = "";
  state.busy = "";
  if (state.voter >= seats.length) state.outcomes.vote = "passed";
  draw();
}

async function listen() {
  state.busy = "microphone";
  state.refused = "";
  draw();
  state.refused = await microphone.hears();
  state.level = 0;
  state.busy = "";
  if (state.refused) return void keep("microphone", "failed");
  void keep("microphone", "passed");
  next();
}

/** One part anew, or all of them. @param {string} part */
function again(part) {
  if (part) delete state.outcomes[/** @type {Part} */ (part)];
  else state.outcomes = {};
  Object.assign(state, { hasPlayed: false, refused: "", receipts: [], voter: 0, choice: "" });
  next();
}

/** @type {Record<string, (part: string) => unknown>} */
const ACTS = {
  play: () => {
    chime();
    state.hasPlayed = true;
    draw();
  },
  heard: () => {
    void keep("sound", "passed");
    next();
  },
  silent: () => void keep("sound", "failed"),
  network: () => void network(),
  listen: () => void listen(),
  skip: () => {
    void keep("microphone", "skipped");
    next();
  },
  on: next,
  again,
  all: () => again(""),
};

document.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest("[data-try]")) : null;
  if (pressed && pressed.getAttribute("aria-disabled") !== "true") ACTS[pressed.dataset.try ?? ""]?.(pressed.dataset.of ?? "");
});

document.addEventListener("change", (event) => {
  if (!(event.target instanceof HTMLInputElement) || event.target.name !== "choice") return;
  state.choice = event.target.value;
  draw();
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  if (state.choice && !state.busy) void vote();
});

if (place) next();

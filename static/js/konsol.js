/**
 * The console of those who run a meeting: wires the store to the parts and the parts to their acts.
 * @module
 */
import { connection } from "./lib/connection.js";
import { Live } from "./lib/live.js";
import { rings } from "./lib/awake.js";
import { wirePhotos } from "./lib/photo-field.js";
import { clock, t } from "./lib/words.js";
import { ACTS } from "./konsol/acts.js";
import { Desk } from "./konsol/desk.js";
import { start } from "./konsol/dialogs.js";
import { must, paint } from "./lib/dom.js";
import { captions, wireCaptions } from "./konsol/captions.js";
import { main } from "./konsol/main.js";
import { notes, wireNotes } from "./konsol/notes.js";
import "./salin.js";
import { toast } from "./konsol/toasts.js";
import { offices, people, plan, quorum, silence } from "./konsol/side.js";

const meeting = must("desk").dataset.meeting ?? "";
const authority = JSON.parse(must("authority").textContent ?? "{}");
const live = new Live(meeting);
let waiting = false;

const desk = new Desk(live, meeting, authority, () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    draw();
  });
});

function draw() {
  connection(live);
  if (!live.view?.meeting) return;
  paint(must("plan"), plan(desk));
  paint(must("main-part"), main(desk));
  paint(must("quorum"), quorum(desk));
  paint(must("people"), people(desk));
  must("present").hidden = Boolean(desk.view.writing);
  paint(must("offices"), offices(desk));
  paint(must("silence"), silence(desk));
  notes(desk);
  captions(desk);
  state();
}

function state() {
  const { state: is, opened_at, closed_at, zone } = desk.view.meeting;
  const at = is === "closed" ? closed_at : is === "open" || is === "suspended" ? opened_at : null;
  must("state").textContent = at ? t("console.state-since", { state: t(`console.state-${is}`), at: clock(at, zone) }) : t(`console.state-${is}`);
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const pressed = event.target.closest("[data-act]");
  if (!pressed || pressed.getAttribute("aria-disabled") === "true") return;
  const say = (pressed.matches("[data-part=primary]") && document.querySelector("[data-part=say]")?.textContent) || "";
  start(desk, pressed.getAttribute("data-act") ?? "", JSON.parse(pressed.getAttribute("data-args") ?? "{}"), say);
});

document.addEventListener("keydown", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (target?.closest("input, textarea, select, [contenteditable]")) return;
  const key = event.key.toLowerCase();
  if (key === "?") return shortcuts();
  const wanted = key === "u" ? "[data-part=primary]" : key === "n" ? "#note textarea" : key === "c" ? "#search" : "";
  if (wanted) {
    const found = /** @type {HTMLElement | null} */ (document.querySelector(wanted));
    found?.focus();
    if (found) event.preventDefault();
    return;
  }
  const act = ACTS.find((one) => one.key === key);
  const marked = document.querySelector(`#main-part [data-shortcut="${CSS.escape(key)}"]:not([aria-disabled])`);
  const shown = marked ?? (act ? document.querySelector(`[data-part=others] [data-act="${act.id}"]`) : null);
  if (shown instanceof HTMLElement) {
    event.preventDefault();
    shown.click();
  }
});

must("open-shortcuts").addEventListener("click", shortcuts);

/** The keys of what this device may do. */
function shortcuts() {
  const place = /** @type {HTMLDialogElement} */ (must("shortcuts"));
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-of]"))) one.hidden = !desk.may(one.dataset.of ?? "");
  place.showModal();
}

must("search").addEventListener("input", (event) => {
  desk.search = /** @type {HTMLInputElement} */ (event.target).value.trim();
  desk.askSoon(300);
});

must("who").addEventListener("change", (event) => {
  desk.who = /** @type {HTMLInputElement} */ (event.target).value;
  void desk.ask();
});

/** @param {{kind: string}} story */
function tell(story) {
  const text = TOLD[story.kind];
  if (text) toast(t(text));
}

/** @type {Record<string, string>} */
const TOLD = {
  QuorumReached: "console.told-quorum-reached",
  QuorumLost: "console.told-quorum-lost",
  ObjectionRaised: "console.told-objection",
  InterruptionRaised: "console.told-interruption",
  BallotClosed: "console.told-ballot-closed",
  GavelHandedOver: "console.told-gavel",
  GavelTakenOver: "console.told-gavel",
  AcclamationPassed: "console.told-acclaimed",
};

live.subscribe(() => {
  if (live.view?.meeting) desk.follow();
  desk.changed();
});
rings(live);
live.onStory(tell);
wireNotes(desk);
wirePhotos(meeting, (person, words) => {
  desk.photos.set(person, words);
  desk.changed();
});
wireCaptions(desk);
void desk.askNotes();
window.setInterval(() => desk.changed(), 1000);
desk.changed();

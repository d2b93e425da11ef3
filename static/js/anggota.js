/**
 * A member's page: shows the one thing that is asked now, sends what was tapped, and never says more than it knows.
 * @module
 */
import { must, paint } from "./lib/dom.js";
import { keepAwake } from "./lib/awake.js";
import { connection } from "./lib/connection.js";
import { Live } from "./lib/live.js";
import { t } from "./lib/words.js";
import { agenda, authenticity, decisions, duty, quorum, strip } from "./anggota/around.js";
import { ballot, drafted, voted } from "./anggota/ballot.js";
import { acclaiming, also, declared, dispute, objected, proposed, reached } from "./anggota/deciding.js";
import { floor, ownTurnAbove, speakingSeat } from "./anggota/floor.js";
import { cancelled, closed, ended, postponed, reading } from "./anggota/ending.js";
import { goOn, raise } from "./anggota/microphone.js";
import { besides, moment } from "./anggota/moment.js";
import { moves, notMe } from "./anggota/moves.js";
import { moved, ticked } from "./anggota/paper.js";
import { ahead, checkIn, comeBack, item, noQuorum, offRoll, rollCall, suspended, waiting } from "./anggota/presence.js";
import { recorded } from "./anggota/recorded.js";
import { Room, key } from "./anggota/room.js";
import { Stage } from "./anggota/stage.js";

/** @typedef {import("./anggota/moment.js").Moment} Moment */

const SUCCESSOR_EVERY_MS = 2000;

/** @type {Record<string, (room: Room, now: Moment) => import("./lib/dom.js").Kid>} */
const SHOWN = {
  ahead,
  "check-in": checkIn,
  waiting,
  suspended,
  "roll-call": rollCall,
  "come-back": comeBack,
  ballot,
  voted,
  acclaiming,
  objected,
  dispute,
  reached,
  tied: reached,
  declared,
  proposed,
  "no-quorum": noQuorum,
  item,
  reading,
  closed,
  postponed,
  cancelled,
  "texts-ahead": () => inWriting.found?.ahead(room),
  answering: () => inWriting.found?.answering(room),
  answered: () => inWriting.found?.answered(room),
};
/** What is said once where screen readers hear it; the page itself shows it. @type {Record<string, string>} */
const TOLD = {
  ballot: "member.told-ballot",
  acclaiming: "member.told-acclaiming",
  "roll-call": "member.told-roll-call",
  dispute: "member.told-result",
  declared: "member.told-declared",
  suspended: "member.told-suspended",
  "no-quorum": "member.told-no-quorum",
  reading: "member.told-reading",
  closed: "member.told-closed",
  answering: "member.told-answering",
};

const live = new Live(must("now").dataset.meeting ?? "");
const now = must("now");
let isWaiting = false;
let shown = "";
let lastConnection = "";

const room = new Room(live, () => {
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(() => {
    isWaiting = false;
    draw();
  });
});

/** What a part of the page is fetched for: most meetings never need it. @template T */
class Part {
  /** @type {T | null} */
  found = null;
  #isFetching = false;
  /** @param {() => unknown} isNeeded @param {() => Promise<T>} load */
  constructor(isNeeded, load) {
    this.isNeeded = isNeeded;
    this.load = load;
  }

  async fetch() {
    if (this.#isFetching || !this.isNeeded()) return;
    this.#isFetching = true;
    try {
      this.found = await this.load();
      room.changed();
    } catch {
      this.#isFetching = false;
    }
  }
}

const nomination = new Part(() => live.view.nominations.called.length, async () => {
  const [{ wirePhotos }, found] = await Promise.all([import("./lib/photo-field.js"), import("./anggota/nominating.js")]);
  wirePhotos(must("now").dataset.meeting ?? "", (person, words) => {
    room.photos.set(person, words);
    room.changed();
  });
  return found;
});
const inWriting = new Part(() => live.view.writing, () => import("./anggota/writing.js"));
const byProxy = new Part(() => live.view.meeting.proxies, () => import("./anggota/proxies.js"));

const stage = new Stage(room, must("now").dataset.meeting ?? "");

function draw() {
  connection(live);
  strip(live);
  tellConnection();
  moves(room);
  if (live.ended) return over();
  if (!live.view?.meeting) return;
  for (const part of [nomination, inWriting, byProxy]) void part.fetch();
  const asked = moment(live.view, room.members, room.now(), (id, seat) => room.pending("cast-vote", seat.entry, { ballot: id }) !== undefined, live.isFresh);
  const hadFocus = now.contains(document.activeElement);
  document.body.dataset.moment = asked.kind;
  stage.draw();
  const turn_ = ownTurnAbove(room, asked.kind);
  paint(now, offRoll(room), turn_, recorded(room, asked.kind, true), SHOWN[asked.kind](room, asked), besides(live.view, room.seats, room.now(), asked).map((one) => also(room, one)));
  const session = room.view.writing ? null : [recorded(room, asked.kind, false), nomination.found?.nominating(room), byProxy.found?.proxies(room), floor(room, asked.kind), quorum(room)];
  paint(must("around"), session, agenda(room), ["reading", "closed", "answered"].includes(asked.kind) ? null : decisions(room, asked.kind === "declared" ? asked.decision.id : ""), duty(room), authenticity(room));
  turn(asked, hadFocus, turn_ ? room.view.floor.speaking.turn : "");
  tellTurn();
  tellVote();
  if (asked.kind === "postponed") void lookForSuccessor();
}

/** Signed out here, or in elsewhere: nothing that stands here may be taken for an offer. */
function over() {
  document.body.dataset.moment = "ended";
  paint(now, ended(live.ended === "seat-not-here" && room.now() < room.onwardUntil ? "went-on" : live.ended));
  paint(must("around"));
  shown = "ended";
}

/** Another thing is asked: bring it into sight, and the focus with it when it was on what is gone. @param {Moment} asked @param {boolean} hadFocus @param {string} own the own speaking turn, where it stands first */
function turn(asked, hadFocus, own) {
  const is = `${asked.kind} ${asked.ballot?.id ?? asked.decision?.id ?? ""} ${asked.seat?.entry ?? ""} ${own}`;
  if (hadFocus && !now.contains(document.activeElement)) now.querySelector("h1")?.focus({ preventScroll: true });
  if (is === shown) return;
  if (shown) {
    scrollTo(0, 0);
    if (asked.kind in TOLD) tell(t(TOLD[asked.kind]));
  }
  shown = is;
}

let toldTurn = "";

/** The own turn is said once, wherever it stands. */
function tellTurn() {
  const turn_ = speakingSeat(room) ? room.view.floor.speaking.turn : "";
  if (turn_ && turn_ !== toldTurn) tell(t("floor.told-turn"));
  toldTurn = turn_;
}

let toldVote = "";

/** What became of the own vote is said as it stands: on its way, not sent, or stored with its time. */
function tellVote() {
  const receipts = [...now.querySelectorAll("[data-part=receipt]")].map((one) => /** @type {HTMLElement} */ (one).innerText.replaceAll("\n", " "));
  const onItsWay = now.querySelector("[data-part=unsent]") ? t("ballot.unsent") : now.querySelector("[data-part=submit][aria-busy]") ? t("ballot.sending") : "";
  const words = onItsWay || receipts.join(". ");
  if (words && words !== toldVote) tell(words);
  toldVote = words;
}

/** @param {string} words */
function tell(words) {
  must("told").textContent = words;
}

function tellConnection() {
  const is = live.connection;
  if (is === lastConnection) return;
  if (is === "offline") tell(t("connection.offline-advice"));
  else if (is === "connected" && lastConnection === "offline") tell(t("connection.back"));
  if (is !== "reconnecting") lastConnection = is;
}

let isLooking = false;

/** The meeting that follows is made right after the postponement; offer it when it is there. */
async function lookForSuccessor() {
  const { successor } = live.view.meeting;
  const href = `/rapat/${successor}`;
  if (!successor || isLooking || room.opened.has(href)) return;
  isLooking = true;
  const response = await fetch(href, { method: "HEAD", cache: "no-store" }).catch(() => null);
  if (response?.ok) room.opened.add(href);
  setTimeout(() => {
    isLooking = false;
    room.changed();
  }, response?.ok ? 0 : SUCCESSOR_EVERY_MS);
}

/** @param {HTMLElement} element @returns {Record<string, string>} */
const about = (element) => JSON.parse(element.dataset.args ?? "{}");

document.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest("button")) : null;
  if (!pressed || pressed.getAttribute("aria-disabled") === "true") return;
  const { act, seat, opens, shuts, dialog } = pressed.dataset;
  if (pressed.dataset.speak) stage.pressed(pressed);
  if (dialog) /** @type {HTMLDialogElement} */ (must(dialog)).showModal();
  if (pressed.dataset.closes !== undefined) pressed.closest("dialog")?.close();
  if (pressed.dataset.onward) void goOn(room, must("now").dataset.meeting ?? "", pressed.dataset.onward);
  if (pressed.dataset.notMe) void notMe(room, pressed.dataset.notMe);
  if (act === "raise-hand" && seat) void raise(room, seat, pressed.dataset.anyway !== undefined);
  else if (act && seat) void room.do(act, seat, about(pressed));
  if (opens) open(opens);
  if (shuts) room.opened.delete(shuts);
  if (pressed.dataset.rank) rank(/** @type {HTMLFormElement} */ (pressed.closest("form")), pressed.dataset.rank, pressed.dataset.option ?? "");
  room.changed();
});

/** A name takes another place: the focus stays with it, and its place is said. @param {HTMLFormElement} form @param {string} way @param {string} option */
function rank(form, way, option) {
  const args = about(form);
  const seat = room.seats.find((one) => one.entry === form.dataset.seat);
  if (!seat) return;
  const ranked = moved(drafted(room, seat, { ballot: args.ballot }), way, option);
  room.drafts.set(key("cast-vote", seat.entry, args), ranked.join(" "));
  draw();
  for (const box of form.querySelectorAll("input")) box.checked = false;
  const wanted = way === "add" ? "[data-rank=add]" : `[data-option="${option}"]`;
  const found = form.querySelector(`${wanted}[data-rank=${way}]:not(:disabled)`) ?? form.querySelector(`${wanted}:not(:disabled)`) ?? form.querySelector("[type=submit]");
  /** @type {HTMLElement | null} */ (found)?.focus({ preventScroll: way === "add" });
  const name = form.querySelector(`[data-option="${option}"]`)?.closest("li")?.querySelector("[data-part=label]")?.textContent ?? "";
  if (ranked.includes(option)) tell(t("ballot.told-rank", { name, place: ranked.indexOf(option) + 1, of: ranked.length }));
}

/** @param {string} form its key */
function open(form) {
  room.opened.add(form);
  draw();
  const field = now.querySelector("textarea") ?? must("around").querySelector("textarea");
  field?.focus();
}

document.addEventListener("input", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  const form = field.closest("form");
  if (!form?.dataset.form) return;
  const isVote = form.dataset.form === "cast-vote" && field instanceof HTMLInputElement;
  room.drafts.set(key(form.dataset.form, form.dataset.seat ?? "", about(form)), isVote ? ticked(form, field).join(" ") : field.value);
  room.changed();
});

document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const { form: command, seat, finds } = form.dataset;
  if (finds) {
    event.preventDefault();
    return void nomination.found?.find(room, form);
  }
  if (!command || !seat) return;
  event.preventDefault();
  if (form.querySelector("[type=submit]")?.getAttribute("aria-disabled") === "true") return;
  const args = about(form);
  const draft = room.drafts.get(key(command, seat, args)) ?? "";
  if (command === "cast-vote") {
    room.opened.delete(`change ${key(command, seat, args)}`);
    void room.do(command, seat, { ...args, choice: draft.split(" ") });
  } else {
    void room.do(command, seat, { ...args, [form.dataset.field ?? "reason"]: draft });
  }
  room.changed();
});

/** Once a second, on the server's second, so that all phones of a room count alike. */
function tick() {
  draw();
  setTimeout(tick, 1000 - (room.now() % 1000) + 5);
}

// From other pages, and after help was asked for: how it stands is in there.
if (location.hash === "#bantuan") /** @type {HTMLDialogElement} */ (must("help")).showModal();
live.subscribe(room.changed);
keepAwake(live);
tick();

/**
 * One meeting as a page knows it: the store that the wire feeds (docs/reference/wire.md).
 *
 *     const live = new Live(meeting);
 *     live.subscribe(() => draw(live.view, live.you, live.connection));
 *     await live.do("check-in", "member:K4…");
 *
 * It reconnects by itself, goes over POST and a stream where websockets are blocked, and repeats every command
 * under its one id until the server has answered. What it says of the connection is what was heard, never hoped.
 * @module
 */
import { Delivery } from "./delivery.js";
import { SocketLine, StreamLine, reach } from "./lines.js";
import { ServerClock } from "./server-clock.js";
import { VOTES, withReceipt } from "./receipts.js";
import { told } from "./unit.js";

/** @typedef {import("./outbox.js").Pending} Pending */
/** @typedef {import("./outbox.js").Answer} Answer */
/** @typedef {"connected" | "reconnecting" | "offline"} Connection */
/** @typedef {"" | "signed-out" | "seat-not-here" | "forbidden" | "unknown-meeting" | "outdated"} Ended */
/** @typedef {{kind: string, position: number, at: string, facts: Record<string, any>}} Story */

const TICK_MS = 1000;
const GAP_MS = 4000;
const PING_EVERY_MS = 15_000;
const DOUBT_AFTER_MS = 2000;
const PONG_WITHIN_MS = 4000;
const WELCOME_WITHIN_MS = 8000;
const BEAT_WITHIN_MS = 26_000;
const OFFLINE_AFTER_MS = 8000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
const MOST_NOT_FOUND = 20;
const SOCKET_TRIES = 2;

/** @type {Record<number, Ended>} */
const FOR_GOOD = { 4400: "outdated", 4401: "signed-out", 4403: "forbidden" };
const COMES_BACK_AT_ONCE = [1012, 4409];

export class Live {
  /** The sections of the view, null until the first snapshot. @type {any} */
  view = null;
  /** What concerns this device alone. @type {any} */
  you = { seats: [], offices: [] };
  /** Seats of this device that another one asked for. @type {{id: string, entry: string, until: string}[]} */
  moves = [];
  /** Up to where in the log this page knows. @type {number | null} */
  position = null;
  /** Why it has given up, "" while it has not. @type {Ended} */
  ended = "";
  /** When something was last heard, in this device's ms. */
  heardAt = Date.now();

  #clock = new ServerClock();
  #meeting;
  #screen;
  #delivery;
  /** @type {import("./lines.js").Line | null} */
  #line = null;
  #isWelcome = false; // hello, or the stream's first byte
  #isSettled = false; // the view is up to date
  #isDoubted = false;
  #lineAt = 0;
  #nextAt = 0;
  #wait = FIRST_WAIT_MS;
  #blocked = 0;
  #notFound = 0;
  #isMoved = false; // the server has said that the seats of this device changed
  /** @type {{n: number, sentAt: number} | null} */
  #ping = null;
  #pings = 0;
  #pingAt = 0;
  #lastTick = Date.now();
  /** @type {Connection} */
  #told = "reconnecting";
  #isTelling = false;
  /** @type {Set<() => void>} */
  #subscribers = new Set();
  #listeners = /** @type {Set<(story: Story) => void>} */ (new Set());
  /** @type {Set<(command: Pending, answer: Answer) => void>} */
  #listenersOfAnswers = new Set();
  #listenersOfSignals = /** @type {Set<(from: string, signal: any) => void>} */ (new Set());

  /**
   * @param {string} meeting its id
   * @param {{screen?: boolean}} [options] `screen`: see what the hall's screen sees, and nothing of the owner
   */
  constructor(meeting, { screen = false } = {}) {
    this.#meeting = meeting;
    this.#screen = screen;
    this.#delivery = new Delivery(meeting, {
      send: (message) => this.#isSettled && this.#line !== null && this.#line.send(message),
      isDoubted: () => this.#isDoubted,
      answered: (command, answer) => this.#answered(command, answer),
      reached: (at, sentAt) => this.#reached(at, sentAt),
      signedOut: () => this.#end("signed-out"),
    });
    setInterval(() => this.#tick(), TICK_MS);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#wake());
    for (const name of ["resume", "pageshow"]) addEventListener(name, () => this.#wake());
    document.addEventListener("resume", () => this.#wake());
    addEventListener("online", () => this.#wake());
    addEventListener("offline", () => this.#doubt());
    this.#connect();
  }

  /**
   * `connected` while the view is up to date as far as anybody can know; `reconnecting` while that is in doubt;
   * `offline` when the network is away, nothing was heard for a while, or it has given up.
   * @returns {Connection}
   */
  get connection() {
    if (this.ended) return "offline";
    if (this.#isSettled && !this.#isDoubted) return "connected";
    return !navigator.onLine || Date.now() - this.heardAt > OFFLINE_AFTER_MS ? "offline" : "reconnecting";
  }

  /** Commands that nobody has answered yet, oldest first. Votes of before a reload are among them. @returns {Pending[]} */
  get pending() {
    return this.#delivery.pending;
  }

  /** Whether websockets are blocked here, so that a stream stands in. */
  get isByPost() {
    return this.#line !== null && !this.#line.isSocket;
  }

  /** Whether the figures are those of the last event known; they follow it by half a second. */
  get isFresh() {
    return this.view !== null && this.view.figures.log.position >= (this.position ?? 0);
  }

  /** The server's time in ms since 1970: deadlines are judged by it. */
  serverNow() {
    return this.#clock.now();
  }

  /**
   * Give a command; it is sent until answered.
   * @param {string} command @param {string} as `member:ENTRY`, `chair:PERSON` … @param {Record<string, any>} [args] @param {string} [id] when given again
   * @returns {Promise<any>} what was done; rejects with `{code, facts, id}` when refused
   */
  do(command, as, args = {}, id = undefined) {
    const answered = this.#delivery.add(command, as, args, !this.ended, id);
    if (this.ended) this.#delivery.giveUp(this.ended);
    this.#changed();
    return answered;
  }

  /** Be called after anything changed, at most once a turn. @param {() => void} fn @returns {() => void} ends it */
  subscribe(fn) {
    this.#subscribers.add(fn);
    return () => this.#subscribers.delete(fn);
  }

  /** Be told what happens, each story once, in order. @param {(story: Story) => void} fn @returns {() => void} ends it */
  onStory(fn) {
    this.#listeners.add(fn);
    return () => this.#listeners.delete(fn);
  }

  /** How far this page's picture is behind, null when it plays nothing; deadlines count it in. @param {number | null} ms */
  reportDelay(ms) {
    return (this.#isSettled && this.#line?.send({ delay: ms })) ?? false;
  }

  /** A word from speaker to studio or back, to make a direct line; never kept. @param {string} as @param {object} signal @param {string} [to] */
  signal(as, signal, to) {
    return this.#line?.send({ id: "signal", as, signal, to }) ?? false;
  }

  /** Be handed such words. @param {(from: string, signal: any) => void} fn */
  onSignal(fn) {
    this.#listenersOfSignals.add(fn);
  }

  /** Be told of every answer, also to votes of before a reload. @param {(command: Pending, answer: Answer) => void} fn @returns {() => void} */
  onAnswer(fn) {
    this.#listenersOfAnswers.add(fn);
    return () => this.#listenersOfAnswers.delete(fn);
  }

  #connect() {
    this.#drop();
    this.#lineAt = Date.now();
    this.#nextAt = Infinity;
    const Line = this.#blocked >= SOCKET_TRIES ? StreamLine : SocketLine;
    this.#line = new Line(
      this.#meeting,
      { after: this.position, screen: this.#screen },
      {
        opened: () => this.#heard(),
        beat: () => this.#heard(),
        frame: (frame) => this.#take(frame),
        ended: (code) => this.#lost(code),
      },
    );
  }

  #drop() {
    this.#line?.close();
    this.#line = null;
    this.#isWelcome = this.#isSettled = this.#isDoubted = false;
    this.#ping = null;
  }

  /** @param {number} code */
  #lost(code) {
    const { isSocket } = this.#line ?? { isSocket: true };
    const wasWelcome = this.#isWelcome;
    this.#drop();
    if (FOR_GOOD[code]) return this.#end(FOR_GOOD[code]);
    this.#notFound = code === 4404 ? this.#notFound + 1 : 0;
    if (code === 4404 && this.#isMoved) return this.#end("seat-not-here");
    this.#isMoved = code === 4409;
    if (this.#notFound > MOST_NOT_FOUND) return this.#end("unknown-meeting");
    if (!isSocket) this.#blocked = SOCKET_TRIES - 1; // websockets get another chance
    else if (wasWelcome) this.#blocked = 0;
    else if (code < 4000 && !COMES_BACK_AT_ONCE.includes(code)) void this.#isBlocked();
    const wait = COMES_BACK_AT_ONCE.includes(code) ? FIRST_WAIT_MS / 2 : this.#wait;
    this.#nextAt = Date.now() + wait * (0.5 + Math.random());
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
    this.#changed();
  }

  /** A websocket did not come about although the server answers: then something in between blocks it. */
  async #isBlocked() {
    if ((await reach(PONG_WITHIN_MS)) === null) return;
    this.#blocked += 1;
    if (this.#blocked >= SOCKET_TRIES) this.#nextAt = Math.min(this.#nextAt, Date.now());
  }

  /** @param {Ended} why */
  #end(why) {
    this.ended = why;
    this.#drop();
    this.#nextAt = Infinity;
    this.#delivery.giveUp(why);
    this.#changed();
  }

  #heard() {
    this.heardAt = Date.now();
    this.#isDoubted = false;
    this.#isWelcome = true;
  }

  #doubt() {
    this.#isDoubted = true;
    this.#changed();
  }

  /** @param {any} frame */
  #take(frame) {
    this.#heard();
    if (frame.re !== undefined) this.#delivery.take(frame);
    else if (frame.pong !== undefined) this.#pong(frame);
    else this.#fold(frame);
    this.#changed();
  }

  /** @param {any} frame one that changes what is known */
  #fold(frame) {
    const now = Date.now();
    if (frame.t === "hello") {
      this.#clock.take(frame.at, this.#lineAt, now);
      this.moves = [];
    }
    if (frame.t === "signal") for (const listener of this.#listenersOfSignals) listener(frame.from, frame.signal);
    if (frame.t === "moves") this.moves = frame.moves;
    if (frame.t === "snapshot") this.view = this.#inUnit(frame.view, frame.view.meeting);
    if (frame.t === "events") this.view = { ...this.view, ...this.#inUnit(frame.set) };
    if (frame.t === "figures") this.view = { ...this.view, ...this.#inUnit({ figures: frame.figures }) };
    if (frame.t === "you") {
      this.you = frame.you;
      this.#delivery.sendKept(this.you);
    }
    const before = this.position ?? -1;
    if (frame.p !== undefined) this.position = Math.max(before, frame.p);
    if (frame.t === "snapshot" || frame.t === "figures") this.#settle();
    if (frame.t !== "events") return;
    for (const story of frame.events) {
      if (story.position > before) for (const listener of this.#listeners) listener(story);
    }
  }

  /** @param {any} sections @param {any} [meeting] */
  #inUnit = (sections, meeting = this.view.meeting) => told(sections, meeting, () => ((this.view = this.#inUnit(this.view)), this.#changed()));

  #settle() {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.ended = "";
    this.#wait = FIRST_WAIT_MS;
    this.#notFound = 0;
    this.#pingAt = Date.now();
    this.#delivery.sendDue(Infinity);
  }

  /** @param {{pong: number, at: string}} frame */
  #pong(frame) {
    if (this.#ping?.n !== frame.pong) return;
    this.#clock.take(frame.at, this.#ping.sentAt, Date.now());
    this.#ping = null;
    this.#pingAt = Date.now() + PING_EVERY_MS;
  }

  #askPong() {
    this.#pings += 1;
    this.#ping = { n: this.#pings, sentAt: Date.now() };
    this.#line?.send({ ping: this.#pings });
  }

  /** @param {Pending} command @param {Answer} answer */
  #answered(command, answer) {
    if (VOTES.includes(command.do) && answer.done) this.you = withReceipt(this.you, command, answer.done);
    for (const listener of this.#listenersOfAnswers) listener(command, answer);
  }

  /** A POST was answered: the server is there, and a line that waits for its turn need not. @param {string | null} at @param {number} sentAt */
  #reached(at, sentAt) {
    if (at !== null) this.#clock.take(at, sentAt, Date.now());
    if (!this.#line && !this.ended) this.#nextAt = Math.min(this.#nextAt, Date.now());
    this.#changed();
  }

  /** After sleep, a return to the page, a new network: look at once whether the line still lives. */
  #wake() {
    const silence = Date.now() - this.heardAt;
    this.#delivery.hasten(Date.now());
    if (!this.#line) this.#connect();
    else if (!this.#isSettled) this.#hurry();
    else if (!this.#line.isSocket) void this.#probe();
    else {
      this.#isDoubted = silence > PING_EVERY_MS + PONG_WITHIN_MS || this.#isDoubted;
      this.#askPong();
    }
    this.#changed();
  }

  /** A connection that was being made when the phone fell asleep will hardly come about. */
  #hurry() {
    if (Date.now() - this.#lineAt > PONG_WITHIN_MS) this.#connect();
  }

  /** A stream cannot be asked; whether its server can be reached is the next best thing. */
  async #probe() {
    const line = this.#line;
    const sentAt = Date.now();
    const reached = await reach(PONG_WITHIN_MS);
    if (reached) this.#reached(reached.at, sentAt);
    if (line === this.#line && (!reached || Date.now() - this.heardAt > BEAT_WITHIN_MS)) this.#reconnect();
  }

  #reconnect() {
    if (!this.#isSettled) return this.#lost(0);
    this.#drop();
    this.#connect();
    this.#changed();
  }

  #tick() {
    const now = Date.now();
    const gap = now - this.#lastTick;
    this.#lastTick = now;
    if (gap > GAP_MS || gap < -TICK_MS) this.#wake();
    if (!this.#line && now >= this.#nextAt) this.#connect();
    else if (this.#line && !this.#isSettled && now - this.#lineAt > WELCOME_WITHIN_MS) this.#lost(0);
    else if (this.#isSettled) this.#watch(now);
    if (!this.ended) this.#delivery.sendDue(now);
    if (this.connection !== this.#told) this.#changed();
  }

  /** Find out soon when the line is dead: a phone's network goes without a word. @param {number} now */
  #watch(now) {
    if (!this.#line?.isSocket) {
      if (now - this.heardAt > BEAT_WITHIN_MS) this.#reconnect();
      return;
    }
    const waited = this.#ping ? now - this.#ping.sentAt : 0;
    const isUnanswered = this.#delivery.waits(now, DOUBT_AFTER_MS);
    if (waited > PONG_WITHIN_MS) this.#reconnect();
    else if (waited > DOUBT_AFTER_MS) this.#doubt();
    else if (!this.#ping && (now >= this.#pingAt || isUnanswered)) this.#askPong();
  }

  #changed() {
    this.#told = this.connection;
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      for (const subscriber of this.#subscribers) subscriber();
    });
  }
}

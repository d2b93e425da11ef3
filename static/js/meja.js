/**
 * The committee's desk: find a member by number, name or card, check in and out, hand out a code; and the truth about
 * what has been sent and what waits.
 * @module
 */
import { proven } from "./konsol/proof.js";
import { button, chip, fold, h, icon, must, notice, paint } from "./lib/dom.js";
import { ServerClock } from "./lib/server-clock.js";
import { clock, refusal, t } from "./lib/words.js";
import { Faces } from "./meja/faces.js";
import { Members } from "./meja/members.js";
import { Queue } from "./meja/queue.js";
import { Scanner, secretIn } from "./meja/scan.js";

/** @typedef {import("./meja/members.js").Member} Member */
/** @typedef {import("./meja/queue.js").Item} Item */
/** @typedef {Parameters<typeof clock>[1]} Zone */

const root = must("desk");
const { meeting = "", as = "", decoder = "" } = root.dataset;
const zone = /** @type {Zone} */ (root.dataset.zone);
/** @type {Record<string, string>} */
const STATUS = {
  member: "people.status-member",
  prospective: "people.status-prospective",
  associate: "people.status-associate",
  departed: "people.status-departed",
  deceased: "people.status-deceased",
  passive: "people.status-passive",
};
const PLACE = `meja-tempat:${meeting}`;
const search = /** @type {HTMLInputElement} */ (must("search"));
const place = /** @type {HTMLSelectElement} */ (must("place"));
const video = /** @type {HTMLVideoElement} */ (must("camera"));

/** Longer than an answer takes; a request into a dead network is given up later only. */
const LATE_MS = 3000;

const members = new Members(meeting);
const scanner = new Scanner(video, decoder, () => draw());
const time = new ServerClock();
const faces = new Faces(meeting, () => draw());
const queue = new Queue(meeting, told, () => time.now());

/** @type {Member | null} */
let chosen = null;
/** Whether what is shown of the chosen member is what the server says now. */
let isFresh = false;
/** @type {{name: string, number: string, code: string} | null} */
let handedOut = null;
let problem = "";
let isReached = true;

place.value = kept(PLACE);
if (place.value !== kept(PLACE)) place.value = ""; // a place that is not on the list any more

/** @param {string} key */
function kept(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function draw() {
  connection();
  paint(must("problem"), problem ? notice(problem, "bad") : null);
  const found = chosen ? [] : members.find(search.value);
  const isNobody = !chosen && search.value.trim() !== "" && found.length === 0;
  paint(must("found"), found.length ? h("ul", { class: "people" }, found.map(row)) : null, isNobody ? h("p", { class: "empty" }, t("desk.nobody")) : null);
  paint(must("chosen"), chosen ? card(chosen) : null);
  paint(must("sent"), sent());
  const scans = scanner.isOn;
  video.hidden = !scans;
  paint(must("scan"), icon(scans ? "close" : "phone"), h("span", null, t(scans ? "desk.scan-stop" : "desk.scan")));
}

function connection() {
  const waits = queue.waiting.length;
  const isLate = queue.waiting.some((one) => time.now() - one.since > LATE_MS);
  const isFine = isReached && queue.isReached && !queue.isSignedOut && !isLate;
  const words = queue.isSignedOut ? t("desk.signed-out") : isFine ? t("desk.connected") : t("desk.unconnected");
  paint(must("line"), chip(words, isFine ? "ok" : "bad"), waits ? chip(t("desk.waiting", { n: waits }), "warn") : null);
}

/** @param {Member} one */
function row(one) {
  return h(
    "li",
    { class: "person", key: one.person },
    faces.small(one.person),
    h("span", { class: "who" }, h("b", null, one.name), h("small", { class: "num" }, `${one.number} · ${standing(one)}`)),
    button(t("desk.choose"), "", { "data-choose": one.person, "aria-label": t("desk.choose-name", { name: one.name }) }),
  );
}

/** In a word, whether and where somebody is in. @param {Member} one */
function standing(one) {
  const { visit } = one;
  if (!one.votes) return t("desk.not-on-roll");
  if (!visit || visit.presence === "left") return t("desk.not-in");
  if (visit.presence === "lapsed") return t("desk.lapsed");
  if (visit.channel === "hall") return visit.place ? t("desk.in-at", { place: visit.place }) : t("desk.in-hall");
  return t("desk.in-online");
}

/** @param {Member} one */
function card(one) {
  const { visit } = one;
  const isIn = visit !== null && visit.presence === "present";
  return h(
    "section",
    { class: "card stack", key: one.person, "data-part": "member" },
    faces.large(one, isFresh),
    h("div", { class: "stack tight" }, h("h2", { class: "lead" }, one.name), h("p", { class: "row" }, h("span", { class: "strong num" }, one.number), chip(t(STATUS[one.status]), one.votes ? "plain" : "warn"), chip(standing(one), isIn ? "ok" : "plain"))),
    isFresh ? null : h("p", { class: "small muted" }, t("desk.as-known")),
    visit?.since && isIn ? h("p", { class: "small muted num" }, t("desk.since", { at: clock(visit.since, zone) })) : null,
    one.votes ? acts(one, isIn) : notice(t("desk.not-on-roll"), "warn", h("p", null, t("desk.not-on-roll-hint"))),
    one.votes ? handOut(one) : null,
    button(t("desk.next"), "ghost", { "data-next": "" }),
  );
}

/** @param {Member} one @param {boolean} isIn */
function acts(one, isIn) {
  const here = place.value.trim();
  const isHere = isIn && one.visit?.channel === "hall" && one.visit.place === here;
  const isOnline = isIn && one.visit?.channel === "online";
  return h(
    "div",
    { class: "stack" },
    isHere ? null : button(here ? t("desk.check-in-at", { place: here }) : t("desk.check-in-hall"), "primary tall", { "data-do": "check-in", "data-channel": "hall" }),
    isOnline ? null : button(t("desk.check-in-own"), "tall", { "data-do": "check-in", "data-channel": "online" }),
    isIn ? button(t("desk.check-out"), "danger", { "data-do": "check-out" }) : null,
  );
}

/** @param {Member} one */
function handOut(one) {
  const told = handedOut && handedOut.number === one.number ? handedOut : null;
  if (told) return h("div", { class: "receipt", "data-part": "code", role: "status" }, icon("ok"), h("b", { class: "code" }, told.code), h("span", { class: "small" }, t("desk.code-once")));
  return fold(
    t("desk.code"),
    "code",
    h(
      "form",
      { class: "stack", id: "code-form" },
      h("p", { class: "small muted" }, t("desk.code-lead")),
      h("div", { class: "field" }, h("label", { for: "code-reason" }, t("desk.code-reason")), h("input", { class: "input", id: "code-reason", name: "reason", required: true, maxlength: 500, autocomplete: "off" })),
      h("label", { class: "check" }, h("input", { type: "checkbox", name: "links" }), h("span", null, t("desk.code-links"))),
      button(t("desk.code-make"), "", { type: "submit" }),
    ),
  );
}

function sent() {
  const items = queue.shown;
  if (!items.length) return h("p", { class: "empty" }, t("desk.sent-none"));
  return h("ul", { class: "people" }, items.map(item));
}

/** @param {Item} one */
function item(one) {
  const what = one.do === "check-out" ? t("desk.did-check-out") : one.args.channel === "hall" ? t("desk.did-check-in-at", { place: one.args.place || t("desk.hall") }) : t("desk.did-check-in");
  const noted = t("desk.noted", { at: clock(new Date(one.since).toISOString(), zone, { named: false }) });
  const state = one.state === "stored" ? chip(t("desk.stored", { at: one.at ? clock(one.at, zone, { named: false }) : "" }), "ok") : one.state === "refused" ? chip(t("desk.refused"), "bad") : chip(t("desk.waits"), "warn");
  return h(
    "li",
    { class: "person", key: one.id, "data-state": one.state },
    faces.small(one.args.person),
    h("span", { class: "who" }, h("b", null, one.name), h("small", { class: "num" }, `${what} · ${noted}`), one.state === "refused" ? h("small", { class: "error" }, refusal(one.code ?? "other", one.facts)) : null),
    state,
    one.state === "refused" ? button(t("desk.dismiss"), "", { "data-dismiss": one.id, "aria-label": t("desk.dismiss-name", { name: one.name }) }) : null,
  );
}

/** Something was answered, or could not be sent. @param {Item | null} answered */
function told(answered) {
  draw();
  if (answered && chosen?.person === answered.args.person) void look({ person: answered.args.person });
}

/** @param {{person: string} | {secret: string}} asked */
async function look(asked) {
  problem = "";
  const answer = await members.now(asked);
  isReached = answer !== null;
  const isOther = "person" in asked && chosen?.person !== asked.person;
  if (answer?.member && !isOther) {
    chosen = answer.member;
    isFresh = true;
  } else if (answer?.refused) problem = "secret" in asked ? t("desk.card-unknown") : refusal(answer.refused, answer.facts);
  else if (answer === null && "secret" in asked) problem = t("desk.card-offline");
  draw();
}

/** @param {Member | null} one */
function choose(one) {
  [chosen, isFresh, handedOut, problem] = [one, false, null, ""];
  draw();
  if (one) void look({ person: one.person });
  else search.focus();
}

async function scan() {
  if (scanner.isOn) scanner.stop();
  else {
    choose(null);
    try {
      await scanner.start((text) => void look({ secret: secretIn(text) }));
    } catch {
      scanner.stop();
      problem = t("desk.no-camera");
    }
  }
  draw();
}

/** @param {HTMLElement} pressed */
function act(pressed) {
  if (!chosen) return;
  const { person, name } = chosen;
  if (pressed.dataset.do === "check-out") return queue.add("check-out", as, { person }, name);
  const channel = pressed.dataset.channel ?? "hall";
  queue.add("check-in", as, channel === "hall" ? { person, channel, place: place.value.trim() } : { person, channel }, name);
}

/** @param {HTMLFormElement} form */
async function makeCode(form) {
  if (!chosen) return;
  const fields = new FormData(form);
  const { person } = chosen;
  const asked = () => members.code(person, String(fields.get("reason") ?? ""), fields.has("links"));
  let answer = await asked();
  if (answer?.refused && (await proven(meeting, t("console.act-hand-out-code"), as, answer.refused))) answer = await asked();
  isReached = answer !== null;
  problem = answer === null ? t("desk.code-offline") : answer.refused ? refusal(answer.refused, answer.facts) : "";
  if (answer?.code) handedOut = answer;
  draw();
}

document.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element ? event.target.closest("button") : null;
  if (!pressed) return;
  if (pressed.id === "scan") void scan();
  if (pressed.dataset.closes !== undefined) pressed.closest("dialog")?.close();
  if (pressed.dataset.choose) choose(members.all.find((one) => one.person === pressed.dataset.choose) ?? null);
  if (pressed.dataset.do) act(pressed);
  if (pressed.dataset.dismiss) queue.dismiss(pressed.dataset.dismiss);
  if (pressed.dataset.next !== undefined) {
    search.value = "";
    choose(null);
  }
});

document.addEventListener("input", (event) => {
  if (event.target === search && chosen) choose(null);
  if (event.target === place) {
    try {
      localStorage.setItem(PLACE, place.value.trim());
    } catch {
      // It is typed again on the next page then.
    }
  }
  if (event.target === search || event.target === place) draw();
});

document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  // A kiosk forgets what this device kept: not before all of it is stored.
  if (form.id === "kiosk-lock" && queue.waiting.length === 0) return;
  event.preventDefault();
  if (form.id === "code-form") void makeCode(form);
  const [only] = members.find(search.value);
  if (form.id === "search-form" && only) choose(only);
});

async function refresh() {
  const sentAt = Date.now();
  const answer = await members.load();
  if (answer?.at) time.take(answer.at, sentAt, Date.now());
  isReached = answer !== null;
  draw();
  if (answer) void faces.fetch(members.all);
}

window.setInterval(() => void refresh(), 60_000);
window.setInterval(connection, 1000);
window.addEventListener("online", () => void refresh());
window.addEventListener("offline", () => {
  isReached = false;
  draw();
});
draw();
void refresh();
void queue.send();

/**
 * What "Coba HP saya" shows: the parts with their marks, and the one that is tried now.
 * @module
 */
import { button, chip, h, icon, notice } from "../lib/dom.js";
import { meter } from "../lib/parts.js";
import { clock, t } from "../lib/words.js";

/** @typedef {import("../coba.js").State} State */
/** @typedef {import("../coba.js").Part} Part */
/** @typedef {import("../lib/dom.js").Kid} Kid */
/** @typedef {{entry: string, name: string}[]} Seats */

/** @type {Part[]} */
const PARTS = ["network", "sound", "vote", "microphone"];
const OPTIONS = ["for", "against", "abstain"];
const ICONS = { "sign-in": "person", network: "net", sound: "sound", vote: "ballot", microphone: "mic" };
/** @type {Record<string, string>} */
const NAMES = { "sign-in": "trial.part-sign-in", network: "trial.part-network", sound: "trial.part-sound", vote: "trial.part-vote", microphone: "trial.part-microphone" };
const MARKS = { passed: "trial.is-passed", slowly: "trial.is-slowly", failed: "trial.is-failed", skipped: "trial.is-skipped" };
const ADVICE = { network: "trial.advice-network", sound: "trial.advice-sound", vote: "trial.advice-vote", microphone: "trial.advice-microphone" };
/** @type {Record<string, string>} */
const NO_MICROPHONE = { denied: "trial.microphone-denied", none: "trial.microphone-none", silent: "trial.microphone-silent" };
const TONES = { passed: "ok", slowly: "ok", failed: "warn", skipped: "plain" };
const NEEDED = /** @type {Part[]} */ (["network", "sound", "vote"]);

/** @param {State} state @param {Seats} seats @param {DOMStringMap} about @returns {Kid[]} */
export function show(state, seats, about) {
  const isDone = state.current === "done";
  const all = h("ol", { class: "trial" }, signedIn(seats), PARTS.map((part) => row(part, state, seats, about)));
  return isDone ? [verdict(state, about), all, button(t("trial.again-all"), "", { "data-try": "all" }, "retry")] : [all];
}

/** @param {Seats} seats */
function signedIn(seats) {
  const names = seats.map((one) => one.name).join(", ");
  return line("sign-in", "passed", names ? h("p", { class: "small muted" }, names) : null);
}

/** @param {string} part @param {import("../coba.js").Outcome | undefined} outcome @param {...Kid} kids */
function line(part, outcome, ...kids) {
  const mark = outcome ? chip(t(MARKS[outcome]), TONES[outcome]) : null;
  const name = t(NAMES[part]);
  return h("li", { key: part, "data-part": part, "data-outcome": outcome ?? "" }, h("div", { class: "row keep" }, icon(ICONS[/** @type {Part} */ (part)]), h("b", { class: "grow" }, name), mark), kids);
}

/** @param {Part} part @param {State} state @param {Seats} seats @param {DOMStringMap} about */
function row(part, state, seats, about) {
  const outcome = state.outcomes[part];
  if (part !== state.current) return line(part, outcome, state.current === "done" ? after(part, state) : null);
  return line(part, outcome, h("div", { class: "stack tight now", key: "now" }, SHOWN[part](state, seats, about)));
}

/** At the end: what to do about what failed, and trying it again. @param {Part} part @param {State} state */
function after(part, state) {
  const outcome = state.outcomes[part];
  if (outcome === "passed" || outcome === "slowly") return null;
  return [outcome === "failed" ? h("p", { class: "small" }, t(ADVICE[part])) : null, button(t("trial.again"), "ghost", { "data-try": "again", "data-of": part, "aria-label": t("trial.again-of", { part: t(NAMES[part]) }) }, "retry")];
}

/** @type {Record<Part, (state: State, seats: Seats, about: DOMStringMap) => Kid>} */
const SHOWN = { network, sound, vote, microphone };

/** @param {State} state */
function network(state) {
  if (state.outcomes.network !== "failed") return h("p", { class: "small muted" }, t("trial.network-busy"));
  return [notice(t("trial.network-failed"), "warn", h("p", null, t("trial.advice-network"))), button(t("trial.again"), "primary tall", { "data-try": "network" }, "retry")];
}

/** @param {State} state */
function sound(state) {
  if (state.outcomes.sound === "failed") {
    return [notice(t("trial.sound-failed"), "warn", h("p", null, t("trial.advice-sound"))), button(t("trial.play-again"), "primary tall", { "data-try": "again", "data-of": "sound" }, "sound"), button(t("trial.go-on"), "tall", { "data-try": "on" })];
  }
  if (!state.hasPlayed) return [h("p", { class: "small" }, t("trial.sound-lead")), button(t("trial.play"), "primary tall", { "data-try": "play" }, "sound")];
  return [
    h("p", { class: "strong" }, t("trial.heard")),
    h("div", { class: "twins" }, button(t("trial.heard-yes"), "primary", { "data-try": "heard" }, "check"), button(t("trial.heard-no"), "", { "data-try": "silent" })),
    button(t("trial.play-again"), "ghost", { "data-try": "play" }, "sound"),
  ];
}

/** A paper as in the meeting: nothing chosen beforehand, the button names the choice. @param {State} state @param {Seats} seats @param {DOMStringMap} about */
function vote(state, seats, about) {
  const receipts = state.receipts.map((at, i) => receipt(at, seats.length > 1 ? seats[i].name : "", about));
  if (state.outcomes.vote === "passed") return [receipts, button(t("trial.go-on"), "primary tall", { "data-try": "on" })];
  const isSending = state.busy === "vote";
  const send = { type: "submit", class: "btn primary tall", "data-part": "submit", "aria-disabled": !state.choice || isSending ? "true" : null, "aria-busy": isSending ? "true" : null };
  return [
    receipts,
    h(
      "form",
      { class: "stack tight", key: `vote ${state.voter}` },
      h("p", { class: "row keep" }, chip(t("trial.rehearsal"), "warn"), h("b", { class: "grow" }, t("trial.question"))),
      seats.length > 1 ? h("p", { class: "strong voter" }, t("member.turn", { name: seats[state.voter].name, at: state.voter + 1, of: seats.length })) : null,
      h(
        "fieldset",
        { class: "pilih", disabled: isSending },
        h("legend", { class: "visually-hidden" }, t("ballot.choices")),
        OPTIONS.map((option) => h("label", { key: option }, h("input", { type: "radio", name: "choice", value: option, required: true }), h("span", { class: "grow" }, t(`ballot.${option}`)))),
      ),
      state.isUnsent ? h("p", { class: "small", role: "alert" }, t("member.unsent-line")) : null,
      h("button", send, h("span", null, isSending ? t("ballot.sending") : state.choice ? t("trial.send", { choice: t(`ballot.${state.choice}`) }) : t("ballot.choose-first"))),
    ),
  ];
}

/** @param {string} at @param {string} name @param {DOMStringMap} about */
function receipt(at, name, about) {
  const zone = /** @type {import("../lib/words.js").Zone} */ (about.zone);
  return h("div", { class: "receipt", "data-part": "receipt" }, icon("ok", "l"), h("b", null, t("trial.arrived")), h("span", { class: "num" }, name ? `${name}, ` : "", t("trial.arrived-at", { at: clock(at, zone, { seconds: true }) })));
}

/** @param {State} state */
function microphone(state) {
  const skip = button(t("trial.skip"), "tall", { "data-try": state.outcomes.microphone === "failed" ? "on" : "skip" });
  if (state.busy === "microphone") return [h("p", { class: "strong" }, t("trial.speak")), meter(state.level, 100, t("trial.level"))];
  if (state.outcomes.microphone === "failed") {
    return [notice(t(NO_MICROPHONE[state.refused || "none"]), "warn", h("p", null, t("trial.advice-microphone")), state.isInApp ? inChrome() : null), button(t("trial.again"), "primary tall", { "data-try": "again", "data-of": "microphone" }, "retry"), skip];
  }
  return [h("p", { class: "small" }, t("trial.microphone-lead")), state.isInApp ? h("p", { class: "small muted" }, t("trial.in-app")) : null, button(t("trial.listen"), "primary tall", { "data-try": "listen" }, "mic"), skip];
}

/** How to leave an app's own browser. */
function inChrome() {
  return h("ol", { class: "numbered small" }, h("li", null, t("trial.chrome-copy")), h("li", null, t("trial.chrome-paste")), h("li", null, t("trial.chrome-pin")));
}

/** @param {State} state @param {DOMStringMap} about */
function verdict(state, about) {
  const isReady = NEEDED.every((part) => state.outcomes[part] === "passed" || state.outcomes[part] === "slowly");
  const room = h("a", { class: "btn primary tall", href: `/rapat/${about.meeting}` }, h("span", null, t("trial.to-room")));
  if (isReady) return h("div", { class: "stack tight", key: "verdict", "data-ready": "yes" }, notice(t("trial.ready"), "ok", h("p", null, t("trial.ready-lead"))), room);
  const ask = about.contact ? h("a", { class: "btn tall", href: `https://wa.me/${about.contact}`, rel: "noreferrer" }, icon("help"), h("span", null, t("help.whatsapp"))) : null;
  return h("div", { class: "stack tight", key: "verdict", "data-ready": "no" }, notice(t("trial.not-ready"), "warn", h("p", null, t("trial.not-ready-lead"))), ask, room);
}

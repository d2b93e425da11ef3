/**
 * The kiosk between two voters: signs the next one in, and empties itself when nobody goes on.
 * @module
 */
import { must, notice, paint } from "./lib/dom.js";
import { refusal, t } from "./lib/words.js";

const IDLE_MS = 60_000;
const form = /** @type {HTMLFormElement} */ (must("kiosk"));
const firstEntry = must("first-entry");
let timer = 0;

function forget() {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // A browser that keeps nothing.
  }
}

function startAgain() {
  form.reset();
  firstEntry.hidden = true;
  paint(must("refused"));
}

function heard() {
  window.clearTimeout(timer);
  timer = window.setTimeout(startAgain, IDLE_MS);
}

/** @param {object} sent @returns {Promise<any>} */
async function enter(sent) {
  try {
    const response = await fetch("/masuk", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) });
    return await response.json();
  } catch {
    return { refused: "try-again" };
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await enter(Object.fromEntries(new FormData(form)));
  if (answer.done) {
    form.reset();
    location.replace(answer.done.to);
    return;
  }
  const isFirst = answer.refused === "pin-needed" || answer.refused === "pin-unfit";
  if (isFirst) firstEntry.hidden = false;
  const words = answer.refused === "pin-needed" ? t("door.pin-lead") : refusal(answer.refused ?? "other", answer.facts);
  paint(must("refused"), notice(words, answer.refused === "pin-needed" ? "info" : "bad"));
});

document.addEventListener("input", heard);
// Whoever goes back to a page that the browser kept gets a new one.
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
forget();
startAgainUnlessRefused();

/** The browser may put back what was typed before a reload. */
function startAgainUnlessRefused() {
  form.reset();
  heard();
}

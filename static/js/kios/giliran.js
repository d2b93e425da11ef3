/**
 * A voter's turn at a kiosk: ends by a tap, a while after the vote is stored, or when nobody touches it any more.
 * @module
 */
import { must, paint } from "../lib/dom.js";
import { t } from "../lib/words.js";

const AFTER_VOTE_S = 20;
const IDLE_S = 90;
const form = /** @type {HTMLFormElement} */ (must("kiosk-finish"));
let left = IDLE_S;
let hasVoted = false;

function tick() {
  left -= 1;
  const words = isUnsent() ? t("kiosk.unsent") : left <= AFTER_VOTE_S ? t("kiosk.ends-in", { n: Math.max(left, 0) }) : t("kiosk.turn");
  paint(must("kiosk-left"), words);
  if (left <= 0) end();
}

/** A vote that was cast and has no answer yet is kept by the page (see the outbox): it must not be cleared. */
function isUnsent() {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith("rat:"));
  } catch {
    return false;
  }
}

function end() {
  if (isUnsent()) return;
  window.clearInterval(timer);
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // A browser that keeps nothing.
  }
  form.submit();
}

function look() {
  const isVoted = document.querySelector("[data-now=voted]") !== null && !isUnsent();
  if (isVoted && !hasVoted) left = AFTER_VOTE_S;
  hasVoted = isVoted;
}

for (const kind of ["pointerdown", "keydown", "input"]) document.addEventListener(kind, () => (left = hasVoted ? AFTER_VOTE_S : IDLE_S));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  end();
});
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
new MutationObserver(look).observe(must("now"), { childList: true, subtree: true, attributes: true });
const timer = window.setInterval(tick, 1000);

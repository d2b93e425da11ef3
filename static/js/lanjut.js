/**
 * The meeting goes on in this browser: the link's secret leaves the fragment with the tap on "Lanjut di sini" alone.
 * A tap whose answer was lost is told again by the same name, and is one tap.
 * @module
 */
import { must } from "./lib/dom.js";
import { refusal, t } from "./lib/words.js";

const KEPT = "lanjut";
const NAME_BYTES = 16;
const sent = comes();
const button = must("go-on").querySelector("button");

/** The secret, with a name of this page's own that outlives a reload. @returns {{secret: string, taker: string}} */
function comes() {
  const secret = decodeURIComponent(location.hash.slice(1));
  // The address bar, history and screenshots need not show it any longer.
  history.replaceState(null, "", location.pathname + location.search);
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
  if (!secret || secret === kept.secret) return { secret: kept.secret ?? "", taker: kept.taker ?? "" };
  const name = [...crypto.getRandomValues(new Uint8Array(NAME_BYTES))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  sessionStorage.setItem(KEPT, JSON.stringify({ secret, taker: name }));
  return { secret, taker: name };
}

button?.addEventListener("click", async () => {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  const body = JSON.stringify(sent);
  const response = await fetch("/lanjut", { method: "POST", headers: { "Content-Type": "application/json" }, body, cache: "no-store" }).catch(() => null);
  const said = await response?.json().catch(() => null);
  if (said?.done) {
    sessionStorage.removeItem(KEPT);
    return location.replace(said.done.to);
  }
  button.removeAttribute("aria-busy");
  tell(said?.refused ? refusal(said.refused, said.facts) : t("connection.offline-advice"));
});

if (!sent.secret) {
  button?.remove();
  tell(t("moving.on-nothing"));
}

/** @param {string} words */
function tell(words) {
  const place = must("go-on-say");
  place.className = "error";
  place.textContent = words;
}

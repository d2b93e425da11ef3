/**
 * The door: takes a personal link's secret out of the fragment, so that it reaches the server only with the tap
 * on "Masuk", in the body of a POST. Without script, or without a fragment, the printed code is typed.
 * @module
 */
import { offer } from "./lib/passkeys.js";
import { t } from "./lib/words.js";

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("door"));
const KEPT = "tautan";
const secret = decodeURIComponent(location.hash.slice(1)) || afterAMistake();

/** The link of a try that was refused: whoever mistyped a digit need not look for the message again. */
function afterAMistake() {
  try {
    const kept = sessionStorage.getItem(KEPT) ?? "";
    sessionStorage.removeItem(KEPT);
    return document.querySelector("main [role=alert]") ? kept : "";
  } catch {
    return ""; // a browser that keeps nothing
  }
}

function keep() {
  try {
    if (secret) sessionStorage.setItem(KEPT, secret);
  } catch {
    // then the link is opened again
  }
}

if (form && secret) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("secret"));
  input.value = secret;
  input.closest(".field")?.setAttribute("hidden", "");
  const lead = document.getElementById("door-lead");
  if (lead && form.elements.namedItem("datum")) lead.textContent = t("door.link-ready");
  // Pages that are opened from here know it too; a fragment stays on the device until it is sent.
  for (const link of document.querySelectorAll("a[href='/bantuan'], a[data-reading=language]")) {
    /** @type {HTMLAnchorElement} */ (link).hash = secret;
  }
  // The address bar, history and screenshots need not show it any longer.
  history.replaceState(null, "", location.pathname + location.search);
}

form?.addEventListener("submit", () => {
  keep();
  const button = form.querySelector("button[type=submit]");
  button?.setAttribute("aria-busy", "true");
  const text = button?.querySelector("[data-part=text]");
  if (text) text.textContent = t("door.entering");
});

const passkey = document.getElementById("passkey");
offer(passkey, "enter", passkey?.dataset.to ?? "/");

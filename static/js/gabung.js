/**
 * The door for groups: the code of the poster or the link is filled in; the member's number is typed.
 * @module
 */
import { t } from "./lib/words.js";

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("group-door"));
const code = decodeURIComponent(location.hash.slice(1));

if (form && /^[0-9a-z -]{8,12}$/i.test(code)) {
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("secret"));
  field.value = code;
  /** @type {HTMLInputElement} */ (form.elements.namedItem("number")).focus();
}

form?.addEventListener("submit", () => {
  const button = form.querySelector("button[type=submit]");
  button?.setAttribute("aria-busy", "true");
  const text = button?.querySelector("[data-part=text]");
  if (text) text.textContent = t("door.entering");
});

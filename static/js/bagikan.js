/**
 * A coordinator's list: the link's secret goes from the fragment into the forms, and reaches the server with a
 * tap alone. A tap on a name notes it as sent and goes straight to WhatsApp.
 * @module
 */
import { refusal } from "./lib/words.js";

const door = document.getElementById("share-door");
const secret = decodeURIComponent(location.hash.slice(1));

if (door instanceof HTMLFormElement && secret) {
  const field = door.elements.namedItem("secret");
  if (field instanceof HTMLInputElement) field.value = secret;
  // The fragment stays in the address: a phone that dropped the page behind WhatsApp opens it again.
  door.action = location.href;
}

document.getElementById("share")?.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-tap]")) return;
  event.preventDefault();
  const button = form.querySelector("button");
  if (button?.getAttribute("aria-busy")) return;
  button?.setAttribute("aria-busy", "true");
  try {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) fields.append(name, String(value));
    const answer = await fetch(form.action, { method: "POST", body: fields, headers: { Accept: "application/json" } });
    const said = await answer.json();
    if (said.done) {
      form.closest("li")?.setAttribute("data-state", "sent");
      location.assign(said.done.to);
    } else tell(refusal(said.refused, said.facts ?? {}));
  } catch {
    tell(refusal("try-again", {}));
  } finally {
    button?.removeAttribute("aria-busy");
  }
});

/** @param {string} words */
function tell(words) {
  const place = document.getElementById("share-error");
  if (!place) return;
  place.textContent = words;
  place.hidden = false;
  place.scrollIntoView({ block: "center" });
}

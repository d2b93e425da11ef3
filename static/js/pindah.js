/**
 * The phone that waits for its seat asks the server once a second how it stands, and shows what it says.
 * @module
 */
import { must } from "./lib/dom.js";

const ASK_EVERY_MS = 1000;
const { move, state } = must("move").dataset;

async function ask() {
  const response = await fetch(`/pindah/${move}/keadaan`, { cache: "no-store" }).catch(() => null);
  const said = response?.ok ? await response.json().catch(() => null) : null;
  if (said?.state === "moved") return location.replace(said.to);
  if (said && said.state !== "waiting") return location.reload();
  if (said) must("left").textContent = String(said.seconds);
  setTimeout(ask, ASK_EVERY_MS);
}

if (state === "waiting") setTimeout(ask, ASK_EVERY_MS);
if (state === "moved") location.replace(/** @type {HTMLAnchorElement} */ (document.querySelector("#move a")).href);

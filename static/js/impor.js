/**
 * The bar of an import: asks how far it is and moves on when it is done. Without script there is a button to reload.
 * @module
 */
import "./lib/reading.js";
import { share, t } from "./lib/words.js";

const EVERY_MS = 400;
const place = document.getElementById("impor");

async function look() {
  if (!place) return;
  try {
    const answer = await fetch(place.dataset.progress ?? "");
    if (!answer.ok) return location.reload();
    const { stage, done, total } = await answer.json();
    if (stage !== place.dataset.stage) return location.reload();
    place.querySelector("[data-part=value]")?.setAttribute("width", share(done, total));
    const told = place.querySelector("[data-part=told]");
    if (told && total) told.textContent = t("people.rows-done", { done, total });
  } catch {
    // The connection comes back or the reader reloads.
  }
  setTimeout(look, EVERY_MS);
}

look();

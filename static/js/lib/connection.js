/**
 * The connection's chip says the truth in words and shape.
 * @module
 */
import { t } from "./words.js";

const TONES = { connected: "ok", reconnecting: "warn live", offline: "bad" };

/** @param {import("./live.js").Live} live */
export function connection(live) {
  const chip = document.querySelector("[data-connection]");
  const is = live.connection;
  if (!chip || chip.getAttribute("data-connection") === is) return;
  chip.setAttribute("data-connection", is);
  chip.className = `chip ${TONES[is]}`;
  const text = chip.querySelector("[data-part=text]");
  if (text) text.textContent = t(`connection.${is}`);
}

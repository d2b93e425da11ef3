/**
 * The two ways of a vote to the server, tried with a word and no meeting: a websocket, and a POST.
 * @module
 */

import { t } from "../lib/words.js";

const SUBPROTOCOL = "rat.v1";
const WITHIN_MS = 8000;

/** Whether a word went there and back over a websocket. @param {string} meeting @returns {Promise<boolean>} */
export function isCarried(meeting) {
  const address = new URL(`/rapat/${encodeURIComponent(meeting)}/coba/langsung`, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  return new Promise((done) => {
    const socket = new WebSocket(address, SUBPROTOCOL);
    const end = (/** @type {boolean} */ isCarried_) => {
      clearTimeout(timer);
      socket.onmessage = socket.onclose = null;
      socket.close();
      done(isCarried_);
    };
    const timer = setTimeout(() => end(false), WITHIN_MS);
    socket.onclose = () => end(false);
    socket.onmessage = (event) => {
      const said = JSON.parse(event.data);
      if (said.t === "say") socket.send(said.word);
      else end(true);
    };
  });
}

/** What the server asks to wait for; it is tried again all the same. @param {string} words */
function tell(words) {
  const place = document.getElementById("waits");
  if (place) [place.hidden, place.textContent] = [!words, words];
}

/**
 * Tell how a part went, by POST; null when nothing is known of it.
 * @param {string} meeting @param {{part: string, outcome: string, entry?: string, choice?: string}} said
 * @returns {Promise<{at: string} | null>}
 */
export async function say(meeting, said) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), WITHIN_MS);
  try {
    const response = await fetch(`/rapat/${encodeURIComponent(meeting)}/coba`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(said),
      cache: "no-store",
      signal: abort.signal,
    });
    const told = await response.json();
    const waits = told.refused === "too-many-attempts";
    if (waits) tell(t("refusal.too-many-attempts", { seconds: told.facts.seconds }));
    // Signed out meanwhile, or the meeting over: the page says so itself when it is asked for again.
    else if (response.status < 500 && !response.ok) location.reload();
    else tell("");
    return response.ok ? told.done : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

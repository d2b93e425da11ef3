/**
 * The page goes on in another browser: a link of two minutes and one use, opened in Chrome, copied, or read off the
 * screen by another phone. Fetched when it is asked for.
 * @module
 */
import { button, fold, h, icon } from "../lib/dom.js";
import { left, refusal, t } from "../lib/words.js";

/** @typedef {import("./room.js").Room} Room */

/** @type {{link: string, code: string, until: number} | null} */
let given = null;
let error = "";
let isAsking = false;
let isCopied = false;

/** Ask for the link; one asked for again takes the place of the former. @param {Room} room @param {string} meeting */
export async function ask(room, meeting) {
  if (isAsking) return;
  isAsking = true;
  isCopied = false;
  error = "";
  room.changed();
  const response = await fetch(`/rapat/${encodeURIComponent(meeting)}/lanjut`, { method: "POST", cache: "no-store" }).catch(() => null);
  const said = await response?.json().catch(() => null);
  isAsking = false;
  if (said?.done) {
    room.onwardUntil = room.now() + said.done.seconds * 1000;
    given = { ...said.done, until: room.onwardUntil };
  } else error = said?.refused ? refusal(said.refused, said.facts) : t("connection.offline-advice");
  room.changed();
}

/** @param {Room} room */
export async function copy(room) {
  try {
    await navigator.clipboard.writeText(given?.link ?? "");
    isCopied = true;
  } catch {
    const shown = document.querySelector("[data-part=onward-link]");
    if (shown) getSelection()?.selectAllChildren(shown);
  }
  room.changed();
}

/** What stands where the page offers to go on elsewhere. @param {Room} room @param {string} words what the button says */
export function onward(room, words) {
  if (!given || room.now() >= given.until) {
    return h(
      "div",
      { class: "stack tight", key: "onward", "data-part": "onward" },
      given ? h("p", { class: "small" }, t("moving.onward-over")) : null,
      error ? h("p", { class: "error", role: "alert" }, icon("warn"), h("span", null, error)) : null,
      button(words, "primary", { "data-onward": "ask", "aria-busy": isAsking ? "true" : null }, "swap"),
    );
  }
  return h(
    "div",
    { class: "stack tight", key: "onward-given", "data-part": "onward" },
    h("p", { class: "small num" }, t("moving.onward-ready", { left: left((given.until - room.now()) / 1000) })),
    /Android/.test(navigator.userAgent) ? h("a", { class: "btn primary", href: inChrome(given.link) }, h("span", null, t("moving.onward-now"))) : null,
    button(isCopied ? t("texts.copied") : t("moving.onward-copy"), "", { "data-onward": "copy" }, "file"),
    h("p", { class: "small code", "data-part": "onward-link" }, given.link),
    fold(t("moving.onward-code"), "onward-code", h("div", { class: "qr" }, h("img", { src: given.code, alt: t("moving.onward-code") }))),
  );
}

/** The same link for Chrome, out of an app's own browser; its own fragment stays before that of the intent. @param {string} link */
function inChrome(link) {
  const { protocol } = new URL(link);
  return `intent:${link.slice(protocol.length)}#Intent;scheme=${protocol.replace(":", "")};package=com.android.chrome;end`;
}

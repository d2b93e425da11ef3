/**
 * What happened is said once, where screen readers hear it.
 * @module
 */
import { h, must, paint } from "../lib/dom.js";

const SHOWN_MS = 6_000;
/** @type {number | undefined} */
let timer;

/** @param {string} words */
export function toast(words) {
  clearTimeout(timer);
  paint(must("toasts"), h("p", { class: "toast" }, h("span", null, words)));
  timer = window.setTimeout(() => paint(must("toasts")), SHOWN_MS);
}

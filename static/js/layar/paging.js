/**
 * Long lists on the public screen: as many rows as stay readable from the last row, the others on the next page.
 * @module
 */
import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";

/** How long a page stands; every screen turns at the same second of the server. */
export const PAGE_MS = 8000;
const MOST = 20;

/** @template T @typedef {{rows: T[], first: number, words: import("../lib/dom.js").Kid}} Part */

export class Pager {
  rows = MOST;
  now = 0;

  /**
   * The rows of a list that stand on the page now, and which page it is where there are several.
   * @template T @param {T[]} list @param {number} [share] how many lists stand on the screen together
   * @returns {Part<T>}
   */
  part(list, share = 1) {
    const pages = this.cut(list, share);
    const { shown, at, words } = this.turn(pages);
    return { rows: shown ?? [], first: pages.slice(0, at).flat().length, words };
  }

  /** A list in parts of even length, none longer than fits. @template T @param {T[]} list @param {number} [share] @returns {T[][]} */
  cut(list, share = 1) {
    const pages = Math.max(1, Math.ceil(list.length / Math.max(1, Math.floor(this.rows / share))));
    const each = Math.ceil(list.length / pages);
    return Array.from({ length: pages }, (_, at) => list.slice(at * each, (at + 1) * each)).filter((page) => page.length);
  }

  /** Which of several pages stands now. @template T @param {T[]} pages */
  turn(pages) {
    const at = pages.length ? Math.floor(this.now / PAGE_MS) % pages.length : 0;
    const words = pages.length > 1 ? h("p", { class: "muted num page-of", "data-part": "page" }, t("screen.page", { page: at + 1, pages: pages.length })) : null;
    return { shown: pages[at], at, words };
  }
}

let shown = "";

/**
 * Paint a scene with as many rows as fit; what does not fit turns.
 * @param {Element} place @param {string} key what is shown, and how large the screen is @param {Pager} pager @param {() => void} draw
 */
export function fitted(place, key, pager, draw) {
  if (key !== shown) pager.rows = MOST;
  shown = key;
  draw();
  while (place.scrollHeight > place.clientHeight + 1 && pager.rows > 1) {
    pager.rows -= 1;
    draw();
  }
}

/**
 * Long lists on the public screen: as many rows as stay readable from the last row, the others on the next page.
 * @module
 */
import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";

/** How long a page stands; every screen turns at the same second of the server. */
const PAGE_MS = 8000;

/** Where there is more to read on a page. */
export const READING_MS = 15000;
const MOST = 24;

/** @template T @typedef {{rows: T[], first: number, words: import("../lib/dom.js").Kid}} Part */

export class Pager {
  rows = MOST;
  now = 0;
  /** Pages turned by hand. */
  ahead = 0;
  /** The page that is being measured. @type {number | null} */
  held = null;
  /** How many the longest list of the scene has. */
  pages = 1;

  /**
   * The rows of a list that stand on the page now, and which page it is where there are several.
   * @template T @param {T[]} list @param {number} [share] how many lists stand on the screen together
   * @param {number} [every] @returns {Part<T>}
   */
  part(list, share = 1, every = PAGE_MS) {
    const pages = this.cut(list, share);
    const { shown, at, words } = this.turn(pages, every);
    return { rows: shown ?? [], first: pages.slice(0, at).flat().length, words };
  }

  /** A list in parts of even length, none longer than fits. @template T @param {T[]} list @param {number} [share] @returns {T[][]} */
  cut(list, share = 1) {
    const pages = Math.max(1, Math.ceil(list.length / Math.max(1, Math.floor(this.rows / share))));
    const each = Math.ceil(list.length / pages);
    return Array.from({ length: pages }, (_, at) => list.slice(at * each, (at + 1) * each)).filter((page) => page.length);
  }

  /** Which of several pages stands now. @template T @param {T[]} pages @param {number} [every] */
  turn(pages, every = PAGE_MS) {
    const at = pages.length ? (this.held ?? Math.floor(this.now / every) + this.ahead) % pages.length : 0;
    this.pages = Math.max(this.pages, pages.length);
    const words = pages.length > 1 ? h("p", { class: "muted num page-of", "data-part": "page" }, t("screen.page", { page: at + 1, pages: pages.length })) : null;
    return { shown: pages[at], at, words };
  }
}

let shown = "";

/**
 * Paint a scene with as many rows a page as fit on every one of its pages.
 * @param {Element} place @param {string} key what is shown, and how large the screen is @param {Pager} pager @param {() => void} draw
 */
export function fitted(place, key, pager, draw) {
  draw();
  const isOver = place.scrollHeight > place.clientHeight + 1 && pager.rows > 1;
  if (key === shown && !isOver) return;
  shown = key;
  pager.rows = MOST;
  while (pager.rows > 1 && !fits(place, pager, draw)) pager.rows -= 1;
  pager.held = null;
  draw();
}

/** Whether every page of the scene fits. @param {Element} place @param {Pager} pager @param {() => void} draw */
function fits(place, pager, draw) {
  pager.pages = 1;
  for (let at = 0; at < pager.pages; at += 1) {
    pager.held = at;
    draw();
    if (place.scrollHeight > place.clientHeight + 1) return false;
  }
  return true;
}

/**
 * Members' photos, fetched beforehand and kept as long as the page lives: a face is compared without a network too.
 * @module
 */
import { h } from "../lib/dom.js";
import { t } from "../lib/words.js";

/** @typedef {import("./members.js").Member} Member */

const MOST_BYTES = 24 * 1024 * 1024;
const AT_ONCE = 3;

export class Faces {
  #address;
  #changed;
  /** @type {Map<string, string>} addresses within this page, by person */
  #kept = new Map();
  #bytes = 0;
  #isFetching = false;

  /** @param {string} meeting @param {() => void} changed */
  constructor(meeting, changed) {
    this.#address = `/rapat/${encodeURIComponent(meeting)}/meja/foto/`;
    this.#changed = changed;
  }

  /** Those of the list, a few at once; what a network lost is asked for with the next list. @param {Member[]} all */
  async fetch(all) {
    if (this.#isFetching) return;
    this.#isFetching = true;
    const wanted = all.filter((one) => one.photo && !this.#kept.has(one.person));
    try {
      for (let at = 0; at < wanted.length && this.#bytes < MOST_BYTES; at += AT_ONCE) await Promise.all(wanted.slice(at, at + AT_ONCE).map((one) => this.#fetch(one.person)));
    } catch {
      // The network went away: the rest comes later.
    }
    this.#isFetching = false;
  }

  /** @param {string} person */
  async #fetch(person) {
    const response = await fetch(this.#address + encodeURIComponent(person), { cache: "no-store" });
    if (!response.ok) return; // taken off meanwhile
    const photo = await response.blob();
    this.#bytes += photo.size;
    this.#kept.set(person, URL.createObjectURL(photo));
    this.#changed();
  }

  /** Beside a name; nothing where there is none. @param {string} person */
  small(person) {
    const src = this.#kept.get(person);
    return src ? h("img", { class: "face", src, alt: "", width: 40, height: 50, key: `face ${person}` }) : null;
  }

  /** To compare with who stands there: what the server has now, or what is kept. @param {Member} one @param {boolean} isFresh */
  large(one, isFresh) {
    const src = isFresh ? this.#address + encodeURIComponent(one.person) : this.#kept.get(one.person);
    return one.photo && src ? h("img", { class: "portrait", src, alt: t("desk.photo-of", { name: one.name }), width: 144, height: 180, key: "photo" }) : null;
  }
}

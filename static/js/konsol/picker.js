/**
 * `<person-picker>`: find people of the meeting by name or number and choose some of them.
 * @module
 */
import { t } from "../lib/words.js";
import { button, h, paint } from "../lib/dom.js";

const WAIT_MS = 250;

class PersonPicker extends HTMLElement {
  /** @type {{person: string, name: string, number: string}[]} */
  #found = [];
  /** @type {Map<string, string>} */
  #chosen = new Map();
  /** @type {number | undefined} */
  #timer;

  connectedCallback() {
    const root = document.documentElement;
    const names = JSON.parse(root.dataset.names ?? "{}");
    for (const person of JSON.parse(this.dataset.chosen ?? "[]")) this.#chosen.set(person, names[person] ?? t("console.somebody"));
    this.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#search(), WAIT_MS);
    });
    this.addEventListener("click", (event) => this.#click(event));
    this.#draw();
  }

  /** @returns {string[]} */
  get chosen() {
    return [...this.#chosen.keys()];
  }

  /** Whether as many are chosen as the act needs. */
  get isComplete() {
    return this.chosen.length >= Number(this.dataset.least ?? "0");
  }

  get #query() {
    return /** @type {HTMLInputElement | null} */ (this.querySelector("input"))?.value.trim() ?? "";
  }

  async #search() {
    const query = this.#query;
    if (!query) this.#found = [];
    else {
      const meeting = document.querySelector("[data-meeting]")?.getAttribute("data-meeting") ?? "";
      const response = await fetch(`/rapat/${meeting}/kehadiran?siapa=kenal&cari=${encodeURIComponent(query)}`);
      this.#found = response.ok ? (await response.json()).people.slice(0, 8) : [];
    }
    this.#draw();
  }

  /** @param {Event} event */
  #click(event) {
    if (!(event.target instanceof Element)) return;
    const add = event.target.closest("[data-add]")?.getAttribute("data-add");
    const remove = event.target.closest("[data-remove]")?.getAttribute("data-remove");
    const most = Number(this.dataset.most ?? "1");
    if (add) {
      if (most === 1) this.#chosen.clear();
      const person = this.#found.find((one) => one.person === add);
      if (person && this.#chosen.size < most) this.#chosen.set(add, person.name);
      const input = this.querySelector("input");
      if (input) input.value = "";
      this.#found = [];
    }
    if (remove) this.#chosen.delete(remove);
    if (add || remove) {
      this.#draw();
      this.querySelector("input")?.focus();
    }
  }

  #draw() {
    const id = `picker-${this.getAttribute("name")}`;
    const chosen = [...this.#chosen].map(([person, name]) => h("li", { class: "row keep", key: person }, h("b", { class: "grow" }, name), button(t("console.remove"), "ghost", { "data-remove": person, "aria-label": t("console.remove-name", { name }) })));
    const found = this.#found.map((one) => h("li", { key: one.person }, button(`${one.name}${one.number ? ` · ${one.number}` : ""}`, "tall", { "data-add": one.person })));
    paint(
      this,
      h(
        "div",
        { class: "field" },
        h("label", { for: id }, this.dataset.label),
        h("p", { class: "hint" }, t("console.hint-search")),
        chosen.length ? h("ul", { class: "picked", "aria-label": t("console.chosen") }, chosen) : null,
        h("input", { class: "input", id, type: "search", autocomplete: "off" }),
        found.length ? h("ul", { class: "found", "aria-label": t("console.search-results") }, found) : null,
      ),
    );
  }
}

customElements.define("person-picker", PersonPicker);

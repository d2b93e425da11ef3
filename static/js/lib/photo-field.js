/**
 * Candidates' photos, handed in by those who may.
 * @module
 */
import { h, icon } from "./dom.js";
import { portrait } from "./photos.js";
import { small } from "./pictures.js";
import { refusal, t } from "./words.js";

const WIDTHS = [400, 320, 240];

/**
 * Chooses a photo, and takes it off again.
 * @param {any} view @param {{item: string, person: string, name: string, photo?: string | null}} candidate @param {string} [told]
 */
export function photoField(view, { item, person, name, photo }, told = "") {
  const about = { "data-photo-item": item, "data-photo-person": person };
  const id = `photo-${item}-${person}`;
  return h(
    "div",
    { class: "row keep photo-field", key: id },
    photo ? portrait(view, photo, name) : null,
    h(
      "div",
      { class: "stack tight grow" },
      h("label", { class: "btn", for: id }, icon("person"), h("span", null, t(photo ? "photo.change" : "photo.choose"), h("span", { class: "visually-hidden" }, `: ${name}`))),
      h("input", { type: "file", id, class: "visually-hidden", accept: "image/jpeg,image/png,image/*", ...about }),
      photo ? h("button", { type: "button", class: "btn ghost", "data-photo-off": "", ...about }, h("span", null, t("photo.take-off"), h("span", { class: "visually-hidden" }, `: ${name}`))) : null,
      told ? h("p", { class: "error", role: "alert" }, icon("warn"), h("span", null, told)) : null,
    ),
  );
}

/**
 * Hand photos in from wherever the page draws a field.
 * @param {string} meeting @param {(person: string, words: string) => void} tell what was refused, "" when it was taken
 */
export function wirePhotos(meeting, tell) {
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !field.dataset.photoPerson) return;
    const [file] = field.files ?? [];
    if (file) void chosen(meeting, field, file, tell);
    field.value = "";
  });
  document.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest("[data-photo-off]")) : null;
    if (pressed) void send(meeting, pressed, null, tell);
  });
}

/** @param {string} meeting @param {HTMLElement} field @param {File} file @param {(person: string, words: string) => void} tell */
async function chosen(meeting, field, file, tell) {
  let bytes;
  try {
    ({ bytes } = await small(file, WIDTHS));
  } catch {
    return tell(field.dataset.photoPerson ?? "", refusal("file-not-picture", {}));
  }
  await send(meeting, field, bytes, tell);
}

/** @param {string} meeting @param {HTMLElement} field @param {Blob | null} bytes @param {(person: string, words: string) => void} tell */
async function send(meeting, field, bytes, tell) {
  const { photoItem: item = "", photoPerson: person = "" } = field.dataset;
  const answer = await fetch(`/rapat/${meeting}/foto/${encodeURIComponent(item)}/${encodeURIComponent(person)}`, { method: "POST", body: bytes }).catch(() => null);
  const told = answer?.ok ? null : await answer?.json().catch(() => null);
  tell(person, answer?.ok ? "" : told ? refusal(told.refused, told.facts) : t("connection.offline-advice"));
}

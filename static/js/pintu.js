/**
 * The desk's photo: made small on the device, sent with its form. An entry is opened again under the form's one id, sent
 * until the server has answered: what was typed and photographed outlives a network that goes in the middle.
 * @module
 */
import { h, must, notice, paint } from "./lib/dom.js";
import { t } from "./lib/words.js";

const WIDEST = 480;
const WITHIN_MS = 8000;
const AGAIN_MS = 3000;
const QUALITY = 0.6;

/** @param {File} file @returns {Promise<string>} a JPEG as a data URL */
async function small(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, WIDEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/jpeg", QUALITY);
}

document.addEventListener("change", async (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || input.dataset.photo === undefined || !input.files?.length) return;
  const form = input.form;
  const said = form?.querySelector("[data-part=photo]");
  const kept = /** @type {HTMLInputElement | null} */ (form?.elements.namedItem("photo") ?? null);
  if (!kept || !said) return;
  kept.value = await small(input.files[0]);
  said.textContent = t("help.photo-kept");
});

/** @param {HTMLFormElement} form @returns {Promise<{done?: {code: string}, refused?: string} | null>} null when nothing is known of it */
async function send(form) {
  try {
    const body = new URLSearchParams(/** @type {Record<string, string>} */ (Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"))));
    const response = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body, cache: "no-store", signal: AbortSignal.timeout(WITHIN_MS) });
    if (response.redirected || !response.headers.get("content-type")?.startsWith("application/json")) return response.status >= 500 ? null : { refused: "" };
    return await response.json();
  } catch {
    return null;
  }
}

/** @param {HTMLFormElement} form */
async function reopen(form) {
  const button = form.querySelector("button");
  const unsent = form.querySelector("[data-part=unsent]");
  if (!button || !unsent || button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  let answer = await send(form);
  while (!answer) {
    unsent.textContent = t("help.unsent");
    await new Promise((done) => setTimeout(done, AGAIN_MS));
    answer = await send(form);
  }
  button.removeAttribute("aria-busy");
  unsent.textContent = answer.refused ?? "";
  // Signed out, or the proof is too old: the page itself says so, and leads to the door.
  if (answer.refused === "") return form.submit();
  if (answer.done?.code) handed(form.dataset.name ?? "", answer.done.code);
  else if (answer.done) location.reload();
}

/** The code, shown this once. @param {string} name @param {string} code */
function handed(name, code) {
  const title = h("h2", { id: "h-handed", tabindex: -1 }, t("help.handed-title", { name }));
  paint(must("handed"), h("section", { class: "card stack", "aria-labelledby": "h-handed" }, title, h("p", { class: "lead" }, h("code", { class: "code", "data-part": "handover" }, code)), notice(t("help.handed-once"), "warn", h("p", null, t("help.handed")))));
  must("h-handed").focus();
}

document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (form.dataset.reopen === undefined) return;
  event.preventDefault();
  void reopen(form);
});

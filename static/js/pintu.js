/**
 * The desk's photo: made small on the device, sent with its form.
 * @module
 */
import { t } from "./lib/words.js";

const WIDEST = 480;
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

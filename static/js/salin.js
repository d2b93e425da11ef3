/**
 * Copy buttons: `data-copy` names the element whose text goes to the clipboard.
 * @module
 */
import { t } from "./lib/words.js";

const SHOWN_FOR_MS = 4000;

document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
  const source = button && document.getElementById(button.getAttribute("data-copy") ?? "");
  if (!button || !source) return;
  const isCopied = await copied(source);
  const label = button.querySelector("[data-part=text]");
  if (!label) return;
  const before = label.getAttribute("data-before") ?? label.textContent ?? "";
  label.setAttribute("data-before", before);
  label.textContent = isCopied ? t("texts.copied") : t("texts.select");
  setTimeout(() => (label.textContent = before), SHOWN_FOR_MS);
});

/** Where the clipboard is closed to pages the text is selected, to be copied by hand. @param {Element} source */
async function copied(source) {
  try {
    await navigator.clipboard.writeText(source.textContent ?? "");
    return true;
  } catch {
    getSelection()?.selectAllChildren(source);
    return false;
  }
}

/**
 * "Perbesar huruf": three sizes, kept in a cookie so that the next page is right from its first paint.
 * @module
 */

const root = document.documentElement;

/** @param {string} size */
function remember(size) {
  const secure = location.protocol === "https:" ? ";secure" : "";
  document.cookie = `huruf=${size};path=/;max-age=31536000;samesite=lax${secure}`;
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || !event.target.closest("[data-reading=text]")) return;
  const size = String((Number(root.dataset.text ?? "1") % 3) + 1);
  root.dataset.text = size;
  remember(size);
});

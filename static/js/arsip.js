/**
 * The archive: a tap on an agenda item or a decision jumps there.
 * @module
 */
document.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element ? event.target.closest("button") : null;
  const at = /** @type {HTMLElement | null} */ (pressed)?.dataset.at;
  const video = document.getElementById("recording");
  if (at === undefined || !(video instanceof HTMLVideoElement)) return;
  video.currentTime = Number(at) / 1000;
  // The tap may be far below, in a long list.
  video.scrollIntoView({ block: "nearest" });
  void video.play().catch(() => {});
});

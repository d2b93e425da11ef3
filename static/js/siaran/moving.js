/**
 * Whether a media element goes on: one that waits for data is neither paused nor ended, and shows its last picture.
 * @module
 */

const STILL_AFTER_MS = 3000;

export class Moving {
  #place = -1;
  #movedAt = 0;

  /** Asked every second or so. @param {HTMLMediaElement} element */
  is(element) {
    const now = performance.now();
    if (element.currentTime !== this.#place) {
      this.#place = element.currentTime;
      this.#movedAt = now;
    }
    return !element.paused && element.readyState >= 2 && now - this.#movedAt < STILL_AFTER_MS;
  }
}

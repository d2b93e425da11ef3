/**
 * Keeps the screen on while a meeting is gathered: a member's phone, a hall's screen, the studio; and rings when
 * a suspended one goes on.
 * @module
 */

const GATHERED = ["registration", "open", "suspended"];

/** @param {import("./live.js").Live} live */
export function keepAwake(live) {
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  let isAsking = false;

  async function follow() {
    const wanted = GATHERED.includes(live.view?.meeting.state) && document.visibilityState === "visible";
    if (!wanted) {
      void lock?.release();
      lock = null;
      return;
    }
    if (isAsking || (lock && !lock.released) || !("wakeLock" in navigator)) return;
    isAsking = true;
    try {
      lock = await navigator.wakeLock.request("screen");
    } catch {
      // The phone is short of power or forbids it; the page works all the same when it wakes.
    }
    isAsking = false;
  }

  live.subscribe(() => void follow());
  rings(live);
  document.addEventListener("visibilitychange", () => void follow());
}

/** Fetched where a meeting is suspended: resuming rings (rule book 4). @param {import("./live.js").Live} live */
export function rings(live) {
  live.subscribe(() => {
    if (live.view?.meeting.state !== "suspended") return;
    // A page that cannot fetch it now tries again with the next news.
    import("./bell.js").then((bell) => bell.ringWhenResumed(live), () => null);
  });
}

/**
 * Resuming rings: two tones and a buzz, on every open page. Rule book section 4.
 * @module
 */

const TONES = [
  [660, 0],
  [880, 0.35],
];
const TONE_S = 0.3;
const LOUD = 0.25;

/** Without a tap on the page before, a browser keeps silent: the page still shows that the meeting goes on. */
function ring() {
  if ("vibrate" in navigator) navigator.vibrate([300, 150, 300]);
  if (!("AudioContext" in window)) return;
  const audio = new AudioContext();
  for (const [hertz, after] of TONES) {
    const tone = new OscillatorNode(audio, { frequency: hertz });
    const level = new GainNode(audio, { gain: LOUD });
    const at = audio.currentTime + after;
    level.gain.setValueAtTime(LOUD, at);
    level.gain.exponentialRampToValueAtTime(0.001, at + TONE_S);
    tone.connect(level).connect(audio.destination);
    tone.start(at);
    tone.stop(at + TONE_S);
    tone.onended = () => (after ? void audio.close() : undefined);
  }
}

/** @type {WeakSet<import("./live.js").Live>} */
const followed = new WeakSet();

/** Ring once when the suspension that goes on now is over. @param {import("./live.js").Live} live */
export function ringWhenResumed(live) {
  if (followed.has(live)) return;
  followed.add(live);
  let wasSuspended = true;
  live.subscribe(() => {
    const state = live.view?.meeting.state;
    if (wasSuspended && state === "open") ring();
    wasSuspended = state === "suspended";
  });
}

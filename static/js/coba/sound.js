/**
 * A tone made on the phone and played as the stream is: by a media element, which a silenced phone treats alike.
 * @module
 */

const RATE = 22050;
const NOTES = [659, 523];
const NOTE_S = 0.7;

/** @returns {Blob} two notes, as a WAV file */
function tone() {
  const samples = Math.floor(RATE * NOTE_S) * NOTES.length;
  const view = new DataView(new ArrayBuffer(44 + samples * 2));
  const text = (/** @type {number} */ at, /** @type {string} */ words) => [...words].forEach((one, i) => view.setUint8(at + i, one.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, 36 + samples * 2, true);
  text(8, "WAVEfmt ");
  for (const [at, value] of [[16, 16], [24, RATE], [28, RATE * 2], [40, samples * 2]]) view.setUint32(at, value, true);
  for (const [at, value] of [[20, 1], [22, 1], [32, 2], [34, 16]]) view.setUint16(at, value, true);
  text(36, "data");
  for (let i = 0; i < samples; i += 1) {
    const within = (i / RATE) % NOTE_S;
    const note = NOTES[Math.floor(i / RATE / NOTE_S)] ?? NOTES[0];
    const loud = Math.min(within * 40, 1) * Math.exp(-3 * within);
    view.setInt16(44 + i * 2, Math.sin(2 * Math.PI * note * within) * loud * 24000, true);
  }
  return new Blob([view.buffer], { type: "audio/wav" });
}

let address = "";

/** Play it; where a browser refuses, nothing is heard, and the member says so. */
export function chime() {
  address ||= URL.createObjectURL(tone());
  void new Audio(address).play().catch(() => {});
}

/**
 * Camera, microphone and screen of the committee's device: opened by a tap, closed by another, and gone when the
 * device takes them away.
 * @module
 */

/** @typedef {"camera" | "screen"} Source */

const CAMERA = { width: 640, height: 360, frameRate: 20 };
const SOUND = { echoCancellation: true, noiseSuppression: true };

export class Devices {
  /** @type {Map<Source, MediaStream>} */
  #open = new Map();
  /** There is a microphone and no camera: the broadcast has sound and a plate. */
  isWithoutCamera = false;

  /** @param {import("./mixer.js").Mixer} mixer @param {() => void} changed */
  constructor(mixer, changed) {
    this.mixer = mixer;
    this.changed = changed;
  }

  /** @param {Source} name */
  has(name) {
    return this.#open.has(name);
  }

  /** Whether anything of this table is heard. */
  get isHeard() {
    return [...this.#open.values()].some((stream) => stream.getAudioTracks().some((track) => track.readyState === "live"));
  }

  /** @param {Source} name @returns {Promise<boolean>} false where the device gives nothing */
  async open(name) {
    const stream = await (name === "camera" ? this.#camera() : ask(() => navigator.mediaDevices.getDisplayMedia({ video: true, audio: true })));
    if (!stream) return false;
    this.close(name);
    this.#open.set(name, stream);
    this.mixer.show(name, stream);
    this.mixer.hear(name, stream);
    // A shared screen ends by the browser's own button; a headset that goes away leaves the camera.
    for (const track of stream.getTracks()) track.addEventListener("ended", () => (track.kind === "video" ? this.close(name) : this.changed()));
    if (name === "screen") this.mixer.layout = "screen";
    this.changed();
    return true;
  }

  /** @returns {Promise<MediaStream | null>} */
  async #camera() {
    const both = await ask(() => navigator.mediaDevices.getUserMedia({ video: CAMERA, audio: SOUND }));
    const found = both ?? (await ask(() => navigator.mediaDevices.getUserMedia({ audio: SOUND })));
    this.isWithoutCamera = found !== null && !both;
    return found;
  }

  /** @param {Source} name */
  close(name) {
    const stream = this.#open.get(name);
    if (!stream) return;
    this.#open.delete(name);
    for (const track of stream.getTracks()) track.stop();
    this.mixer.show(name, null);
    this.mixer.hear(name, null);
    if (name === "screen" && this.mixer.layout === "screen") this.mixer.layout = "camera";
    if (name === "camera") this.isWithoutCamera = false;
    this.changed();
  }
}

/** @param {() => Promise<MediaStream>} given @returns {Promise<MediaStream | null>} */
async function ask(given) {
  try {
    return await given();
  } catch {
    return null;
  }
}

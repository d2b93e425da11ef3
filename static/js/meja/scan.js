/**
 * Reads a QR code with the camera: by the browser's own reader where there is one, else by jsQR.
 * @module
 */

const EVERY_MS = 150;
const WIDEST = 640;

/** @typedef {(frame: HTMLCanvasElement) => Promise<string | null>} Reader */

export class Scanner {
  #video;
  #decoder;
  /** @type {MediaStream | null} */
  #stream = null;
  #timer = 0;

  #changed;

  /** @param {HTMLVideoElement} video @param {string} decoder where jsQR is served @param {() => void} changed on or off */
  constructor(video, decoder, changed) {
    this.#changed = changed;
    this.#video = video;
    this.#decoder = decoder;
  }

  get isOn() {
    return this.#stream !== null;
  }

  /** Look until something is read or `stop`; throws where there is no camera to use. @param {(text: string) => void} found */
  async start(found) {
    this.stop();
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
    this.#stream = stream;
    this.#video.srcObject = stream;
    this.#changed();
    const [read] = await Promise.all([reader(this.#decoder), this.#video.play()]);
    const canvas = document.createElement("canvas");
    const look = async () => {
      const text = this.#draw(canvas) ? await read(canvas) : null;
      if (this.#stream !== stream) return;
      if (text === null) this.#timer = window.setTimeout(look, EVERY_MS);
      else {
        this.stop();
        found(text);
      }
    };
    await look();
  }

  stop() {
    window.clearTimeout(this.#timer);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
    this.#video.srcObject = null;
    this.#changed();
  }

  /** @param {HTMLCanvasElement} canvas */
  #draw(canvas) {
    const { videoWidth, videoHeight } = this.#video;
    if (!videoWidth) return false;
    const scale = Math.min(1, WIDEST / videoWidth);
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    canvas.getContext("2d", { willReadFrequently: true })?.drawImage(this.#video, 0, 0, canvas.width, canvas.height);
    return true;
  }
}

/** @param {string} decoder @returns {Promise<Reader>} */
async function reader(decoder) {
  const own = /** @type {any} */ (window).BarcodeDetector;
  if (own && (await own.getSupportedFormats()).includes("qr_code")) {
    const detector = new own({ formats: ["qr_code"] });
    return async (frame) => (await detector.detect(frame))[0]?.rawValue ?? null;
  }
  await import(decoder);
  const { jsQR } = /** @type {any} */ (window);
  return async (frame) => {
    const { width, height } = frame;
    const pixels = frame.getContext("2d")?.getImageData(0, 0, width, height);
    return (pixels && jsQR(pixels.data, width, height)?.data) || null;
  };
}

/** The secret of a card: in the fragment of its link, or the code as it is. @param {string} text */
export function secretIn(text) {
  const at = text.indexOf("#");
  return at < 0 ? text.trim() : decodeURIComponent(text.slice(at + 1));
}

/**
 * One picture and one sound out of camera, screen, pages and speakers, so that the recorder never has to stop:
 * changing a recorder's tracks would end it.
 * @module
 */

export const WIDTH = 640;
export const HEIGHT = 360;
const FPS = 20;

/** @typedef {"camera" | "screen" | "page" | "beside"} Layout */
/** @typedef {{audio: AudioContext, out: MediaStreamAudioDestinationNode, meter: AnalyserNode}} Desk */

export class Mixer {
  /** @type {Layout} */
  layout = "camera";
  /** @type {Record<string, HTMLVideoElement | HTMLImageElement | null>} */
  #pictures = { camera: null, screen: null, page: null, speaker: null };
  /** Each through a knob of its own. @type {Map<string, {source: MediaStreamAudioSourceNode, knob: GainNode}>} */
  #sounds = new Map();
  #isSpeakerHere = false;
  /** Made by the first tap: before it a browser lets nothing sound. @type {Desk | null} */
  #desk = null;

  /** @param {HTMLCanvasElement} canvas @param {string[]} plate what stands where there is no picture, a line each */
  constructor(canvas, plate) {
    this.canvas = canvas;
    this.plate = plate;
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    this.pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
    // A hidden tab's timers are slowed down; a worker's are not.
    const worker = new Worker(new URL("./ticker.js", import.meta.url), { type: "module" });
    worker.postMessage(1000 / FPS);
    worker.onmessage = () => this.#draw();
  }

  /** The broadcast's one stream. @returns {MediaStream} */
  stream() {
    const picture = this.canvas.captureStream(FPS);
    return new MediaStream([...picture.getVideoTracks(), ...this.#sound().out.stream.getAudioTracks()]);
  }

  /** @returns {Desk} */
  #sound() {
    if (this.#desk) return this.#desk;
    const audio = new AudioContext({ sampleRate: 48000 });
    const [out, meter] = [audio.createMediaStreamDestination(), audio.createAnalyser()];
    meter.fftSize = 1024;
    // Silence from the first moment on: the recorder wants sound without a gap.
    const [hum, still] = [audio.createConstantSource(), audio.createGain()];
    still.gain.value = 0;
    hum.connect(still).connect(out);
    hum.start();
    this.#desk = { audio, out, meter };
    return this.#desk;
  }

  /** What a speaker hears: everything but the own voice. @param {string} without @returns {MediaStream} */
  soundWithout(without) {
    const out = this.#sound().audio.createMediaStreamDestination();
    for (const [name, { knob }] of this.#sounds) if (name !== without) knob.connect(out);
    return out.stream;
  }

  wake() {
    return this.#sound().audio.resume();
  }

  get isAwake() {
    return this.#desk?.audio.state === "running";
  }

  /** @param {string} name camera, screen or speaker @param {MediaStream | null} stream */
  show(name, stream) {
    this.#pictures[name] = stream?.getVideoTracks().length ? playing(stream) : null;
  }

  /** @param {HTMLImageElement | null} image */
  showPage(image) {
    this.#pictures.page = image;
  }

  /** @param {string} name @param {MediaStream | null} stream */
  hear(name, stream) {
    this.#sounds.get(name)?.source.disconnect();
    this.#sounds.get(name)?.knob.disconnect();
    this.#sounds.delete(name);
    if (!stream?.getAudioTracks().length) return;
    const { audio, out, meter } = this.#sound();
    const source = audio.createMediaStreamSource(stream);
    const knob = audio.createGain();
    source.connect(knob);
    knob.connect(out);
    knob.connect(meter);
    if (name === "speaker" && this.#isSpeakerHere) knob.connect(audio.destination);
    this.#sounds.set(name, { source, knob });
  }

  /** Whether a speaker sounds from this device too: what captures the window hears them then. @param {boolean} is */
  hearSpeakerHere(is) {
    if (this.#isSpeakerHere === is) return;
    this.#isSpeakerHere = is;
    const knob = this.#sounds.get("speaker")?.knob;
    if (!knob) return;
    const { destination } = this.#sound().audio;
    if (is) knob.connect(destination);
    else knob.disconnect(destination);
  }

  /** @param {string} name @param {boolean} is */
  silence(name, is) {
    const found = this.#sounds.get(name);
    if (found) found.knob.gain.value = is ? 0 : 1;
  }

  /** How loud it is, 0 to 1. */
  level() {
    if (!this.#desk) return 0;
    const samples = new Float32Array(this.#desk.meter.fftSize);
    this.#desk.meter.getFloatTimeDomainData(samples);
    return Math.min(1, Math.max(...samples.map(Math.abs)));
  }

  #draw() {
    const { pen } = this;
    pen.fillStyle = "#0d2b23";
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    const { camera, screen, page, speaker } = this.#pictures;
    const large = this.layout === "screen" ? screen : this.layout === "page" || this.layout === "beside" ? page : camera;
    this.#place(large ?? camera, 0, 0, WIDTH, HEIGHT);
    if (!large && !camera) this.#write();
    if (this.layout === "beside" && camera) this.#place(camera, WIDTH - 170, HEIGHT - 100, 160, 90);
    // Whoever has the floor is seen large, and the table small beside.
    if (speaker) {
      this.#place(speaker, 0, 0, WIDTH, HEIGHT);
      if (camera) this.#place(camera, WIDTH - 170, 10, 160, 90);
    }
  }

  /** Members see whose meeting it is rather than nothing. */
  #write() {
    const { pen } = this;
    pen.fillStyle = "#fff";
    pen.textAlign = "center";
    this.plate.forEach((line, at) => {
      pen.font = `${at ? 400 : 600} ${at ? 22 : 30}px sans-serif`;
      pen.fillText(line, WIDTH / 2, HEIGHT / 2 + at * 36, WIDTH - 60);
    });
  }

  /** Whole, in the middle of its place. @param {HTMLVideoElement | HTMLImageElement | null} picture @param {number} x @param {number} y @param {number} width @param {number} height */
  #place(picture, x, y, width, height) {
    if (!picture) return;
    const [w, h] = picture instanceof HTMLVideoElement ? [picture.videoWidth, picture.videoHeight] : [picture.naturalWidth, picture.naturalHeight];
    if (!w || !h) return;
    const scale = Math.min(width / w, height / h);
    this.pen.drawImage(picture, x + (width - w * scale) / 2, y + (height - h * scale) / 2, w * scale, h * scale);
  }
}

/** @param {MediaStream} stream */
function playing(stream) {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  void video.play().catch(() => {});
  return video;
}

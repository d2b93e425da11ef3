/**
 * A member with the floor is seen and heard: a direct line to the studio (WebRTC), and where none comes about, the
 * same stream over the media port. The microphone is tested before a hand is raised, and looked at before it is heard.
 * @module
 */
import { recordedKind } from "../studio/recorder.js";
import { iceServers } from "./ice.js";
import { Line } from "./line.js";

const SUBPROTOCOL = "rat.media.v1";
const DIRECT_WITHIN_MS = 8000;
const AGAIN_MS = 2000;
const MOST_SIGNALLED = 7800;
const PIECE_MS = 100;

/** @typedef {"" | "asking" | "refused" | "ready" | "connecting" | "speaking"} SpeakState */

/** Whether this device gives its microphone; asked once, before the hand goes up. @returns {Promise<boolean>} */
export async function microphoneWorks() {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
    return true;
  } catch {
    return false;
  }
}

/** Without a camera the voice goes alone; null without a microphone. @param {boolean} withPicture @returns {Promise<MediaStream | null>} */
async function media(withPicture) {
  const audio = { echoCancellation: true };
  const video = withPicture ? { width: 640, height: 360, frameRate: 15 } : false;
  try {
    return await navigator.mediaDevices.getUserMedia({ audio, video });
  } catch {
    return withPicture ? media(false) : null;
  }
}

/** @param {MediaStream | null} stream */
function silence(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

export class Speaker {
  /** @type {SpeakState} */
  state = "";
  /** @type {MediaStream | null} */
  own = null;
  /** @type {Line | null} */
  #line = null;
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {MediaRecorder | null} */
  #recorder = null;
  #entry = "";
  #tries = 0;
  /** What the studio said last of this line. */
  #wasHeard = false;
  /** The camera was wanted, and is not to be had. */
  isWithoutCamera = false;
  /** When another way is tried. @type {ReturnType<typeof setTimeout> | undefined} */
  #deadline;

  /** @param {import("../lib/live.js").Live} live @param {string} meeting @param {HTMLAudioElement} hears @param {() => void} changed */
  constructor(live, meeting, hears, changed) {
    this.live = live;
    this.meeting = meeting;
    this.hears = hears;
    this.changed = changed;
    live.onSignal((from, signal) => void this.#heard(from, signal));
    live.onAnswer((_command, answer) => answer.refused === "not-on-the-floor" && this.stop());
    live.subscribe(() => this.#follow());
  }

  /** The turn is over when the meeting says so, whatever this page thinks. */
  #follow() {
    if (this.#entry && (this.live.ended || this.live.view?.floor?.speaking?.person !== this.#entry)) this.stop();
    else this.#settle();
  }

  /** Heard is who has been told so by a studio that is still there, over a line that still holds. */
  #settle() {
    if (this.state !== "connecting" && this.state !== "speaking") return;
    const holds = this.#line ? this.#line.peer?.connectionState === "connected" : this.#socket?.readyState === WebSocket.OPEN;
    const state = this.#wasHeard && holds && this.live.view.figures.studio ? "speaking" : "connecting";
    if (state !== this.state) this.#is(state);
  }

  /** Microphone and perhaps camera, for its member alone yet. @param {string} entry the seat that holds the floor @param {boolean} withPicture */
  async prepare(entry, withPicture) {
    this.#release();
    const mine = ++this.#tries;
    this.#entry = entry;
    this.isWithoutCamera = false;
    this.#is("asking");
    const own = await media(withPicture);
    // The turn may be over by the time that a permission is given.
    if (mine !== this.#tries) return silence(own);
    this.own = own;
    this.isWithoutCamera = withPicture && own !== null && !own.getVideoTracks().length;
    if (!own) this.#entry = "";
    this.#is(own ? "ready" : "refused");
  }

  /** From here on the meeting sees and hears it. */
  async start() {
    if (this.state !== "ready") return;
    this.#is("connecting");
    await this.#direct();
  }

  async #direct() {
    const entry = this.#entry;
    if (!("RTCPeerConnection" in window)) return this.#overPort();
    this.#line?.close();
    this.#wasHeard = false;
    const line = (this.#line = new Line(Math.random()));
    this.#otherwise(DIRECT_WITHIN_MS);
    const servers = await iceServers(this.meeting);
    if (this.#entry !== entry || line.isClosed) return;
    const peer = line.open(servers);
    for (const track of this.own?.getTracks() ?? []) peer.addTrack(track, /** @type {MediaStream} */ (this.own));
    peer.onicecandidate = ({ candidate }) => candidate && this.#signal({ candidate, call: line.call });
    peer.ontrack = ({ track }) => {
      this.hears.srcObject = new MediaStream([track]);
      void this.hears.play().catch(() => {});
    };
    peer.onconnectionstatechange = () => {
      if (line.isClosed) return;
      this.#settle();
      if (peer.connectionState === "failed") void this.#overPort();
    };
    await peer.setLocalDescription();
    if (line.isClosed) return;
    // The meeting's socket takes no longer messages; a browser that says so much goes over the port.
    if (JSON.stringify(peer.localDescription).length > MOST_SIGNALLED) return this.#overPort();
    this.#signal({ offer: peer.localDescription, call: line.call });
  }

  /** Whoever is not heard by then goes over the port: whichever way the direct line fails. @param {number} ms */
  #otherwise(ms) {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => void this.#overPort(), ms);
  }

  /** Another page is the studio now, or the same one after a reload: it is called with what is sent already. */
  async #again() {
    if (!this.own || (this.state !== "connecting" && this.state !== "speaking")) return;
    this.#is("connecting");
    if (this.#socket?.readyState === WebSocket.OPEN) this.#byPort();
    else await this.#direct();
  }

  /** @param {string} from @param {any} signal */
  async #heard(from, signal) {
    if (from !== "studio" || !this.#entry) return;
    if (signal.ready) return this.#again();
    // What was said about a former try would spoil this one.
    if (signal.call !== this.#line?.call) return;
    if ("heard" in signal) this.#isHeard(signal.heard);
    else if (signal.answer && this.#line?.peer?.signalingState === "have-local-offer") await this.#line.far(signal.answer);
    else if (signal.candidate) this.#line?.candidate(signal.candidate);
  }

  /** Nobody but the studio knows whether picture and sound have come. @param {boolean} is */
  #isHeard(is) {
    this.#wasHeard = is;
    if (is) clearTimeout(this.#deadline);
    else if (this.#line) this.#otherwise(DIRECT_WITHIN_MS);
    this.#settle();
  }

  async #overPort() {
    clearTimeout(this.#deadline);
    const entry = this.#entry;
    if (!entry || this.#socket) return;
    this.#line?.close();
    this.#line = null;
    this.#wasHeard = false;
    this.#is("connecting");
    const response = await fetch(`/rapat/${encodeURIComponent(this.meeting)}/siaran/lantai`, { method: "POST", cache: "no-store" }).catch(() => null);
    if (this.#entry !== entry || this.#line || this.#socket) return;
    if (!response?.ok || !this.own) return this.#otherwise(AGAIN_MS);
    const { publish } = await response.json();
    const socket = new WebSocket(publish, SUBPROTOCOL);
    this.#socket = socket;
    socket.onopen = () => this.#record(socket);
    socket.onclose = () => socket === this.#socket && this.#lost();
  }

  /** The turn goes on: the line is made again until it is over. */
  #lost() {
    this.#hangUp();
    this.#settle();
    this.#otherwise(AGAIN_MS);
  }

  /** @param {WebSocket} socket */
  #record(socket) {
    /** @type {any} */
    const options = { mimeType: recordedKind(), videoBitsPerSecond: 250_000, audioBitsPerSecond: 48_000, videoKeyFrameIntervalDuration: 2000 };
    const recorder = new MediaRecorder(/** @type {MediaStream} */ (this.own), options);
    this.#recorder = recorder;
    recorder.ondataavailable = async (event) => {
      const piece = await event.data.arrayBuffer();
      if (socket.readyState === WebSocket.OPEN) socket.send(piece);
    };
    recorder.start(PIECE_MS);
    this.#byPort();
  }

  #byPort() {
    this.#signal({ by_port: this.own?.getVideoTracks().length ? "picture" : "voice" });
  }

  /** Silent at once, on this device too. */
  stop() {
    this.#release();
    this.#tries += 1;
    this.#entry = "";
    this.#is("");
  }

  #release() {
    clearTimeout(this.#deadline);
    silence(this.own);
    this.#hangUp();
    this.#line?.close();
    this.#line = this.own = null;
    this.hears.srcObject = null;
  }

  #hangUp() {
    if (this.#recorder && this.#recorder.state !== "inactive") this.#recorder.stop();
    const socket = this.#socket;
    this.#socket = this.#recorder = null;
    this.#wasHeard = false;
    socket?.close();
  }

  /** @param {object} signal */
  #signal(signal) {
    this.live.signal(`member:${this.#entry}`, signal);
  }

  /** @param {SpeakState} state */
  #is(state) {
    this.state = state;
    this.changed();
  }
}

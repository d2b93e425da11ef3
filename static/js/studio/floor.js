/**
 * The studio's end of the speaker's direct line (WebRTC): whoever holds the floor is mixed into the broadcast, and
 * gone when the turn is over. Where no direct line comes about, the speaker sends over the media port instead.
 * @module
 */
import { Feed } from "../siaran/feed.js";
import { iceServers } from "../siaran/ice.js";

const MOST_EARLY = 40;

export class StudioFloor {
  /** @type {RTCPeerConnection | null} */
  #peer = null;
  /** @type {Feed | null} */
  #feed = null;
  #speaker = "";
  /** @type {[string, any][]} */
  #early = [];
  /** Who is seen and heard now, "" for nobody. */
  connected = "";
  /** Whether the table has turned the speaker's sound off; the next speaker is heard again. */
  isSilenced = false;

  /**
   * @param {import("../lib/live.js").Live} live @param {string} capacity @param {import("./mixer.js").Mixer} mixer
   * @param {string} meeting @param {() => Promise<string>} feedAddress @param {() => void} changed
   */
  constructor(live, capacity, mixer, meeting, feedAddress, changed) {
    this.live = live;
    this.capacity = capacity;
    this.mixer = mixer;
    this.meeting = meeting;
    this.feedAddress = feedAddress;
    this.changed = changed;
    live.onSignal((from, signal) => void this.#heard(from, signal));
    live.subscribe(() => this.#follow());
  }

  /** Tell the server that this page is the studio; again after each new connection. */
  announce() {
    this.live.signal(this.capacity, { hello: true });
  }

  #follow() {
    const speaking = this.live.view?.floor?.speaking?.person ?? "";
    if (speaking === this.#speaker) return;
    this.#hangUp();
    this.isSilenced = false;
    this.#speaker = speaking;
    const early = this.#early.filter(([from]) => from === speaking);
    this.#early = [];
    for (const [from, signal] of early) void this.#heard(from, signal);
  }

  /** @param {string} from @param {any} signal */
  async #heard(from, signal) {
    this.#follow();
    // Another process may carry an offer faster than the floor itself: it waits for its turn.
    if (from !== this.#speaker) {
      this.#early.push([from, signal]);
      this.#early.splice(0, this.#early.length - MOST_EARLY);
      return;
    }
    if (signal.offer) await this.#answer(from, signal.offer);
    else if (signal.candidate) await this.#peer?.addIceCandidate(signal.candidate).catch(() => {});
    else if (signal.by_port) this.#overPort(from, signal.by_port === "voice");
  }

  /** @param {string} from @param {RTCSessionDescriptionInit} offer */
  async #answer(from, offer) {
    this.#hangUp();
    const peer = new RTCPeerConnection({ iceServers: await iceServers(this.meeting) });
    if (from !== this.#speaker) return peer.close();
    this.#peer?.close();
    this.#peer = peer;
    peer.onicecandidate = ({ candidate }) => candidate && this.live.signal(this.capacity, { candidate }, from);
    peer.ontrack = ({ streams: [stream] }) => this.#seen(from, stream ?? null);
    peer.onconnectionstatechange = () => ["failed", "closed"].includes(peer.connectionState) && peer === this.#peer && this.#hangUp();
    await peer.setRemoteDescription(offer);
    for (const track of this.mixer.soundWithout("speaker").getAudioTracks()) peer.addTrack(track);
    await peer.setLocalDescription();
    this.live.signal(this.capacity, { answer: peer.localDescription }, from);
  }

  /** @param {string} from @param {boolean} isVoice there is no picture: the sound comes as a rendition of its own */
  #overPort(from, isVoice) {
    this.#hangUp();
    const video = document.createElement("video");
    video.muted = false;
    video.playsInline = true;
    const told = { playing: () => this.#captured(from, video), paused: () => {}, lost: () => {}, bytes: () => {} };
    this.#feed = new Feed(video, async () => `${await this.feedAddress()}${isVoice ? "?suara=1" : ""}`, told);
  }

  /** @param {string} from @param {HTMLVideoElement} video */
  #captured(from, video) {
    video.onplaying = () => this.#seen(from, /** @type {any} */ (video).captureStream());
  }

  /** @param {boolean} is */
  silence(is) {
    this.isSilenced = is;
    this.mixer.silence("speaker", is);
    this.changed();
  }

  /** @param {string} from @param {MediaStream | null} stream */
  #seen(from, stream) {
    this.connected = from;
    this.mixer.show("speaker", stream);
    this.mixer.hear("speaker", stream);
    this.mixer.silence("speaker", this.isSilenced);
    this.changed();
  }

  #hangUp() {
    this.#peer?.close();
    this.#peer = null;
    this.#feed?.close();
    this.#feed = null;
    this.connected = "";
    this.mixer.show("speaker", null);
    this.mixer.hear("speaker", null);
    this.changed();
  }
}

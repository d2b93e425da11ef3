/**
 * The studio's end of the speaker's direct line (WebRTC): whoever holds the floor is mixed into the broadcast, and
 * gone when the turn is over. Where no direct line comes about, the speaker sends over the media port instead.
 * @module
 */
import { Feed } from "../siaran/feed.js";
import { iceServers } from "../siaran/ice.js";
import { Line } from "../siaran/line.js";

const MOST_EARLY = 40;

export class StudioFloor {
  /** @type {Line | null} */
  #line = null;
  /** @type {Feed | null} */
  #feed = null;
  #speaker = "";
  /** @type {[string, any][]} */
  #early = [];
  /** Who is seen and heard now, "" for nobody. */
  connected = "";
  /** Whether the table has turned the speaker's sound off; the next speaker is heard again. */
  isSilenced = false;
  /** Whether this page takes speakers in: of several open pages of the studio one does. */
  isStudio = false;
  /** Whether some page does; null until the server has said. @type {boolean | null} */
  hasStudio = null;

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

  /** Tell the server that a studio is open here; again after each new connection. @param {boolean} takes from another page */
  announce(takes) {
    this.live.signal(this.capacity, { hello: true, takes: takes || this.isStudio });
  }

  /** The server says who takes speakers in: whoever has the floor calls the one that does. @param {any} told */
  #assigned(told) {
    this.isStudio = told.is_studio;
    this.hasStudio = told.has_studio;
    if (!this.isStudio) this.#hangUp();
    else if (this.#speaker && this.connected) this.#tell(this.#speaker, { heard: true, call: this.#line?.call });
    // One that is being made is left to come about.
    else if (this.#speaker && !this.#line && !this.#feed) this.#tell(this.#speaker, { ready: true });
    this.changed();
  }

  /** @param {string} to @param {object} signal */
  #tell(to, signal) {
    this.live.signal(this.capacity, signal, to);
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
    // After a reload the turn runs already, and whoever speaks has called the page that was here before.
    if (speaking && this.isStudio && !early.length) this.#tell(speaking, { ready: true });
  }

  /** @param {string} from @param {any} signal */
  async #heard(from, signal) {
    if (from === "studio") return this.#assigned(signal);
    this.#follow();
    // Another process may carry an offer faster than the floor itself: it waits for its turn.
    if (from !== this.#speaker) {
      this.#early.push([from, signal]);
      this.#early.splice(0, this.#early.length - MOST_EARLY);
      return;
    }
    if (signal.offer) await this.#answer(from, signal.offer, signal.call);
    else if (signal.candidate && signal.call === this.#line?.call) this.#line?.candidate(signal.candidate);
    else if (signal.by_port) this.#overPort(from, signal.by_port === "voice");
  }

  /** @param {string} from @param {RTCSessionDescriptionInit} offer @param {number} call */
  async #answer(from, offer, call) {
    this.#hangUp();
    const line = (this.#line = new Line(call));
    const servers = await iceServers(this.meeting);
    if (line.isClosed) return;
    const peer = line.open(servers);
    peer.onicecandidate = ({ candidate }) => candidate && this.#tell(from, { candidate, call });
    peer.ontrack = ({ track, streams: [stream] }) => {
      track.onunmute = () => this.#flows(from, line, stream ?? null);
      peer.onconnectionstatechange = () => this.#flows(from, line, stream ?? null);
    };
    await line.far(offer);
    if (line.isClosed) return;
    for (const track of this.mixer.soundWithout("speaker").getAudioTracks()) peer.addTrack(track);
    await peer.setLocalDescription();
    this.#tell(from, { answer: peer.localDescription, call });
  }

  /** Seen and heard is who is connected and sends; a line that is promised is not yet one. @param {string} from @param {Line} line @param {MediaStream | null} stream */
  #flows(from, line, stream) {
    if (line !== this.#line) return;
    const state = line.peer?.connectionState;
    if (state === "failed" || state === "closed") this.#lost(from, true);
    else if (state === "disconnected") this.#lost(from, false);
    else if (state === "connected" && stream?.getTracks().some((track) => !track.muted)) this.#seen(from, stream);
  }

  /** The turn may go on: whoever speaks reads that nobody hears it. @param {string} from @param {boolean} isOver */
  #lost(from, isOver) {
    const [wasHeard, call] = [this.connected !== "", this.#line?.call];
    if (isOver) this.#hangUp();
    this.connected = "";
    if (wasHeard && from === this.#speaker) this.#tell(from, { heard: false, call });
    this.changed();
  }

  /** @param {string} from @param {boolean} isVoice there is no picture: the sound comes as a rendition of its own */
  #overPort(from, isVoice) {
    this.#hangUp();
    const video = document.createElement("video");
    video.muted = false;
    video.playsInline = true;
    const told = { playing: () => this.#captured(from, video), paused: () => this.#lost(from, false), lost: () => this.#lost(from, false), bytes: () => {} };
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
    const isNews = this.connected !== from;
    this.connected = from;
    if (isNews) this.#tell(from, { heard: true, call: this.#line?.call });
    this.mixer.show("speaker", stream);
    this.mixer.hear("speaker", stream);
    this.mixer.silence("speaker", this.isSilenced);
    this.changed();
  }

  #hangUp() {
    this.#line?.close();
    this.#line = null;
    this.#feed?.close();
    this.#feed = null;
    this.connected = "";
    this.mixer.show("speaker", null);
    this.mixer.hear("speaker", null);
    this.changed();
  }
}

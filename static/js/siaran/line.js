/**
 * One direct line between speaker and studio (WebRTC), as either of them has it. The other side's candidates may come
 * before there is anything to give them to: they wait.
 * @module
 */

export class Line {
  /** @type {RTCIceCandidateInit[]} */
  #early = [];
  /** @type {RTCPeerConnection | null} */
  peer = null;
  isClosed = false;

  /** @param {number} call which try it is: a word about another one would spoil this */
  constructor(call) {
    this.call = call;
  }

  /** @param {RTCIceServer[]} iceServers */
  open(iceServers) {
    this.peer = new RTCPeerConnection({ iceServers });
    return this.peer;
  }

  /** @param {RTCIceCandidateInit} candidate */
  candidate(candidate) {
    if (this.peer?.remoteDescription) void this.peer.addIceCandidate(candidate).catch(() => {});
    else this.#early.push(candidate);
  }

  /** What the other side offers or answers. @param {RTCSessionDescriptionInit} description */
  async far(description) {
    await this.peer?.setRemoteDescription(description);
    for (const candidate of this.#early.splice(0)) this.candidate(candidate);
  }

  close() {
    this.isClosed = true;
    this.peer?.close();
  }
}

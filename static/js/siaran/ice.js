/**
 * Servers for the direct line between speaker and studio; the server tells them to these two alone.
 * @module
 */

/** @param {string} meeting @returns {Promise<RTCIceServer[]>} */
export async function iceServers(meeting) {
  const response = await fetch(`/rapat/${encodeURIComponent(meeting)}/siaran/ice`, { method: "POST", cache: "no-store" }).catch(() => null);
  // Without them a line within one network still comes about; else the voice goes over the media port.
  return response?.ok ? (await response.json()).ice : [];
}

/**
 * The two lines to a meeting: a websocket, and where networks block those, a stream of server-sent events. Either
 * hands over the frames of docs/reference/wire.md and says once how it ended.
 * @module
 */

/**
 * @typedef {object} Ends
 * @property {() => void} opened the server has answered; a socket says so by its hello
 * @property {(frame: any) => void} frame
 * @property {() => void} beat something was heard that is no frame
 * @property {(code: number) => void} ended a close code of the wire, 0 for the network's own reasons
 */
/**
 * @typedef {object} Line
 * @property {boolean} isSocket
 * @property {(message: object) => boolean} send whether it could be handed over
 * @property {() => void} close without telling anybody
 */

const SUBPROTOCOL = "rat.v1";
const DELAY_WITHIN_MS = 5000;
const STATUS_CODES = /** @type {Record<number, number>} */ ({ 401: 4401, 403: 4403, 404: 4404 });

/** @param {string} meeting @param {{after: number | null, screen: boolean}} from */
function query(meeting, from) {
  const asked = new URLSearchParams();
  if (from.after !== null) asked.set("after", String(from.after));
  if (from.screen) asked.set("sebagai", "layar");
  const text = asked.toString();
  return `/rapat/${encodeURIComponent(meeting)}/{line}${text ? `?${text}` : ""}`;
}

/** @implements {Line} */
export class SocketLine {
  isSocket = true;
  /** @type {WebSocket | null} */
  #socket;

  /** @param {string} meeting @param {{after: number | null, screen: boolean}} from @param {Ends} ends */
  constructor(meeting, from, ends) {
    const address = new URL(query(meeting, from).replace("{line}", "langsung"), location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address, SUBPROTOCOL);
    this.#socket = socket;
    const mine = () => this.#socket === socket;
    socket.onmessage = (event) => mine() && ends.frame(JSON.parse(event.data));
    socket.onclose = (event) => {
      if (!mine()) return;
      this.#socket = null;
      ends.ended(event.code === 1006 ? 0 : event.code);
    };
  }

  /** @param {object} message */
  send(message) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  close() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }
}

/** @implements {Line} */
export class StreamLine {
  isSocket = false;
  #abort = new AbortController();

  /** @param {string} meeting @param {{after: number | null, screen: boolean}} from @param {Ends} ends */
  constructor(meeting, from, ends) {
    this.meeting = meeting;
    void this.#run(query(meeting, from).replace("{line}", "peristiwa"), ends);
  }

  /** @param {string} address @param {Ends} ends */
  async #run(address, ends) {
    let code = 0;
    try {
      const response = await fetch(address, { signal: this.#abort.signal, headers: { Accept: "text/event-stream" }, cache: "no-store" });
      code = response.ok ? 0 : (STATUS_CODES[response.status] ?? 0);
      if (response.ok && response.body) {
        ends.opened();
        await this.#read(response.body, ends);
      }
    } catch {
      // The network went away or the line was closed: the end below says so.
    }
    if (!this.#abort.signal.aborted) ends.ended(code);
  }

  /** @param {ReadableStream<Uint8Array>} body @param {Ends} ends */
  async #read(body, ends) {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done || this.#abort.signal.aborted) return;
      const blocks = (rest + decoder.decode(value, { stream: true })).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const data = block.split("\n").find((line) => line.startsWith("data: "));
        if (data) ends.frame(JSON.parse(data.slice(6)));
        else ends.beat();
      }
    }
  }

  /** Commands of a stream go by POST, each with its answer; a delay wants none. @param {object} message */
  send(message) {
    if (!("delay" in message)) return false;
    void post(this.meeting, message, DELAY_WITHIN_MS);
    return true;
  }

  close() {
    this.#abort.abort();
  }
}

/**
 * One command by POST; null when nothing is known of it.
 * @param {string} meeting @param {object} message @param {number} withinMs
 * @returns {Promise<import("./outbox.js").Answer | null>}
 */
export async function post(meeting, message, withinMs) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), withinMs);
  try {
    const response = await fetch(`/rapat/${encodeURIComponent(meeting)}/perintah`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(message),
      // The vote still leaves when the tab is closed right after the tap.
      keepalive: true,
      signal: abort.signal,
    });
    return await response.json();
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the server answers plain HTTP, and what its clock says. @param {number} withinMs @returns {Promise<{at: string} | null>} */
export async function reach(withinMs) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), withinMs);
  try {
    const response = await fetch("/sehat", { cache: "no-store", signal: abort.signal });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Everybody whom the desk may be asked about, kept on the page so that it can be searched without a connection.
 * @module
 */

/**
 * @typedef {object} Visit
 * @property {string} presence @property {string} channel @property {string} place @property {boolean} by_desk
 * @property {string | null} since
 */
/**
 * @typedef {object} Member
 * @property {string} person @property {string} number @property {string} name @property {string} status
 * @property {boolean} votes @property {Visit | null} visit @property {boolean} [photo]
 */

const MOST = 8;
const WITHIN_MS = 8000;

/** @param {string} text */
const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");

/** A number without what people leave out when they say it. @param {string} text */
const bare = (text) => plain(text).replace(/[^0-9a-z]/g, "").replace(/^0+/, "");

export class Members {
  #address;
  /** @type {Member[]} */
  all = [];

  /** @param {string} meeting */
  constructor(meeting) {
    this.#address = `/rapat/${encodeURIComponent(meeting)}/meja`;
  }

  /** @returns {Promise<{at?: string} | null>} what the server's clock says; null when it was not reached */
  async load() {
    const answer = await ask(`${this.#address}/daftar`);
    if (answer?.members) this.all = answer.members;
    return answer;
  }

  /** The number itself first, then names and numbers that begin with it, then the others. @param {string} search @returns {Member[]} */
  find(search) {
    const words = plain(search.trim());
    const number = bare(search);
    if (!words) return [];
    /** @param {Member} one */
    const rank = (one) => {
      if (number && bare(one.number) === number) return 0;
      if (plain(one.name).startsWith(words) || (number && bare(one.number).startsWith(number))) return 1;
      return plain(one.name).includes(words) ? 2 : 3;
    };
    const found = this.all.map((one) => ({ one, rank: rank(one) })).filter((each) => each.rank < 3);
    return found.sort((a, b) => a.rank - b.rank).slice(0, MOST).map((each) => each.one);
  }

  /** As the meeting knows them now; null when the server was not reached. @param {{person: string} | {secret: string}} asked @returns {Promise<any>} */
  async now(asked) {
    const answer = await ask(`${this.#address}/cari`, asked);
    if (answer?.member) this.all = this.all.map((one) => (one.person === answer.member.person ? answer.member : one));
    return answer;
  }

  /** A fresh printed code. @param {string} person @param {string} reason @param {boolean} links @returns {Promise<any>} */
  async code(person, reason, links) {
    return ask(`${this.#address}/kode`, { person, reason, links: links ? "yes" : "" });
  }
}

/** @param {string} address @param {object} [body] @returns {Promise<any>} null when the server was not reached */
async function ask(address, body) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), WITHIN_MS);
  try {
    const sent = body ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {};
    const response = await fetch(address, { ...sent, cache: "no-store", signal: abort.signal });
    return await response.json();
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

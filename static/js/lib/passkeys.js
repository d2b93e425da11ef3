/**
 * Passkeys: the server's question to the browser, and the browser's answer to the server (WebAuthn level 2).
 * @module
 */
import { refusal, t } from "./words.js";

/** Whether this browser knows passkeys here at all. */
export const isKnown = "credentials" in navigator && "PublicKeyCredential" in window;

/** @param {string} text base64url @returns {ArrayBuffer} */
function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0)).buffer;
}

/** @param {ArrayBuffer} buffer @returns {string} base64url */
function text(buffer) {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} path @param {unknown} [body] */
async function post(path, body) {
  const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body ?? {}) });
  const said = await response.json();
  if (!response.ok) throw new Error(refusal(said.refused, said.facts));
  return said;
}

/** Add one for who is signed in. @returns {Promise<{done: {recovery: boolean}}>} whether recovery codes are due */
async function add() {
  const options = await post("/akun/passkey/mulai");
  const publicKey = { ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: known(options.excludeCredentials) };
  const made = /** @type {PublicKeyCredential} */ (await navigator.credentials.create({ publicKey }));
  const { clientDataJSON, attestationObject } = /** @type {AuthenticatorAttestationResponse} */ (made.response);
  return post("/akun/passkey", { id: made.id, rawId: made.id, type: made.type, response: { clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject) } });
}

/** @param {{id: string}[]} [list] @returns {PublicKeyCredentialDescriptor[]} */
function known(list = []) {
  return list.map((one) => ({ type: "public-key", id: bytes(one.id) }));
}

/** Come in by one, or prove by it that it is still the same officer. @param {string} path where its answer goes */
async function give(path) {
  const options = await post("/masuk/passkey/mulai");
  const publicKey = { ...options, challenge: bytes(options.challenge), allowCredentials: [] };
  const found = /** @type {PublicKeyCredential} */ (await navigator.credentials.get({ publicKey }));
  const { clientDataJSON, authenticatorData, signature, userHandle } = /** @type {AuthenticatorAssertionResponse} */ (found.response);
  const response = { clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData), signature: text(signature), userHandle: userHandle ? text(userHandle) : null };
  await post(path, { id: found.id, rawId: found.id, type: found.type, response });
}

export const prove = () => give("/akun/bukti/passkey");

/** What went wrong with a passkey, in words. @param {unknown} failure */
export function explained(failure) {
  return failure instanceof DOMException || !(failure instanceof Error) ? t("door.passkey-failed") : failure.message;
}

/**
 * A hidden part of a page whose button does it and then goes on; what went wrong is said below.
 * @param {HTMLElement | null} part @param {"add" | "enter"} what @param {string} to
 * @param {() => void} [recover] goes to the recovery codes that are due with a first passkey
 */
export function offer(part, what, to, recover) {
  if (!part || !isKnown) return;
  part.hidden = false;
  const button = part.querySelector("button");
  const error = /** @type {HTMLElement} */ (part.querySelector("[role=alert]"));
  button?.addEventListener("click", async () => {
    error.hidden = true;
    button.setAttribute("aria-busy", "true");
    try {
      const said = what === "add" ? await add() : await give("/masuk/passkey");
      if (said && said.done.recovery && recover) recover();
      else location.assign(to);
    } catch (failure) {
      error.textContent = explained(failure);
      error.hidden = false;
    }
    button.removeAttribute("aria-busy");
  });
}

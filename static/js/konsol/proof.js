/**
 * Whoever changes who may do what proves first that it is still they: by the PIN, or by what opens the account.
 * @module
 */
import { button, h, icon, must, paint } from "../lib/dom.js";
import { explained, isKnown, prove } from "../lib/passkeys.js";
import { refusal, t } from "../lib/words.js";

const BY_PIN = "prove-yourself-again";
const BY_ACCOUNT = "proof-needed";
const GIVEN = "given";

const dialog = () => /** @type {HTMLDialogElement} */ (must("proof"));

/**
 * Ask for the proof that a refusal wants, until it is given or the dialog is closed.
 * @param {string} meeting @param {string} act in words @param {string} as `role:person` @param {string} refused
 * @returns {Promise<boolean>} whether it was given
 */
export function proven(meeting, act, as, refused) {
  if (refused !== BY_PIN && refused !== BY_ACCOUNT) return Promise.resolve(false);
  const isPin = refused === BY_PIN;
  const person = as.split(":")[1];
  return new Promise((resolve) => {
    const place = dialog();
    place.returnValue = "";
    place.onclose = () => {
      paint(place); // no PIN waits in a page
      resolve(place.returnValue === GIVEN);
    };
    const redraw = form(place, act, isPin);
    place.onsubmit = (event) => {
      event.preventDefault();
      const sent = Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (event.target)));
      void ask(place, redraw, () => (isPin ? post(`/rapat/${meeting}/bukti`, { ...sent, person }) : post("/akun/bukti", sent)));
    };
    place.onclick = (event) => {
      if (event.target instanceof Element && event.target.closest("[data-part=passkey]")) void ask(place, redraw, byPasskey);
    };
    place.showModal();
  });
}

/** @typedef {(wrong: string, isBusy: boolean) => void} Redraw */

/** Draw it; what it returns draws it again. @param {HTMLDialogElement} place @param {string} act @param {boolean} isPin @returns {Redraw} */
function form(place, act, isPin) {
  /** @type {Redraw} */
  const redraw = (wrong, isBusy) =>
    paint(
      place,
      h("h2", { id: "proof-title" }, t("prove.title")),
      h("p", { class: "muted" }, t("prove.lead", { act })),
      h(
        "form",
        { class: "stack", method: "dialog" },
        isPin ? pinField(wrong) : accountFields(wrong),
        wrong ? h("p", { class: "error", id: "proof-wrong", role: "alert" }, icon("warn"), h("span", null, wrong)) : null,
        h(
          "div",
          { class: "actions" },
          button(t("prove.confirm"), "primary", { type: "submit", "data-part": "prove", "aria-busy": isBusy ? "true" : null }),
          isPin || !isKnown ? null : button(t("prove.passkey"), "", { "data-part": "passkey" }),
          button(t("console.cancel"), "ghost", { "data-closes": "" }),
        ),
      ),
    );
  redraw("", false);
  return redraw;
}

/** @param {string} wrong */
function pinField(wrong) {
  const described = wrong ? "pin-hint proof-wrong" : "pin-hint";
  return h(
    "div",
    { class: "field" },
    h("label", { for: "pin" }, t("prove.pin")),
    h("p", { class: "hint", id: "pin-hint" }, t("prove.pin-hint")),
    h("input", { class: "input digits", id: "pin", name: "pin", type: "password", inputmode: "numeric", maxlength: 11, autocomplete: "off", required: true, autofocus: true, "aria-describedby": described, "aria-invalid": wrong ? "true" : null }),
  );
}

/** @param {string} wrong */
function accountFields(wrong) {
  const told = { "aria-describedby": wrong ? "proof-wrong" : null, "aria-invalid": wrong ? "true" : null };
  return [
    // Whose it is, the server knows; password managers look for such a field.
    h("input", { type: "text", autocomplete: "username", hidden: true }),
    h("div", { class: "field" }, h("label", { for: "password" }, t("door.password")), h("input", { class: "input", id: "password", name: "password", type: "password", autocomplete: "current-password", required: true, autofocus: true, ...told })),
    h("div", { class: "field" }, h("label", { for: "code" }, t("door.app-code")), h("input", { class: "input digits", id: "code", name: "code", autocapitalize: "characters", autocomplete: "one-time-code", ...told })),
  ];
}

/** Give a proof; what is wrong with it is said in the dialog. @param {HTMLDialogElement} place @param {Redraw} redraw @param {() => Promise<string>} giving */
async function ask(place, redraw, giving) {
  if (place.querySelector("[aria-busy]")) return;
  redraw("", true);
  const wrong = await giving();
  if (!place.open) return; // it was closed meanwhile: nothing goes on by itself
  if (!wrong) return place.close(GIVEN);
  redraw(wrong, false);
  const first = /** @type {HTMLInputElement | null} */ (place.querySelector("input:not([hidden])"));
  first?.focus();
  first?.select();
}

/** @param {string} path @param {object} sent @returns {Promise<string>} what is wrong, "" when it was taken */
async function post(path, sent) {
  try {
    const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) });
    const said = await response.json();
    return said.refused ? refusal(said.refused, said.facts) : "";
  } catch {
    return t("prove.away");
  }
}

/** @returns {Promise<string>} */
async function byPasskey() {
  try {
    await prove();
    return "";
  } catch (failure) {
    return explained(failure);
  }
}

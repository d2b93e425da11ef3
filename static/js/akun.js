/**
 * An officer's own account: adds a passkey of this device.
 * @module
 */
import { offer } from "./lib/passkeys.js";

/** Shown once, by a page that this form asks for: a first passkey is no use to whoever loses the phone. */
function recover() {
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/akun/cadangan";
  document.body.append(form);
  form.submit();
}

offer(document.getElementById("add-passkey"), "add", "/akun", recover);

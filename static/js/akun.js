/**
 * An officer's own account: adds a passkey of this device.
 * @module
 */
import { offer } from "./lib/passkeys.js";

offer(document.getElementById("add-passkey"), "add", "/akun");

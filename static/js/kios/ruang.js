/**
 * A member's page on a kiosk: the room, and the turn that ends.
 * @module
 */
import "../anggota.js";
import "./giliran.js";

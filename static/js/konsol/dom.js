/**
 * The console's name for what every page paints with.
 * @module
 */
export * from "../lib/dom.js";

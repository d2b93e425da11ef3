/**
 * The catalogue and the Indonesian formats in the browser; the twin of rat_online/web/catalogue.py and formats.py.
 * Texts come with the page in `<script type="application/json" id="words">`: only keys that modules name are in it.
 * @module
 */

/** @typedef {string | {one?: string, other: string}} Text */
/** @typedef {"Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura"} Zone */

export const language = document.documentElement.lang === "en" ? "en" : "id";

/** Whoever has to wait longer is told in minutes. */
const LONG_WAIT_S = 90;

/** @type {Record<string, Text>} */
const texts = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

const zones = { "Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT" };
const marks = language === "en" ? { group: ",", decimal: "." } : { group: ".", decimal: "," };

/** Between the whole and its places. */
export const decimalMark = marks.decimal;

/**
 * The sentence of a key. Whole numbers are written the language's way, strings as they are; `n` chooses the plural.
 * @param {string} key
 * @param {Record<string, string | number>} [parameters]
 */
export function t(key, parameters = {}) {
  const entry = texts[key];
  if (entry === undefined) throw new Error(`no text for ${key}`);
  const text = typeof entry === "string" ? entry : ((parameters.n === 1 && entry.one) || entry.other);
  return text.replace(/\{([a-z_]+)\}/g, (_, name) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`${key} needs ${name}`);
    return typeof value === "number" ? number(value) : value;
  });
}

/**
 * The sentence of a refusal, also of one newer than this page.
 * @param {string} code @param {Record<string, any>} [facts]
 */
export function refusal(code, facts = {}) {
  if (code === "too-many-attempts" && facts.seconds > LONG_WAIT_S) return t("door.wait-minutes", { n: Math.ceil(facts.seconds / 60) });
  return `refusal.${code}` in texts ? t(`refusal.${code}`, facts) : t("refusal.other");
}

/** 1.204; a part of the shares of a multi-party cooperative 51,17. @param {number} value */
export function number(value) {
  const [whole, rest] = value.toFixed(2).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, marks.group) + (rest === "00" ? "" : marks.decimal + rest);
}

/** Rp1.250.000,00 from exact text such as "1250000.00". @param {string} exact */
export function rupiah(exact) {
  const [whole, sen = "00"] = exact.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, marks.group);
  return `${exact.startsWith("-") ? "-" : ""}Rp${grouped}${marks.decimal}${sen.padEnd(2, "0")}`;
}

/** 86,4%: one decimal, half up. @param {number} part @param {number} whole */
export function percent(part, whole) {
  if (whole <= 0) return "0%";
  const tenths = Math.floor((2000 * part + whole) / (2 * whole));
  return `${number(Math.floor(tenths / 10))}${marks.decimal}${tenths % 10}%`;
}

/** A share for an SVG attribute: "68.3%". @param {number} part @param {number} whole */
export function share(part, whole) {
  if (whole <= 0) return "0%";
  return `${Math.min(Math.max(Math.floor((2000 * part + whole) / (2 * whole)) / 10, 0), 100)}%`;
}

/**
 * 10.47 WIB in the meeting's zone, never the phone's.
 * @param {Date | number | string} at @param {Zone} zone @param {{seconds?: boolean, named?: boolean}} [options]
 */
export function clock(at, zone, { seconds = false, named = true } = {}) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(at));
  const wanted = seconds ? ["hour", "minute", "second"] : ["hour", "minute"];
  const figures = wanted.map((type) => parts.find((part) => part.type === type)?.value ?? "");
  return figures.join(language === "en" ? ":" : ".") + (named ? ` ${zones[zone]}` : "");
}

/** Sabtu, 20 Maret 2027. @param {Date | number | string} at @param {Zone} zone */
export function date(at, zone) {
  const parts = new Intl.DateTimeFormat(language === "en" ? "en-GB" : "id-ID", {
    timeZone: zone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).formatToParts(new Date(at));
  /** @param {string} type */
  const part = (type) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("weekday")}, ${part("day")} ${part("month")} ${part("year")}`;
}

/** Time that runs: 1:17, 1:02:05 from an hour on, whole hours from ten, days from two. @param {number} seconds */
export function left(seconds) {
  const whole = Math.max(Math.trunc(seconds), 0);
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (hours >= 48) return t("common.days-left", { n: Math.floor(hours / 24) });
  if (hours >= 10) return t("common.hours-left", { n: hours });
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** One decimal, the reader's way. @param {number} value */
export function tenths(value) {
  return value.toFixed(1).replace(".", decimalMark);
}

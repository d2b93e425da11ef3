/**
 * Elements as values, painted onto the page by changing only what differs: focus, typing and open folds survive.
 * @module
 */

/** @typedef {string | number | null | undefined | false | Element_ | Kid[]} Kid */
/** @typedef {{tag: string, attrs: Record<string, string | number | boolean | null | undefined>, kids: (string | Element_)[]}} Element_ */

const SVG = "http://www.w3.org/2000/svg";
const icons = document.documentElement.dataset.icons ?? document.querySelector("[data-icons]")?.getAttribute("data-icons") ?? "";

/**
 * @param {string} tag @param {Element_["attrs"] | null} [attrs] @param {...Kid} kids
 * @returns {Element_}
 */
export function h(tag, attrs, ...kids) {
  return { tag, attrs: attrs ?? {}, kids: flat(kids) };
}

/** @param {Kid[]} kids @returns {(string | Element_)[]} */
function flat(kids) {
  /** @type {(string | Element_)[]} */
  const found = [];
  for (const kid of kids) {
    if (Array.isArray(kid)) found.push(...flat(kid));
    else if (typeof kid === "number") found.push(String(kid));
    else if (kid) found.push(kid);
  }
  return found;
}

/** Make the children of a node what is given. @param {Element} place @param {...Kid} kids */
export function paint(place, ...kids) {
  const wanted = flat(kids);
  const inSvg = place.namespaceURI === SVG;
  wanted.forEach((kid, at) => {
    const there = place.childNodes[at];
    const fitting = there && fits(there, kid) ? there : null;
    if (fitting) return change(fitting, kid);
    const later = keyed(place, kid, at);
    if (later) {
      place.insertBefore(later, there);
      return change(later, kid);
    }
    place.insertBefore(make(kid, inSvg), there ?? null);
  });
  while (place.childNodes.length > wanted.length) place.lastChild?.remove();
}

/** A node further on that carries the same key. @param {Element} place @param {string | Element_} kid @param {number} after */
function keyed(place, kid, after) {
  if (typeof kid === "string" || kid.attrs.key === undefined) return null;
  for (let at = after + 1; at < place.childNodes.length; at += 1) {
    if (fits(place.childNodes[at], kid)) return place.childNodes[at];
  }
  return null;
}

/** @param {ChildNode} there @param {string | Element_} kid */
function fits(there, kid) {
  if (typeof kid === "string") return there.nodeType === Node.TEXT_NODE;
  if (!(there instanceof Element) || there.localName !== kid.tag) return false;
  return (there.getAttribute("data-key") ?? "") === String(kid.attrs.key ?? "");
}

/** @param {string | Element_} kid @param {boolean} inSvg @returns {Node} */
function make(kid, inSvg) {
  if (typeof kid === "string") return document.createTextNode(kid);
  const isSvg = inSvg || kid.tag === "svg";
  const made = isSvg ? document.createElementNS(SVG, kid.tag) : document.createElement(kid.tag);
  change(made, kid);
  return made;
}

/** @param {Node} node @param {string | Element_} kid */
function change(node, kid) {
  if (typeof kid === "string") {
    if (node.nodeValue !== kid) node.nodeValue = kid;
    return;
  }
  const element = /** @type {Element} */ (node);
  const kept = new Set(["data-key"]);
  for (const [name, value] of Object.entries(kid.attrs)) {
    const attribute = name === "key" ? "data-key" : name;
    if (value === null || value === undefined || value === false) continue;
    kept.add(attribute);
    const text = value === true ? "" : String(value);
    if (element.getAttribute(attribute) !== text) element.setAttribute(attribute, text);
  }
  for (const { name } of [...element.attributes]) {
    // Whether a fold is open is its reader's matter.
    if (!kept.has(name) && !(name === "open" && element.localName === "details")) element.removeAttribute(name);
  }
  if (kid.attrs["data-own"] === undefined) paint(element, ...kid.kids);
}

/** @param {string} name @param {string} [size] */
export function icon(name, size = "") {
  return h("svg", { class: size ? `icon ${size}` : "icon", "aria-hidden": "true", focusable: "false" }, h("use", { href: `${icons}#${name}` }));
}

/** @param {string} text @param {string} [tone] @param {string} [iconName] */
export function chip(text, tone = "", iconName = "") {
  const mark = iconName ? icon(iconName) : h("i", { class: "dot", "aria-hidden": "true" });
  return h("span", { class: tone ? `chip ${tone}` : "chip" }, mark, h("span", { class: "num" }, text));
}

/**
 * @param {string} text @param {string} kind any of primary, danger, ghost, big, tall
 * @param {Element_["attrs"]} attrs @param {string} [iconName]
 */
export function button(text, kind, attrs, iconName = "") {
  const blocked = attrs["aria-disabled"] ? { "aria-disabled": "true" } : {};
  return h("button", { type: "button", ...attrs, class: `btn ${kind}`.trim(), ...blocked }, iconName ? icon(iconName) : null, h("span", null, text));
}

/** @param {string} title @param {string} tone info, ok, warn or bad @param {...Kid} kids */
export function notice(title, tone, ...kids) {
  return h("div", { class: `notice ${tone}` }, icon(tone), h("p", { class: "strong" }, title), ...kids);
}

/** @param {string} summary @param {string} key @param {...Kid} kids */
export function fold(summary, key, ...kids) {
  return h("details", { class: "fold", key }, h("summary", null, summary), ...kids);
}

/** An element that is in the page by its template. @param {string} id */
export function must(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

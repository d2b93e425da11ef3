/**
 * Candidates' photos, shown small.
 * @module
 */
import { h, icon } from "./dom.js";
import { t } from "./words.js";

/** @param {any} view @param {string} photo */
const address = (view, photo) => `/rapat/${view.meeting.id}/foto/${photo}`;

/** Beside a name that stands next to it; an empty place where the others have one. @param {any} view @param {string | undefined} photo @param {Record<string, string>} [all] */
export function face(view, photo, all = {}) {
  if (!photo && Object.keys(all).length) return h("span", { class: "face none", "aria-hidden": "true", key: "face" }, icon("person"));
  return photo ? h("img", { class: "face", src: address(view, photo), alt: "", width: 48, height: 48, loading: "lazy", decoding: "async", key: "face" }) : null;
}

/** With the candidate's page. @param {any} view @param {string | undefined} photo @param {string} name */
export function portrait(view, photo, name) {
  return photo ? h("img", { class: "portrait", src: address(view, photo), alt: t("photo.of", { name }), width: 96, height: 120, loading: "lazy", decoding: "async", key: "portrait" }) : null;
}

/**
 * Where the meeting stands, and what a witness co-signs: every count with its arithmetic, place by place.
 * @module
 */
import { chip, fold, h } from "../lib/dom.js";
import { outcomeCard } from "../lib/outcome.js";
import { currentItem } from "../lib/parts.js";
import { t } from "../lib/words.js";

/** @param {any} view */
export function stands(view) {
  const { place, title } = currentItem(view);
  const { present, entitled, needed, reached } = view.figures.quorum;
  const [last, ...earlier] = Object.values(view.decisions).filter((/** @type {any} */ one) => one.result || one.declared).reverse();
  return [
    h(
      "section",
      { class: "card stack tight", key: "stands", "data-part": "stands" },
      h("p", { class: "kicker num" }, place),
      h("h2", null, title),
      h("p", { class: "row num" }, h("span", { class: "grow" }, t("quorum.sentence", { present, entitled })), chip(reached ? t("quorum.reached") : t("quorum.short-by", { missing: needed - present }), reached ? "ok" : "warn")),
    ),
    last ? h("h2", { key: "counts-title" }, t("place.counts-title")) : null,
    last ? h("p", { class: "small muted", key: "counts-lead" }, t("place.counts-lead")) : null,
    last ? outcomeCard(view, last) : null,
    earlier.length ? fold(t("console.earlier", { n: earlier.length }), "earlier", h("div", { class: "stack" }, earlier.map((one) => outcomeCard(view, one)))) : null,
  ];
}

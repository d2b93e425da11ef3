/**
 * The dialog of an act: what it asks for, the palu's taps that confirm it, and its refusal in words.
 * @module
 */
import { t } from "../lib/words.js";
import { actOf, pendingDecision } from "./acts.js";
import { button, h, icon, must, paint } from "../lib/dom.js";
import { behind } from "./behind.js";
import { argumentsOf, draw, read } from "./fields.js";
import { isAtOrder, order } from "./order.js";
import "./picker.js";

/** @typedef {import("./desk.js").Desk} Desk */

/** Acts whose consequence is said in the dialog. */
const EXPLAINED = new Set(["open-meeting", "close-meeting", "declare-result", "open-ballot", "annul-ballot", "override-readiness", "postpone-meeting", "suspend-meeting", "hand-over-gavel", "reconsider-decision", "cancel-meeting", "close-without-quorum", "propose-decision", "open-nominations", "install-presidium", "set-secrecy", "record-consensus", "attach-tables", "mute-person", "remove-person", "draw-lot", "draw-order", "object", "withdraw-objection", "stop-acclamation", "object-to-result", "present-candidate", "record-consequence", "name-board", "put-in-writing", "enter-posted-answer"]);

/** Where the chair uses a gavel of wood and the operator presses afterwards. */
const AT_ORDER = new Set(["open-meeting", "suspend-meeting"]);

/** What is said with the palu where it is not the step's own sentence. @type {Record<string, string>} */
const SAID = { "suspend-meeting": "console.say-suspend" };

const dialog = () => /** @type {HTMLDialogElement} */ (must("act"));

/**
 * Start an act: at once where it asks for nothing, else in the dialog.
 * @param {Desk} desk @param {string} id @param {Record<string, any>} preset @param {string} say
 */
export function start(desk, id, preset, say) {
  const act = actOf(id);
  const pending = pendingDecision(desk.view);
  const args = { ...(act.args?.(desk.view, pending) ?? {}), ...preset };
  const fields = act.fields?.(desk.view, args.decision ? desk.view.decisions[args.decision] : pending, args) ?? [];
  const taps = isAtOrder(desk, id) ? 0 : (act.taps?.(desk.view, args) ?? 0);
  if (!fields.length && !act.taps && !act.danger && !act.confirm) return void desk.run(id, argumentsOf(id, args));
  open(desk, id, args, fields, taps, say);
}

/**
 * @param {Desk} desk @param {string} id @param {Record<string, any>} args @param {import("./acts.js").Field[]} fields
 * @param {number} taps @param {string} say
 */
function open(desk, id, args, fields, taps, say) {
  const place = dialog();
  let fallen = 0;
  let refused = "";
  let busy = false;
  document.documentElement.dataset.names = JSON.stringify(desk.view.people);

  const redraw = () => {
    const label = taps ? t("console.tap", { n: fallen, taps }) : t(`console.act-${id}`);
    paint(
      place,
      h("h2", { id: "act-title" }, t(`console.act-${id}`)),
      h(
        "form",
        { class: "stack", method: "dialog", key: id },
        order(desk, id),
        EXPLAINED.has(id) ? h("p", { class: "muted" }, t(isAtOrder(desk, id) && AT_ORDER.has(id) ? `console.about-${id}-at-order` : `console.about-${id}`)) : null,
        id === "open-ballot" ? behind(desk.view) : null,
        taps && (say || SAID[id]) ? h("blockquote", { class: "read-aloud" }, say || t(SAID[id])) : null,
        fields.map((field) => draw(desk, field)),
        refused ? h("p", { class: "error", role: "alert", "data-part": "refused" }, icon("warn"), h("span", null, refused)) : null,
        h(
          "div",
          { class: "actions" },
          button(label, actOf(id).danger ? "danger primary" : "primary", { type: "submit", "data-part": "confirm", "aria-busy": busy ? "true" : null }, taps ? "palu" : ""),
          button(t("console.cancel"), "ghost", { "data-closes": "" }),
        ),
      ),
    );
  };

  /** @param {SubmitEvent} event */
  place.onsubmit = (event) => {
    event.preventDefault();
    if (busy) return;
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (![...form.querySelectorAll("person-picker")].every((one) => /** @type {any} */ (one).isComplete)) {
      refused = t("console.choose-people");
      return redraw();
    }
    fallen += 1;
    if (fallen < taps) return redraw();
    busy = true;
    redraw();
    void finish(argumentsOf(id, { ...args, ...read(desk, fields, form) }));
  };

  /** @param {Record<string, any>} command */
  const finish = async (command) => {
    refused = await desk.run(id, command, true);
    busy = false;
    fallen = 0;
    if (refused) redraw();
    else place.close();
  };

  paint(place);
  redraw();
  place.showModal();
}

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
});

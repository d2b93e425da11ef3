/**
 * The public screen: follows the meeting by itself, shows the kode keaslian, and says when it lags behind.
 * @module
 */
import { chip, h, must, paint } from "./lib/dom.js";
import { keepAwake } from "./lib/awake.js";
import { connection } from "./lib/connection.js";
import { Live } from "./lib/live.js";
import { recordingChip } from "./lib/recording.js";
import { clock, t } from "./lib/words.js";
import { besides, moment } from "./anggota/moment.js";
import { isOnFloor, onFloor } from "./layar/floor.js";
import { Pager, fitted } from "./layar/paging.js";
import * as scenes from "./layar/scenes.js";
import * as writing from "./layar/writing.js";

const CODE_EVERY_MS = 5000;

/** @type {Record<string, (scene: import("./layar/scenes.js").Scene) => import("./lib/dom.js").Kid>} */
const SHOWN = {
  ahead: scenes.ahead,
  "texts-ahead": writing.ahead,
  answering: writing.answering,
  answered: writing.answered,
  waiting: scenes.waiting,
  suspended: scenes.suspended,
  voted: scenes.voting,
  acclaiming: scenes.acclaiming,
  objected: scenes.objected,
  dispute: scenes.reached,
  reached: scenes.reached,
  tied: scenes.reached,
  declared: scenes.declared,
  proposed: scenes.proposed,
  "no-quorum": scenes.noQuorum,
  item: scenes.item,
  reading: scenes.reading,
  closed: scenes.closed,
  postponed: scenes.postponed,
  cancelled: scenes.cancelled,
};

const meeting = must("ground").dataset.meeting ?? "";
const live = new Live(meeting, { screen: true });
const code = { text: "", position: 0, at: 0 };
const pager = new Pager();
let isWaiting = false;

function changed() {
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(() => {
    isWaiting = false;
    draw();
  });
}

function draw() {
  connection(live);
  const { view } = live;
  if (!view?.meeting) return;
  const now = live.serverNow();
  const asked = moment(view, [], now, () => false, live.isFresh);
  const isCalling = view.meeting.state === "open" && view.roll_call.running;
  const isDebate = !isCalling && isOnFloor(view, asked);
  document.body.dataset.moment = isCalling ? "roll-call" : isDebate ? "floor" : asked.kind;
  const shown = isCalling ? scenes.rollCall : isDebate ? onFloor : SHOWN[asked.kind];
  const { decision, ballot } = asked;
  pager.now = now;
  const length = (decision?.tables ?? []).map((/** @type {any} */ one) => one.rows.length);
  const also = besides(view, [], now, asked).map((one) => scenes.also(view, one));
  const key = [document.body.dataset.moment, decision?.id, decision?.version, ...length, ballot?.id, also.length, innerWidth, innerHeight].join(" ");
  fitted(must("main"), key, pager, () => paint(must("main"), shown({ view, now, decision, ballot, pager }), also));
  paint(must("state"), recordingChip(view), quorum(view));
  ground(view, now);
}

/** @param {any} view */
function quorum(view) {
  const { present, entitled, needed, reached } = view.figures.quorum;
  const words = reached ? t("quorum.reached") : t("quorum.short-by", { missing: needed - present });
  return chip(`${words} · ${t("quorum.sentence", { present, entitled })}`, reached ? "ok" : "warn");
}

/** Text and QR change together and not more often than a camera can follow. @param {any} view @param {number} now */
function ground(view, now) {
  const { code: text, position } = view.figures.log;
  if (text !== code.text && Date.now() - code.at > CODE_EVERY_MS) Object.assign(code, { text, position, at: Date.now() });
  const { zone } = view.meeting;
  const picture = `/rapat/${meeting}/layar/kode.svg?kode=${code.text}&posisi=${code.position}`;
  paint(
    must("ground"),
    h("div", { class: "qr" }, h("img", { src: picture, alt: t("screen.code-picture") })),
    h("div", { class: "grow" }, h("b", null, t("record.check")), h("p", { class: "muted num" }, `${t("record.code")} · ${t("member.position", { position: code.position })} · `, h("span", { class: "code", "data-part": "code" }, code.text))),
    h("p", { class: "clock num" }, clock(now, zone)),
  );
}

function tick() {
  draw();
  setTimeout(tick, 1000 - (live.serverNow() % 1000) + 5);
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowRight" && event.key !== "PageDown") return;
  pager.ahead += 1;
  changed();
});

addEventListener("resize", changed);
live.subscribe(changed);
keepAwake(live);
tick();

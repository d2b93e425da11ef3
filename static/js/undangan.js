/**
 * The desk of invitations: print jobs move on while the page is open; when one is ready the page is read anew.
 * @module
 */
import { share, t } from "./lib/words.js";

const EVERY_MS = 2000;

/** @typedef {{id: string, done: number, total: number, state: string}} Job */

const place = document.getElementById("cetak");

/** @returns {HTMLElement[]} */
function running() {
  return [...(place?.querySelectorAll("[data-job][data-state=running]") ?? [])].filter((one) => one instanceof HTMLElement);
}

/** @param {HTMLElement} shown @param {Job} job */
function show(shown, job) {
  const words = t("invite.job-progress", { done: job.done, total: job.total });
  const line = shown.querySelector("[data-part=progress]");
  if (line) line.textContent = words;
  shown.querySelector(".meter")?.setAttribute("aria-label", words);
  shown.querySelector("[data-part=value]")?.setAttribute("width", share(job.done, job.total));
}

async function look() {
  const answer = await fetch(place?.dataset.progress ?? "", { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { jobs } = /** @type {{jobs: Job[]}} */ (await answer.json());
  for (const shown of running()) {
    const job = jobs.find((one) => one.id === shown.dataset.job);
    if (!job || job.state !== "running") return location.reload();
    show(shown, job);
  }
}

async function follow() {
  while (running().length) {
    await new Promise((done) => setTimeout(done, EVERY_MS));
    if (document.visibilityState === "visible") await look().catch(() => undefined);
  }
}

void follow();

/**
 * The floor as a step of the meeting: interupsi, who speaks, who is next. Rule book section 5.
 * @module
 */
import { step } from "./step.js";

/** Interupsi jump the queue (rule book 5). @param {any} view */
export function interrupted(view) {
  const [first] = view.floor.interruptions;
  if (!first) return null;
  return step({
    act: "accept-interruption",
    args: { interruption: first.id },
    title: ["console.title-interruption"],
    say: ["console.say-interruption", { name: nameOf(view, first.person) }],
    worry: view.floor.speaking ? ["console.worry-pauses", { name: nameOf(view, view.floor.speaking.person) }] : null,
  });
}

/** Who speaks, and who is next. @param {any} view @param {number} now */
export function debate(view, now) {
  const { speaking, next: waiting } = view.floor;
  if (speaking) {
    const name = nameOf(view, speaking.person);
    const isOver = Date.parse(speaking.deadline_at) <= now;
    return step({
      act: "end-turn",
      args: { turn: speaking.turn },
      title: [isOver ? "console.title-overtime" : "console.title-speaking", { name }],
      say: isOver ? ["console.say-overtime", { name }] : null,
      turn: speaking,
    });
  }
  if (!waiting.length) return null;
  const name = nameOf(view, waiting[0]);
  return step({
    act: "give-floor",
    args: { person: waiting[0] },
    title: ["console.title-hands", { n: view.floor.hands.length }],
    say: ["console.say-give-floor", { name, minutes: Math.max(Math.round(view.meeting.seconds.turn / 60), 1) }],
  });
}

/** @param {any} view @param {string} person */
function nameOf(view, person) {
  return view.people[person] ?? "";
}

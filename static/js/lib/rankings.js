/**
 * Ranked papers counted by hand: a line for each order of candidate numbers, `2 1 3: 12`.
 * @module
 */

import { named, numbersOf } from "./candidates.js";

const APART = ["blank", "abstain"];

/** The lines of what was counted. @param {any} ballot @param {Record<string, number>} counts */
export function written(ballot, counts) {
  const ranked = Object.entries(counts).filter(([said]) => !APART.includes(said));
  return ranked.map(([said, papers]) => `${numbersOf(ballot, said)}: ${papers}`).join("\n");
}

/** What the lines say; null where a line says nothing that can be counted. @param {any} ballot @param {string} text @returns {Record<string, number> | null} */
export function read(ballot, text) {
  const ids = named(ballot).map((one) => one.id);
  /** @type {Record<string, number>} */
  const counts = {};
  for (const line of text.split("\n").filter((one) => one.trim())) {
    const [order, papers, ...rest] = line.split(":");
    const said = order.trim().split(/[\s,.]+/).map((number) => ids[Number(number) - 1] ?? "");
    if (rest.length || !/^\s*\d+\s*$/.test(papers ?? "") || said.includes("") || new Set(said).size < said.length) return null;
    counts[said.join(" ")] = (counts[said.join(" ")] ?? 0) + Number(papers);
  }
  return counts;
}

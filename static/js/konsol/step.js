/**
 * One step of a meeting as the console shows it: what to press, what blocks it, what to read aloud.
 * @module
 */

/** @typedef {[key: string, parameters?: Record<string, string | number>]} Phrase */
/**
 * @typedef {object} Step
 * @property {string} act what the primary button does; "" when there is nothing to press
 * @property {Record<string, any>} args of the act
 * @property {Phrase} title what goes on
 * @property {Phrase | null} say the sentence to read aloud
 * @property {Phrase | null} blocked why the button cannot be pressed yet, or what is waited for
 * @property {Phrase | null} worry what the chair should know although it may be pressed
 * @property {string | null} until when what runs now ends
 * @property {string | null} since when it began
 * @property {string | null} decision the decision that it is about
 * @property {any} turn the speaking turn that it is about, whose time may run over
 * @property {number} stage 0 none, 1 propose, 2 deliberate, 3 vote, 4 objections, 5 palu
 */

/** @param {Partial<Step> & {title: Phrase}} given @returns {Step} */
export function step(given) {
  return {
    act: "",
    args: {},
    say: null,
    blocked: null,
    worry: null,
    until: null,
    since: null,
    decision: null,
    turn: null,
    stage: 0,
    ...given,
  };
}

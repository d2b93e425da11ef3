/**
 * In what figures are told: where the shares of member groups rule, what puts them into shares is fetched.
 * @module
 */

/** @type {typeof import("./shares.js") | null} */
let shares = null;
let isFetching = false;

/** The sections of a frame as they are shown; `ready` once those before can be told anew. @param {any} sections @param {any} meeting @param {() => void} ready @returns {any} */
export function told(sections, meeting, ready) {
  if (!meeting.parties) return sections;
  if (shares) return shares.inShares(sections, meeting);
  if (isFetching) return sections;
  isFetching = true;
  import("./shares.js").then(
    (found) => ((shares = found), ready()),
    () => (isFetching = false),
  );
  return sections;
}

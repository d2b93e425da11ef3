/**
 * A worker that says when the next picture is due.
 * @module
 */
addEventListener("message", (event) => {
  setInterval(() => postMessage(0), event.data);
});

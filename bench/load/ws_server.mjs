// The `ws` library on node as a baseline: `node ws_server.mjs FOLDER FILE`, with `ws` installed in FOLDER.
// Says "ready PORT"; each line on standard input sends the file's text to everybody and says when it began.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [folder, file] = process.argv.slice(2);
const { WebSocketServer } = createRequire(`${folder}/`)("ws");
const text = readFileSync(file, "utf8");
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, backlog: 4096, perMessageDeflate: false });

server.on("connection", (socket) => socket.on("error", () => {}));
server.on("listening", () => console.log(`ready ${server.address().port}`));
const orders = createInterface({ input: process.stdin });
orders.on("line", () => {
  const began = process.hrtime.bigint();
  for (const socket of server.clients) socket.send(text);
  console.log(`${began}`);
});
orders.on("close", () => process.exit(0));

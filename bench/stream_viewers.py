"""Viewers of a stream in a process of their own: `python -m bench.stream_viewers PORT PATH READING SILENT`.

READING of them read what comes, SILENT never do. Says "ready" when all are connected; each line on standard
input is answered with the bytes read so far and how many are still connected.
"""

import os
import selectors
import socket
import sys

HANDSHAKE = (
    "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n{protocol}\r\n"
)
SMALL_BUFFER = 8192


def connected(port: int, path: str) -> socket.socket:
    made = socket.create_connection(("127.0.0.1", port))
    protocol = "Sec-WebSocket-Protocol: rat.media.v1\r\n" if path != "/" else ""
    made.sendall(HANDSHAKE.format(path=path, protocol=protocol).encode())
    head = b""
    while b"\r\n\r\n" not in head:
        head += made.recv(1)
    assert b" 101 " in head.split(b"\r\n")[0], head
    made.setblocking(False)
    return made


def main(port: int, path: str, reading: int, silent: int) -> None:
    selector = selectors.DefaultSelector()
    for _ in range(reading):
        selector.register(connected(port, path), selectors.EVENT_READ)
    quiet = []
    for _ in range(silent):
        one = connected(port, path)
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
        quiet.append(one)
    selector.register(sys.stdin.fileno(), selectors.EVENT_READ)
    print("ready", flush=True)
    total, alive = 0, reading
    while True:
        for key, _ in selector.select():
            if not isinstance(key.fileobj, socket.socket):
                if not os.read(sys.stdin.fileno(), 4096):
                    return
                print(total, alive, flush=True)
                continue
            data = key.fileobj.recv(1 << 17)
            total += len(data)
            if not data:
                selector.unregister(key.fileobj)
                alive -= 1


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))

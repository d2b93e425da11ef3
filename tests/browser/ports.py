"""Ports for servers of their own."""

import random
import socket
from contextlib import suppress


def two_free_ports() -> int:
    """One that is free with the next, which the stream takes; below those that connections are given."""
    while True:
        port = random.randrange(20_000, 32_000)  # spreads tests, guards nothing
        with suppress(OSError), socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", port))
            second.bind(("127.0.0.1", port + 1))
            return port

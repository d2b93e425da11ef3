"""A frame on its way to many: encoded once, and framed once for each kind of transport."""

from collections.abc import Callable

import msgspec

from rat_online.domain.chain import Json

_encode = msgspec.json.Encoder().encode


class Frame:
    """JSON bytes, with the bytes of each transport made at most once."""

    __slots__ = ("_framed", "json", "position")

    def __init__(self, content: dict[str, Json], position: int) -> None:
        self.json: bytes = _encode(content)
        self.position = position
        self._framed: dict[str, bytes] = {}

    def framed(self, transport: str, framing: Callable[[bytes], bytes]) -> bytes:
        """The bytes for a transport, by its name; the same object for every receiver."""
        found = self._framed.get(transport)
        if found is None:
            found = self._framed[transport] = framing(self.json)
        return found

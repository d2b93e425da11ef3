"""The viewers of the livestream's bench: what is left out, or never comes, is counted by its number."""

import json
import socket
import struct
from collections.abc import Iterator

import pytest

from bench.stream_viewers import FAR_BEHIND, Crowd, Reader
from rat_online.web.protocol import binary_frame


@pytest.fixture
def crowd() -> Iterator[Crowd]:
    """Two readers who have got nothing yet."""
    made, pairs = Crowd(), [socket.socketpair() for _ in range(2)]
    for near, _ in pairs:
        made.welcome(Reader(near))
    yield made
    made.selector.close()
    for near, far in pairs:
        near.close()
        far.close()


def parts(*numbers: int) -> bytes:
    """As messages of a stream, with only the number that stands in each."""
    return b"".join(
        binary_frame(b"\0\0\0\x18moof\0\0\0\x10mfhd" + struct.pack("!II", 0, one)) for one in numbers
    )


def seen(crowd: Crowd) -> tuple[int, int, int]:
    told = json.loads(crowd.told())
    return told["unharmed"], told["parts"], told["missing"]


def test_who_gets_every_part_from_the_first_on_is_unharmed(crowd: Crowd) -> None:
    for reader in crowd.readers.values():
        crowd.take(reader, parts(7, 8, 9))
    assert seen(crowd) == (2, 6, 0)


def test_whoever_was_dropped_to_a_later_part_is_counted_with_what_it_missed(crowd: Crowd) -> None:
    one, other = crowd.readers.values()
    crowd.take(one, parts(1, 2, 3, 4, 5))
    crowd.take(other, parts(1, 5))
    assert seen(crowd) == (1, 7, 3)
    assert seen(crowd) == (1, 0, 0)


def test_a_message_that_comes_in_pieces_is_one(crowd: Crowd) -> None:
    reader, data = next(iter(crowd.readers.values())), parts(1, 2)
    crowd.take(reader, data[:5])
    crowd.take(reader, data[5:])
    assert seen(crowd)[1:] == (2, 0)


def test_who_stands_still_is_harmed_though_no_number_was_left_out(crowd: Crowd) -> None:
    one, other = crowd.readers.values()
    crowd.take(one, parts(*range(1, FAR_BEHIND + 3)))
    crowd.take(other, parts(1))
    assert seen(crowd)[0] == 1


def test_who_hung_up_is_not_among_the_unharmed(crowd: Crowd) -> None:
    reader = next(iter(crowd.readers.values()))
    for each in crowd.readers.values():
        crowd.take(each, parts(1))
    del crowd.readers[reader.socket]
    assert seen(crowd)[0] == 1

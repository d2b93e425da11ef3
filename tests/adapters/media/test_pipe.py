"""The pipe between event loop and demuxer."""

import threading

import pytest

from rat_online.adapters.media.pipe import MOST_WAITING, Pipe, PipeFull


def test_what_is_written_is_read_in_order_and_in_the_size_asked_for() -> None:
    pipe = Pipe()
    pipe.write(b"abcdef")
    pipe.write(b"gh")
    assert [pipe.read(4), pipe.read(4), pipe.read(4)] == [b"abcd", b"ef", b"gh"]


def test_a_reader_waits_until_bytes_come_or_the_end() -> None:
    pipe, read = Pipe(), list[bytes]()
    reader = threading.Thread(target=lambda: read.extend([pipe.read(9), pipe.read(9)]))
    reader.start()
    pipe.write(b"a")
    pipe.close()
    reader.join(10)
    assert read == [b"a", b""]


def test_a_writer_whose_reader_has_stopped_is_told() -> None:
    pipe = Pipe()
    pipe.write(bytes(MOST_WAITING))
    with pytest.raises(PipeFull):
        pipe.write(b"x")


def test_nothing_is_taken_after_the_end() -> None:
    pipe = Pipe()
    pipe.close()
    pipe.write(b"late")
    assert pipe.read(9) == b""

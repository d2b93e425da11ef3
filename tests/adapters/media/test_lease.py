"""The lease: of all who serve an install one runs its media process, at one port."""

import subprocess
import sys
from pathlib import Path

from rat_online.adapters.media.lease import MediaLease


def test_the_first_names_the_port_and_it_stays_while_anybody_is_left(tmp_path: Path) -> None:
    first, second = MediaLease(tmp_path, 8001), MediaLease(tmp_path, 8003)
    assert (first.port, second.port) == (8001, 8001)
    first.release()
    third = MediaLease(tmp_path, 8005)
    assert third.port == 8001
    second.release()
    third.release()
    anew = MediaLease(tmp_path, 9)
    assert anew.port == 9
    anew.release()


def test_one_has_it_and_another_only_when_that_one_is_gone(tmp_path: Path) -> None:
    first, second = MediaLease(tmp_path, 8001), MediaLease(tmp_path, 8001)
    assert not second.is_elsewhere()
    assert first.take()
    assert first.take()
    assert second.is_elsewhere()
    assert not first.is_elsewhere()
    assert not second.take()
    first.release()
    assert not second.is_elsewhere()
    assert second.take()
    second.release()


def test_it_is_held_as_long_as_the_media_process_lives(tmp_path: Path) -> None:
    """The server may be killed: what it started still writes."""
    first, second = MediaLease(tmp_path, 8001), MediaLease(tmp_path, 8001)
    assert first.take()
    words = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, pass_fds=(first.file,)):
        first.release()
        assert second.is_elsewhere()
        assert not second.take()
    assert second.take()
    second.release()


def test_nobody_else_on_the_machine_reads_its_files(tmp_path: Path) -> None:
    lease = MediaLease(tmp_path / "data", 8001)
    lease.take()
    assert {one.stat().st_mode & 0o777 for one in (tmp_path / "data").iterdir()} == {0o600}
    lease.release()

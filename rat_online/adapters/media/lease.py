"""One media process for an install, however many processes serve it (decision 0023).

Two files in the data directory, with locks that the system frees however a process ends.
"""

import fcntl
import os
from pathlib import Path

PLACE, LEASE = "media.place", "media.lease"
PORT_WIDTH = 8


class MediaLease:
    """Who runs the media process, and at which port all who serve say that it is.

    The place is shared by everybody who serves: the first names the port, which stays while anybody is left.
    The lease is one's own, and its media process inherits it: as long as that lives, nobody starts another.

    Args:
        data_dir: shared by all processes of the install.
        port: named if nobody serves yet.
    """

    def __init__(self, data_dir: Path, port: int) -> None:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path = data_dir / LEASE
        self._place = _opened(data_dir / PLACE)
        self._lease: int | None = None
        self.port = self._settled(port)

    def _settled(self, port: int) -> int:
        if _locked(self._place, fcntl.LOCK_EX):
            os.pwrite(self._place, str(port).ljust(PORT_WIDTH).encode(), 0)
        # What is read is what holds: between the two locks another may have come first.
        fcntl.flock(self._place, fcntl.LOCK_SH)
        return int(os.pread(self._place, PORT_WIDTH, 0) or port)

    @property
    def file(self) -> int:
        """For the media process to inherit."""
        assert self._lease is not None, "expected a lease that was taken"
        return self._lease

    def take(self) -> bool:
        """Whether the media process is this one's to run, from now on or already."""
        if self._lease is None:
            wanted = _opened(self._path)
            if not _locked(wanted, fcntl.LOCK_EX):
                os.close(wanted)
                return False
            self._lease = wanted
        return True

    def is_elsewhere(self) -> bool:
        """Whether another process runs it."""
        if self._lease is not None:
            return False
        asked = _opened(self._path)
        try:
            return not _locked(asked, fcntl.LOCK_SH)
        finally:
            os.close(asked)

    def release(self) -> None:
        """Serve no more; the media process has ended before."""
        for one in (self._lease, self._place):
            if one is not None:
                os.close(one)
        self._lease = None


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _locked(file: int, kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

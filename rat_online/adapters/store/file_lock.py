"""A SQLite file has one owner: the process that holds the lock beside it."""

import fcntl
import os
from pathlib import Path


class DatabaseInUse(Exception):
    """Another process owns the database file.

    Attributes:
        path: the database file.
        process: the owner's process id, as far as it is known.
    """

    def __init__(self, path: Path, process: int | None) -> None:
        super().__init__(f"{path} is in use by process {process or 'unknown'}")
        self.path = path
        self.process = process


class FileLock:
    """An advisory lock that the system frees when its process ends, however it ends."""

    def __init__(self, database: Path) -> None:
        """Take the lock of a database file.

        Raises:
            DatabaseInUse: somebody has it.
        """
        self._file = os.open(f"{database}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            owner = os.read(self._file, 20).decode(errors="replace").strip()
            os.close(self._file)
            raise DatabaseInUse(database, int(owner) if owner.isdecimal() else None) from error
        os.ftruncate(self._file, 0)
        os.write(self._file, f"{os.getpid()}\n".encode())

    def release(self) -> None:
        # The file stays: removing it would let two processes lock two files of the same name.
        os.close(self._file)

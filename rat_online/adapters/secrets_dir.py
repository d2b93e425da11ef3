"""Secrets of an install: made once in the data directory, shared by all its processes, backed up apart."""

import fcntl
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

DIRECTORY = "secrets"


class SecretsExposed(Exception):
    """Others on this machine may read the secrets.

    Attributes:
        path: what they may read.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} may be read by others; run: chmod go= {path}")
        self.path = path


class SecretsDir:
    """Each secret is made when first asked for, by whichever process comes first.

    Raises:
        SecretsExposed: from every question, when rights are wider than the owner's.
    """

    def __init__(self, data_dir: Path) -> None:
        self._directory = data_dir / DIRECTORY

    def cookie_key(self) -> bytes:
        """Signs cookies. A new one signs everybody out."""
        return self._secret("cookie.key", _random_key)

    def link_key(self) -> bytes:
        """Makes digests of links and codes. Without it every link that was sent is dead."""
        return self._secret("link.key", _random_key)

    def pin_key(self) -> bytes:
        """Makes digests of PINs. Without it every member sets a new one at the desk."""
        return self._secret("pin.key", _random_key)

    def delivery_key(self) -> bytes:
        """Seals links that wait to be sent. Without it they are made anew; those that were sent are good."""
        return self._secret("delivery.key", _random_key)

    def media_key(self) -> bytes:
        """Signs passes to the livestream. A new one ends those that were given."""
        return self._secret("media.key", _random_key)

    def officer_key(self) -> bytes:
        """Seals the secrets of officers' apps. Without it every officer is reset by the admin."""
        return self._secret("officer.key", _random_key)

    def lot_key(self) -> bytes:
        """Makes the seeds of lots. Without it no promised lot can be drawn; the standing orders decide."""
        return self._secret("lot.key", _random_key)

    def head_key(self) -> ec.EllipticCurvePrivateKey:
        """Signs log heads (P-256)."""
        key = load_pem_private_key(self._secret("head.pem", _p256_pem), password=None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise TypeError(f"expected a P-256 key in head.pem, got {type(key).__name__}")
        return key

    def _secret(self, name: str, make: Callable[[], bytes]) -> bytes:
        path = self._directory / name
        if not path.exists():
            self._directory.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self._lock():
                if not path.exists():
                    self._write(path, make())
        for shown in (self._directory, path):
            if shown.stat().st_mode & 0o077:
                raise SecretsExposed(shown)
        return path.read_bytes()

    @contextmanager
    def _lock(self) -> Iterator[None]:
        lock = os.open(self._directory / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def _write(self, path: Path, secret: bytes) -> None:
        """Whole or not at all, also when the power fails: a half-written key would be kept for ever."""
        unfinished = path.with_name(f".{path.name}.new")
        unfinished.unlink(missing_ok=True)
        file = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            os.write(file, secret)
            os.fsync(file)
        finally:
            os.close(file)
        unfinished.replace(path)
        directory = os.open(self._directory, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)


def _random_key() -> bytes:
    return secrets.token_bytes(32)


def _p256_pem() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

"""What a file is, told from its bytes: names lie, and people rename .xls to .xlsx to "convert" it."""

import lzma
import struct
import zipfile
import zlib
from enum import StrEnum
from io import BytesIO

from rat_online.adapters.spreadsheets.limits import LARGEST_UNPACKED, MOST_ENTRIES
from rat_online.app.member_import.findings import FileFault, FileRefused

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_OLD_EXCEL = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_CHUNK = 2**20


class Kind(StrEnum):
    TEXT = "text"
    WORKBOOK = "workbook"


def kind_of(data: bytes) -> Kind:
    """Refuses what is neither text nor a workbook, and workbooks that no honest program wrote."""
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise FileRefused(FileFault.EMPTY)
    if data.startswith(b"PK"):
        _check_archive(data)
        return Kind.WORKBOOK
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            raise FileRefused(FileFault.LOCKED)
        return Kind.WORKBOOK
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head", b"<style")):
        raise FileRefused(FileFault.WEB_PAGE)
    if start.startswith(
        (b"%pdf", b"{\\rtf", b"\x89png", b"gif8", b"\xff\xd8\xff", b"rar!", b"7z\xbc", b"\x1f\x8b")
    ):
        raise FileRefused(FileFault.UNSUPPORTED)
    if data.startswith(_OLD_EXCEL) or (_is_binary(data) and not data.startswith(_UTF_16)):
        raise FileRefused(FileFault.UNSUPPORTED)
    return Kind.TEXT


def looks_like_utf_16(data: bytes) -> str | None:
    """The byte order of UTF-16 without its mark: in Latin text every other byte is nought."""
    sample = data[:400]
    if len(sample) < 4 or sample.count(0) < len(sample) // 3:
        return None
    if sample[1::2].count(0) > 0.8 * len(sample[1::2]):
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > 0.8 * len(sample[::2]) else None


def _is_binary(data: bytes) -> bool:
    return b"\x00" in data[:8192] and looks_like_utf_16(data) is None


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
                raise FileRefused(FileFault.TOO_LARGE, limit="20 MB")
            if any(entry.flag_bits & 1 for entry in entries):
                raise FileRefused(FileFault.LOCKED)
            _unpack(archive, entries)
            _check_content(archive, names)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, RuntimeError) as broken:
        raise FileRefused(FileFault.UNREADABLE) from broken
    except (EOFError, OSError, ValueError, struct.error) as broken:
        raise FileRefused(FileFault.UNREADABLE) from broken


def _unpack(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Read it all once: what is longer than it declares fails its checksum here, not in the parser."""
    for entry in entries:
        with archive.open(entry) as stream:
            while stream.read(_CHUNK):
                pass


def _check_content(archive: zipfile.ZipFile, names: set[str]) -> None:
    if "META-INF/manifest.xml" in names:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise FileRefused(FileFault.LOCKED)
        if "mimetype" in names and not archive.read("mimetype").startswith(_ODS):
            raise FileRefused(FileFault.UNSUPPORTED)
        return
    if not any(name.lower().startswith("xl/workbook.") for name in names):
        raise FileRefused(FileFault.UNSUPPORTED)

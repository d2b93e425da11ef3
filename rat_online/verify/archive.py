"""Reading the zip without trusting it: what is in it, each name once, never more than a limit."""

import lzma
import re
import stat
import struct
import zipfile
import zlib
from pathlib import Path

from rat_online.verify.findings import Findings

REQUIRED = ("log.jsonl", "roll.json", "votes.json", "drops.json", "prose.json", "people.json", "head.json")
LARGEST_ARCHIVE = 2**30
LARGEST_LOG = 2**28
LARGEST_DOCUMENT = 2**27
LARGEST_FILE = 2**25
LARGEST_TOTAL = 2**30
MOST_FILES = 1000

_DOCUMENT = re.compile(r"documents/[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)
_PHOTO = re.compile(r"photos/[0-9a-f]{64}\.jpg", re.ASCII)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    OverflowError,
    MemoryError,
)
"""Whatever the standard library raises on an archive that is damaged, encrypted or made to hurt."""


def read_archive(path: Path, findings: Findings) -> dict[str, bytes]:
    """The files that a bundle may have, by name; what is wrong with the archive is a finding."""
    files: dict[str, bytes] = {}
    try:
        if path.stat().st_size > LARGEST_ARCHIVE:
            findings.add("archive-too-large", name=path.name, limit=LARGEST_ARCHIVE)
            return files
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > MOST_FILES:
                findings.add("archive-too-large", name=path.name, limit=MOST_FILES)
                return files
            for member in members:
                content = _read(archive, member, files, findings)
                if content is not None:
                    files[member.filename] = content
    except _BROKEN as error:
        findings.add("archive-unreadable", reason=type(error).__name__)
    for name in REQUIRED:
        if name not in files:
            findings.add("file-missing", name=name)
    return files


def _read(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, files: dict[str, bytes], findings: Findings
) -> bytes | None:
    name = member.filename
    if name in files:
        findings.add("file-twice", name=name)
        return None
    known = name == "README.txt" or name in REQUIRED or _DOCUMENT.fullmatch(name) or _PHOTO.fullmatch(name)
    if not known or member.is_dir() or stat.S_ISLNK(member.external_attr >> 16):
        findings.add("file-unexpected", name=name)
        return None
    if member.flag_bits & 1 or member.compress_type not in _METHODS:
        findings.add("file-unreadable", name=name, reason="sandi atau metode kompresi")
        return None
    limit = min(limit_of(name), LARGEST_TOTAL - sum(len(content) for content in files.values()))
    try:
        with archive.open(member) as file:
            content = file.read(limit + 1)
    except _BROKEN as error:
        findings.add("file-unreadable", name=name, reason=type(error).__name__)
        return None
    if len(content) > limit:
        findings.add("file-too-large", name=name, limit=limit)
        return None
    return content


def limit_of(name: str) -> int:
    """How many bytes a file may have: many times what the largest meeting needs."""
    if name == "log.jsonl":
        return LARGEST_LOG
    return LARGEST_DOCUMENT if name.startswith("documents/") else LARGEST_FILE

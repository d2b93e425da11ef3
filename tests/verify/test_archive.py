"""Archives that are damaged, incomplete or made to hurt end in a finding, never in a traceback."""

import stat
import zipfile
from pathlib import Path

import pytest

from rat_online.verify import archive, check_bundle
from tests.verify.examples import example_files
from tests.verify.holding import write_zip
from tests.verify.tampering import check, codes

pytestmark = pytest.mark.filterwarnings("ignore:Duplicate name")


def raw(tmp_path: Path, content: bytes) -> set[str]:
    path = tmp_path / "bundel.zip"
    path.write_bytes(content)
    return codes(check_bundle(path))


@pytest.mark.parametrize(
    "content", [b"", b"bukan zip", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), bytes(4096)]
)
def test_what_is_no_bundle_is_said(tmp_path: Path, content: bytes) -> None:
    assert {"file-missing", "log-empty", "not-scheduled"} <= raw(tmp_path, content)


def test_no_file_and_a_folder_are_said(tmp_path: Path) -> None:
    assert "archive-unreadable" in codes(check_bundle(tmp_path / "tidak-ada.zip"))
    assert "archive-unreadable" in codes(check_bundle(tmp_path))


def test_a_zip_cut_short_anywhere_is_found(tmp_path: Path) -> None:
    content = write_zip(tmp_path / "utuh.zip", dict(example_files("weighted"))).read_bytes()
    for length in range(0, len(content) - 1, len(content) // 60):
        assert "file-missing" in raw(tmp_path, content[:length])


def test_a_changed_byte_of_the_zip_never_breaks_the_checker(tmp_path: Path) -> None:
    content = write_zip(tmp_path / "utuh.zip", dict(example_files("cancelled"))).read_bytes()
    for index in range(0, len(content), max(1, len(content) // 400)):
        changed = bytearray(content)
        changed[index] ^= 0x55
        raw(tmp_path, bytes(changed))


@pytest.mark.parametrize("name", archive.REQUIRED)
def test_a_missing_file_is_found(tmp_path: Path, name: str) -> None:
    files = dict(example_files("weighted"))
    del files[name]
    assert "file-missing" in codes(check(tmp_path, files))


@pytest.mark.parametrize(
    "name",
    [
        "../log.jsonl",
        "/etc/passwd",
        "documents/../log.jsonl",
        "documents/",
        "documents/a/b.pdf",
        "documents\\risalah.json",
        "C:\\log.jsonl",
        "log.jsonl ",
        "LOG.JSONL",
        "documents/\x1b[31m.pdf",
        "lain.txt",
    ],
)
def test_a_name_that_a_bundle_does_not_have_is_not_read(tmp_path: Path, name: str) -> None:
    report = check(tmp_path, {**example_files("weighted"), name: b"x"})
    assert codes(report) == {"file-unexpected"}
    assert all(line.isprintable() for line in report.lines())


def test_a_file_that_stands_twice_is_found_and_the_first_is_read(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "bundel.zip", dict(example_files("weighted")))
    with zipfile.ZipFile(path, "a") as added:
        added.writestr("votes.json", b"[]")
    assert codes(check_bundle(path)) == {"file-twice"}


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    files = dict(example_files("weighted"))
    del files["people.json"]
    path = write_zip(tmp_path / "bundel.zip", files)
    link = zipfile.ZipInfo("people.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as added:
        added.writestr(link, b"/etc/passwd")
    assert codes(check_bundle(path)) == {"file-unexpected", "file-missing"}


def test_only_the_two_usual_methods_are_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bundel.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as packed:
        for name, content in example_files("weighted").items():
            packed.writestr(name, content)
    assert "file-unreadable" in codes(check_bundle(path))


def test_an_encrypted_file_is_not_read(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "bundel.zip", dict(example_files("weighted")))
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "file-unreadable" in raw(tmp_path, bytes(content))


def test_a_bomb_is_not_unpacked_beyond_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {**example_files("weighted"), "documents/x.pdf": bytes(10**6)}
    assert codes(check(tmp_path, files)) == set()
    monkeypatch.setattr(archive, "LARGEST_DOCUMENT", 10**6 - 1)
    assert codes(check(tmp_path, files)) == {"file-too-large"}


def test_many_small_bombs_are_not_unpacked_beyond_the_limit_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "LARGEST_TOTAL", 10**6)
    more = {f"documents/{number}.pdf": bytes(300_000) for number in range(4)}
    found = check(tmp_path, {**example_files("weighted"), **more}).findings
    assert [one.message.split()[1] for one in found] == ["documents/3.pdf"]


def test_too_many_files_and_too_large_an_archive_are_not_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_FILES", 5)
    assert "archive-too-large" in codes(check(tmp_path, example_files("weighted")))
    monkeypatch.setattr(archive, "LARGEST_ARCHIVE", 5)
    assert "archive-too-large" in codes(check(tmp_path, example_files("weighted")))

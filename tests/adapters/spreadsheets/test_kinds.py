import zipfile
from io import BytesIO

import pytest

from rat_online.adapters.spreadsheets.kinds import Kind, kind_of, looks_like_utf_16
from rat_online.adapters.spreadsheets.limits import LARGEST_UNPACKED, MOST_ENTRIES
from rat_online.app.member_import.findings import FileFault, FileRefused
from tests.adapters.spreadsheets.books import FIXTURES, TITLES, xlsx, zipped


@pytest.mark.parametrize("name", ["formulir.xlsx", "lama.xls", "libre.ods"])
def test_workbooks_are_known_by_their_content(name: str) -> None:
    assert kind_of((FIXTURES / name).read_bytes()) is Kind.WORKBOOK


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_text_in_every_encoding(encoding: str) -> None:
    assert kind_of("No. Anggota;Nama\n001;José\n".encode(encoding)) is Kind.TEXT


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", FileFault.EMPTY),
        (b"\xef\xbb\xbf \r\n", FileFault.EMPTY),
        (b"\x00" * 100, FileFault.EMPTY),
        (b"%PDF-1.7 ...", FileFault.UNSUPPORTED),
        (b"\x89PNG\r\n\x1a\n....", FileFault.UNSUPPORTED),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00", FileFault.UNSUPPORTED),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", FileFault.UNSUPPORTED),
        (b"\xef\xbb\xbf<html><table>", FileFault.WEB_PAGE),
        (b"  <!DOCTYPE html>", FileFault.WEB_PAGE),
        (b"PK\x03\x04broken", FileFault.UNREADABLE),
        (zipped({"word/document.xml": "x"}), FileFault.UNSUPPORTED),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": ""}),
            FileFault.UNSUPPORTED,
        ),
        (zipped({"META-INF/manifest.xml": "<x:encryption-data/>", "content.xml": "?"}), FileFault.LOCKED),
    ],
)
def test_what_is_no_list_says_why(data: bytes, fault: FileFault) -> None:
    with pytest.raises(FileRefused) as refused:
        kind_of(data)
    assert refused.value.fault is fault


def test_a_password_is_noticed() -> None:
    with pytest.raises(FileRefused) as refused:
        kind_of((FIXTURES / "terkunci.xlsx").read_bytes())
    assert refused.value.fault is FileFault.LOCKED


def test_an_archive_that_unpacks_to_more_than_a_workbook_is_refused() -> None:
    bomb = zipped({"xl/workbook.xml": "x", "xl/worksheets/sheet1.xml": b"\x00" * (LARGEST_UNPACKED + 1)})
    assert len(bomb) < 2**20
    with pytest.raises(FileRefused) as refused:
        kind_of(bomb)
    assert refused.value.fault is FileFault.TOO_LARGE


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "x" * 100_000)
        archive.infolist()[0].file_size = 10
    with pytest.raises(FileRefused) as refused:
        kind_of(out.getvalue())
    assert refused.value.fault is FileFault.UNREADABLE


def test_an_archive_of_countless_files_is_refused() -> None:
    with pytest.raises(FileRefused) as refused:
        kind_of(zipped({f"xl/{index}": "" for index in range(MOST_ENTRIES + 1)}))
    assert refused.value.fault is FileFault.TOO_LARGE


@pytest.mark.parametrize("cut", [10, 200, 1000])
def test_half_a_workbook_is_unreadable(cut: int) -> None:
    with pytest.raises(FileRefused) as refused:
        kind_of(xlsx(("A", [TITLES]))[:-cut])
    assert refused.value.fault is FileFault.UNREADABLE


def test_utf_16_without_its_mark_is_told_by_its_noughts() -> None:
    assert looks_like_utf_16("No;Nama;HP".encode("utf-16-le")) == "utf-16-le"
    assert looks_like_utf_16("No;Nama;HP".encode("utf-16-be")) == "utf-16-be"
    assert looks_like_utf_16(b"No;Nama;HP") is None
    assert looks_like_utf_16(b"") is None

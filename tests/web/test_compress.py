"""Pages and static files are small on the wire for whoever unpacks them, and the same for everybody else."""

import gzip
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import HTMLResponse

from rat_online.web.compress import squeezed, squeezed_file, takes_gzip

PAGE = "<p>Rapat Anggota Tahunan</p>" * 100


def asking(accept: str | None) -> Request:
    headers = [] if accept is None else [(b"accept-encoding", accept.encode())]
    return Request({"type": "http", "method": "GET", "path": "/", "headers": headers})


@pytest.mark.parametrize(
    ("accept", "takes"),
    [("gzip, deflate, br", True), ("br;q=1.0, GZIP;q=0.5", True), ("br", False), (None, False)],
)
def test_a_browser_that_unpacks_it_says_so(accept: str | None, takes: bool) -> None:
    assert takes_gzip(asking(accept)) is takes


def test_a_page_arrives_as_it_was_written() -> None:
    response = squeezed(asking("gzip"), HTMLResponse(PAGE))
    assert gzip.decompress(bytes(response.body)).decode() == PAGE
    assert response.headers["content-encoding"] == "gzip"
    assert int(response.headers["content-length"]) == len(bytes(response.body)) < len(PAGE)
    assert response.headers["vary"] == "Accept-Encoding"


def test_who_does_not_unpack_gets_it_plain() -> None:
    response = squeezed(asking(None), HTMLResponse(PAGE))
    assert bytes(response.body).decode() == PAGE
    assert "content-encoding" not in response.headers


def test_a_small_page_is_left_alone() -> None:
    assert "content-encoding" not in squeezed(asking("gzip"), HTMLResponse("<p>Rapat</p>")).headers


def test_a_file_that_changed_is_squeezed_anew(tmp_path: Path) -> None:
    file = tmp_path / "page.css"
    file.write_text("a{}")
    assert gzip.decompress(squeezed_file(file, 1)) == b"a{}"
    file.write_text("b{}")
    assert gzip.decompress(squeezed_file(file, 1)) == b"a{}"
    assert gzip.decompress(squeezed_file(file, 2)) == b"b{}"

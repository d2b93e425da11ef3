"""Which requests come from our own pages."""

import pytest
from starlette.requests import HTTPConnection

from rat_online.settings import Settings
from rat_online.web.origin import is_same_origin

HOST = "rat.example.id"


def is_ours(scheme: str = "https", public_url: str | None = None, **headers: str) -> bool:
    sent = {"host": HOST, **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope = {
        "type": "http",
        "scheme": scheme,
        "server": ("127.0.0.1", 8000),
        "path": "/masuk",
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
    }
    return is_same_origin(HTTPConnection(scope), Settings.model_validate({"RAT_PUBLIC_URL": public_url}))


@pytest.mark.parametrize(
    ("site", "ours"), [("same-origin", True), ("none", True), ("same-site", False), ("cross-site", False)]
)
def test_sec_fetch_site_decides_whatever_the_origin_says(site: str, *, ours: bool) -> None:
    assert is_ours(sec_fetch_site=site, origin="https://elsewhere.example") is ours
    assert is_ours(sec_fetch_site=site, origin=f"https://{HOST}") is ours


@pytest.mark.parametrize(
    ("origin", "ours"),
    [
        (f"https://{HOST}", True),
        ("https://RAT.example.id", True),
        ("https://elsewhere.example", False),
        (f"https://{HOST}.elsewhere.example", False),
        (f"https://elsewhere.example/{HOST}", False),
        (f"https://{HOST}:8443", False),
        ("null", False),
        ("", False),
    ],
)
def test_without_it_the_origin_decides(origin: str, *, ours: bool) -> None:
    assert is_ours(origin=origin) is ours


def test_a_page_without_tls_is_not_ours_where_tls_is_spoken() -> None:
    assert not is_ours("https", origin=f"http://{HOST}")
    assert is_ours("http", origin=f"http://{HOST}")


def test_a_proxy_that_hides_host_and_scheme_is_known_by_the_public_address() -> None:
    assert is_ours("http", "https://rapat.example.id", origin="https://rapat.example.id")
    assert not is_ours("http", "https://rapat.example.id", origin="http://rapat.example.id")


def test_a_client_that_sends_neither_is_no_browser() -> None:
    assert is_ours()

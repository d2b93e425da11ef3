"""How a connection reaches us."""

import pytest
from starlette.requests import HTTPConnection

from rat_online.settings import Settings
from rat_online.web.channel import address_of, is_encrypted, is_for_tls, is_from_this_machine


def a_connection(scheme: str = "http", client: str | None = "127.0.0.1") -> HTTPConnection:
    return HTTPConnection(
        {
            "type": "websocket" if scheme.startswith("ws") else "http",
            "scheme": scheme,
            "server": ("rat.example.id", 80),
            "path": "/",
            "headers": [],
            "client": (client, 4242) if client else None,
        }
    )


@pytest.mark.parametrize(
    ("scheme", "encrypted"), [("http", False), ("ws", False), ("https", True), ("wss", True)]
)
def test_tls_is_what_the_scheme_says(scheme: str, *, encrypted: bool) -> None:
    assert is_encrypted(a_connection(scheme)) is encrypted


def test_a_public_address_with_tls_means_cookies_for_tls() -> None:
    public = Settings.model_validate({"RAT_PUBLIC_URL": "https://rat.example.id"})
    plain = Settings.model_validate({"RAT_PUBLIC_URL": "http://localhost:8000"})
    assert is_for_tls(a_connection(), public)
    assert is_for_tls(a_connection("wss"), plain)
    assert not is_for_tls(a_connection(), plain)


@pytest.mark.parametrize("client", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", None, "testclient"])
def test_loopback_and_sockets_without_an_address_are_this_machine(client: str | None) -> None:
    assert is_from_this_machine(a_connection(client=client))
    assert address_of(a_connection(client=client)) is None


@pytest.mark.parametrize(
    ("client", "address"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1::"),
        ("2001:db8:1:ff::1", "2001:db8:1::"),
        ("2001:db8:2::1", "2001:db8:2::"),
    ],
)
def test_an_address_is_counted_as_what_one_household_has(client: str, address: str) -> None:
    assert not is_from_this_machine(a_connection(client=client))
    assert address_of(a_connection(client=client)) == address

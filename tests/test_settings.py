"""What the operator sets by environment."""

from ipaddress import ip_network
from pathlib import Path

import pytest
from pydantic import ValidationError

from rat_online.settings import Settings


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "RAT_DATA_DIR", "RAT_PUBLIC_URL", "RAT_TRUSTED_PROXIES"):
        monkeypatch.delenv(name, raising=False)


def test_without_any_setting_everything_is_in_data() -> None:
    settings = Settings()
    assert (settings.database, settings.data_dir) == (None, Path("data"))
    assert (settings.public_url, settings.trusted_proxies) == (None, ())


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://rat:rahasia@db/rat")
    monkeypatch.setenv("RAT_DATA_DIR", "/srv/rat")
    monkeypatch.setenv("RAT_PUBLIC_URL", "https://rat.melati.example/")
    monkeypatch.setenv("RAT_TRUSTED_PROXIES", "10.0.0.1, 192.168.0.0/16,")
    settings = Settings()
    assert settings.database == "postgresql://rat:rahasia@db/rat"
    assert settings.data_dir == Path("/srv/rat")
    assert settings.public_url == "https://rat.melati.example"
    assert settings.trusted_proxies == (ip_network("10.0.0.1/32"), ip_network("192.168.0.0/16"))


def test_an_empty_setting_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setenv("RAT_TRUSTED_PROXIES", "")
    assert Settings().database is None
    assert Settings().trusted_proxies == ()


def test_the_databases_password_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://rat:rahasia@db/rat")
    assert "rahasia" not in repr(Settings())


@pytest.mark.parametrize(
    "address", ["rat.melati.example", "ftp://rat.example", "https://", "https://rat.example/?a=1"]
)
def test_a_public_url_is_a_whole_address(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("RAT_PUBLIC_URL", address)
    with pytest.raises(ValidationError, match=r"https://rat\.example\.id"):
        Settings()


def test_a_trusted_proxy_is_an_address_or_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAT_TRUSTED_PROXIES", "proxy.example")
    with pytest.raises(ValidationError):
        Settings()

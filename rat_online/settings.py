"""What the operator sets, by environment; `docs/reference/settings.md` says the same in more words."""

from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, TypeAlias
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

Network: TypeAlias = IPv4Network | IPv6Network


class Settings(BaseSettings):
    """Host, port and TLS are options of `rat-online serve`."""

    model_config = SettingsConfigDict(
        frozen=True, populate_by_name=True, extra="ignore", env_ignore_empty=True
    )

    database_url: SecretStr | None = Field(
        default=None,
        validation_alias="DATABASE_URL",
        description="sqlite:///FILE or postgresql://…; without it a file in the data directory",
    )
    data_dir: Path = Field(
        default=Path("data"),
        validation_alias="RAT_DATA_DIR",
        description="Where the database file, secrets and documents are kept",
    )
    public_url: str | None = Field(
        default=None,
        validation_alias="RAT_PUBLIC_URL",
        description="How members reach this server: stands in links, QR codes and passkeys",
    )
    trusted_proxies: Annotated[tuple[Network, ...], NoDecode] = Field(
        default=(),
        validation_alias="RAT_TRUSTED_PROXIES",
        description="Addresses or networks, with commas, whose X-Forwarded-* headers are believed",
    )

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(ip_network(part.strip()) for part in value.split(",") if part.strip())

    @field_validator("public_url")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("expected an address such as https://rat.example.id")
        return value.rstrip("/")

    @property
    def database(self) -> str | None:
        """The address for `Database`; it may hold a password, so it is never shown."""
        return self.database_url.get_secret_value() if self.database_url else None

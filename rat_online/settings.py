"""What the operator sets, by environment; `docs/reference/settings.md` says the same in more words."""

import json
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
    ice_servers_json: str = Field(
        default="[]",
        validation_alias="RAT_ICE_SERVERS",
        description='STUN and TURN servers for speakers, as JSON: [{"urls": "stun:stun.example.id"}]',
    )
    turn_urls: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        validation_alias="RAT_TURN_URLS",
        description="Addresses of a coturn that shares RAT_TURN_SECRET, with commas: turn:turn.example.id",
    )
    turn_secret: SecretStr | None = Field(
        default=None,
        validation_alias="RAT_TURN_SECRET",
        description="coturn's static-auth-secret; speakers and the studio get passwords that last an hour",
    )
    media_url: str | None = Field(
        default=None,
        validation_alias="RAT_MEDIA_URL",
        description="How browsers reach the livestream's port, where a proxy stands before it; "
        "without it the same host and the port of --media-port",
    )
    recording_days: int = Field(
        default=365,
        ge=1,
        validation_alias="RAT_RECORDING_DAYS",
        description="How long a meeting's recording is kept; then its files are deleted",
    )
    trusted_proxies: Annotated[tuple[Network, ...], NoDecode] = Field(
        default=(),
        validation_alias="RAT_TRUSTED_PROXIES",
        description="Addresses or networks, with commas, whose X-Forwarded-* headers are believed",
    )
    smtp_url: SecretStr | None = Field(
        default=None,
        validation_alias="RAT_SMTP_URL",
        description="smtp://USER:PASSWORD@HOST:587 or smtps://…:465: sends invitations by e-mail",
    )
    mail_from: str | None = Field(
        default=None,
        validation_alias="RAT_MAIL_FROM",
        description="The address that e-mail comes from; its bounces go there too",
    )
    mail_bounces: Path | None = Field(
        default=None,
        validation_alias="RAT_MAIL_BOUNCES",
        description="A Maildir into which the mail server puts what comes back",
    )

    contacts_kept_days: int = Field(
        default=365,
        ge=1,
        validation_alias="RAT_CONTACTS_KEPT_DAYS",
        description="Days after which contacts of former members, copies of contacts and letters of proxy go",
    )

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(ip_network(part.strip()) for part in value.split(",") if part.strip())

    @field_validator("turn_urls", mode="before")
    @classmethod
    def _split_urls(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(part.strip() for part in value.split(",") if part.strip())

    @field_validator("turn_urls")
    @classmethod
    def _are_turn(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if any(not one.startswith(("turn:", "turns:", "stun:")) for one in value):
            raise ValueError("expected addresses such as turn:turn.example.id or turns:turn.example.id:443")
        return value

    @field_validator("ice_servers_json")
    @classmethod
    def _is_list(cls, value: str) -> str:
        try:
            servers = json.loads(value)
        except ValueError:
            servers = None
        if not isinstance(servers, list):
            raise ValueError('expected a list such as [{"urls": "stun:stun.example.id"}]')
        return value

    @field_validator("public_url", "media_url")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("expected an address such as https://rat.example.id")
        return value.rstrip("/")

    @field_validator("smtp_url")
    @classmethod
    def _is_mail_server(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            parts = urlsplit(value.get_secret_value())
            if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
                raise ValueError("expected an address such as smtp://user:password@mail.example.id:587")
        return value

    @field_validator("mail_from")
    @classmethod
    def _is_mail_address(cls, value: str | None) -> str | None:
        if value is not None and (
            not value.isascii() or value.count("@") != 1 or any(map(str.isspace, value))
        ):
            raise ValueError("expected an address such as rat@example.id")
        return value

    @property
    def sends_mail(self) -> bool:
        """Whether e-mail can be sent whose links lead back here."""
        return bool(self.smtp_url and self.mail_from and self.public_url)

    @property
    def database(self) -> str | None:
        """The address for `Database`; it may hold a password, so it is never shown."""
        return self.database_url.get_secret_value() if self.database_url else None

"""How a connection reaches us: whether its bytes are encrypted on the way, and from where they come."""

from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from rat_online.settings import Settings

ONE_HOUSEHOLD = 48
"""So many bits of an IPv6 address are the provider's at least (RFC 6177); a home may choose all the others.
Where a phone is given fewer, thousands of phones are one network, as behind one IPv4 address."""


def is_encrypted(connection: HTTPConnection) -> bool:
    """Whether TLS ends here, or at a trusted proxy that said so."""
    return connection.url.scheme in ("https", "wss")


def is_for_tls(connection: HTTPConnection, settings: Settings) -> bool:
    """Whether cookies belong to TLS: also where a proxy on this machine forgets to say that it speaks it."""
    return is_encrypted(connection) or urlsplit(settings.public_url or "").scheme == "https"


def is_from_this_machine(connection: HTTPConnection) -> bool:
    """Whether no network carried it: from loopback, or through a socket that has no address."""
    address = _client(connection)
    return address is None or address.is_loopback


def address_of(connection: HTTPConnection) -> str | None:
    """Whom to count attempts for; None where the address says nothing, as behind a proxy on this machine."""
    address = _client(connection)
    if address is None or address.is_loopback:
        return None
    if isinstance(address, IPv4Address):
        return str(address)
    own = address.max_prefixlen - ONE_HOUSEHOLD
    return str(IPv6Address(int(address) >> own << own))


def _client(connection: HTTPConnection) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(connection.client.host) if connection.client else None
    except ValueError:
        return None
    return (isinstance(address, IPv6Address) and address.ipv4_mapped) or address

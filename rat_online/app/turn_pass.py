"""ICE servers for a direct line, with a TURN password that runs out (coturn's `use-auth-secret`).

Only whoever speaks and the studio get one: a TURN server carries anybody's traffic who knows its password.
"""

import base64
import hashlib
import hmac
import json
from datetime import datetime, timedelta

from rat_online.domain.chain import Json

LIFETIME = timedelta(hours=1)
"""Long enough for any turn: what is open goes on when it runs out."""


def ice_servers(
    fixed_json: str, urls: tuple[str, ...], secret: str | None, meeting: str, now: datetime
) -> list[Json]:
    """Args:
    fixed_json: servers as the operator wrote them, a list.
    urls: of the TURN server that knows `secret`; none where it is None.
    meeting: stands in the user's name, so that the TURN server's records say which meeting it was.
    """
    servers: list[Json] = json.loads(fixed_json)
    if secret and urls:
        username = f"{int((now + LIFETIME).timestamp())}:{meeting}"
        # SHA-1, because coturn's REST interface knows no other.
        digest = hmac.digest(secret.encode(), username.encode(), hashlib.sha1)
        credential = base64.b64encode(digest).decode()
        servers.append({"urls": list(urls), "username": username, "credential": credential})
    return servers

"""The TURN password: as coturn works it out, and only for a while."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime

from rat_online.app.turn_pass import LIFETIME, ice_servers

NOW = datetime(2027, 3, 20, 2, 0, tzinfo=UTC)
STUN = '[{"urls": "stun:turn.example.id"}]'


def test_the_password_is_the_hmac_of_a_name_that_says_until_when() -> None:
    [stun, turn] = ice_servers(STUN, ("turn:turn.example.id",), "rahasia", "7QAB", NOW)
    assert stun == {"urls": "stun:turn.example.id"}
    assert isinstance(turn, dict)
    assert turn["urls"] == ["turn:turn.example.id"]
    name = f"{int((NOW + LIFETIME).timestamp())}:7QAB"
    assert turn["username"] == name
    wanted = hmac.new(b"rahasia", name.encode(), hashlib.sha1).digest()
    assert turn["credential"] == base64.b64encode(wanted).decode()


def test_without_a_secret_or_an_address_there_is_only_what_was_written() -> None:
    assert ice_servers(STUN, (), "rahasia", "7QAB", NOW) == [{"urls": "stun:turn.example.id"}]
    assert ice_servers("[]", ("turn:turn.example.id",), None, "7QAB", NOW) == []

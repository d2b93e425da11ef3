"""Guests: who is connected by whose session, and ended with it."""

from datetime import UTC, datetime, timedelta

from rat_online.app.media_pass import LONGEST_OWN
from rat_online.media.guests import Guests

NOW = datetime(2027, 3, 20, 2, 0, tzinfo=UTC)


def test_a_session_that_is_over_ends_what_it_has_open_and_nothing_else() -> None:
    guests, ended = Guests(lambda: NOW), list[str]()
    with guests.here("d1", lambda: ended.append("left")):
        pass
    with guests.here("d1", lambda: ended.append("mine")), guests.here("d2", lambda: ended.append("theirs")):
        guests.sign_out(["d1"])
        assert ended == ["mine"]
    assert guests.is_gone("d1")
    assert not guests.is_gone("d2")
    assert not guests.is_gone("")


def test_it_is_known_as_long_as_a_pass_of_it_may_be_left_and_no_longer() -> None:
    moment = [NOW]
    guests = Guests(lambda: moment[0])
    guests.sign_out(["d1"])
    moment[0] += LONGEST_OWN - timedelta(seconds=1)
    guests.sign_out(["d2"])
    assert guests.is_gone("d1")
    moment[0] += timedelta(seconds=1)
    guests.sign_out([])
    assert not guests.is_gone("d1")
    assert guests.is_gone("d2")

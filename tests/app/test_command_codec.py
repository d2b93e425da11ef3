"""Commands from the wire: what does not fit is refused with the field's name, before any rule sees it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from rat_online.app.command_codec import parse_command
from rat_online.domain.actor import Actor
from rat_online.domain.commands.attending import CheckIn
from rat_online.domain.commands.leading import PostponeMeeting
from rat_online.domain.errors import Refusal, Refused
from rat_online.domain.vocabulary import PersonId, Role

LEADS = Actor(PersonId("p1"), Role.ACTING_CHAIR)
POSTPONED: dict[str, Any] = {"call": "second", "reason": "Kuorum tidak tercapai."}
COMES: dict[str, Any] = {"person": "m1", "channel": "hall", "place": ""}


def parsed(name: str, arguments: dict[str, Any]) -> Any:
    return parse_command(name, arguments, LEADS, lambda: "s" * 22)


class TestAMoment:
    def test_with_its_offset_is_taken(self) -> None:
        given = parsed("postpone-meeting", {**POSTPONED, "to_at": "2027-12-01T09:00:00+07:00"})
        assert isinstance(given, PostponeMeeting)
        assert given.to_at == datetime(2027, 12, 1, 2, tzinfo=UTC)

    def test_may_be_left_out_where_it_is_a_note(self) -> None:
        assert isinstance(parsed("check-in", COMES), CheckIn)

    @pytest.mark.parametrize(
        "moment", ["2027-12-01T09:00:00", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00"]
    )
    @pytest.mark.parametrize(
        ("name", "arguments", "field"),
        [("postpone-meeting", POSTPONED, "to_at"), ("check-in", COMES, "noted_at")],
    )
    def test_without_an_offset_or_beyond_the_calendar_is_malformed(
        self, name: str, arguments: dict[str, Any], field: str, moment: str
    ) -> None:
        with pytest.raises(Refused) as refused:
            parsed(name, {**arguments, field: moment})
        assert (refused.value.code, refused.value.facts) == (Refusal.MALFORMED, {"field": field})

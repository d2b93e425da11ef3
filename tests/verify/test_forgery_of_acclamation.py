"""An acclamation whose quorum was lost before its end, told otherwise, is found. Rule book 2 and 6.1."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rat_online.domain.actor import CLOCK
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import preparing as p
from rat_online.domain.vocabulary import Role
from tests.verify.examples import MOTION
from tests.verify.holding import PROFILE, WITNESS, acting, member, opened, secretary
from tests.verify.tampering import Event, Files, check, codes, find, forged, with_table


@cache
def bundle(*, both: bool) -> Files:
    """Six of ten are there when it is asked, five when its time is over."""
    held = opened(10, 6, profile=replace(PROFILE, valid_at_close=both))
    held.give(acting, p.AppointOfficer(Role.WITNESS, WITNESS), MOTION, d.CallAcclamation("d1", 15))
    held.give(member("m6"), a.CheckOut("m6"))
    held.give(CLOCK, d.ConcludeAcclamation("d1"), after=20)
    held.give(acting, d.DeclareResult("d1"))
    held.give(secretary, c.ReadDecisions())
    held.give(acting, c.CloseMeeting())
    held.print_minutes()
    return held.files()


@pytest.mark.parametrize("both", [False, True])
def test_it_stands_on_the_count_of_the_question_or_is_void_as_the_profile_says(
    tmp_path: Path, both: bool
) -> None:
    assert codes(check(tmp_path, bundle(both=both))) == set()


@pytest.mark.parametrize("both", [False, True])
def test_a_log_that_judges_it_otherwise_is_found(tmp_path: Path, both: bool) -> None:
    def turned(events: list[Event]) -> None:
        passed = find(events, "AcclamationPassed")["payload"]
        passed["void"] = not passed["void"]

    assert "void-wrong" in codes(check(tmp_path, forged(bundle(both=both), turned)))


def test_a_void_one_declared_as_carried_is_found(tmp_path: Path) -> None:
    def carried(events: list[Event]) -> None:
        find(events, "ResultDeclared")["payload"].update(outcome="carried", taps=3)

    assert codes(check(tmp_path, forged(bundle(both=True), carried))) == {"declared-otherwise", "taps-wrong"}


CHANGES: list[Callable[[Any], object]] = [
    lambda shown: shown["quorum"].update(present=5, reached=False),
    lambda shown: shown["quorum_at_end"].update(present=6, reached=True),
    lambda shown: shown.update(quorum_at_end=None),
    lambda shown: shown.update(present=6),
    lambda shown: shown.update(void=True),
]


@pytest.mark.parametrize("change", CHANGES)
def test_minutes_that_tell_another_count_are_found(tmp_path: Path, change: Callable[[Any], object]) -> None:
    files = with_table(
        bundle(both=False), "documents/risalah.json", lambda minutes: change(minutes["decisions"][0])
    )
    assert codes(check(tmp_path, files)) == {"minutes-differ"}

"""What may be put on the calendar, and by which rules. Rule book 2 and 4, Permenkop 19/2015 Ps 15."""

from dataclasses import replace

import pytest

from rat_online.domain.actor import CLOCK
from rat_online.domain.commands.preparing import ChangeRules
from rat_online.domain.events.preparing import RulesChanged
from rat_online.domain.profile import (
    DelegateRule,
    Party,
    PartyRule,
    Profile,
    ProxyRule,
    QuorumRule,
    default_rules,
)
from rat_online.domain.threshold import at_least
from rat_online.domain.vocabulary import DecisionKind, MeetingMode
from tests.rules.rulebook import (
    a_meeting,
    a_scheduled_meeting,
    an_invited_meeting,
    an_open_meeting,
    entrusted,
    schedules,
    with_rules,
)
from tests.rules.scene import ACTING_CHAIR, COMMITTEE, Scene, why

PROXIES = ProxyRule(1, "AD pasal 15")
SHARES = PartyRule((Party("Petani", 60), Party("Pekerja", 40)), "AD pasal 20")


def changes(profile: Profile) -> ChangeRules:
    return ChangeRules(profile, why("AD diubah"))


@pytest.mark.parametrize("mode", list(MeetingMode))
def test_a_meeting_is_held_on_line_in_person_in_both_or_in_writing(mode: MeetingMode) -> None:
    meeting = Scene().does(schedules(mode=mode), CLOCK).meeting
    assert meeting.about.mode is mode
    assert meeting.about.window_days == (14 if mode is MeetingMode.WRITTEN else 0)


@pytest.mark.parametrize(
    ("asked", "profile_days", "days"), [(None, 14, 14), (1, 14, 1), (10, 10, 10), (None, 30, 14)]
)
def test_a_written_meeting_has_its_window_of_days(asked: int | None, profile_days: int, days: int) -> None:
    schedule = schedules(with_rules(written_days=profile_days), MeetingMode.WRITTEN)
    scene = Scene().does(replace(schedule, window_days=asked), CLOCK)
    assert scene.meeting.about.window_days == days


@pytest.mark.parametrize(
    ("asked", "profile_days", "longest"), [(0, 14, 14), (15, 14, 14), (11, 10, 10), (15, 30, 14)]
)
def test_the_window_is_never_longer_than_the_profile_and_14_days(
    asked: int, profile_days: int, longest: int
) -> None:
    schedule = schedules(with_rules(written_days=profile_days), MeetingMode.WRITTEN)
    Scene().refuses(replace(schedule, window_days=asked), "window-days", CLOCK, longest=longest)


def test_a_meeting_in_session_has_no_window() -> None:
    Scene().refuses(replace(schedules(), window_days=5), "held-in-session", CLOCK)


def stricter() -> Profile:
    ordinary = default_rules()[DecisionKind.ORDINARY]
    quorum = QuorumRule(at_least(2, 3), "AD pasal 12")
    return with_rules(rules={**default_rules(), DecisionKind.ORDINARY: replace(ordinary, quorum=quorum)})


@pytest.mark.parametrize("scene", [a_scheduled_meeting(), an_invited_meeting(), a_meeting(9, 5)])
def test_until_it_opens_the_committee_changes_the_rules_of_a_meeting_with_a_reason(scene: Scene) -> None:
    scene.refuses(changes(stricter()), "not-allowed", ACTING_CHAIR)
    scene.refuses(ChangeRules(stricter(), why(" ")), "reason-missing", COMMITTEE)
    scene.does(changes(stricter()), COMMITTEE)
    scene.happened(RulesChanged, profile=stricter(), reason=why("AD diubah").id)
    assert scene.meeting.profile == stricter()
    assert scene.meeting.quorum_rule(DecisionKind.ORDINARY).source == "AD pasal 12"


def test_the_quorum_is_counted_by_the_rules_in_force() -> None:
    scene = a_meeting(9, 5)
    assert (scene.meeting.quorum().needed, scene.meeting.quorum().reached) == (5, True)
    scene.does(changes(stricter()))
    assert (scene.meeting.quorum().needed, scene.meeting.quorum().reached) == (6, False)


def test_what_changes_nothing_is_no_event() -> None:
    scene = a_scheduled_meeting(stricter()).does(changes(stricter()), COMMITTEE)
    assert scene.last == []


def test_the_rules_are_frozen_when_the_meeting_opens() -> None:
    scene = an_open_meeting()
    scene.refuses(changes(stricter()), "wrong-state", COMMITTEE, state="open")
    scene.refuses(changes(scene.meeting.profile), "wrong-state", COMMITTEE)


@pytest.mark.parametrize(
    "other",
    [
        with_rules(weighted=True),
        with_rules(delegates=DelegateRule(False, "AD pasal 11")),
        with_rules(parties=SHARES),
    ],
)
def test_what_the_roll_is_made_by_changes_only_before_it_is_frozen(other: Profile) -> None:
    assert a_scheduled_meeting().does(changes(other)).meeting.profile == other
    an_invited_meeting().refuses(changes(other), "rules-in-use", COMMITTEE)


def test_the_rule_of_proxies_stays_while_one_is_given() -> None:
    scene = an_invited_meeting(profile=with_rules(proxies=PROXIES))
    assert scene.does(changes(Profile())).meeting.profile.proxies is None
    entrusted(scene.does(changes(with_rules(proxies=PROXIES))), m1="m2")
    scene.refuses(changes(with_rules(proxies=ProxyRule(2, "AD pasal 15"))), "rules-in-use", COMMITTEE)
    scene.does(changes(with_rules(proxies=PROXIES, turn_s=90)))


def test_the_window_of_a_written_meeting_fits_the_new_rules_too() -> None:
    schedule = replace(schedules(mode=MeetingMode.WRITTEN), window_days=10)
    scene = a_scheduled_meeting(schedule=schedule)
    scene.refuses(changes(with_rules(written_days=9)), "window-days", COMMITTEE, longest=9)
    scene.does(changes(with_rules(written_days=10)))

"""Attendance over time: the curve and the counts, folded from what happened."""

from datetime import UTC, datetime, timedelta

from rat_online.app.attendance_book import MOST_POINTS, AttendanceBook
from rat_online.domain.actor import CLOCK
from rat_online.domain.events import Event, Happened
from rat_online.domain.events.attending import CheckedIn, CheckedOut
from rat_online.domain.events.leading import MeetingOpened
from rat_online.domain.events.preparing import RegistrationOpened, RollFrozen
from rat_online.domain.profile import Profile
from rat_online.domain.quorum import take_snapshot
from rat_online.domain.roll import RollEntry
from rat_online.domain.vocabulary import Channel, DecisionKind, MeetingCall

START = datetime(2027, 3, 20, 1, 0, tzinfo=UTC)


class Told:
    """A book that is told one event after the other."""

    def __init__(self, entitled: int) -> None:
        self.book = AttendanceBook("m1")
        entries = tuple(RollEntry(f"p{number}", 1) for number in range(entitled))
        self.tell(0, RollFrozen(START, entries, "0" * 64))
        self.tell(0, RegistrationOpened())

    def tell(self, second: int, event: Event) -> None:
        at = START + timedelta(seconds=second)
        self.book.take([Happened(event, self.book.position + 1, at, CLOCK)])

    def comes(self, second: int, number: int) -> None:
        self.tell(second, CheckedIn(f"p{number}", Channel.ONLINE, ""))

    def curve(self) -> list[tuple[int, int]]:
        return [(int((point.at - START).total_seconds()), point.present) for point in self.book.points()]


def test_the_curve_begins_with_the_first_arrival() -> None:
    told = Told(10)
    assert told.curve() == []
    told.comes(60, 1)
    assert told.curve() == [(60, 1)]


def test_each_change_of_the_count_is_a_point_and_what_changes_nothing_is_none() -> None:
    told = Told(10)
    told.comes(60, 1)
    told.comes(120, 2)
    told.comes(180, 2)
    told.tell(240, CheckedOut("p1"))
    assert told.curve() == [(60, 1), (120, 2), (240, 1)]


def test_a_storm_of_arrivals_is_one_rise() -> None:
    told = Told(100)
    told.comes(0, 0)
    for number in range(1, 100):
        told.comes(10, number)
    assert told.curve() == [(0, 1), (10, 100)]


def test_a_long_curve_is_thinned_and_keeps_its_last_point() -> None:
    told = Told(1000)
    for number in range(1000):
        told.comes(10 * number, number)
    assert len(told.curve()) <= MOST_POINTS + 1
    assert told.curve()[-1] == (9990, 1000)


def test_every_count_that_the_log_keeps_is_there_with_its_arithmetic() -> None:
    told = Told(10)
    told.comes(60, 1)
    rule = Profile().quorum_rule(DecisionKind.ORDINARY, MeetingCall.FIRST)
    quorum = take_snapshot(rule, present=1, entitled=10, online=1, hall=0)
    told.tell(120, MeetingOpened(quorum))
    [count] = told.book.counts
    assert (count.kind, count.position, count.quorum) == ("MeetingOpened", 4, quorum)

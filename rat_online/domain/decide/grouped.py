"""Rules of groups on the roll: delegates, and the shares of member groups. Rule book 1 and 3."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rat_online.domain.commands import preparing as c
from rat_online.domain.decide.requirements import reason_given, state_is, text_given
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import preparing as e
from rat_online.domain.grouped import SharesDiffer, reweighed
from rat_online.domain.meeting import Meeting, Shift
from rat_online.domain.profile import PartyRule
from rat_online.domain.roll import RollEntry
from rat_online.domain.vocabulary import MeetingState, PersonId


def name_delegate(meeting: Meeting, command: c.NameDelegate) -> list[Event]:
    """One delegate a group, named by the committee with a reason before the roll is frozen; afterwards the
    roll is changed like any other."""
    if meeting.profile.delegates is None:
        refuse(Refusal.DELEGATES_NOT_USED)
    state_is(meeting, MeetingState.SCHEDULED)
    if meeting.roll.entries:
        refuse(Refusal.ROLL_FROZEN)
    group, reason = text_given(command.group), reason_given(command.reason)
    if meeting.delegates.get(group) == command.person:
        return []
    if command.person in meeting.delegates.values():
        refuse(Refusal.GROUP_REPRESENTED)
    return [e.DelegateNamed(group, command.person, reason.id)]


def groups_fit(meeting: Meeting, entries: Sequence[RollEntry]) -> None:
    """The roll is of those named, one a group; or of the groups of the articles, by their shares. Elsewhere
    an entry has no group."""
    profile = meeting.profile
    if profile.delegates is not None:
        _are_the_delegates(meeting, entries)
    elif profile.parties is not None:
        _reweighed(profile.parties, entries)
    elif any(entry.group for entry in entries):
        refuse(Refusal.MALFORMED, field="entries")


def _are_the_delegates(meeting: Meeting, entries: Sequence[RollEntry]) -> None:
    groups = Counter(entry.group for entry in entries)
    if "" in groups:
        refuse(Refusal.GROUP_MISSING)
    if max(groups.values()) > 1:
        refuse(Refusal.GROUP_REPRESENTED)
    named = {entry.group: entry.id for entry in entries}
    # A second meeting inherits the roll, whoever was named for the first.
    if meeting.about.previous is None and named != meeting.delegates:
        refuse(Refusal.DELEGATES_DIFFER)


def fits_its_group(meeting: Meeting, entry: RollEntry) -> None:
    """A delegate takes the place of one who was taken off before; a member of a multi-party cooperative joins
    a group of the articles."""
    profile, roll = meeting.profile, meeting.roll
    if profile.delegates is None and profile.parties is None:
        if entry.group:
            refuse(Refusal.MALFORMED, field="entry")
        return
    if not entry.group:
        refuse(Refusal.GROUP_MISSING)
    if profile.delegates is not None:
        if any(one.group == entry.group for one in roll.entries.values()):
            refuse(Refusal.GROUP_REPRESENTED)
    elif profile.parties is not None:
        _reweighed(profile.parties, [*roll.entries.values(), entry])


def leaves_its_group(meeting: Meeting, person: PersonId) -> None:
    """No group of the articles is left without anybody: its share would be nobody's."""
    parties = meeting.profile.parties
    if parties is not None:
        _reweighed(parties, [one for one in meeting.roll.entries.values() if one.id != person])


def _reweighed(rule: PartyRule, entries: Sequence[RollEntry]) -> list[RollEntry]:
    try:
        return reweighed(rule, entries)
    except SharesDiffer as differ:
        refuse(Refusal.SHARES_DIFFER, groups=differ.groups)


def shift_of_shares(meeting: Meeting, rule: PartyRule, command: c.AmendRoll, heads: Shift) -> Shift:
    """Every weight of a group moves with its members; the heads move as they would anywhere."""
    roll, figures = meeting.roll, meeting.attendance
    kept = [one for one in roll.entries.values() if one.id != command.entry.id]
    after = {one.id: one.weight for one in _reweighed(rule, [*kept, command.entry] if command.add else kept)}
    there = figures.here | figures.represented
    if command.add and figures.is_here(command.entry.id):
        there = there | {command.entry.id}
    if not command.add:
        there = there - set(figures.held.get(command.entry.id, ()))
    present = sum(weight for person, weight in after.items() if person in there)
    entitled = sum(after.values())
    return replace(heads, present=present - figures.present, entitled=entitled - roll.total)

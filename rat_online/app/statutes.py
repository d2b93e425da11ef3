"""What a cooperative is called, by which rules it meets and where: each change is noted with who made it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import msgspec

from rat_online.app.ids import Ids
from rat_online.app.ports.book_acts import BookAct, BookActKind, FieldChange
from rat_online.app.ports.registry import Cooperative, MeetingRow, RegistryStore
from rat_online.domain.profile import Profile
from rat_online.domain.vocabulary import PersonId

PARTICULARS = ("name", "legal_number", "address", "zone", "sign_in_datum", "expected_members")
RULES = "rules"
"""The field of a change that holds two whole profiles; what they say differently is worked out when read."""

LONGEST_REASON = 200


class Statutes:
    def __init__(self, registry: RegistryStore, ids: Ids, now: Callable[[], datetime]) -> None:
        self._registry = registry
        self._ids = ids
        self._now = now

    async def change(self, before: Cooperative, after: Cooperative, by: PersonId, reason: str = "") -> None:
        """New meetings copy these rules; nothing is noted where nothing changes."""
        changes = _differences(before, after)
        if not changes:
            return
        said = reason.replace("\0", "").strip()[:LONGEST_REASON]
        why = (FieldChange("reason", "", said),) if said else ()
        act = self._act(after.id, BookActKind.RULES_CHANGED, by, (*changes, *why))
        await self._registry.change_cooperative(after, [act])

    async def name_points(self, meeting: MeetingRow, points: tuple[str, ...], by: PersonId) -> None:
        """The hall's meeting points, in their order."""
        if points == meeting.points:
            return
        changes = (
            FieldChange("meeting", "", meeting.title),
            FieldChange("points", ", ".join(meeting.points), ", ".join(points)),
        )
        act = self._act(meeting.cooperative, BookActKind.POINTS_CHANGED, by, changes)
        await self._registry.put_meeting(replace(meeting, points=points), [act])

    async def inquiry_reopened(self, meeting: MeetingRow, wrong: int, by: PersonId, reason: str) -> None:
        """The public question about the roll was opened again, after so many wrong answers."""
        changes = (
            FieldChange("meeting", "", meeting.title),
            FieldChange("wrong", str(wrong), "0"),
            FieldChange("reason", "", reason),
        )
        act = self._act(meeting.cooperative, BookActKind.INQUIRY_REOPENED, by, changes)
        await self._registry.note_acts([act])

    def _act(
        self, cooperative: str, kind: BookActKind, by: PersonId, changes: tuple[FieldChange, ...]
    ) -> BookAct:
        return BookAct(cooperative, self._ids.new_id(), self._now(), kind, by, changes=changes)


def _differences(before: Cooperative, after: Cooperative) -> tuple[FieldChange, ...]:
    found = [
        FieldChange(name, said, says)
        for name in PARTICULARS
        if (said := _text(getattr(before, name))) != (says := _text(getattr(after, name)))
    ]
    if before.profile != after.profile:
        found.append(FieldChange(RULES, _packed(before.profile), _packed(after.profile)))
    return tuple(found)


def _text(value: object) -> str:
    return "" if value in (None, 0) else str(value)


def _packed(profile: Profile) -> str:
    return msgspec.json.encode(profile).decode()


def profile_in(packed: str) -> Profile:
    """The rules as a change tells of them."""
    return msgspec.json.decode(packed, type=Profile)

"""The code for group chats and posters: everybody may see it, and it opens nothing by itself.

A member gives it with the own number and the datum on file. To the door the two are one secret, so that a
wrong code, an unknown number and a wrong datum get the same answer and the same lock; nobody learns which
numbers there are. What is wrong takes from one share of the code, and the last of it closes the code.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from rat_online.app.ids import Ids
from rat_online.app.invitation.making import AT_ONCE
from rat_online.app.invitation.occasion import Occasion
from rat_online.app.links import Links
from rat_online.app.ports.group_gates import GroupGate
from rat_online.app.ports.identity import AccessLink, LinkForm
from rat_online.app.ports.invitations import Act, ActKind, GroupCode, InvitationStore
from rat_online.domain.vocabulary import PersonId


class GroupDoor:
    def __init__(self, store: InvitationStore, links: Links, ids: Ids, now: Callable[[], datetime]) -> None:
        self._store = store
        self._links = links
        self._ids = ids
        self._now = now

    async def open(self, occasion: Occasion, by: PersonId) -> GroupCode:
        """The code, good for everybody on the roll now: again for those who came onto it since."""
        series = occasion.series
        code = await self._store.group_code(series)
        if code is not None and code.closed_at is None and await self.spent(occasion):
            await self.close(occasion, by)
            code = None
        if code is None or code.closed_at is not None:
            code = GroupCode(self._ids.code(), self._now())
            await self._store.put_group_code(series, code)
        there = {link.person for link in await self._of_group(occasion)}
        numbers = {
            person: member.number for person, member in occasion.members.items() if person not in there
        }
        persons = list(numbers)
        for start in range(0, len(persons), AT_ONCE):
            some = {person: numbers[person] for person in persons[start : start + AT_ONCE]}
            await self._links.issue_of_group(series, code.code, some)
        await self._note(occasion, by, ActKind.GROUP_OPENED, len(numbers))
        return code

    async def close(self, occasion: Occasion, by: PersonId) -> None:
        """The code opens nothing any more, such as after it went where it should not; who is in stays."""
        code = await self._store.group_code(occasion.series)
        if code is not None and code.closed_at is None:
            await self._store.put_group_code(occasion.series, replace(code, closed_at=self._now()))
        revoked = [link.id for link in await self._of_group(occasion)]
        for start in range(0, len(revoked), AT_ONCE):
            await self._links.issue(occasion.series, [], instead_of=revoked[start : start + AT_ONCE])
        await self._note(occasion, by, ActKind.GROUP_CLOSED, len(revoked))

    async def gate(self, occasion: Occasion) -> GroupGate | None:
        """What came of the code that was made last."""
        gates = await self._links.gates(occasion.series)
        return gates[-1] if gates else None

    async def spent(self, occasion: Occasion) -> bool:
        """Whether so many answers by it were wrong that it closed itself."""
        gate = await self.gate(occasion)
        return gate is not None and gate.closed_at is not None

    async def missing(self, occasion: Occasion) -> int:
        """How many on the roll the code does not know yet."""
        there = {link.person for link in await self._of_group(occasion)}
        return len(occasion.members.keys() - there)

    async def _of_group(self, occasion: Occasion) -> list[AccessLink]:
        links = await self._links.of_series(occasion.series)
        return [link for link in links if link.form is LinkForm.GROUP and link.revoked_at is None]

    async def _note(self, occasion: Occasion, by: PersonId, kind: ActKind, members: int) -> None:
        act = Act(self._ids.new_id(), self._now(), by, kind, {"members": members})
        await self._store.note(occasion.series, act)

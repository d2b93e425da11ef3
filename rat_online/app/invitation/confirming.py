"""Telling the meeting that its invitations are sent: the readiness list counts its days from this.

What is told is what was really sent. Nothing is told behind the committee's back, and nothing that is missing
is passed over: who was not sent anything must have been invited otherwise, and how is kept.
"""

from collections.abc import Callable
from datetime import datetime

from rat_online.app.hall import Hall
from rat_online.app.ids import Ids
from rat_online.app.invitation.proof import Proof, material_since
from rat_online.app.outcome import Declined, Submission
from rat_online.app.ports.identity import Series
from rat_online.app.ports.invitations import Act, ActKind, InvitationStore
from rat_online.domain.actor import Actor
from rat_online.domain.commands.preparing import RecordInvitations
from rat_online.domain.errors import Refusal, Refused, refuse
from rat_online.domain.vocabulary import PersonId, Role

LONGEST = 500


class Confirming:
    def __init__(self, store: InvitationStore, ids: Ids, now: Callable[[], datetime]) -> None:
        self._store = store
        self._ids = ids
        self._now = now

    async def confirm(
        self,
        hall: Hall,
        proof: Proof,
        by: PersonId,
        otherwise: str = "",
        otherwise_at: datetime | None = None,
    ) -> None:
        """Record the invitations as they went out.

        Args:
            otherwise: how those were invited whom nothing here was sent to.
            otherwise_at: when they were.

        Raises:
            Refused: `not-all-invited`, `nobody-to-invite`, `too-large`, or what the meeting's rules say.
        """
        missing, otherwise = len(proof.without), otherwise.strip()
        if missing and not (otherwise and otherwise_at):
            refuse(Refusal.NOT_ALL_INVITED, missing=missing)
        if len(otherwise) > LONGEST:
            refuse(Refusal.TOO_LARGE, limit=LONGEST)
        times = [at for at in (proof.invited_at, otherwise_at if missing else None) if at is not None]
        if not times:
            refuse(Refusal.NOBODY_TO_INVITE)
        if max(times) > self._now():
            refuse(Refusal.MALFORMED, field="otherwise_at")
        invited_at = max(times)
        material_at = material_since(proof.material, invited_at)
        command = RecordInvitations(invited_at, material_at, len(proof.members))
        actor = Actor(by, Role.COMMITTEE)
        outcome = await hall.live.submit(Submission(command, actor, self._ids.new_id(), self._now()))
        if isinstance(outcome, Declined):
            raise Refused(outcome.code, outcome.facts)
        facts: dict[str, str | int] = {"members": len(proof.members) - missing}
        if missing:
            facts |= {"otherwise": missing, "how": otherwise}
        series = Series(hall.key.cooperative, hall.live.state.about.series)
        await self._store.note(series, Act(self._ids.new_id(), self._now(), by, ActKind.CONFIRMED, facts))

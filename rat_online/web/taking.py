"""What leaves the pages as a file or a list: who takes it, what, when and why is noted before a byte goes.

Rule book sections 3 and 7. Which routes ask, and why the others need not, stands in `docs/hand_outs.py`.
"""

from starlette.requests import Request

from rat_online.app.ports.downloads import LONGEST_REASON, Download
from rat_online.app.ports.registry import AccountRole, Cooperative
from rat_online.domain.authority import roles_of
from rat_online.domain.chain import MeetingKey
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.meeting import Meeting
from rat_online.domain.vocabulary import PersonId, Role
from rat_online.web.services import services

ABOUT_THE_REASON = (Refusal.REASON_MISSING, Refusal.TOO_LARGE)
"""What is put right where the reason was typed; whoever may not take it is told so on a page of its own."""

NO_MEETING = ""
"""What is taken from the cooperative's own pages belongs to no meeting."""


async def reason_of(request: Request) -> str:
    """Why it is taken: `alasan` of the form, or of the address.

    Raises:
        Refused: `reason-missing`, `too-large`.
    """
    fields = await request.form() if request.method == "POST" else request.query_params
    reason = str(fields.get("alasan", "")).replace("\0", "").strip()
    if not reason:
        refuse(Refusal.REASON_MISSING)
    if len(reason) > LONGEST_REASON:
        refuse(Refusal.TOO_LARGE, limit=LONGEST_REASON)
    return reason


async def note_taken(request: Request, meeting: MeetingKey, person: PersonId, role: str, what: str) -> None:
    """
    Raises:
        Refused: `reason-missing`, `too-large`.
    """
    given = services(request)
    reason = await reason_of(request)
    download = Download(given.ids.new_id(), given.house.now(), person, role, what, reason)
    await given.downloads.note(meeting, download)


async def note_own_taken(request: Request, cooperative: Cooperative, account: PersonId, what: str) -> None:
    """The same for the committee in the cooperative's own pages.

    Raises:
        Refused: `reason-missing`, `too-large`.
    """
    key = MeetingKey(cooperative.id, NO_MEETING)
    await note_taken(request, key, account, AccountRole.COMMITTEE.value, what)


def capacities(state: Meeting, person: PersonId) -> str:
    """The offices somebody reads in; a member without one reads as a member."""
    held = roles_of(state, person) - {Role.MEMBER}
    return ",".join(sorted(role.value for role in held)) or Role.MEMBER.value

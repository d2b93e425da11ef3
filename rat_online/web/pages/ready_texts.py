""" "Salin pesan grup": messages for the cooperative's chat groups, filled from where the meeting stands."""

from dataclasses import dataclass
from datetime import timedelta

from starlette.responses import Response

from rat_online.domain.meeting import Meeting
from rat_online.domain.transitions import PREPARATION
from rat_online.domain.vocabulary import MeetingState
from rat_online.web import formats
from rat_online.web.catalogue import translate
from rat_online.web.invitation_desk import Asked, for_committee
from rat_online.web.invitation_words import facts_of, proxies_of
from rat_online.web.organiser_frame import organiser_page

LANGUAGES = ("id", "en")
"""Indonesian first: it is what the groups read."""

BEFORE = {"week": timedelta(days=7), "day": timedelta(days=1), "half-hour": timedelta(minutes=30)}
COMING = (MeetingState.SCHEDULED, MeetingState.INVITED, MeetingState.REGISTRATION)
ENDED = (MeetingState.CLOSED,)
TO_COME = (*BEFORE, "no-quorum")
"""Messages that call members to come; until the meeting opens who cannot may give a proxy."""
MOMENTS = (*BEFORE, "no-quorum", "suspended", "resumed", "minutes")


@dataclass(frozen=True, slots=True)
class ReadyText:
    """One message, and whether it is the one for now."""

    moment: str
    fits_now: bool
    texts: list[tuple[str, str]]


@for_committee
async def texts(asked: Asked) -> Response:
    """`GET …/undangan/pesan`."""
    found = [
        ReadyText(
            moment,
            _fits(moment, asked),
            [(language, _text(moment, asked, language)) for language in LANGUAGES],
        )
        for moment in MOMENTS
    ]
    context = {
        "desk": f"/panitia/rapat/{asked.hall.key.id}/undangan",
        "part": "texts",
        "texts": sorted(found, key=lambda one: not one.fits_now),
    }
    return organiser_page(
        asked.request, "undangan/pesan.html", asked.cooperative, "invitations", context, hall=asked.hall
    )


def _fits(moment: str, asked: Asked) -> bool:
    meeting = asked.hall.live.state
    if moment in BEFORE:
        return meeting.state in COMING and moment == _nearest(meeting.about.planned_at - asked.now)
    quorum = meeting.quorum()
    return {
        "no-quorum": meeting.state in (MeetingState.REGISTRATION, MeetingState.OPEN) and not quorum.reached,
        "suspended": meeting.state is MeetingState.SUSPENDED,
        "resumed": meeting.state is MeetingState.OPEN and quorum.reached,
        "minutes": meeting.state in ENDED,
    }[moment]


def _nearest(ahead: timedelta) -> str | None:
    """The reminder whose time it is, or is next; none while even the first is more than three days off."""
    if ahead <= BEFORE["half-hour"] * 4:
        return "half-hour"
    if ahead <= BEFORE["day"] * 3:
        return "day"
    return "week" if ahead <= BEFORE["week"] + timedelta(days=3) else None


def _text(moment: str, asked: Asked, language: str) -> str:
    meeting = asked.hall.live.state
    facts = {**facts_of(asked.occasion, language), **_figures(meeting, language)}
    said = translate(language, f"texts.{moment}", {**facts, "address": asked.base})
    return f"{said}{_proxies(moment, asked, language)}"


def _proxies(moment: str, asked: Asked, language: str) -> str:
    """Who gave one is told what has become of it: whether it stands, or has to be given anew."""
    meeting = asked.hall.live.state
    if meeting.state in PREPARATION and moment in TO_COME:
        return proxies_of(asked.occasion, language)
    if moment in ("suspended", "resumed") and meeting.proxies.given:
        return "\n\n" + translate(language, "invite.proxy-stands", {})
    return ""


def _figures(meeting: Meeting, language: str) -> dict[str, str]:
    quorum = meeting.quorum()
    resumes_at = meeting.suspension.resumes_at if meeting.suspension else None
    unknown = translate(language, "texts.time-unknown", {})
    return {
        "present": formats.number(quorum.present, language),
        "needed": formats.number(quorum.needed, language),
        "missing": formats.number(max(quorum.needed - quorum.present, 0), language),
        "resumes": formats.clock(resumes_at, meeting.about.zone, language) if resumes_at else unknown,
    }

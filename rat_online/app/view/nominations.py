"""The section of nominations: the verified for everybody, the rest for those who run or check the meeting."""

from collections.abc import Iterator, Mapping

from rat_online.app.view.audience import Audience
from rat_online.app.view.plain import Section
from rat_online.domain.chain import Json
from rat_online.domain.events import Event
from rat_online.domain.events import nominating as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.nominations import Nomination
from rat_online.domain.vocabulary import NominationStatus, PersonId

INSIDE = (Audience.OFFICER, Audience.AUDITOR)
Texts = Mapping[str, str]


def nominations(meeting: Meeting, audience: Audience, texts: Texts) -> Section:
    """Where members nominate, and the verified; inside every nomination with its reason."""
    shown = [_nomination(meeting, one, audience, texts) for one in _shown(meeting, audience)]
    return {"called": list(meeting.nominations.called), "list": shown}


def _shown(meeting: Meeting, audience: Audience) -> list[Nomination]:
    made = meeting.nominations.made.values()
    return [one for one in made if audience in INSIDE or one.status is NominationStatus.VERIFIED]


def _nomination(meeting: Meeting, one: Nomination, audience: Audience, texts: Texts) -> Json:
    section: Section = {"id": one.id, "item": one.item, "person": one.person, "status": one.status.value}
    section["photo"] = meeting.nominations.photos.get((one.item, one.person))
    if audience in INSIDE:
        section["by"] = one.by
        section["reason"] = texts.get(one.reason, "") if one.reason else ""
    return section


def persons_nominated(meeting: Meeting, audience: Audience) -> Iterator[PersonId]:
    """Whom the section points to."""
    for one in _shown(meeting, audience):
        yield one.person
        if audience in INSIDE:
            yield one.by


def seat_in_nominations(
    meeting: Meeting, entry: PersonId, names: Mapping[PersonId, str], texts: Texts
) -> list[Json]:
    """What a seat was nominated for, and whom it has nominated."""
    return [
        {
            "id": one.id,
            "item": one.item,
            "person": one.person,
            "name": names.get(one.person, ""),
            "by": names.get(one.by, ""),
            "is_own": one.person == entry,
            "status": one.status.value,
            "photo": meeting.nominations.photos.get((one.item, one.person)),
            "reason": texts.get(one.reason, "") if one.reason else "",
        }
        for one in meeting.nominations.made.values()
        if entry in (one.person, one.by)
    ]


def persons_in_nomination(event: Event, meeting: Meeting) -> tuple[PersonId, ...]:
    """Whose own part of the nominations an event changes."""
    match event:
        case e.CandidateNominated():
            return (event.by, event.person)
        case (
            e.NominationAccepted() | e.NominationDeclined() | e.NominationVerified() | e.NominationRejected()
        ):
            one = meeting.nominations.made[event.nomination]
            return (one.by, one.person)
        case e.CandidatePhotoSet():
            standing = meeting.nominations.standing(event.item, event.person)
            return (standing.by, standing.person) if standing else ()
        case _:
            return ()

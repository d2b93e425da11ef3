"""What nominations add up to."""

from typing import assert_never

from rat_online.domain.events import Happened, NominatingEvent
from rat_online.domain.events import nominating as e
from rat_online.domain.meeting import Meeting
from rat_online.domain.nominations import Nomination
from rat_online.domain.vocabulary import NominationStatus


def evolve(meeting: Meeting, event: NominatingEvent, happened: Happened) -> None:
    nominations = meeting.nominations
    match event:
        case e.NominationsOpened():
            nominations.called.append(event.item)
        case e.CandidateNominated():
            nominations.made[event.nomination] = Nomination(
                event.nomination, event.by, event.item, event.person, happened.at
            )
        case e.NominationAccepted():
            answered = nominations.made[event.nomination]
            answered.status, answered.answered_at = NominationStatus.ACCEPTED, happened.at
        case e.NominationDeclined():
            answered = nominations.made[event.nomination]
            answered.status, answered.answered_at = NominationStatus.DECLINED, happened.at
            nominations.photos.pop((answered.item, answered.person), None)
        case e.NominationVerified():
            checked = nominations.made[event.nomination]
            checked.status, checked.checked_at = NominationStatus.VERIFIED, happened.at
        case e.NominationRejected():
            checked = nominations.made[event.nomination]
            checked.status, checked.checked_at = NominationStatus.REJECTED, happened.at
            checked.reason = event.reason
            nominations.photos.pop((checked.item, checked.person), None)
        case e.CandidatePhotoSet():
            nominations.photos.pop((event.item, event.person), None)
            if event.photo is not None:
                nominations.photos[event.item, event.person] = event.photo
        case _:
            assert_never(event)

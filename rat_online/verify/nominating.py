"""Checks of nominations: by members, accepted by the nominee, verified by the committee. Rule book 6.2."""

from typing import Any

from rat_online.verify.log import Record
from rat_online.verify.meeting import Meeting, Nomination

MOST_EACH = 9


def call(meeting: Meeting, record: Record) -> None:
    item = record.payload["item"]
    meeting.demand(item in meeting.items, "agenda-item-wrong", record)
    fresh = item not in meeting.nominated_under and not _is_put(meeting, item)
    meeting.demand(fresh, "nomination-wrong", record)
    meeting.nominated_under.add(item)


def _is_put(meeting: Meeting, item: str) -> bool:
    """Whether an election of persons has been put to the meeting under an item."""
    proposed = (one.proposed for one in meeting.decisions.values() if one.status != "withdrawn")
    return any(one["item"] == item and one["subject"] == "person" for one in proposed)


def nominate(meeting: Meeting, record: Record) -> None:
    """By a member, of a member, where nominations are open; of nobody twice."""
    payload, made = record.payload, meeting.nominations
    meeting.acts_for_self(record, payload["by"])
    item, person, roll = payload["item"], payload["person"], meeting.attendance.weights
    own = [one for one in made.values() if one.made["by"] == payload["by"] and one.made["item"] == item]
    again = any(
        one.made["item"] == item
        and one.made["person"] == person
        and one.status in ("nominated", "accepted", "verified")
        for one in made.values()
    )
    fits = item in meeting.nominated_under and not _is_put(meeting, item) and person in roll
    fits = fits and not again and len(own) < MOST_EACH and payload["nomination"] not in made
    meeting.demand(fits, "nomination-wrong", record)
    made[payload["nomination"]] = Nomination(payload)


def _moves(meeting: Meeting, record: Record, to: str, *before: str) -> Nomination | None:
    found = meeting.nominations.get(record.payload["nomination"])
    if not meeting.demand(found is not None and found.status in before, "nomination-wrong", record):
        return None
    if found is not None:
        found.status = to
    return found


def accept(meeting: Meeting, record: Record) -> None:
    found = _moves(meeting, record, "accepted", "nominated")
    if found is not None:
        meeting.acts_for_self(record, found.made["person"])


def decline(meeting: Meeting, record: Record) -> None:
    found = _moves(meeting, record, "declined", "nominated", "accepted", "verified")
    if found is not None:
        meeting.acts_for_self(record, found.made["person"])
        meeting.demand(not _is_put(meeting, found.made["item"]), "nomination-wrong", record)
        meeting.photos.pop((found.made["item"], found.made["person"]), None)


def verify(meeting: Meeting, record: Record) -> None:
    _moves(meeting, record, "verified", "accepted")


def reject(meeting: Meeting, record: Record) -> None:
    found = _moves(meeting, record, "rejected", "nominated", "accepted")
    if found is not None:
        meeting.photos.pop((found.made["item"], found.made["person"]), None)


def only_verified(meeting: Meeting, payload: dict[str, Any]) -> bool:
    """Where members nominate, nobody comes onto the ballot past acceptance and verification."""
    if payload["subject"] != "person" or payload["item"] not in meeting.nominated_under:
        return True
    made = [one for one in meeting.nominations.values() if one.made["item"] == payload["item"]]
    verified = {one.made["person"] for one in made if one.status == "verified"}
    named = [one for one in payload["options"] if one["person"] is not None or one["label"].strip()]
    return all(one["person"] in verified for one in named)


ACTS = {
    "NominationsOpened": call,
    "CandidateNominated": nominate,
    "NominationAccepted": accept,
    "NominationDeclined": decline,
    "NominationVerified": verify,
    "NominationRejected": reject,
}

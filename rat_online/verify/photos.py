"""Checks of candidates' photos: who showed which until when, and that the files are those. Rule book 6.8."""

from hashlib import sha256

from rat_online.verify.log import Record
from rat_online.verify.meeting import Meeting

FOLDER = "photos/"
UNDECIDED = ("proposed", "objected")


def show(meeting: Meeting, record: Record) -> None:
    payload = record.payload
    item, person, photo = payload["item"], payload["person"], payload["photo"]
    meeting.demand(item in meeting.items, "agenda-item-wrong", record)
    put = [
        one
        for one in meeting.decisions.values()
        if one.proposed["item"] == item and person in one.persons and one.status != "withdrawn"
    ]
    stands = any(one.ballots or one.status not in UNDECIDED for one in put)
    meeting.demand(not stands, "photo-after-voting", record)
    nominated = (one for one in meeting.nominations.values() if one.made["item"] == item)
    willing = any(
        one.made["person"] == person and one.status in ("accepted", "verified") for one in nominated
    )
    if record.role == "member":
        meeting.acts_for_self(record, person)
        put = []
    meeting.demand(willing or bool(put), "photo-of-stranger", record)
    meeting.demand(meeting.photos.get((item, person)) != photo, "photo-unchanged", record)
    if photo is None:
        meeting.photos.pop((item, person), None)
    else:
        meeting.photos[item, person] = photo
        meeting.photos_shown.add(photo)


def check_photos(files: dict[str, bytes], meeting: Meeting) -> None:
    """Each file is the one whose digest stands in the log; an erased one is missing and only remarked."""
    given = {name: content for name, content in files.items() if name.startswith(FOLDER)}
    for name, content in given.items():
        digest = name.removeprefix(FOLDER).removesuffix(".jpg")
        if sha256(content).hexdigest() != digest:
            meeting.findings.add("photo-wrong", name=name)
        elif digest not in meeting.photos_shown:
            meeting.findings.add("photo-unfounded", name=name)
    meeting.findings.looked("photos", len(given))
    erased = sum(1 for digest in set(meeting.photos.values()) if f"{FOLDER}{digest}.jpg" not in given)
    if erased:
        meeting.findings.remarks.append(f"{erased} foto calon yang disebut catatan rapat telah dihapus.")


ACTS = {"CandidatePhotoSet": show}

"""Random acts of members who nominate: candidates called for, named, answered, checked, photographed."""

from hashlib import sha256
from random import Random

from rat_online.domain.actor import Actor
from rat_online.domain.commands import Command
from rat_online.domain.commands import nominating as n
from rat_online.domain.meeting import Meeting
from tests.app.gathering import DESK, ITEMS, member, why

PICTURES = (b"\xff\xd8\xff one face", b"\xff\xd8\xff another")
PHOTOS = (*(sha256(picture).hexdigest() for picture in PICTURES), None)


def nominating(meeting: Meeting, chance: Random, entitled: int) -> tuple[Command, Actor]:
    """What somebody would do next; sometimes for another, or once too often."""
    item = chance.choice(ITEMS)
    made = list(meeting.nominations.made.values())
    number = chance.randint(1, entitled)
    if not made or chance.random() < 0.3:
        called: Command = n.OpenNominations(item)
        named = n.NominateCandidate(f"m{number}", item, f"m{chance.randint(1, entitled)}")
        return chance.choice([(called, DESK), (named, member(number)), (named, member(number))])
    one = chance.choice(made)
    nominee = member(int(one.person[1:]))
    acts: list[tuple[Command, Actor]] = [
        (n.AcceptNomination(one.id), nominee),
        (n.AcceptNomination(one.id), nominee),
        (n.DeclineNomination(one.id), nominee),
        (n.VerifyNomination(one.id), DESK),
        (n.VerifyNomination(one.id), DESK),
        (n.RejectNomination(one.id, why("belum setahun", one.id)), DESK),
        (n.SetCandidatePhoto(one.item, one.person, chance.choice(PHOTOS)), chance.choice([nominee, DESK])),
        (n.AcceptNomination(one.id), member(number)),
    ]
    return chance.choice(acts)

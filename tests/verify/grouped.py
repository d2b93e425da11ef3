"""Meetings of delegates, and of member groups with voting shares, as the examples hold them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

from rat_online.domain.actor import CLOCK
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import voting as v
from rat_online.domain.grouped import Candidate, entries_by
from rat_online.domain.profile import DelegateRule, Party, PartyRule, Profile
from rat_online.domain.roll import RollEntry
from rat_online.domain.roll_lines import Entitled, RollLine, freeze_lines
from rat_online.domain.vocabulary import Channel, DecisionKind, MeetingCall, MeetingMode, Role, Subject
from tests.verify.holding import (
    PROFILE,
    START,
    WITNESS,
    WITNESS_2,
    Held,
    acting,
    desk,
    member,
    schedule,
    secretary,
    why,
    witnesses,
)

FARMERS, WORKERS = "Petani", "Pekerja"
SHARES = PartyRule((Party(FARMERS, 60), Party(WORKERS, 40)), "AD pasal 20")
FINE = PartyRule((Party(FARMERS, 9_007_199_254_740_881), Party(WORKERS, 10**16 + 61)), "AD pasal 20")
MEMBERS = (
    *(Candidate(f"m{n}", FARMERS) for n in (1, 2)),
    *(Candidate(f"m{n}", WORKERS) for n in (3, 4, 5, 6)),
)


def convened_by(
    profile: Profile, members: tuple[Candidate, ...], delegates: Mapping[str, str] | None = None
) -> Held:
    """Scheduled, rules changed, delegates named, the roll frozen, invitations out, registration open."""
    held = Held()
    held.give(CLOCK, schedule(PROFILE, MeetingCall.FIRST, None, MeetingMode.ONLINE))
    held.give(desk, p.ChangeRules(profile, why("aturan sesuai AD yang baru")))
    for group, person in (delegates or {}).items():
        held.give(desk, p.NameDelegate(group, person, why(f"utusan {group}")))
    entries = entries_by(profile, members, delegates or {})
    entitled = [
        Entitled(one.id, f"{one.id:>04}", f"Anggota {one.id}", "anggota", one.weight) for one in entries
    ]
    held.lines, root = freeze_lines(entitled, [sha256(one.entry.encode()).digest()[:16] for one in entitled])
    before = START - timedelta(days=30)
    held.give(
        desk,
        p.FreezeRoll(before, tuple(entries), root, "AD pasal 9"),
        p.RecordInvitations(before, before, len(entries)),
        p.OpenRegistration(),
    )
    return held


def a_meeting_of_member_groups() -> Held:
    """Two farmers hold 60 of 100, four workers 40; a farmer joins, and the share stays what it is."""
    held = convened_by(replace(PROFILE, parties=SHARES), MEMBERS)
    _gather(held, "m1", "m2", "m3", "m4", "m5")
    _decide(held, "d1", {"m1": "for", "m2": "abstain", "m3": "against", "m4": "for"})
    held.lines.append(_line(held, "m7", 1))
    held.give(acting, p.AmendRoll(RollEntry("m7", 1, FARMERS), True, why("diterima kembali")))
    held.give(member("m7"), a.CheckIn("m7"))
    _decide(held, "d2", {"m1": "for", "m7": "for", "m3": "against", "m4": "against"})
    held.give(acting, p.AmendRoll(RollEntry("m6"), False, why("keluar")))
    _by_hand(held, {"Petani": {"for": 1}, "Pekerja": {"against": 1, "for": 1}})
    return _closed(held)


def a_meeting_of_fine_shares() -> Held:
    """Shares whose common denominator is beyond what a reader of JSON keeps: nothing is rounded."""
    held = convened_by(replace(PROFILE, parties=FINE), MEMBERS)
    _gather(held, "m1", "m2", "m3", "m4")
    _decide(held, "d1", {"m1": "for", "m2": "against", "m3": "against", "m4": "for"})
    return _closed(held)


def _by_hand(held: Held, found: dict[str, dict[str, int]]) -> None:
    """m2, m3 and m4 come to the hall: two witnesses count it group by group."""
    held.give(acting, p.AppointOfficer(Role.WITNESS, WITNESS_2))
    for one in ("m2", "m3", "m4"):
        held.give(desk, a.CheckIn(one, Channel.HALL, "Balai"))
    _put(held, "d3")
    held.give(member("m1"), v.CastVote("b3", "m1", ("against",)))
    for witness in witnesses:
        for part, counts in found.items():
            held.give(witness, v.EnterPlaceCount("b3", "Balai", counts, part=part))
    _counted(held, "d3", "b3")


def a_meeting_of_delegates() -> Held:
    """Three groups, each with as many votes as members; one delegate is replaced before the opening."""
    books = tuple(Candidate(f"m{n}", f"Blok {'AABBBC'[n - 1]}") for n in range(1, 7))
    rule = replace(PROFILE, delegates=DelegateRule(True, "AD pasal 11"))
    held = convened_by(rule, books, {"Blok A": "m1", "Blok B": "m3", "Blok C": "m6"})
    held.lines.append(_line(held, "m2", 2))
    held.give(desk, p.AmendRoll(RollEntry("m1"), False, why("sakit")))
    held.give(desk, p.AmendRoll(RollEntry("m2", 2, "Blok A"), True, why("utusan pengganti")))
    _gather(held, "m2", "m3")
    _decide(held, "d1", {"m2": "against", "m3": "for"})
    held.give(acting, p.AppointOfficer(Role.WITNESS, WITNESS_2))
    held.give(desk, a.CheckIn("m3", Channel.HALL, "Balai"))
    _put(held, "d2")
    held.give(member("m2"), v.CastVote("b2", "m2", ("against",)))
    for witness in witnesses:
        held.give(witness, v.EnterPlaceCount("b2", "Balai", {"for": 1}, part="3"))
    _counted(held, "d2", "b2")
    return _closed(held)


def _line(held: Held, person: str, weight: int) -> RollLine:
    salt = sha256(person.encode()).digest()[:16].hex()
    ordinal = len(held.lines) + 1
    return RollLine(
        person, ordinal, f"{person:>04}", f"Anggota {person}", "anggota", weight, salt, frozen=False
    )


def _gather(held: Held, *persons: str) -> None:
    for one in persons:
        held.give(member(one), a.CheckIn(one))
    held.give(desk, p.AppointOfficer(Role.WITNESS, WITNESS))
    held.give(acting, ld.OpenMeeting(), ld.StartAgendaItem("i1"))


def _decide(held: Held, decision: str, votes: dict[str, str]) -> None:
    _put(held, decision)
    ballot = next(reversed(held.state.ballots))
    for person, choice in votes.items():
        held.give(member(person), v.CastVote(ballot, person, (choice,)))
    _counted(held, decision, ballot)


def _put(held: Held, decision: str) -> None:
    text = f"Usul {decision} disahkan."
    held.give(acting, d.ProposeDecision("i1", DecisionKind.ORDINARY, Subject.BUDGET, text))
    held.give(acting, v.OpenBallot(decision, 60))


def _counted(held: Held, decision: str, ballot: str) -> None:
    held.give(CLOCK, v.CloseBallot(ballot), after=120)
    held.give(acting, d.DeclareResult(decision), after=40)


def _closed(held: Held) -> Held:
    here = sorted(held.state.attendance.here)
    held.give(secretary, c.ReadDecisions())
    held.give(acting, c.NameRepresentatives((here[0], here[1])), c.CloseMeeting())
    return held


GROUPED = {
    "delegates": a_meeting_of_delegates,
    "member groups": a_meeting_of_member_groups,
    "fine shares": a_meeting_of_fine_shares,
}

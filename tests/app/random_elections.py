"""Random acts around elections: nominations, every form of ballot, a formatur's list, lots and ceremonies."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from random import Random
from typing import TypeVar

from rat_online.domain.actor import Actor
from rat_online.domain.ballot import APART, Ballot, Choice, Option
from rat_online.domain.commands import Command
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import recording as r
from rat_online.domain.commands import voting as v
from rat_online.domain.decision import Decision
from rat_online.domain.meeting import Meeting
from rat_online.domain.named_seat import NamedSeat
from rat_online.domain.vocabulary import BallotForm, Ceremony, DecisionKind, DecisionStatus, Role, Subject
from tests.app.gathering import ITEMS, SECRETARY, why

Act = tuple[Command, Actor]

T = TypeVar("T")

PASTED = "Uraian\tJumlah\nPendapatan\t1.000\nBeban\t400\n"
ONE_SEAT = (BallotForm.ONE_OF, BallotForm.RANKED)


def a_choice(chance: Random, ballot: Ballot) -> Choice:
    """Mostly what fits the paper, sometimes one name too few or too many, sometimes a name of no use."""
    named = [option.id for option in ballot.options if option.id not in APART]
    apart = [option.id for option in ballot.options if option.id in APART]
    if chance.random() < 0.15:
        return (chance.choice([*apart, "nothing"]),)
    fewest, most = ballot.picks()
    many = chance.randint(max(fewest - 1, 0) if chance.random() < 0.1 else fewest, most)
    return tuple(chance.sample(named, min(many, len(named))))


def an_election(chance: Random, entitled: int) -> d.ProposeDecision:
    form = chance.choice([form for form in BallotForm if form is not BallotForm.MOTION])
    persons = chance.sample(range(1, entitled + 1), chance.randint(2, min(4, entitled)))
    seats = 1 if form in ONE_SEAT and chance.random() < 0.7 else chance.randint(1, len(persons) - 1)
    options = tuple(Option(f"c{place}", person=f"m{who}") for place, who in enumerate(persons, start=1))
    return d.ProposeDecision(
        chance.choice(ITEMS), DecisionKind.ELECTION, Subject.PERSON, "Pemilihan", form, options, seats
    )


def electing(chance: Random, meeting: Meeting, chair: Actor, entitled: int) -> Act:
    decision = _one_of(chance, meeting.decisions.values())
    known = decision.id if decision else "d9"
    options = [option.id for option in decision.options] if decision else ["c1"]
    some = tuple(chance.sample(options, min(len(options), decision.seats if decision else 1)))
    commands: list[Act] = [
        *[(an_election(chance, entitled), SECRETARY)] * 3,
        *[(_a_later_seat(chance, decision, entitled), SECRETARY)] * 3,
        *[(d.SetSecrecy(known, chance.random() < 0.2, why(f"kerahasiaan {known}", known)), chair)] * 3,
        (d.DrawOrder(known), chair),
        *[(d.DrawLot(known), chair)] * 2,
        *[(d.SettleTie(known, some, why("diputuskan rapat", known)), chair)] * 2,
        (d.RecordConsensus(known, some), chair),
        (d.PresentCandidate(known, chance.choice(options or ["c1"]), why("visi"), why("misi")), SECRETARY),
        (d.AttachTables(known, chance.choice([PASTED, ""])), SECRETARY),
        (d.RecordConsequence(known, "Pengurus memperbaiki laporan."), chair),
        *[(_a_board(chance, known, entitled), SECRETARY)] * 2,
    ]
    return chance.choice(commands)


def _a_later_seat(chance: Random, before: Decision | None, entitled: int) -> d.ProposeDecision:
    """The next seat of a sequence, or the same one anew."""
    one = replace(an_election(chance, entitled), seat="Pengawas")
    if before is not None and before.status is DecisionStatus.RECONSIDERED:
        return replace(one, reconsiders=before.id)
    return replace(one, after=before.id if before else "d9")


def _a_board(chance: Random, formatur: str, entitled: int) -> d.NameBoard:
    persons = chance.sample(range(1, entitled + 1), chance.randint(1, 3))
    named = tuple(NamedSeat(f"Jabatan {place}", f"m{who}") for place, who in enumerate(persons))
    return d.NameBoard(chance.choice(ITEMS), formatur, "Susunan pengurus", named)


def seeing_to(chance: Random, decision: Decision, chair: Actor, entitled: int) -> Act:
    """The next step of a decision, whatever its state; the options stand without a page now and then."""
    known, some = decision.id, tuple(option.id for option in decision.options)[: decision.seats]
    tied = decision.result.tied[: decision.seats - len(decision.seated)] if decision.result else ()
    person = f"m{chance.randint(1, entitled)}"
    speaker = Actor(person, Role.MEMBER)
    steps: dict[DecisionStatus, list[Act]] = {
        DecisionStatus.PROPOSED: _prepared(decision, chair, some),
        DecisionStatus.ACCLAIMING: [
            *[(d.Object(known, person, why("keberatan", known)), speaker)] * 3,
        ],
        DecisionStatus.OBJECTED: [
            *[
                (d.WithdrawObjection(known, one.by), Actor(one.by, speaker.role))
                for one in (decision.acclamation.objections.values() if decision.acclamation else [])
            ],
            (v.OpenBallot(known, 60), chair),
        ],
        DecisionStatus.TIED: [
            (v.OpenBallot(known, 60), chair),
            (d.DrawLot(known), chair),
            (d.SettleTie(known, tied, why("diputuskan rapat", known)), chair),
        ],
        DecisionStatus.REACHED: [
            (d.DeclareResult(known), chair),
            (d.DeclareResult(known), chair),
            (d.ObjectToResult(known, person, why("protes", known)), speaker),
            *[
                (d.AnswerResultObjection(known, one.by, why("jawab", known)), chair)
                for one in decision.result_objections
            ],
        ],
    }
    if decision.status is DecisionStatus.DECLARED:
        return chance.choice(_followed_up(chance, decision, chair, entitled))
    return chance.choice(steps.get(decision.status, [(d.DeclareResult(known), chair)]))


def _prepared(decision: Decision, chair: Actor, some: Choice) -> list[Act]:
    known = decision.id
    missing = [one.id for one in decision.options if one.id not in decision.pages]
    return [
        *[(d.PresentCandidate(known, one, why("visi"), why("misi")), SECRETARY) for one in missing],
        (d.SetSecrecy(known, False, why("terbuka", known)), chair),
        (d.DrawOrder(known), chair),
        (d.CallAcclamation(known, 15), chair),
        *[(v.OpenBallot(known, 60), chair)] * 3,
        (d.RecordConsensus(known, some), chair),
    ]


def _followed_up(chance: Random, decision: Decision, chair: Actor, entitled: int) -> list[Act]:
    elected = decision.declaration.elected if decision.declaration else ()
    persons = tuple(one.person for one in decision.options if one.id in elected and one.person)
    return [
        (ld.InstallPresidium(decision.id, persons), chair),
        (_a_board(chance, decision.id, entitled), SECRETARY),
        (d.RecordConsequence(decision.id, "Pengurus memperbaiki laporan."), chair),
    ]


def recording(chance: Random, meeting: Meeting, chair: Actor, entitled: int) -> Act:
    person = f"m{chance.randint(1, entitled)}"
    kind = chance.choice(list(Ceremony))
    term = (date(2027, 4, 1), date(2030, 3, 31)) if kind is Ceremony.INDUCTION else (None, None)
    commands: list[Act] = [
        (r.ExcuseAbsence(person, why("sakit", person)), SECRETARY),
        *[(r.RecordCeremony(kind, chance.choice(ITEMS), (person,), *term), chair)] * 2,
    ]
    return chance.choice(commands)


def _one_of(chance: Random, known: Iterable[T]) -> T | None:
    options = list(known)
    return chance.choice(options) if options else None

"""The language of the rule book's tests: where a meeting stands, and what people do.

    an_open_meeting(entitled=200, present=100).proposed("lpj") \
        .refuses(opens("lpj"), "quorum-not-met", present=100, needed=101)

`refuses` also asserts that the meeting is untouched; decisions are called by the names a scene gave them.
"""

from dataclasses import replace
from datetime import date, timedelta

from rat_online.domain.actor import CLOCK
from rat_online.domain.agenda import PlannedItem
from rat_online.domain.commands import asking as q
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import representing as rp
from rat_online.domain.commands import speaking as s
from rat_online.domain.commands import voting as v
from rat_online.domain.offices import Appointment
from rat_online.domain.profile import Profile
from rat_online.domain.prose import Prose
from rat_online.domain.roll import RollEntry
from rat_online.domain.vocabulary import (
    InterruptionKind,
    LetterForm,
    MeetingCall,
    MeetingKind,
    MeetingMode,
    PersonId,
)
from tests.rules.scene import OFFICERS, PLANNED_AT, Act, Scene, why

LETTER = "ab" * 32
"""The digest of a letter of proxy."""
AGENDA = ("quorum", "chair", "lpj", "shu", "election", "other")

# Where scenes begin


def members(count: int, first: int = 1) -> list[PersonId]:
    return [f"m{number}" for number in range(first, first + count)]


def schedules(profile: Profile | None = None, mode: MeetingMode = MeetingMode.ONLINE) -> p.ScheduleMeeting:
    return p.ScheduleMeeting(
        title="RAT Tahun Buku 2026",
        kind=MeetingKind.ANNUAL,
        mode=mode,
        planned_at=PLANNED_AT,
        zone="Asia/Jakarta",
        place="Balai Desa",
        book_year=2026,
        book_year_ended_on=date(2026, 12, 31),
        profile=profile or Profile(),
        agenda=tuple(PlannedItem(item, item) for item in AGENDA),
        officers=tuple(Appointment(actor.role, actor.person) for actor in OFFICERS),
        board=("board",),
        supervisors=("supervisor",),
    )


def a_scheduled_meeting(profile: Profile | None = None, schedule: p.ScheduleMeeting | None = None) -> Scene:
    return Scene().does(schedule or schedules(profile), CLOCK)


def an_invited_meeting(
    entitled: int = 10,
    profile: Profile | None = None,
    schedule: p.ScheduleMeeting | None = None,
    weights: dict[PersonId, int] | None = None,
) -> Scene:
    """Roll frozen and invitations with the material out, 20 days before."""
    if weights:
        profile = replace(profile or Profile(), weighted=True)
    scene = a_scheduled_meeting(profile, schedule)
    entries = tuple(RollEntry(person, (weights or {}).get(person, 1)) for person in members(entitled))
    scene.now = PLANNED_AT - timedelta(days=20)
    scene.does(p.FreezeRoll(scene.now, entries, "root"))
    return scene.does(p.RecordInvitations(scene.now, scene.now, entitled))


def a_meeting(
    entitled: int = 10,
    present: int = 0,
    hall: int = 0,
    profile: Profile | None = None,
    schedule: p.ScheduleMeeting | None = None,
    weights: dict[PersonId, int] | None = None,
) -> Scene:
    """In registration at its planned time; the first `present` members are in, `hall` of them in the hall."""
    scene = an_invited_meeting(entitled, profile, schedule, weights)
    scene.now = PLANNED_AT
    scene.does(p.OpenRegistration())
    return scene.arrive_in_hall(*members(hall)).arrive(*members(present - hall, first=hall + 1))


def entrusted(scene: Scene, **holders: PersonId) -> Scene:
    """Givers with their holders: given by the giver, and the letter attached."""
    for giver, holder in holders.items():
        scene.does(rp.GiveProxy(giver, holder))
        scene.does(rp.AttachProxyLetter(giver, LETTER, LetterForm.PDF))
    return scene


def an_open_meeting(entitled: int = 10, present: int = 10, profile: Profile | None = None) -> Scene:
    return a_meeting(entitled, present, profile=profile).opened()


def a_second_call(entitled: int, present: int) -> Scene:
    return a_meeting(entitled, present, schedule=replace(schedules(), call=MeetingCall.SECOND))


def with_rules(**changes: object) -> Profile:
    """The default profile with some of its figures changed."""
    return replace(Profile(), **changes)  # type: ignore[arg-type]


# What people do, by the names that a scene gave its decisions


def opens(name: str, seconds: int | None = None, reason: Prose | None = None) -> Act:
    return lambda scene: v.OpenBallot(scene.named[name], seconds, reason)


def votes(voter: PersonId, name: str, *choice: str) -> Act:
    return lambda scene: v.CastVote(scene.ballot(name).id, voter, choice)


def votes_for(giver: PersonId, holder: PersonId, name: str, *choice: str) -> Act:
    """The holder of a proxy votes for its giver."""
    return lambda scene: rp.CastProxyVote(scene.ballot(name).id, holder, giver, choice)


def counts(name: str, place: str, invalid: int = 0, part: str = "", **found: int) -> Act:
    """What a witness counted at a place, or of a part of it; `for_`, `against` and `abstain`, or options."""
    options = {option.rstrip("_"): votes for option, votes in found.items()}
    return lambda scene: v.EnterPlaceCount(scene.ballot(name).id, place, options, invalid, part=part)


def extends(name: str, seconds: int) -> Act:
    return lambda scene: v.ExtendBallot(scene.ballot(name).id, seconds)


def closes(name: str) -> Act:
    return lambda scene: v.CloseBallot(scene.ballot(name).id)


def annuls(name: str, reason: Prose | None = None) -> Act:
    return lambda scene: v.AnnulBallot(scene.ballot(name).id, reason or why())


def amends(name: str, text: str) -> Act:
    return lambda scene: d.AmendDecisionText(scene.named[name], text)


def attaches(name: str, pasted: str) -> Act:
    return lambda scene: d.AttachTables(scene.named[name], pasted)


def sets_secrecy(name: str, secret: bool) -> Act:
    return lambda scene: d.SetSecrecy(scene.named[name], secret, why())


def agrees(name: str, *elected: str) -> Act:
    """Mufakat."""
    return lambda scene: d.RecordConsensus(scene.named[name], elected)


def acclaims(name: str, seconds: int | None = None) -> Act:
    """ "Ada keberatan?" """
    return lambda scene: d.CallAcclamation(scene.named[name], seconds)


def objects(by: PersonId, name: str, reason: Prose | None = None) -> Act:
    return lambda scene: d.Object(scene.named[name], by, reason or why())


def stops(name: str, reason: Prose | None = None) -> Act:
    """The chair ends a countdown that runs."""
    return lambda scene: d.StopAcclamation(scene.named[name], reason or why())


def withdraws(by: PersonId, name: str) -> Act:
    return lambda scene: d.WithdrawObjection(scene.named[name], by)


def concludes(name: str) -> Act:
    return lambda scene: d.ConcludeAcclamation(scene.named[name])


def disputes(by: PersonId, name: str, reason: Prose | None = None) -> Act:
    """ "Keberatan atas hasil"."""
    return lambda scene: d.ObjectToResult(scene.named[name], by, reason or why())


def answers(name: str, by: PersonId, answer: Prose | None = None) -> Act:
    """The chair's answer to the objection that `by` lodged."""
    return lambda scene: d.AnswerResultObjection(scene.named[name], by, answer or why())


def settles(name: str, *elected: str) -> Act:
    return lambda scene: d.SettleTie(scene.named[name], elected, why("undian menurut tata tertib"))


def draws(name: str) -> Act:
    return lambda scene: d.DrawLot(scene.named[name])


def follows(name: str, text: str) -> Act:
    return lambda scene: d.RecordConsequence(scene.named[name], text)


def declares(name: str) -> Act:
    return lambda scene: d.DeclareResult(scene.named[name])


def reconsiders(name: str) -> Act:
    return lambda scene: d.ReconsiderDecision(scene.named[name], why())


def seats(name: str, *persons: PersonId) -> Act:
    """The elected chairs take their seats."""
    return lambda scene: ld.InstallPresidium(scene.named[name], persons)


def hands_over(to: PersonId) -> Act:
    return ld.HandOverGavel(to, why())


def amends_roll(person: PersonId, add: bool, weight: int = 1, reason: Prose | None = None) -> Act:
    return p.AmendRoll(RollEntry(person, weight), add, reason or why())


# The floor


def raises(person: PersonId) -> Act:
    """Angkat tangan."""
    return s.RaiseHand(person)


def gives(person: PersonId, seconds: int | None = None) -> Act:
    """ "Persilakan bicara"."""
    return s.GiveFloor(person, seconds)


def ends(turn: str = "") -> Act:
    """The turn of whoever speaks now, or the one named."""
    return lambda scene: s.EndTurn(turn or scene.meeting.floor.held_by or "nobody's")


def interrupts(by: PersonId, kind: InterruptionKind = InterruptionKind.CLARIFICATION) -> Act:
    return s.Interrupt(by, kind, why("mohon penjelasan"))


def accepts(interruption: str = "n1", seconds: int | None = None) -> Act:
    return s.AcceptInterruption(interruption, seconds)


def asks(by: PersonId, text: str = "Mengapa SHU turun?", item: str | None = None) -> Act:
    """Tanya tertulis."""
    return q.AskQuestion(by, why(text), item)

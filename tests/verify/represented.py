"""Meetings with proxies, as the examples and the random ones hold them."""

from dataclasses import replace

from rat_online.domain.actor import CLOCK, Actor
from rat_online.domain.commands import Command
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import representing as rp
from rat_online.domain.commands import voting as v
from rat_online.domain.profile import ProxyRule
from rat_online.domain.vocabulary import Channel, DecisionKind, LetterForm, Role, Subject
from tests.verify.floor_moves import Move, someone
from tests.verify.holding import (
    PROFILE,
    WITNESS,
    WITNESS_2,
    Held,
    acting,
    convened,
    desk,
    member,
    secretary,
    witnesses,
)

LETTER = "ef" * 32
ALLOWED = replace(PROFILE, proxies=ProxyRule(2, "AD pasal 15"), may_change=True)


def entrust(held: Held, giver: str, holder: str, by_desk: bool = False) -> None:
    held.give(member(giver), rp.GiveProxy(giver, holder))
    letter = rp.AttachProxyLetter(giver, LETTER, LetterForm.PDF)
    held.give(desk if by_desk else member(giver), letter)


def give_proxies(held: Held) -> None:
    """In a random meeting: three by two holders, one without its letter, where the profile allows any."""
    if held.state.profile.proxies is not None:
        entrust(held, "m7", "m1")
        entrust(held, "m8", "m2", by_desk=True)
        held.give(member("m6"), rp.GiveProxy("m6", "m3"))


def a_meeting_with_proxies() -> Held:
    """Proxies in force, revoked, declined, without a letter, ended by coming; on line and in the hall."""
    held = convened(12, ALLOWED)
    entrust(held, "m12", "m1")
    entrust(held, "m11", "m1", by_desk=True)
    entrust(held, "m10", "m2")
    held.give(member("m9"), rp.GiveProxy("m9", "m3"))
    entrust(held, "m8", "m4")
    held.give(member("m4"), rp.DeclineProxy("m4", "m8"))
    for one in ("m1", "m3", "m4", "m5", "m6"):
        held.give(member(one), a.CheckIn(one))
    held.give(desk, a.CheckIn("m2", Channel.HALL, "Balai"))
    for witness in (WITNESS, WITNESS_2):
        held.give(desk, p.AppointOfficer(Role.WITNESS, witness))
    held.give(acting, ld.OpenMeeting(), ld.StartAgendaItem("i1"))
    _first(held)
    held.give(member("m11"), rp.RevokeProxy("m11"))
    _second(held)
    held.give(secretary, c.ReadDecisions())
    held.give(acting, c.NameRepresentatives(("m3", "m4")), c.CloseMeeting())
    return held


def _first(held: Held) -> None:
    """m12 comes in the middle of it, after m1 has voted for both; m2 hands in two papers in the hall."""
    text = "Tata tertib disahkan."
    held.give(acting, d.ProposeDecision("i1", DecisionKind.ORDINARY, Subject.STANDING_ORDERS, text))
    held.give(acting, v.OpenBallot("d1", 60))
    for one in ("m1", "m3", "m4", "m5"):
        held.give(member(one), v.CastVote("b1", one, ("for",)))
    held.give(member("m1"), rp.CastProxyVote("b1", "m1", "m12", ("against",)))
    held.give(member("m1"), rp.CastProxyVote("b1", "m1", "m11", ("against",)))
    held.give(member("m1"), rp.CastProxyVote("b1", "m1", "m11", ("for",)))
    held.give(member("m12"), a.CheckIn("m12"))
    for witness in witnesses:
        held.give(witness, v.EnterPlaceCount("b1", "Balai", {"for": 2}))
    held.give(CLOCK, v.CloseBallot("b1"), after=120)
    held.give(acting, d.DeclareResult("d1"), after=40)


def _second(held: Held) -> None:
    text = "Rencana kerja disahkan."
    held.give(acting, d.ProposeDecision("i1", DecisionKind.ORDINARY, Subject.BUDGET, text))
    held.give(acting, v.OpenBallot("d2", 60))
    for one in ("m1", "m3", "m12"):
        held.give(member(one), v.CastVote("b2", one, ("for",)))
    for witness in witnesses:
        held.give(witness, v.EnterPlaceCount("b2", "Balai", {"for": 1, "abstain": 1}))
    held.give(CLOCK, v.CloseBallot("b2"), after=120)
    held.give(acting, d.DeclareResult("d2"), after=40)


def _vote_for(held: Held, x: int, y: int) -> rp.CastProxyVote:
    ballot = next(reversed(held.state.ballots), "b1")
    running = held.state.ballots.get(ballot)
    options = [option.id for option in running.options] if running else ["for"]
    giver, holder = (("m7", "m1"), ("m8", "m2"), ("m6", "m3"), (someone(x), someone(y)))[x % 4]
    return rp.CastProxyVote(ballot, holder, giver, (options[y % len(options)],))


def vote_for(held: Held, x: int, y: int) -> tuple[Actor, Command]:
    command = _vote_for(held, x, y)
    return member(command.holder), command


PROXY_MOVES: dict[str, Move] = {
    "vote for": vote_for,
    "revoke": lambda h, x, y: (member(f"m{6 + x % 3}"), rp.RevokeProxy(f"m{6 + x % 3}")),
    "decline": lambda h, x, y: (member(f"m{1 + y % 3}"), rp.DeclineProxy(f"m{1 + y % 3}", f"m{6 + x % 3}")),
    "giver comes": lambda h, x, y: (member(f"m{6 + x % 3}"), a.CheckIn(f"m{6 + x % 3}")),
}
"""What a random meeting may do with its proxies."""

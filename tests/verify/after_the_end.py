"""A ballot with a meeting point: people come, move and go while it waits for its witnesses."""

from dataclasses import replace
from datetime import timedelta

from rat_online.domain.commands import attending as a
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import leading as ld
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import representing as rp
from rat_online.domain.commands import voting as v
from rat_online.domain.profile import ProxyRule
from rat_online.domain.vocabulary import Channel, DecisionKind, LetterForm, Role, Subject
from tests.verify.holding import (
    PROFILE,
    WITNESS,
    WITNESS_2,
    Held,
    acting,
    convened,
    desk,
    member,
    people,
    secretary,
    witnesses,
)

PLACE = "Balai Desa"
ARTICLES = replace(PROFILE, valid_at_close=True, proxies=ProxyRule(1, "AD pasal 12"))


def coming_late(seconds: int) -> Held:
    """m1 at the place, m2 to m15 on line, m14 for m18; m16 comes on line, m17 at the place, m15 moves to it
    and m18 comes in person, all five minutes later. Whether that is too late is for `seconds` to say."""
    held = convened(18, ARTICLES)
    held.give(member("m18"), rp.GiveProxy("m18", "m14"))
    held.give(member("m18"), rp.AttachProxyLetter("m18", "ab" * 32, LetterForm.PDF))
    held.give(desk, a.CheckIn("m1", Channel.HALL, PLACE))
    for one in people(15)[1:]:
        held.give(member(one), a.CheckIn(one))
    held.give(acting, ld.OpenMeeting())
    for one in (WITNESS, WITNESS_2):
        held.give(acting, p.AppointOfficer(Role.WITNESS, one))
    held.give(acting, d.ProposeDecision("i2", DecisionKind.ARTICLES, Subject.OTHER, "Mengubah AD pasal 4."))
    held.give(acting, v.OpenBallot("d1", seconds))
    for one in people(13)[1:]:
        held.give(member(one), v.CastVote("b1", one, ("for",)))
    _come(held)
    for witness in witnesses:
        counts = {"for": 1, "against": 0, "abstain": 0}
        held.give(witness, v.EnterPlaceCount("b1", PLACE, counts))
    held.give(acting, v.CloseBallot("b1"), after=600)
    held.give(acting, d.DeclareResult("d1"), after=60)
    held.give(secretary, c.ReadDecisions())
    held.give(acting, c.CloseMeeting())
    return held


def _come(held: Held) -> None:
    held.now += timedelta(seconds=300)
    held.give(member("m16"), a.CheckIn("m16"))
    held.give(desk, a.CheckIn("m17", Channel.HALL, PLACE))
    held.give(desk, a.CheckIn("m15", Channel.HALL, PLACE))
    held.give(member("m18"), a.CheckIn("m18"))

"""Rules of proxies (kuasa). Rule book section 3: off by default, one a holder, confirmed, documented, ended
by the giver's own coming; forged mandates are a real case (section 8)."""

import re
from typing import assert_never

from rat_online.domain.commands import RepresentingCommand
from rat_online.domain.commands import representing as c
from rat_online.domain.context import Context
from rat_online.domain.decide.attending import crossing_by
from rat_online.domain.decide.proxy_votes import cast_for
from rat_online.domain.decide.requirements import acts_for_self, is_on_roll, state_is
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.events import Event
from rat_online.domain.events import representing as e
from rat_online.domain.meeting import Meeting, Shift
from rat_online.domain.proxies import Mandate
from rat_online.domain.transitions import PREPARATION, RUNNING
from rat_online.domain.vocabulary import PersonId, ProxyEnding, Role

_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


def decide(meeting: Meeting, command: RepresentingCommand, context: Context) -> list[Event]:
    match command:
        case c.GiveProxy():
            return _give(meeting, command, context)
        case c.AttachProxyLetter():
            return _attach(meeting, command, context)
        case c.RevokeProxy():
            acts_for_self(context, command.giver)
            return _end(meeting, _mandate(meeting, command.giver), ProxyEnding.REVOKED)
        case c.DeclineProxy():
            acts_for_self(context, command.holder)
            mandate = _mandate(meeting, command.giver)
            if mandate.holder != command.holder:
                refuse(Refusal.PROXY_MISSING)
            return _end(meeting, mandate, ProxyEnding.DECLINED)
        case c.CastProxyVote():
            return cast_for(meeting, command, context)
        case _:
            assert_never(command)


def _give(meeting: Meeting, command: c.GiveProxy, context: Context) -> list[Event]:
    """Before the meeting opens, by the giver alone, to another member of the roll who stands for oneself."""
    acts_for_self(context, command.giver)
    rule = meeting.profile.proxies
    # In writing everybody answers; nobody is present, so nobody is there by proxy.
    if rule is None or meeting.is_in_writing:
        refuse(Refusal.PROXIES_NOT_ALLOWED)
    state_is(meeting, *PREPARATION)
    is_on_roll(meeting, command.holder)
    if command.holder == command.giver:
        refuse(Refusal.PROXY_TO_SELF)
    if command.giver in meeting.attendance.visits:
        refuse(Refusal.PROXY_GIVER_ATTENDS)
    given = meeting.proxies.given
    if command.giver in given:
        if given[command.giver].holder == command.holder:
            return []
        refuse(Refusal.PROXY_GIVEN)
    # Nobody passes a proxy on: who has given one holds none, and who holds one gives none.
    if command.holder in given or meeting.proxies.held_by(command.giver):
        refuse(Refusal.PROXY_CHAIN)
    if len(meeting.proxies.held_by(command.holder)) >= rule.each:
        refuse(Refusal.PROXY_LIMIT, limit=rule.each)
    return [e.ProxyGiven(command.giver, command.holder)]


def _attach(meeting: Meeting, command: c.AttachProxyLetter, context: Context) -> list[Event]:
    """By the giver, or by the committee for a paper letter; it makes nothing without the giver's own word."""
    if context.actor.role is Role.MEMBER:
        acts_for_self(context, command.giver)
    state_is(meeting, *PREPARATION)
    if not _DIGEST.fullmatch(command.letter):
        refuse(Refusal.MALFORMED, field="letter")
    mandate = _mandate(meeting, command.giver)
    if mandate.letter == command.letter:
        return []
    if mandate.letter:
        refuse(Refusal.ALREADY_DONE)
    return [e.ProxyLetterAttached(command.giver, command.letter, command.letter_form)]


def _mandate(meeting: Meeting, giver: PersonId) -> Mandate:
    found = meeting.proxies.given.get(giver)
    if found is None:
        refuse(Refusal.PROXY_MISSING)
    return found


def _end(meeting: Meeting, mandate: Mandate, cause: ProxyEnding) -> list[Event]:
    """At any time while the meeting lives; a vote that was cast by it stays cast."""
    state_is(meeting, *PREPARATION, *RUNNING)
    leaving = Shift()
    if mandate.giver in meeting.attendance.represented:
        leaving = Shift(present=-meeting.roll.weight_of(mandate.giver), proxy=-1)
    return [e.ProxyEnded(mandate.giver, cause), *crossing_by(meeting, leaving)]

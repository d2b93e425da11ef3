"""What people may try on the floor of a random meeting, and who leads it."""

from collections.abc import Callable
from typing import TypeAlias

from rat_online.domain.actor import Actor
from rat_online.domain.commands import Command
from rat_online.domain.commands import asking as q
from rat_online.domain.commands import speaking as s
from rat_online.domain.vocabulary import InterruptionKind, Role
from tests.verify.holding import ACTING, Held, member, operator, secretary, why

Move: TypeAlias = Callable[[Held, int, int], tuple[Actor, Command]]


def palu(held: Held) -> Actor:
    """Whoever may lead now, in the right capacity."""
    offices = held.state.offices
    person = offices.gavel or ACTING
    return Actor(person, Role.CHAIR if offices.presidium or person != ACTING else Role.ACTING_CHAIR)


def someone(number: int) -> str:
    return f"m{number % 8 + 1}"


def turn(held: Held) -> str:
    return held.state.floor.held_by or held.state.floor.paused_by or "t1"


def interruption(held: Held) -> str:
    return next((one.id for one in held.state.floor.pending()), "n1")


def question(held: Held, number: int) -> str:
    return f"q{number % 4 + 1}"


def interrupt(held: Held, x: int, y: int) -> tuple[Actor, Command]:
    words = why(f"interupsi {x}") if y % 2 else None
    return member(someone(x)), s.Interrupt(someone(x), tuple(InterruptionKind)[y % 4], words)


def call(held: Held, x: int, y: int) -> tuple[Actor, Command]:
    """Mostly the first in the queue; also somebody who did not ask."""
    person = (
        next(iter(held.state.floor.hands), someone(x)) if y % 3 else (someone(x), "notulis", "meja")[x % 3]
    )
    return (operator if y % 2 else palu(held)), s.GiveFloor(person, (None, 10, 600)[y % 3])


FLOOR_MOVES: dict[str, Move] = {
    "hand": lambda h, x, y: (member(someone(x)), s.RaiseHand(someone(x))),
    "hand down": lambda h, x, y: (member(someone(x)), s.WithdrawHand(someone(x))),
    "call": call,
    "extend turn": lambda h, x, y: (palu(h), s.ExtendTurn(turn(h), 10 + y)),
    "end turn": lambda h, x, y: (operator, s.EndTurn(turn(h))),
    "end own turn": lambda h, x, y: (member(someone(x)), s.EndTurn(turn(h))),
    "interrupt": interrupt,
    "interrupt no more": lambda h, x, y: (member(someone(x)), s.WithdrawInterruption(interruption(h))),
    "accept": lambda h, x, y: (palu(h), s.AcceptInterruption(interruption(h))),
    "refuse": lambda h, x, y: (operator, s.RefuseInterruption(interruption(h), why("nanti"))),
    "warn": lambda h, x, y: (palu(h), s.WarnPerson(someone(x), why("tertib"))),
    "mute": lambda h, x, y: (palu(h), s.MutePerson(someone(x), why("tertib"))),
    "unmute": lambda h, x, y: (palu(h), s.UnmutePerson(someone(x))),
    "remove": lambda h, x, y: (palu(h), s.RemovePerson(someone(x), why("tertib"))),
    "readmit": lambda h, x, y: (palu(h), s.ReadmitPerson(someone(x))),
    "gist": lambda h, x, y: (secretary, s.RecordGist(turn(h), why(f"inti {x}"))),
    "ask": lambda h, x, y: (member(someone(x)), q.AskQuestion(someone(x), why(f"tanya {x} {y}"))),
    "ask no more": lambda h, x, y: (member(someone(x)), q.WithdrawQuestion(question(h, y))),
    "group": lambda h, x, y: (secretary, q.GroupQuestions((question(h, x),), ("SHU", "")[y % 2])),
    "merge": lambda h, x, y: (secretary, q.MergeQuestions(question(h, x), (question(h, y),))),
    "show": lambda h, x, y: (palu(h), q.ShowQuestion(question(h, x) if y % 3 else None)),
    "reply": lambda h, x, y: (secretary, q.AnswerQuestion(question(h, x), why(f"jawab {y}"), "m1")),
}

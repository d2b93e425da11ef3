"""Candidates who were drawn twice, or stand in another order than the draw, are found. Rule book 6.8."""

from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rat_online.domain.actor import CLOCK
from rat_online.domain.ballot import Option
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import undoing as u
from rat_online.domain.commands import voting as v
from rat_online.domain.vocabulary import BallotForm, DecisionKind, Role, Subject
from tests.verify.holding import WITNESS, Held, acting, member, opened, secretary, why
from tests.verify.tampering import Event, Files, check, codes, find, forged, with_table

PEOPLE = ("m3", "m4", "m5", "m6")


def put(held: Held, people: tuple[str, ...]) -> None:
    options = tuple(Option(f"k{number}", person=person) for number, person in enumerate(people, 1))
    held.give(
        acting,
        d.ProposeDecision(
            "i2", DecisionKind.ELECTION, Subject.PERSON, "Memilih ketua.", BallotForm.ONE_OF, options
        ),
    )


@cache
def bundle() -> Files:
    """Proposed, drawn, withdrawn, and proposed again with the same people the other way round."""
    held = opened(8)
    held.give(acting, p.AppointOfficer(Role.WITNESS, WITNESS))
    put(held, PEOPLE)
    held.give(acting, d.DrawOrder("d1"))
    held.give(secretary, u.WithdrawProposal("d1"))
    put(held, PEOPLE[::-1])
    held.give(acting, d.SetSecrecy("d2", False, why("terbuka")))
    for option in ("k1", "k2", "k3", "k4"):
        held.give(secretary, d.PresentCandidate("d2", option, why(f"visi {option}"), why(f"misi {option}")))
    held.give(acting, v.OpenBallot("d2", 60))
    held.give(member("m1"), v.CastVote("b1", "m1", ("k2",)))
    held.give(CLOCK, v.CloseBallot("b1"), after=90)
    held.give(acting, d.DeclareResult("d2"), after=40)
    held.give(secretary, c.ReadDecisions())
    held.give(acting, c.CloseMeeting())
    held.print_minutes()
    return held.files()


def test_the_numbers_drawn_stand_and_the_minutes_show_the_draw(tmp_path: Path) -> None:
    assert codes(check(tmp_path, bundle())) == set()


def _draw_again(events: list[Event]) -> None:
    again = deepcopy(find(events, "OrderDrawn"))
    again["payload"]["decision"], again["command"] = "d2", "lagi"
    again["at"] = find(events, "SecrecySet")["at"]
    events.insert(events.index(find(events, "SecrecySet")) + 1, again)


FORGERIES: list[tuple[str, Callable[[list[Event]], object], str]] = [
    ("drawn again for the second proposal", _draw_again, "order-drawn-twice"),
    (
        "opened in another order",
        lambda e: find(e, "BallotOpened")["payload"]["options"].insert(
            0, find(e, "BallotOpened")["payload"]["options"].pop(1)
        ),
        "opened-otherwise",
    ),
]


@pytest.mark.parametrize(
    ("change", "code"), [pytest.param(one, code, id=name) for name, one, code in FORGERIES]
)
def test_it_is_found(tmp_path: Path, change: Callable[[list[Event]], object], code: str) -> None:
    assert code in codes(check(tmp_path, forged(bundle(), change)))


CHANGES: list[dict[str, Any]] = [{"kept": False}, {"promise": "ab" * 32}, {"seed": "cd" * 32}]


@pytest.mark.parametrize("change", CHANGES)
def test_minutes_that_show_another_draw_are_found(tmp_path: Path, change: dict[str, Any]) -> None:
    files = with_table(
        bundle(),
        "documents/risalah.json",
        lambda minutes: minutes["decisions"][-1]["numbers"].update(change),
    )
    assert codes(check(tmp_path, files)) == {"minutes-differ"}

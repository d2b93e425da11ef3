"""Commands from the wire: kebab-case names, arguments as JSON, identity filled in by the server."""

import re
import types
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Union, get_args, get_origin, get_type_hints

import msgspec

from rat_online.domain.actor import Actor
from rat_online.domain.authority import CLOCK_ONLY, MAY
from rat_online.domain.commands import COMMANDS, Command
from rat_online.domain.commands import asking as q
from rat_online.domain.commands import attending as a
from rat_online.domain.commands import closing as c
from rat_online.domain.commands import deciding as d
from rat_online.domain.commands import nominating as n
from rat_online.domain.commands import preparing as p
from rat_online.domain.commands import representing as rp
from rat_online.domain.commands import speaking as s
from rat_online.domain.commands import staging as t
from rat_online.domain.commands import voting as v
from rat_online.domain.errors import Refusal, refuse
from rat_online.domain.prose import Prose
from rat_online.domain.vocabulary import Role

SELF: dict[type[Command], str] = {
    a.CheckIn: "person",
    a.CheckOut: "person",
    a.ConfirmPresence: "person",
    s.RaiseHand: "person",
    s.WithdrawHand: "person",
    s.Interrupt: "by",
    q.AskQuestion: "by",
    n.NominateCandidate: "by",
    d.Object: "by",
    d.WithdrawObjection: "by",
    d.ObjectToResult: "by",
    v.CastVote: "voter",
    rp.GiveProxy: "giver",
    rp.RevokeProxy: "giver",
    rp.DeclineProxy: "holder",
    rp.CastProxyVote: "holder",
    c.ApproveReading: "person",
    t.AcknowledgeRecording: "person",
}
"""Fields that say who acts. They are never taken from a member's device: the seat fills them in."""

OFF_THE_WIRE = frozenset(
    {p.ChangeRules, p.FreezeRoll, p.AmendRoll, p.NameDelegate, n.SetCandidatePhoto, rp.AttachProxyLetter}
)
"""Commands that come with the cooperative's rules, lines of the roll or a file's digest: the server's own."""


def wire_name(command: type[Command]) -> str:
    """`CastVote` is `cast-vote` on the wire."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", command.__name__).lower()


WIRE: dict[str, type[Command]] = {
    wire_name(command): command
    for command in COMMANDS
    if MAY[command] != CLOCK_ONLY and command not in OFF_THE_WIRE
}


def _is_prose(hint: object) -> bool:
    return hint is Prose or (get_origin(hint) in (Union, types.UnionType) and Prose in get_args(hint))


PROSE: dict[type[Command], tuple[str, ...]] = {
    command: tuple(name for name, hint in get_type_hints(command).items() if _is_prose(hint))
    for command in COMMANDS
}


MOMENTS: dict[type[Command], tuple[str, ...]] = {
    command: tuple(
        name for name, hint in get_type_hints(command).items() if datetime in (hint, *get_args(hint))
    )
    for command in COMMANDS
}


def parse_command(
    name: str, arguments: Mapping[str, object], actor: Actor, new_salt: Callable[[], str]
) -> Command:
    """A command out of what a client sent.

    Raises:
        Refused: `unknown-command`, or `malformed` with the field that does not fit.
    """
    kind = WIRE.get(name)
    if kind is None:
        refuse(Refusal.UNKNOWN_COMMAND, command=name[:64])
    values = dict(arguments)
    own = SELF.get(kind)
    if own is not None and actor.role in (Role.MEMBER, Role.OBSERVER):
        values[own] = actor.person
    for field in PROSE[kind]:
        text = values.get(field)
        if isinstance(text, str):
            # NUL cannot be stored as text on every database, and no sentence needs it.
            values[field] = {"text": text.replace("\0", ""), "salt": new_salt()}
        elif text is not None:
            refuse(Refusal.MALFORMED, field=field)
    try:
        command = msgspec.convert(values, type=kind)
    except (msgspec.ValidationError, ValueError) as error:
        refuse(Refusal.MALFORMED, field=_field_of(error))
    for field in MOMENTS[kind]:
        _must_be_a_moment(getattr(command, field), field)
    return command


def _must_be_a_moment(value: datetime | None, field: str) -> None:
    """A time of day without its offset is none, and one at the edge of the calendar may have no UTC."""
    if value is None:
        return
    try:
        value.astimezone(UTC)
    except OverflowError:
        refuse(Refusal.MALFORMED, field=field)
    if value.tzinfo is None:
        refuse(Refusal.MALFORMED, field=field)


def _field_of(error: Exception) -> str:
    """The field that a validation error names, without the value that was sent."""
    found = re.search(r"`\$\.?([\w.\[\]]+)`|field `(\w+)`", str(error))
    return next((group for group in found.groups() if group), "") if found else ""


def prose_of(command: Command) -> list[Prose]:
    """The free texts that a command carries."""
    values = (getattr(command, field) for field in PROSE[type(command)])
    return [value for value in values if isinstance(value, Prose)]

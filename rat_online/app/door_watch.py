"""What the pengawas looks for at the door: entries by whose device, several on one, moves, overrides."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from rat_online.app.ports.entries import DoorAct
from rat_online.app.ports.group_gates import GroupGate
from rat_online.app.ports.identity import (
    AccessLink,
    DeviceMark,
    IdentityStore,
    LinkUse,
    Series,
    UseOutcome,
)
from rat_online.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class SharedDevice:
    """Entries that were opened on one device, first to last; `officers` signed in on it by their accounts.

    `id` is the browser's mark, which outlives its sessions: it is one device though somebody signed out.
    """

    id: str
    entries: tuple[PersonId, ...]
    officers: tuple[PersonId, ...]
    first_at: datetime
    is_kiosk: bool = False


@dataclass(frozen=True, slots=True)
class DoorReport:
    by_officers: list[SharedDevice]
    shared: list[SharedDevice]
    acts: list[DoorAct]
    refused: Counter[UseOutcome]
    entered: int
    gates: list[GroupGate]


async def gates_at(identity: IdentityStore, series: Series, at: datetime) -> list[GroupGate]:
    """As they stand now: what time gave back since the last answer is off."""
    return [gate.eased(at) for gate in await identity.read(lambda reader: reader.group_gates(series))]


async def is_guessed_at(identity: IdentityStore, series: Series, at: datetime) -> bool:
    """Whether pengawas and committee should look at the door now."""
    return any(gate.is_alarming for gate in await gates_at(identity, series, at))


async def watch(identity: IdentityStore, series: Series, at: datetime) -> DoorReport:
    """Everything about one line of calls."""
    links = await identity.read(lambda reader: reader.links_of(series))
    uses = await identity.read(lambda reader: reader.link_uses(series))
    acts = await identity.read(lambda reader: reader.acts_of(series))
    officers = await identity.read(lambda reader: reader.account_sessions(series.cooperative))
    marks = await identity.read(lambda reader: reader.device_marks(series.cooperative))
    devices = _devices(links, uses, officers, marks)
    return DoorReport(
        by_officers=[one for one in devices if one.officers],
        shared=[one for one in devices if len(one.entries) > 1],
        acts=acts,
        refused=Counter(use.outcome for use in uses if use.outcome is not UseOutcome.SIGNED_IN),
        entered=len({entry for one in devices for entry in one.entries}),
        gates=await gates_at(identity, series, at),
    )


def _devices(
    links: list[AccessLink],
    uses: list[LinkUse],
    officers: Mapping[str, tuple[PersonId, ...]],
    marks: Mapping[str, DeviceMark],
) -> list[SharedDevice]:
    person = {link.id: link.person for link in links}
    opened: defaultdict[str, dict[PersonId, datetime]] = defaultdict(dict)
    for use in uses:
        if use.session is not None and use.link in person:
            opened[_device(use.session, marks)].setdefault(person[use.link], use.at)
    by: defaultdict[str, dict[PersonId, None]] = defaultdict(dict)
    for session, persons in officers.items():
        by[_device(session, marks)].update(dict.fromkeys(persons))
    kiosks = {one.mark for one in marks.values() if one.is_kiosk}
    return [
        SharedDevice(device, tuple(entries), tuple(by[device]), min(entries.values()), device in kiosks)
        for device, entries in opened.items()
    ]


def _device(session: str, marks: Mapping[str, DeviceMark]) -> str:
    """A browser that kept no mark is known by its session alone."""
    return marks[session].mark if session in marks else session

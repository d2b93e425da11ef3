"""What the pengawas looks for at the door: entries by whose device, several on one, moves, overrides."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime

from rat_online.app.ports.entries import DoorAct
from rat_online.app.ports.group_gates import GroupGate
from rat_online.app.ports.identity import AccessLink, IdentityStore, LinkUse, Series, UseOutcome
from rat_online.domain.vocabulary import PersonId


@dataclass(frozen=True, slots=True)
class SharedDevice:
    """Entries that were opened on one device, first to last; `officers` had signed in on it by password."""

    session: str
    entries: tuple[PersonId, ...]
    officers: tuple[PersonId, ...]
    first_at: datetime


@dataclass(frozen=True, slots=True)
class DoorReport:
    by_officers: list[SharedDevice]
    shared: list[SharedDevice]
    acts: list[DoorAct]
    refused: Counter[UseOutcome]
    entered: int
    gates: list[GroupGate]


async def watch(identity: IdentityStore, series: Series) -> DoorReport:
    """Everything about one line of calls."""
    links = await identity.read(lambda reader: reader.links_of(series))
    uses = await identity.read(lambda reader: reader.link_uses(series))
    acts = await identity.read(lambda reader: reader.acts_of(series))
    officers = await identity.read(lambda reader: reader.account_sessions(series.cooperative))
    devices = _devices(links, uses, officers)
    return DoorReport(
        by_officers=[one for one in devices if one.officers],
        shared=[one for one in devices if len(one.entries) > 1],
        acts=acts,
        refused=Counter(use.outcome for use in uses if use.outcome is not UseOutcome.SIGNED_IN),
        entered=len({entry for one in devices for entry in one.entries}),
        gates=await identity.read(lambda reader: reader.group_gates(series)),
    )


def _devices(
    links: list[AccessLink], uses: list[LinkUse], officers: dict[str, tuple[PersonId, ...]]
) -> list[SharedDevice]:
    person = {link.id: link.person for link in links}
    opened: defaultdict[str, dict[PersonId, datetime]] = defaultdict(dict)
    for use in uses:
        if use.session is not None and use.link in person:
            opened[use.session].setdefault(person[use.link], use.at)
    return [
        SharedDevice(session, tuple(entries), officers.get(session, ()), min(entries.values()))
        for session, entries in opened.items()
    ]

"""The committee's desk in memory: all that invitations need, with a clock and a mail server of paper."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from rat_online.adapters.memory.invitations import MemoryInvitations
from rat_online.adapters.memory.materials import MemoryMaterials
from rat_online.adapters.private_files import MaterialFolder, PrintFolder
from rat_online.app.invitation.courier import Courier
from rat_online.app.invitation.group import GroupDoor
from rat_online.app.invitation.mailing import Mailing
from rat_online.app.invitation.making import Maker
from rat_online.app.invitation.occasion import Occasion
from rat_online.app.invitation.print_desk import PrintDesk
from rat_online.app.invitation.printing import Printing
from rat_online.app.invitation.proof import Proofs
from rat_online.app.invitation.publishing import Publishing
from rat_online.app.invitation.sealed import Sealer
from rat_online.app.invitation.sharing import Sharing
from rat_online.app.link_secret import LinkDigest
from rat_online.app.ports.identity import Series
from rat_online.app.ports.invitations import Letter, Way
from rat_online.app.ports.mail import Mail, Outgoing
from rat_online.app.ports.printing import Copy, Sheet
from rat_online.domain.chain import MeetingKey
from rat_online.domain.meeting import Meeting
from rat_online.domain.members import Member
from rat_online.domain.roll import RollEntry
from rat_online.domain.vocabulary import MeetingState
from tests.app.entrance import Entrance

KEY = b"a key outside the database, long"
BASE = "https://rat.example.id"


@dataclass
class PaperPost:
    """A mail server that says what it is told to, by address or to everybody."""

    taken: list[Mail] = field(default_factory=list)
    says: dict[str, Exception] = field(default_factory=dict)
    away: Exception | None = None

    def host(self) -> str:
        return "rat.example.id"

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[Outgoing]:
        if self.away is not None:
            raise self.away
        yield self

    async def send(self, mail: Mail) -> None:
        if mail.to in self.says:
            raise self.says[mail.to]
        self.taken.append(mail)


@dataclass
class Letterbox:
    """What came back."""

    arrived: list[bytes] = field(default_factory=list)

    async def take(self) -> list[bytes]:
        taken, self.arrived = self.arrived, []
        return taken


@dataclass
class WoodenPress:
    """Prints the names and codes as plain text, and may fail."""

    printed: list[list[Copy]] = field(default_factory=list)
    fails: Exception | None = None

    async def print(self, sheet: Sheet, copies: Sequence[Copy], way: Way) -> bytes:
        if self.fails is not None:
            raise self.fails
        self.printed.append(list(copies))
        return "".join(f"{copy.number} {copy.code} {copy.link}\n" for copy in copies).encode()

    async def poster(self, sheet: Sheet, copy: Copy) -> bytes:
        return copy.code.encode()

    async def join(self, parts: Sequence[Path], whole: Path) -> None:
        _join(parts, whole)


def _join(parts: Sequence[Path], whole: Path) -> None:
    whole.write_bytes(b"".join(part.read_bytes() for part in parts))


class Desk:
    """A meeting with members on its roll, and the committee that invites them."""

    def __init__(self, folder: Path) -> None:
        self.door = Entrance()
        self.clock = self.door.clock
        self.store, self.materials = MemoryInvitations(), MemoryMaterials()
        self.press, self.post, self.letterbox = WoodenPress(), PaperPost(), Letterbox()
        self.prints = PrintFolder(folder)
        self.failures: list[Exception] = []
        ids, now, links = self.door.ids, self.clock, self.door.links
        sealer = Sealer(KEY)
        self.maker = Maker(self.store, links, sealer, ids, now)
        self.mailing = Mailing(self.store, self.maker, ids, now, is_set_up=True)
        self.print_desk = PrintDesk(self.store, self.maker, self.prints, ids, now)
        self.sharing = Sharing(self.store, self.maker, sealer, LinkDigest(KEY), ids, now)
        self.group = GroupDoor(self.store, links, ids, now)
        self.proofs = Proofs(self.store, self.materials, links)
        self.publishing = Publishing(self.materials, MaterialFolder(folder), self.store, ids, now)
        self.printing = Printing(
            self.store, self.of, self.materials, sealer, self.press, self.prints, now, self._failed
        )
        self.courier = Courier(
            self.store, self.of, sealer, _compose, self.post, self.letterbox, now, self._failed
        )

    def _failed(self, _what: str, error: Exception) -> None:
        self.failures.append(error)

    async def prepare(self, members: Sequence[Member]) -> Occasion:
        """A cooperative with these members, all on the roll, and a saved letter."""
        cooperative = await self.door.registry.create_cooperative("Koperasi Mekar Jaya")
        known = await self.door.registry.add_members(cooperative.id, members)
        meeting = Meeting("rat", state=MeetingState.SCHEDULED)
        meeting.about.planned_at = self.clock() + timedelta(days=20)
        for one in known:
            meeting.roll.add(RollEntry(one.id))
        series = Series(cooperative.id, "rat")
        members_ = {one.id: one.member for one in sorted(known, key=lambda one: one.member.group)}
        self.occasion = Occasion(series, MeetingKey(cooperative.id, "rat"), cooperative, meeting, members_)
        await self.store.put_letter(series, Letter("1", "", "RAT", "", "", (), self.clock()))
        return self.occasion

    async def of(self, _series: Series) -> Occasion:
        return self.occasion

    def person(self, number: str) -> str:
        return next(who for who, one in self.occasion.members.items() if one.number == number)

    async def whose(self, secret: str) -> str | None:
        """Whom a secret stands for; None when it opens nothing, or nothing any more."""
        hashed = LinkDigest(KEY)(secret)
        link = await self.door.identity.read(lambda identity: identity.link_by_secret(hashed))
        return None if link is None or link.revoked_at else link.person


def _compose(_occasion: Occasion, member: Member, secret: str) -> tuple[str, str, str]:
    return f"Undangan {member.name}", f"{BASE}/masuk#{secret}", f"<p>{BASE}/masuk#{secret}</p>"


def a_member(number: int, **changes: object) -> Member:
    fields = {
        "number": f"{number:04d}",
        "name": f"Anggota {number}",
        "phone": f"+62812000{number:05d}",
        "email": f"a{number}@example.id",
        "group": "Soreang",
        **changes,
    }
    return Member(**fields)  # type: ignore[arg-type]


def secret_in(mail: Mail) -> str:
    return mail.text.partition("#")[2]

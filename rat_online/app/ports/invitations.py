"""How members were invited: the letter, each delivery, print jobs, lists for coordinators, and who did what.

Everything belongs to a line of calls, so that a second meeting inherits it (rule book section 4). One
conformance suite, `tests/contracts/`, holds every implementation to what is said here.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from rat_online.app.ports.identity import Series
from rat_online.domain.vocabulary import PersonId


class Way(StrEnum):
    """How an invitation travels. A card is a slip with code and QR, and no letter."""

    EMAIL = "email"
    WHATSAPP = "whatsapp"
    LETTER = "letter"
    CARD = "card"


class DeliveryState(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    DEFERRED = "deferred"
    PRINTED = "printed"
    SENT = "sent"
    FAILED = "failed"
    BOUNCED = "bounced"
    WITHDRAWN = "withdrawn"


UNDER_WAY = frozenset(
    {DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.DEFERRED, DeliveryState.PRINTED}
)
"""Neither arrived nor given up."""


class DeliveryFault(StrEnum):
    """Why a delivery is where it is; its sentence is in the catalogue."""

    NO_ADDRESS = "no-address"
    SERVER_AWAY = "server-away"
    PUT_OFF = "put-off"
    REFUSED = "refused"
    GIVEN_UP = "given-up"
    BOUNCED = "bounced"
    NO_WHATSAPP = "no-whatsapp"
    REPLACED = "replaced"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One invitation on one way to one member.

    Args:
        batch: the print job or the list that it belongs to; empty for e-mail.
        ordinal: its place in the batch.
        links: ids of the access links that it carries.
        sealed: their secrets under a key outside the database, gone once it is sent.
        due_at: when it is tried next; while it is being sent, when somebody else may try.
        sent_at: when it left the committee's hands; what the 14 days are counted from.
    """

    id: str
    series: Series
    person: PersonId
    way: Way
    batch: str
    ordinal: int
    links: tuple[str, ...]
    sealed: bytes | None
    queued_at: datetime
    due_at: datetime
    state: DeliveryState = DeliveryState.QUEUED
    tries: int = 0
    sent_at: datetime | None = None
    fault: DeliveryFault | None = None


class PrintState(StrEnum):
    RUNNING = "running"
    STOPPED = "stopped"
    READY = "ready"
    HANDED_OUT = "handed-out"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Letters or cards that are printed into one file, with links to `base`.

    `due_at` as of a delivery: until then whoever prints it holds it.
    """

    id: str
    series: Series
    way: Way
    base: str
    total: int
    made_at: datetime
    made_by: PersonId
    due_at: datetime
    done: int = 0
    state: PrintState = PrintState.RUNNING


@dataclass(frozen=True, slots=True)
class ShareList:
    """At most fifty members whom one coordinator invites by WhatsApp, opened by a link of its own."""

    id: str
    series: Series
    name: str
    secret_hash: str
    made_at: datetime
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """What the committee wrote for the letter; the rest comes from the meeting."""

    number: str
    place_and_date: str
    subject: str
    opening: str
    closing: str
    signed: tuple[tuple[str, str], ...]
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class GroupCode:
    """The invitation code for group chats and posters: known to many, it opens nothing by itself."""

    code: str
    made_at: datetime
    closed_at: datetime | None = None


class ActKind(StrEnum):
    """What somebody of the committee did about the invitations."""

    LETTER_CHANGED = "letter-changed"
    MAIL_QUEUED = "mail-queued"
    PRINT_STARTED = "print-started"
    PRINT_TAKEN = "print-taken"
    HANDED_OUT = "handed-out"
    PRINT_DISCARDED = "print-discarded"
    LIST_MADE = "list-made"
    LIST_CLOSED = "list-closed"
    LIST_RENEWED = "list-renewed"
    STOPPED = "stopped"
    GROUP_OPENED = "group-opened"
    GROUP_CLOSED = "group-closed"
    MATERIAL_ADDED = "material-added"
    MATERIAL_WITHDRAWN = "material-withdrawn"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Act:
    """`facts` holds ids, figures and how others were invited in the committee's words; never a secret."""

    id: str
    at: datetime
    by: PersonId
    kind: ActKind
    facts: Mapping[str, str | int] = field(default_factory=dict)


class InvitationStore(Protocol):
    """Each writing method is one transaction: all of it or nothing."""

    async def letter(self, series: Series) -> Letter | None: ...

    async def put_letter(self, series: Series, letter: Letter) -> None: ...

    async def add_deliveries(self, deliveries: Sequence[Delivery]) -> None: ...

    async def delivery(self, cooperative: str, id: str) -> Delivery | None: ...

    async def deliveries(
        self,
        series: Series,
        *,
        batch: str | None = None,
        states: Collection[DeliveryState] | None = None,
        limit: int | None = None,
    ) -> list[Delivery]:
        """By batch, place in it, and time."""
        ...

    async def move(self, changes: Sequence[tuple[Delivery, Delivery]]) -> bool:
        """Replace each first by its second, if all are still as the firsts say; False and nothing else."""
        ...

    async def claim_mail(self, at: datetime, until: datetime, limit: int) -> list[Delivery]:
        """E-mails that are due, marked as being sent until then, so that nobody else sends them meanwhile.

        What was being sent when its sender died is due again. Of the whole install, the longest due first.
        """
        ...

    async def add_job(self, job: PrintJob, deliveries: Sequence[Delivery]) -> None: ...

    async def job(self, cooperative: str, id: str) -> PrintJob | None: ...

    async def jobs(self, series: Series) -> list[PrintJob]:
        """The latest first."""
        ...

    async def move_job(self, before: PrintJob, after: PrintJob) -> bool:
        """As `move`."""
        ...

    async def claim_job(self, at: datetime, until: datetime) -> PrintJob | None:
        """A running job that nobody prints, held until then."""
        ...

    async def add_lists(self, lists: Sequence[ShareList], deliveries: Sequence[Delivery]) -> None:
        """New ones with all their members, in one transaction."""
        ...

    async def lists(self, series: Series) -> list[ShareList]:
        """In the order in which they were made."""
        ...

    async def list_by_secret(self, secret_hash: str) -> ShareList | None: ...

    async def put_list(self, share_list: ShareList) -> None:
        """Replace a list that is there."""
        ...

    async def group_code(self, series: Series) -> GroupCode | None: ...

    async def put_group_code(self, series: Series, code: GroupCode) -> None: ...

    async def forget_secrets(self, sent_before: datetime) -> int:
        """Erase what is sealed in deliveries sent, or noted as not sent after all, before then; how many."""
        ...

    async def note(self, series: Series, *acts: Act) -> None: ...

    async def acts(self, series: Series) -> list[Act]:
        """The latest first."""
        ...

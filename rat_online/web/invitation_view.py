"""What the invitations' pages show: figures by way, print jobs, lists, and members one by one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rat_online.app.invitation.proof import Invited, Proof
from rat_online.app.ports.invitations import UNDER_WAY, Delivery, DeliveryState, PrintJob, ShareList, Way
from rat_online.domain.members.phone import whatsapp_number
from rat_online.domain.vocabulary import PersonId

SENT_OR_UNDER_WAY = UNDER_WAY | {DeliveryState.SENT}


@dataclass(frozen=True, slots=True)
class WayView:
    """How far one way is: members by state, and who could yet be sent something by it."""

    way: str
    counts: Sequence[tuple[str, int]]
    to_send: int
    waiting: int


@dataclass(frozen=True, slots=True)
class ListView:
    id: str
    name: str
    sent: int
    failed: int
    total: int
    is_closed: bool


@dataclass(frozen=True, slots=True)
class MemberView:
    """One line of the list of members."""

    id: PersonId
    number: str
    name: str
    group: str
    ways: Sequence[tuple[str, str, str]]
    sent_at: datetime | None
    opened_at: datetime | None
    entered_at: datetime | None
    has_read: int
    can_be_reached: bool


def can_go_by(way: Way, one: Invited) -> bool:
    """Whether a member has what this way needs."""
    if way is Way.EMAIL:
        return bool(one.member.email)
    if way is Way.WHATSAPP:
        return bool(one.member.phone and whatsapp_number(one.member.phone))
    return True


def to_send(way: Way, proof: Proof) -> list[Invited]:
    """Whom this way could reach and nothing has reached or is on its way to: nobody is written to twice."""
    return [one for one in proof.members if can_go_by(way, one) and not _is_served(one)]


def _is_served(one: Invited) -> bool:
    states = {delivery.state for delivery in one.latest.values()}
    return one.first_sent_at is not None or bool(states & SENT_OR_UNDER_WAY)


def way_view(way: Way, proof: Proof) -> WayView:
    states = Counter(state.value for one in proof.members if (state := one.state_on(way)))
    order = [state.value for state in DeliveryState]
    counts = sorted(states.items(), key=lambda pair: order.index(pair[0]))
    waiting = states[DeliveryState.QUEUED.value] + states[DeliveryState.DEFERRED.value]
    return WayView(way.value, counts, len(to_send(way, proof)), waiting)


def list_views(lists: Sequence[ShareList], deliveries: Sequence[Delivery]) -> list[ListView]:
    by_list: dict[str, list[Delivery]] = {}
    for one in deliveries:
        by_list.setdefault(one.batch, []).append(one)
    return [_list_view(one, by_list.get(one.id, [])) for one in lists]


def _list_view(share_list: ShareList, members: Sequence[Delivery]) -> ListView:
    states = Counter(one.state for one in members)
    return ListView(
        id=share_list.id,
        name=share_list.name,
        sent=states[DeliveryState.SENT],
        failed=states[DeliveryState.FAILED],
        total=len(members),
        is_closed=share_list.closed_at is not None,
    )


def job_view(job: PrintJob) -> dict[str, object]:
    return {
        "id": job.id,
        "way": job.way.value,
        "state": job.state.value,
        "done": job.done,
        "total": job.total,
        "made_at": job.made_at,
    }


def member_view(one: Invited) -> MemberView:
    ways = [
        (way.value, delivery.state.value, delivery.fault.value if delivery.fault else "")
        for way, delivery in sorted(one.latest.items())
    ]
    return MemberView(
        id=one.person,
        number=one.member.number,
        name=one.member.name,
        group=one.member.group,
        ways=ways,
        sent_at=one.first_sent_at,
        opened_at=one.opened_at,
        entered_at=one.entered_at,
        has_read=one.has_read,
        can_be_reached=one.can_be_reached,
    )


def is_chosen(one: Invited, which: str) -> bool:
    """Whether a member is shown under a filter."""
    states = {delivery.state for delivery in one.latest.values()}
    shown: Mapping[str, bool] = {
        "belum-dikirim": one.first_sent_at is None,
        "belum-dibuka": one.first_sent_at is not None and one.opened_at is None,
        "gagal": bool(states & {DeliveryState.FAILED, DeliveryState.BOUNCED}),
        "tanpa-kontak": not one.can_be_reached,
    }
    return shown.get(which, True)


FILTERS = ("semua", "belum-dikirim", "belum-dibuka", "gagal", "tanpa-kontak")

"""What every store of invitations does, in memory and on both databases."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from rat_online.adapters.memory.invitations import MemoryInvitations
from rat_online.adapters.store.invitations import SqlInvitations
from rat_online.app.ports.identity import Series
from rat_online.app.ports.invitations import (
    Act,
    ActKind,
    Delivery,
    DeliveryFault,
    DeliveryState,
    GroupCode,
    InvitationStore,
    Letter,
    PrintJob,
    PrintState,
    ShareList,
    Way,
)
from tests.contracts.people_stores import NOON, after
from tests.contracts.stores import opened

RAT = Series("melati", "rat")
OTHER = Series("mawar", "rat")
LEASE = timedelta(minutes=2)


@pytest.fixture
async def kept(log_url: str | None) -> AsyncIterator[InvitationStore]:
    """An empty store, once of each kind."""
    if log_url is None:
        yield MemoryInvitations()
        return
    async with opened(log_url) as database:
        yield SqlInvitations(database)


def a_delivery(id: str = "d1", **changes: object) -> Delivery:
    fields = {
        "series": RAT,
        "person": "sari",
        "way": Way.EMAIL,
        "batch": "",
        "ordinal": 0,
        "links": ("link-1", "link-2"),
        "sealed": b"\x00sealed\xff",
        "queued_at": NOON,
        "due_at": NOON,
        **changes,
    }
    return Delivery(id, **fields)  # type: ignore[arg-type]


def a_job(id: str = "job", made_at: datetime = NOON) -> PrintJob:
    return PrintJob(id, RAT, Way.LETTER, "https://rat.example", 2, made_at, "admin", made_at)


def a_list(id: str = "list", name: str = "Soreang 1") -> ShareList:
    return ShareList(id, RAT, name, f"digest of {id}", NOON)


class TestLetters:
    async def test_the_latest_words_are_kept_for_the_whole_line_of_calls(self, kept: InvitationStore) -> None:
        letter = Letter(
            "003/UND", "Bandung, 1 April 2027", "RAT", "Dengan hormat", "", (("Ketua", "B"),), NOON
        )
        await kept.put_letter(RAT, letter)
        await kept.put_letter(RAT, replace(letter, number="004/UND"))
        assert await kept.letter(RAT) == replace(letter, number="004/UND")
        assert await kept.letter(OTHER) is None


class TestDeliveries:
    async def test_a_delivery_is_kept_as_it_was_queued(self, kept: InvitationStore) -> None:
        one = a_delivery(sent_at=after(5), fault=DeliveryFault.PUT_OFF, tries=3)
        await kept.add_deliveries([one])
        assert await kept.delivery("melati", "d1") == one
        assert await kept.delivery("mawar", "d1") is None

    async def test_they_come_by_batch_and_place_and_only_those_asked_for(self, kept: InvitationStore) -> None:
        many = [
            a_delivery("c", batch="b", ordinal=2),
            a_delivery("b", batch="b", ordinal=1, state=DeliveryState.SENT),
            a_delivery("a"),
            a_delivery("x", series=OTHER),
        ]
        await kept.add_deliveries(many)
        assert [one.id for one in await kept.deliveries(RAT)] == ["a", "b", "c"]
        assert [one.id for one in await kept.deliveries(RAT, batch="b", limit=1)] == ["b"]
        queued = await kept.deliveries(RAT, states=[DeliveryState.QUEUED])
        assert [one.id for one in queued] == ["a", "c"]

    async def test_what_changed_meanwhile_is_not_moved_and_nothing_else_either(
        self, kept: InvitationStore
    ) -> None:
        one, two = a_delivery("one"), a_delivery("two")
        await kept.add_deliveries([one, two])
        withdrawn = replace(two, state=DeliveryState.WITHDRAWN, sealed=None)
        assert await kept.move([(two, withdrawn)])
        sent = replace(one, state=DeliveryState.SENT, sent_at=NOON, sealed=None)
        assert not await kept.move([(one, sent), (two, replace(two, state=DeliveryState.SENT))])
        assert await kept.delivery("melati", "one") == one
        assert await kept.delivery("melati", "two") == withdrawn

    async def test_secrets_of_what_was_sent_long_enough_ago_are_erased(self, kept: InvitationStore) -> None:
        await kept.add_deliveries(
            [
                a_delivery("long ago", state=DeliveryState.SENT, sent_at=NOON),
                a_delivery("just now", state=DeliveryState.SENT, sent_at=after(60)),
                a_delivery("failed long ago", state=DeliveryState.FAILED, due_at=NOON),
                a_delivery("failed just now", state=DeliveryState.FAILED, due_at=after(60)),
                a_delivery("waiting"),
            ]
        )
        assert await kept.forget_secrets(after(60)) == 2
        kept_sealed = {one.id for one in await kept.deliveries(RAT) if one.sealed is not None}
        assert kept_sealed == {"just now", "failed just now", "waiting"}
        assert await kept.forget_secrets(after(60)) == 0


class TestClaimingMail:
    async def test_what_is_due_is_claimed_once(self, kept: InvitationStore) -> None:
        await kept.add_deliveries(
            [
                a_delivery("due"),
                a_delivery("later", due_at=after(60)),
                a_delivery("sent", state=DeliveryState.SENT),
                a_delivery("paper", way=Way.LETTER),
                a_delivery("put off", state=DeliveryState.DEFERRED, due_at=NOON - LEASE),
            ]
        )
        claimed = await kept.claim_mail(NOON, NOON + LEASE, 10)
        assert [(one.id, one.tries) for one in claimed] == [("put off", 1), ("due", 1)]
        assert await kept.claim_mail(NOON, NOON + LEASE, 10) == []
        assert await kept.delivery("melati", "due") == claimed[1]

    async def test_what_its_sender_did_not_finish_is_due_again(self, kept: InvitationStore) -> None:
        await kept.add_deliveries([a_delivery()])
        await kept.claim_mail(NOON, NOON + LEASE, 10)
        again = await kept.claim_mail(NOON + LEASE, NOON + 2 * LEASE, 10)
        assert [(one.id, one.tries) for one in again] == [("d1", 2)]

    async def test_two_who_claim_at_once_get_different_ones(self, kept: InvitationStore) -> None:
        await kept.add_deliveries([a_delivery(f"d{n}") for n in range(6)])
        one, other = await asyncio.gather(*(kept.claim_mail(NOON, NOON + LEASE, 3) for _ in range(2)))
        assert len({delivery.id for delivery in [*one, *other]}) == len(one) + len(other) == 6

    async def test_no_more_than_asked_for_the_longest_due_first(self, kept: InvitationStore) -> None:
        await kept.add_deliveries([a_delivery(f"d{n}", due_at=NOON - timedelta(seconds=n)) for n in range(5)])
        assert [one.id for one in await kept.claim_mail(NOON, after(9), 2)] == ["d4", "d3"]


class TestPrintJobs:
    async def test_a_job_comes_with_its_copies_the_latest_job_first(self, kept: InvitationStore) -> None:
        await kept.add_job(a_job(), [a_delivery("d1", batch="job", way=Way.LETTER)])
        await kept.add_job(a_job("next", after(1)), [])
        assert [job.id for job in await kept.jobs(RAT)] == ["next", "job"]
        assert await kept.job("melati", "job") == a_job()
        assert [one.id for one in await kept.deliveries(RAT, batch="job")] == ["d1"]

    async def test_one_prints_it_at_a_time_and_a_dead_printer_lets_go(self, kept: InvitationStore) -> None:
        await kept.add_job(a_job(), [])
        held = await kept.claim_job(NOON, NOON + LEASE)
        assert held == replace(a_job(), due_at=NOON + LEASE)
        assert await kept.claim_job(NOON, NOON + LEASE) is None
        assert await kept.claim_job(NOON + LEASE, NOON + 2 * LEASE) is not None

    async def test_a_job_that_was_stopped_meanwhile_is_not_moved_on(self, kept: InvitationStore) -> None:
        await kept.add_job(a_job(), [])
        stopped = replace(a_job(), state=PrintState.STOPPED)
        assert await kept.move_job(a_job(), stopped)
        assert not await kept.move_job(a_job(), replace(a_job(), done=1))
        assert await kept.job("melati", "job") == stopped
        assert await kept.claim_job(NOON, NOON + LEASE) is None


class TestLists:
    async def test_a_list_is_found_by_its_own_secret(self, kept: InvitationStore) -> None:
        await kept.add_lists([a_list()], [a_delivery(batch="list", way=Way.WHATSAPP)])
        assert await kept.list_by_secret("digest of list") == a_list()
        assert await kept.list_by_secret("another") is None
        closed = replace(a_list(), closed_at=after(1))
        await kept.put_list(closed)
        assert await kept.lists(RAT) == [closed]
        assert await kept.lists(OTHER) == []


class TestTheGroupCode:
    async def test_there_is_one_for_a_line_of_calls_and_it_may_be_closed(self, kept: InvitationStore) -> None:
        assert await kept.group_code(RAT) is None
        code = GroupCode("7F3K-9QD2", NOON)
        await kept.put_group_code(RAT, code)
        await kept.put_group_code(RAT, replace(code, closed_at=after(1)))
        assert await kept.group_code(RAT) == replace(code, closed_at=after(1))


class TestActs:
    async def test_what_somebody_did_is_kept_the_latest_first(self, kept: InvitationStore) -> None:
        first = Act("a", NOON, "admin", ActKind.MAIL_QUEUED, {"members": 12})
        then = Act("b", after(1), "admin", ActKind.GROUP_OPENED, {"person": "sari"})
        await kept.note(RAT, first)
        await kept.note(RAT, then)
        assert await kept.acts(RAT) == [then, first]
        assert await kept.acts(OTHER) == []

"""Lists for coordinators: short, apart, and each tap counted once."""

from typing import Any

import pytest

from rat_online.app.invitation.courier import SHOWN_AGAIN_FOR
from rat_online.app.invitation.sharing import MOST_IN_A_LIST, MadeList
from rat_online.app.ports.invitations import ActKind, Delivery, DeliveryFault, DeliveryState
from rat_online.domain.errors import Refusal
from tests.app.entrance import refusal
from tests.app.invitation.office import Desk, a_member


async def a_list(desk: Desk) -> MadeList:
    made = await desk.sharing.make(desk.occasion, list(desk.occasion.members), "admin")
    return made[0]


class TestLists:
    async def test_no_list_is_longer_than_fifty_and_a_branch_is_shared_evenly(self, desk: Desk) -> None:
        many = [a_member(n, group="Soreang") for n in range(1, 121)] + [a_member(500, group="Ciwidey")]
        await desk.prepare(many)
        made = await desk.sharing.make(desk.occasion, list(desk.occasion.members), "admin")
        assert [(one.share_list.name, one.members) for one in made] == [
            ("Ciwidey", 1),
            ("Soreang 1", 40),
            ("Soreang 2", 40),
            ("Soreang 3", 40),
        ]
        assert max(one.members for one in made) <= MOST_IN_A_LIST

    async def test_thousands_are_looked_through_once_however_many_coordinators_there_are(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Looked through for each list again, the lists of 3,500 members took most of a minute."""
        await desk.prepare([a_member(n, group=f"Blok {n % 40}") for n in range(1, 601)])
        asked, deliveries = [], desk.store.deliveries

        async def counted(*of: Any, **which: Any) -> list[Delivery]:
            asked.append(of)
            return await deliveries(*of, **which)

        monkeypatch.setattr(desk.store, "deliveries", counted)
        made = await desk.sharing.make(desk.occasion, list(desk.occasion.members), "admin")
        assert (len(made), sum(one.members for one in made), len(asked)) == (40, 600, 2)
        monkeypatch.undo()
        for one in (made[0], made[-1]):
            _, members = await desk.sharing.open(one.secret, None)
            assert [member.ordinal for member in members] == list(range(15))
            assert len({member.person for member in members}) == 15
        acts = await desk.store.acts(desk.occasion.series)
        assert [act.kind for act in acts].count(ActKind.LIST_MADE) == 40

    async def test_a_fixed_line_has_no_whatsapp(self, desk: Desk) -> None:
        assert (await a_list(desk)).members == 2
        code, _ = await refusal(desk.sharing.make(desk.occasion, [desk.person("0003")], "admin"))
        assert code is Refusal.NOBODY_TO_INVITE

    async def test_a_lists_link_opens_that_list_alone(self, desk: Desk) -> None:
        made = await a_list(desk)
        found, members = await desk.sharing.open(made.secret, None)
        assert found.id == made.share_list.id
        assert [one.person for one in members] == [desk.person("0001"), desk.person("0002")]

    async def test_an_unknown_link_a_closed_and_a_renewed_one_get_the_same_answer(self, desk: Desk) -> None:
        made = await a_list(desk)
        renewed = await desk.sharing.renew(made.share_list, "admin")
        assert (await refusal(desk.sharing.open(made.secret, None)))[0] is Refusal.SIGN_IN_FAILED
        assert (await refusal(desk.sharing.open("a guess", None)))[0] is Refusal.SIGN_IN_FAILED
        await desk.sharing.close(renewed.share_list, "admin")
        assert (await refusal(desk.sharing.open(renewed.secret, None)))[0] is Refusal.SIGN_IN_FAILED

    async def test_guessing_is_slowed_but_closes_no_list(self, desk: Desk) -> None:
        made = await a_list(desk)
        codes = [(await refusal(desk.sharing.open(f"guess {n}", "1.2.3.4")))[0] for n in range(300)]
        assert codes[-1] is Refusal.TOO_MANY_ATTEMPTS
        assert (await desk.sharing.open(made.secret, "1.2.3.4"))[0].id == made.share_list.id


class TestTaps:
    async def test_a_tap_hands_the_members_own_link_over_and_counts_as_sent(self, desk: Desk) -> None:
        made = await a_list(desk)
        _, members = await desk.sharing.open(made.secret, None)
        one, secret = await desk.sharing.tap(made.share_list, members[0].id)
        assert await desk.whose(secret) == desk.person("0001")
        assert (one.state, one.sent_at) == (DeliveryState.SENT, desk.clock())

    async def test_coming_back_soon_it_is_the_same_link_and_the_first_time_counts(self, desk: Desk) -> None:
        made = await a_list(desk)
        _, members = await desk.sharing.open(made.secret, None)
        first = await desk.sharing.tap(made.share_list, members[0].id)
        desk.clock.pass_by(minutes=5)
        again = await desk.sharing.tap(made.share_list, members[0].id)
        assert again == first

    async def test_a_quarter_of_an_hour_later_the_link_is_shown_no_more(self, desk: Desk) -> None:
        made = await a_list(desk)
        _, members = await desk.sharing.open(made.secret, None)
        await desk.sharing.tap(made.share_list, members[0].id)
        desk.clock.pass_by(seconds=int(SHOWN_AGAIN_FOR.total_seconds()))
        assert (await refusal(desk.sharing.tap(made.share_list, members[0].id)))[0] is Refusal.ALREADY_DONE
        desk.clock.pass_by(seconds=1)
        await desk.store.forget_secrets(desk.clock() - SHOWN_AGAIN_FOR)
        _, members = await desk.sharing.open(made.secret, None)
        assert members[0].sealed is None

    async def test_a_member_of_another_list_cannot_be_tapped(self, desk: Desk) -> None:
        await desk.prepare([a_member(1, group="A"), a_member(2, group="B")])
        one, other = await desk.sharing.make(desk.occasion, list(desk.occasion.members), "admin")
        _, members = await desk.sharing.open(other.secret, None)
        code, _ = await refusal(desk.sharing.tap(one.share_list, members[0].id))
        assert code is Refusal.UNKNOWN_PERSON

    async def test_a_number_without_whatsapp_is_noted_and_was_not_sent(self, desk: Desk) -> None:
        made = await a_list(desk)
        _, members = await desk.sharing.open(made.secret, None)
        await desk.sharing.tap(made.share_list, members[0].id)
        await desk.sharing.no_whatsapp(made.share_list, members[0].id)
        _, members = await desk.sharing.open(made.secret, None)
        assert (members[0].state, members[0].fault) == (DeliveryState.FAILED, DeliveryFault.NO_WHATSAPP)
        assert members[0].sent_at is None

    async def test_noted_as_not_sent_the_same_link_is_shown_for_as_long_and_no_longer(
        self, desk: Desk
    ) -> None:
        made = await a_list(desk)
        _, members = await desk.sharing.open(made.secret, None)
        first = await desk.sharing.tap(made.share_list, members[0].id)
        desk.clock.pass_by(minutes=10)
        await desk.sharing.no_whatsapp(made.share_list, members[0].id)
        assert await desk.sharing.tap(made.share_list, members[0].id) == first
        await desk.sharing.no_whatsapp(made.share_list, members[0].id)
        desk.clock.pass_by(minutes=5)
        assert (await refusal(desk.sharing.tap(made.share_list, members[0].id)))[0] is Refusal.ALREADY_DONE
        desk.clock.pass_by(seconds=1)
        assert await desk.store.forget_secrets(desk.clock() - SHOWN_AGAIN_FOR) == 1

    async def test_closing_a_list_frees_those_who_were_not_sent_anything(self, desk: Desk) -> None:
        made = await a_list(desk)
        _, members = await desk.sharing.open(made.secret, None)
        _, secret = await desk.sharing.tap(made.share_list, members[0].id)
        await desk.sharing.close(made.share_list, "admin")
        assert await desk.whose(secret) == desk.person("0001")
        (again,) = await desk.sharing.make(desk.occasion, [desk.person("0002")], "admin")
        assert again.members == 1

"""E-mail: sent once where nothing goes wrong, again where it must, and never without being noted."""

from datetime import timedelta
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from rat_online.app.invitation.courier import BACKOFF, HELD_FOR
from rat_online.app.ports.invitations import Delivery, DeliveryFault, DeliveryState
from rat_online.app.ports.mail import PutOff, ServerAway, TurnedAway
from rat_online.domain.errors import Refusal
from tests.app.entrance import refusal
from tests.app.invitation.office import Desk, secret_in


async def queued(desk: Desk, *numbers: str) -> None:
    await desk.mailing.queue(desk.occasion, [desk.person(number) for number in numbers], "admin")


async def only(desk: Desk, number: str = "0001") -> Delivery:
    found = await desk.store.deliveries(desk.occasion.series)
    (one,) = [one for one in found if one.person == desk.person(number)]
    return one


class TestSending:
    async def test_each_member_gets_a_link_of_the_own_and_the_secret_is_erased(self, desk: Desk) -> None:
        await queued(desk, "0001", "0002")
        assert await desk.courier.step()
        first, second = desk.post.taken
        assert await desk.whose(secret_in(first)) == desk.person("0001")
        assert await desk.whose(secret_in(second)) == desk.person("0002")
        sent = await only(desk)
        assert (sent.state, sent.sent_at, sent.sealed) == (DeliveryState.SENT, desk.clock(), None)

    async def test_what_was_sent_is_not_sent_again(self, desk: Desk) -> None:
        await queued(desk, "0001")
        await desk.courier.step()
        assert not await desk.courier.step()
        assert len(desk.post.taken) == 1

    async def test_whoever_has_no_address_is_not_queued_and_no_queue_is_empty(self, desk: Desk) -> None:
        assert (
            await desk.mailing.queue(desk.occasion, [desk.person("0001"), desk.person("0003")], "admin") == 1
        )
        code, _ = await refusal(desk.mailing.queue(desk.occasion, [desk.person("0003")], "admin"))
        assert code is Refusal.NOBODY_TO_INVITE

    async def test_a_member_whose_mail_is_on_its_way_gets_no_second(self, desk: Desk) -> None:
        await queued(desk, "0001")
        code, _ = await refusal(desk.mailing.queue(desk.occasion, [desk.person("0001")], "admin"))
        assert code is Refusal.NOBODY_TO_INVITE

    async def test_sending_anew_revokes_the_former_link_and_is_noted(self, desk: Desk) -> None:
        await queued(desk, "0001")
        await desk.courier.step()
        await queued(desk, "0001")
        await desk.courier.step()
        first, again = desk.post.taken
        assert await desk.whose(secret_in(first)) is None
        assert await desk.whose(secret_in(again)) == desk.person("0001")
        assert len(await desk.store.acts(desk.occasion.series)) == 2

    async def test_nothing_goes_out_before_the_letter_is_written(self, desk: Desk) -> None:
        desk.store._letters.clear()
        code, _ = await refusal(desk.mailing.queue(desk.occasion, [desk.person("0001")], "admin"))
        assert code is Refusal.LETTER_MISSING

    async def test_an_address_that_was_corrected_meanwhile_is_used(self, desk: Desk) -> None:
        await queued(desk, "0001")
        member = desk.occasion.members[desk.person("0001")]
        object.__setattr__(member, "email", "benar@example.id")
        await desk.courier.step()
        assert desk.post.taken[0].to == "benar@example.id"


class TestTrouble:
    @pytest.mark.parametrize("trouble", [ServerAway(), PutOff()])
    async def test_what_cannot_be_sent_now_is_tried_again_ever_later(
        self, desk: Desk, trouble: Exception
    ) -> None:
        await queued(desk, "0001")
        desk.post.away = trouble if isinstance(trouble, ServerAway) else None
        desk.post.says["a1@example.id"] = trouble
        for wait in BACKOFF:
            assert await desk.courier.step()
            waiting = await only(desk)
            assert waiting.state is DeliveryState.DEFERRED
            assert waiting.due_at == desk.clock() + wait
            assert not await desk.courier.step()
            desk.clock.pass_by(seconds=int(wait.total_seconds()))
        desk.post.away, desk.post.says = None, {}
        await desk.courier.step()
        assert (await only(desk)).state is DeliveryState.SENT
        assert await desk.whose(secret_in(desk.post.taken[0])) == desk.person("0001")

    async def test_after_the_last_try_it_is_given_up(self, desk: Desk) -> None:
        await queued(desk, "0001")
        desk.post.away = ServerAway()
        for wait in (*BACKOFF, timedelta(0)):
            await desk.courier.step()
            desk.clock.pass_by(seconds=int(wait.total_seconds()))
        failed = await only(desk)
        assert (failed.state, failed.fault) == (DeliveryState.FAILED, DeliveryFault.GIVEN_UP)
        assert failed.sealed is None

    async def test_an_address_that_is_refused_fails_alone(self, desk: Desk) -> None:
        await queued(desk, "0001", "0002")
        desk.post.says["a1@example.id"] = TurnedAway()
        await desk.courier.step()
        failed = await only(desk)
        assert (failed.state, failed.fault) == (DeliveryState.FAILED, DeliveryFault.REFUSED)
        assert [mail.to for mail in desk.post.taken] == ["a2@example.id"]

    async def test_a_process_that_died_before_noting_it_sends_the_same_message_again(
        self, desk: Desk
    ) -> None:
        await queued(desk, "0001")

        async def dies(_changes: object) -> bool:
            raise KeyboardInterrupt

        alive, desk.store.move = desk.store.move, dies  # type: ignore[method-assign, assignment]
        with pytest.raises(KeyboardInterrupt):
            await desk.courier.step()
        desk.store.move = alive  # type: ignore[method-assign]
        assert not await desk.courier.step()  # held until it is known that nobody is at it
        desk.clock.pass_by(seconds=int(HELD_FOR.total_seconds()))
        await desk.courier.step()
        first, again = desk.post.taken
        assert first.message_id == again.message_id
        assert first.text == again.text
        assert (await only(desk)).state is DeliveryState.SENT

    async def test_a_mail_that_was_stopped_is_not_sent_and_its_link_is_dead(self, desk: Desk) -> None:
        await queued(desk, "0001", "0002")
        assert await desk.mailing.stop(desk.occasion, "admin") == 2
        assert not await desk.courier.step()
        assert (await only(desk)).state is DeliveryState.WITHDRAWN


class TestReturns:
    async def test_what_came_back_did_not_arrive(self, desk: Desk) -> None:
        await queued(desk, "0001", "0002")
        await desk.courier.step()
        desk.letterbox.arrived = [a_bounce(desk.post.taken[0].message_id)]
        await desk.courier.hear_returns()
        bounced = await only(desk)
        assert (bounced.state, bounced.fault) == (DeliveryState.BOUNCED, DeliveryFault.BOUNCED)
        assert (await only(desk, "0002")).state is DeliveryState.SENT

    async def test_a_report_of_a_delay_and_other_mail_change_nothing(self, desk: Desk) -> None:
        await queued(desk, "0001")
        await desk.courier.step()
        name = desk.post.taken[0].message_id
        desk.letterbox.arrived = [a_bounce(name, "delayed"), f"Subject: {name}\n\nHalo".encode(), b"\xff\x00"]
        await desk.courier.hear_returns()
        assert (await only(desk)).state is DeliveryState.SENT


def a_bounce(message_id: str, action: str = "failed") -> bytes:
    """What a mail server writes (RFC 3464)."""
    report = MIMEMultipart("report")
    report["From"] = "MAILER-DAEMON@mail.example.id"
    report["Message-ID"] = "<report@mail.example.id>"
    report.attach(MIMEText("Pesan Anda tidak sampai."))
    status = MIMEBase("message", "delivery-status")
    reporting, recipient = Message(), Message()
    reporting["Reporting-MTA"] = "dns; mail.example.id"
    recipient["Final-Recipient"] = "rfc822; a1@example.id"
    recipient["Action"] = action
    recipient["Status"] = "5.1.1"
    status.set_payload([reporting, recipient])
    original = Message()
    original["Content-Type"] = "text/rfc822-headers"
    original.set_payload(f"Subject: Undangan\nMessage-ID: {message_id}\n")
    for part in (status, original):
        report.attach(part)
    return report.as_bytes()

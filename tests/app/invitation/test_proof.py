"""The proof of invitation: what is counted, and from when."""

from datetime import timedelta

from rat_online.app.invitation.proof import Invited, Proof
from rat_online.app.judgement import Answer
from rat_online.app.link_secret import of_group
from rat_online.app.ports.invitations import DeliveryState, Way
from rat_online.app.ports.mail import TurnedAway
from rat_online.app.ports.materials import MaterialKind
from rat_online.domain.errors import Refusal
from tests.app.entrance import knows, refusal
from tests.app.invitation.office import Desk, secret_in
from tests.app.invitation.test_courier import a_bounce

PDF = b"%PDF-1.7 a report"


async def of(desk: Desk, number: str) -> Invited:
    proof = await desk.proofs.of(desk.occasion)
    return next(one for one in proof.members if one.member.number == number)


async def mailed(desk: Desk, *numbers: str) -> None:
    await desk.mailing.queue(desk.occasion, [desk.person(number) for number in numbers], "admin")
    await desk.courier.step()


async def shared(desk: Desk, number: str) -> None:
    (made,) = await desk.sharing.make(desk.occasion, [desk.person(number)], "admin")
    _, members = await desk.sharing.open(made.secret, None)
    await desk.sharing.tap(made.share_list, members[0].id)


async def proof_of(desk: Desk) -> Proof:
    return await desk.proofs.of(desk.occasion)


class TestWhoWasInvited:
    async def test_the_days_count_from_the_last_member_who_was_first_invited(self, desk: Desk) -> None:
        first_at = desk.clock()
        await mailed(desk, "0001")
        desk.clock.pass_by(days=2)
        await mailed(desk, "0001", "0002")
        proof = await proof_of(desk)
        assert (await of(desk, "0001")).first_sent_at == first_at
        assert proof.invited_at == first_at + timedelta(days=2)
        assert [one.member.number for one in proof.without] == ["0003"]

    async def test_what_came_back_counts_for_nothing_unless_another_way_arrived(self, desk: Desk) -> None:
        await mailed(desk, "0001")
        desk.letterbox.arrived = [a_bounce(desk.post.taken[0].message_id)]
        await desk.courier.hear_returns()
        assert (await of(desk, "0001")).first_sent_at is None
        desk.clock.pass_by(hours=1)
        await shared(desk, "0001")
        one = await of(desk, "0001")
        assert one.first_sent_at == desk.clock()
        assert one.state_on(Way.EMAIL) is DeliveryState.BOUNCED
        assert one.state_on(Way.WHATSAPP) is DeliveryState.SENT

    async def test_what_is_only_queued_or_failed_is_no_invitation(self, desk: Desk) -> None:
        desk.post.says["a1@example.id"] = TurnedAway()
        await mailed(desk, "0001")
        await desk.mailing.queue(desk.occasion, [desk.person("0002")], "admin")
        proof = await proof_of(desk)
        assert proof.invited_at is None
        assert len(proof.without) == 3

    async def test_who_has_no_way_but_paper_is_told(self, desk: Desk) -> None:
        assert [one.member.number for one in (await proof_of(desk)).members if not one.can_be_reached] == [
            "0003"
        ]

    async def test_a_strangers_guess_by_the_groups_code_is_no_opening_of_the_members(
        self, desk: Desk
    ) -> None:
        code = await desk.group.open(desk.occasion, "admin")
        secret = of_group(code.code, "0001")
        await refusal(desk.door.enter(secret, Answer("0000", "482915")))
        assert (await of(desk, "0001")).opened_at is None
        await desk.door.enter(secret, knows(str(desk.occasion.members[desk.person("0001")].phone)[-4:]))
        one = await of(desk, "0001")
        assert one.opened_at == one.entered_at == desk.clock()

    async def test_the_first_use_of_a_link_is_when_it_was_opened(self, desk: Desk) -> None:
        await mailed(desk, "0001")
        assert (await of(desk, "0001")).opened_at is None
        desk.clock.pass_by(hours=1)
        await refusal(desk.door.sign_in.with_secret(secret_in(desk.post.taken[0]), knows("9999")))
        opened_at = desk.clock()
        one = await of(desk, "0001")
        assert (one.opened_at, one.entered_at) == (opened_at, None)


class TestMaterial:
    async def test_it_counts_from_its_last_file_but_not_before_the_invitation(self, desk: Desk) -> None:
        series = desk.occasion.series
        assert (await proof_of(desk)).material_at is None
        await desk.publishing.publish(series, MaterialKind.REPORT, "LPJ", PDF, "admin")
        assert (await proof_of(desk)).material_at is None
        desk.clock.pass_by(days=1)
        await mailed(desk, "0001")
        assert (await proof_of(desk)).material_at == desk.clock()
        desk.clock.pass_by(days=1)
        late = await desk.publishing.publish(series, MaterialKind.PLAN, "RAPB", PDF + b"!", "admin")
        assert (await proof_of(desk)).material_at == desk.clock()
        await desk.publishing.withdraw(series, late.id, "admin")
        assert (await proof_of(desk)).material_at == desk.clock() - timedelta(days=1)

    async def test_who_has_read_how_much_of_it_is_told(self, desk: Desk) -> None:
        series, person = desk.occasion.series, desk.person("0001")
        report = await desk.publishing.publish(series, MaterialKind.REPORT, "LPJ", PDF, "admin")
        for _ in range(2):
            await desk.materials.note_reading(series, report.id, person, desk.clock())
        assert (await of(desk, "0001")).has_read == 1
        await desk.publishing.withdraw(series, report.id, "admin")
        assert (await of(desk, "0001")).has_read == 0


class TestPublishing:
    async def test_only_a_pdf_of_bounded_size_with_a_title_is_published_once(self, desk: Desk) -> None:
        publish, series = desk.publishing.publish, desk.occasion.series
        await publish(series, MaterialKind.REPORT, "LPJ", PDF, "admin")
        for title, content, code in (
            (" ", PDF, Refusal.TEXT_MISSING),
            ("LPJ", b"PK\x03\x04", Refusal.FILE_NOT_PDF),
            ("LPJ", b"", Refusal.FILE_NOT_PDF),
            ("LPJ", PDF + bytes(21 * 1024 * 1024), Refusal.FILE_TOO_LARGE),
            ("LPJ lagi", PDF, Refusal.ALREADY_DONE),
            ("x" * 201, PDF + b"2", Refusal.TOO_LARGE),
        ):
            refused = await refusal(publish(series, MaterialKind.REPORT, title, content, "admin"))
            assert refused[0] is code, title
        assert len(await desk.materials.materials(series)) == 1

    async def test_what_was_withdrawn_is_read_no_more_and_may_be_published_again(self, desk: Desk) -> None:
        series = desk.occasion.series
        first = await desk.publishing.publish(series, MaterialKind.REPORT, "LPJ", PDF, "admin")
        await desk.publishing.withdraw(series, first.id, "admin")
        assert (await refusal(desk.publishing.find(series, first.id)))[0] is Refusal.UNKNOWN_DOCUMENT
        again = await desk.publishing.publish(series, MaterialKind.REPORT, "LPJ", PDF, "admin")
        assert (await desk.publishing.find(series, again.id)).sha256 == first.sha256

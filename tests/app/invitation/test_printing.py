"""Printing: every copy once, in order, whatever happens on the way."""

from collections.abc import Sequence

import pytest

from rat_online.app.invitation import printing
from rat_online.app.ports.invitations import DeliveryState, PrintJob, PrintState, Way
from rat_online.app.ports.printing import Copy, Sheet
from rat_online.domain.errors import Refusal
from tests.app.entrance import refusal
from tests.app.invitation.office import BASE, Desk, a_member

AT_ONCE = 2


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "PART", AT_ONCE)


async def begun(desk: Desk, way: Way = Way.LETTER) -> PrintJob:
    return await desk.print_desk.begin(desk.occasion, list(desk.occasion.members), way, BASE, "admin")


async def job_of(desk: Desk) -> PrintJob:
    return (await desk.store.jobs(desk.occasion.series))[0]


async def printed_out(desk: Desk) -> PrintJob:
    while await desk.printing.step():
        pass
    return await job_of(desk)


def lines(desk: Desk, job: PrintJob) -> list[list[str]]:
    return [line.split() for line in desk.prints.whole(job.id).read_text().splitlines()]


class TestAJob:
    async def test_it_ends_in_one_file_with_every_copy_in_its_place(self, desk: Desk) -> None:
        job = await printed_out_of(desk)
        assert (job.state, job.done, job.total) == (PrintState.READY, 3, 3)
        assert [line[0] for line in lines(desk, job)] == ["0001", "0002", "0003"]

    async def test_both_the_link_and_the_code_let_the_member_in(self, desk: Desk) -> None:
        job = await printed_out_of(desk)
        for number, code, link in lines(desk, job):
            assert await desk.whose(code) == desk.person(number)
            assert link.startswith(f"{BASE}/masuk#")
            assert await desk.whose(link.partition("#")[2]) == desk.person(number)

    async def test_a_part_that_failed_is_printed_anew_and_no_copy_twice(self, desk: Desk) -> None:
        await begun(desk)
        await desk.printing.step()
        desk.press.fails = OSError("no space left")
        with pytest.raises(OSError, match="space"):
            await desk.printing.step()
        desk.press.fails = None
        assert not await desk.printing.step()  # held until it is known that nobody prints it
        desk.clock.pass_by(seconds=int(printing.HELD_FOR.total_seconds()))
        job = await printed_out(desk)
        assert [line[0] for line in lines(desk, job)] == ["0001", "0002", "0003"]

    async def test_a_process_that_died_between_a_part_and_its_note_prints_it_again_over_it(
        self, desk: Desk
    ) -> None:
        await begun(desk)

        async def dies(_changes: object) -> bool:
            raise KeyboardInterrupt

        alive, desk.store.move = desk.store.move, dies  # type: ignore[method-assign, assignment]
        with pytest.raises(KeyboardInterrupt):
            await desk.printing.step()
        desk.store.move = alive  # type: ignore[method-assign]
        desk.clock.pass_by(seconds=int(printing.HELD_FOR.total_seconds()))
        job = await printed_out(desk)
        assert [line[0] for line in lines(desk, job)] == ["0001", "0002", "0003"]

    async def test_stopped_it_prints_no_further_and_goes_on_where_it_was(self, desk: Desk) -> None:
        job = await begun(desk)
        await desk.printing.step()
        await desk.print_desk.stop(job)
        assert not await desk.printing.step()
        assert (await job_of(desk)).done == AT_ONCE
        await desk.print_desk.go_on(await job_of(desk))
        job = await printed_out(desk)
        assert job.state is PrintState.READY
        assert [len(copies) for copies in desk.press.printed] == [2, 1]

    async def test_stopped_while_a_part_is_printed_it_still_counts_that_part(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        job = await begun(desk)
        prints, stops = desk.press.print, [desk.print_desk.stop]

        async def stopped_meanwhile(sheet: Sheet, copies: Sequence[Copy], way: Way) -> bytes:
            while stops:
                await stops.pop()(job)
            return await prints(sheet, copies, way)

        monkeypatch.setattr(desk.press, "print", stopped_meanwhile)
        await desk.printing.step()
        stopped = await job_of(desk)
        assert (stopped.state, stopped.done) == (PrintState.STOPPED, AT_ONCE)
        await desk.print_desk.go_on(stopped)
        whole = await printed_out(desk)
        assert (whole.state, whole.done) == (PrintState.READY, whole.total)

    async def test_thrown_away_nothing_is_left_and_its_links_are_dead(self, desk: Desk) -> None:
        job = await printed_out_of(desk)
        secrets = lines(desk, job)
        await desk.print_desk.throw_away(job, "admin")
        assert not desk.prints.whole(job.id).exists()
        for _, code, link in secrets:
            assert await desk.whose(code) is None
            assert await desk.whose(link.partition("#")[2]) is None
        assert not await desk.printing.step()

    async def test_whoever_left_the_books_meanwhile_gets_no_letter(self, desk: Desk) -> None:
        await begun(desk)
        del desk.occasion.members[desk.person("0002")]
        job = await printed_out(desk)
        assert [line[0] for line in lines(desk, job)] == ["0001", "0003"]

    async def test_members_in_an_open_job_are_not_printed_a_second_time(self, desk: Desk) -> None:
        await begun(desk)
        code, _ = await refusal(begun(desk))
        assert code is Refusal.NOBODY_TO_INVITE
        assert (await begun(desk, Way.CARD)).total == 3


class TestHandingOut:
    async def test_from_then_on_the_letters_count_as_sent_and_the_file_is_gone(self, desk: Desk) -> None:
        job = await printed_out_of(desk)
        desk.clock.pass_by(days=2)
        await desk.print_desk.hand_out(job, desk.clock(), "admin")
        sent = await desk.store.deliveries(desk.occasion.series)
        assert {one.state for one in sent} == {DeliveryState.SENT}
        assert {one.sent_at for one in sent} == {desk.clock()}
        assert {one.sealed for one in sent} == {None}
        code, _ = await refusal(desk.print_desk.take(await job_of(desk), "admin"))
        assert code is Refusal.UNKNOWN_DOCUMENT

    async def test_it_cannot_have_been_before_it_was_printed_nor_tomorrow(self, desk: Desk) -> None:
        job = await printed_out_of(desk)
        made_at = desk.clock()
        desk.clock.pass_by(days=3)
        day = desk.clock() - made_at
        for on in (made_at - day, desk.clock() + day):
            code, _ = await refusal(desk.print_desk.hand_out(job, on, "admin"))
            assert code is Refusal.MALFORMED

    async def test_what_is_not_whole_cannot_be_taken_or_handed_out(self, desk: Desk) -> None:
        job = await begun(desk)
        code, _ = await refusal(desk.print_desk.take(job, "admin"))
        assert code is Refusal.UNKNOWN_DOCUMENT
        code, _ = await refusal(desk.print_desk.hand_out(job, desk.clock(), "admin"))
        assert code is Refusal.WRONG_STATE

    async def test_a_new_letter_revokes_the_former_ones_codes(self, desk: Desk) -> None:
        job = await printed_out_of(desk)
        former = lines(desk, job)
        await desk.print_desk.hand_out(job, desk.clock(), "admin")
        again = await printed_out_of(desk)
        assert again.id != job.id
        assert await desk.whose(former[0][1]) is None
        assert await desk.whose(lines(desk, again)[0][1]) == desk.person("0001")


async def printed_out_of(desk: Desk) -> PrintJob:
    desk.clock.pass_by(seconds=1)
    await begun(desk)
    return await printed_out(desk)


async def test_branches_come_one_after_the_other(desk: Desk) -> None:
    await desk.prepare(
        [a_member(9, group="Ciwidey"), a_member(10, group="Soreang"), a_member(2, group="Ciwidey")]
    )
    job = await printed_out_of(desk)
    assert [line[0] for line in lines(desk, job)][-1] == "0010"

"""A second meeting inherits letter, material, group's code and every personal link; rule book section 4."""

from datetime import date, timedelta

from rat_online.app.ids import Ids
from rat_online.app.outcome import Done, Submission
from rat_online.app.successor import Successors
from rat_online.bootstrap import follow_postponement, now
from rat_online.domain.actor import Actor
from rat_online.domain.chain import MeetingKey, time_text
from rat_online.domain.commands import Command
from rat_online.domain.commands.leading import PostponeMeeting
from rat_online.domain.commands.preparing import OpenRegistration
from rat_online.domain.commands.recording import ExplainUnsigned, RecordingCommand, RecordReport
from rat_online.domain.prose import Prose
from rat_online.domain.record import Report
from rat_online.domain.vocabulary import DecisionKind, MeetingCall, MeetingState, Role
from tests.web.pages.house_of_pages import NUMBERS, Pages
from tests.web.pages.inviting_house import DESK, group_code, lettered, opens, uploaded
from tests.web.pages.test_rehearsals import join, lead, lead_join_and_close, make
from tests.web.pages.test_trial import try_all


async def postponed(pages: Pages) -> MeetingKey:
    """The meeting after this one, made as the errand makes it."""
    to_at = time_text(now() + timedelta(days=7))
    await pages.lead("postpone-meeting", call="second", to_at=to_at, reason="Kuorum tidak tercapai.")
    (last,) = pages.hall.last_word()
    await follow_postponement(
        pages.install.house, Successors(pages.install.registry.store, Ids(), now), pages.hall, last
    )
    rows = await pages.install.registry.store.meetings(pages.cooperative)
    return next(row.key for row in rows if row.previous == pages.meeting)


async def test_what_was_sent_for_the_first_serves_the_second(pages: Pages) -> None:
    await lettered(pages)
    await uploaded(pages)
    code = await group_code(pages)
    personal = pages.convened.seats[1].secret
    first = pages.hall.live.state.about
    key = await postponed(pages)
    second = (await pages.install.house.hall(key)).live.state
    assert second.state is MeetingState.INVITED
    assert second.about.material_at == first.material_at
    desk = DESK.replace("{meeting}", key.id)
    shown = (await pages.get("panitia", desk)).text
    assert code in shown
    assert "003/UND-RAT/KOP-X/IV/2027" in (await pages.get("panitia", f"{desk}/surat")).text
    assert await opens(pages, personal) == "0002"
    assert await opens(pages, f"{code}/0003") == "0003"
    assert "Laporan pengurus" in (await pages.get("panitia", f"/rapat/{key.id}/bahan")).text


async def test_a_second_meeting_that_is_continued_keeps_its_lower_quorum(pages: Pages) -> None:
    second = await pages.install.house.hall(await postponed(pages))
    offices = second.live.state.offices
    committee = Actor(offices.held_by(Role.COMMITTEE)[0], Role.COMMITTEE)
    chair = Actor(offices.held_by(Role.ACTING_CHAIR)[0], Role.ACTING_CHAIR)
    continues = PostponeMeeting(
        MeetingCall.CONTINUED, now() + timedelta(days=8), Prose("Dilanjutkan.", "garam")
    )
    steps: list[tuple[Command, Actor]] = [(OpenRegistration(), committee), (continues, chair)]
    for command, actor in steps:
        outcome = await second.live.submit(Submission(command, actor, None, now()))
        assert isinstance(outcome, Done), outcome
    (last,) = second.last_word()
    await follow_postponement(
        pages.install.house, Successors(pages.install.registry.store, Ids(), now), second, last
    )
    rows = await pages.install.registry.store.meetings(pages.cooperative)
    (key,) = [row.key for row in rows if row.previous == second.live.key.id]
    continued = (await pages.install.house.hall(key)).live.state
    assert continued.about.call is MeetingCall.CONTINUED
    for kind in DecisionKind:
        assert continued.quorum_rule(kind) == second.live.state.quorum_rule(kind)
    first = pages.hall.live.state
    assert continued.quorum_rule(DecisionKind.ORDINARY) != first.quorum_rule(DecisionKind.ORDINARY)
    assert continued.quorum_rule(DecisionKind.ARTICLES) == first.quorum_rule(DecisionKind.ARTICLES)


async def test_the_report_and_why_somebody_did_not_sign_it_stay_on_record(pages: Pages) -> None:
    board = tuple(one.link.person for one in pages.convened.seats[-2:])
    pages.hall.live.state.offices.board = board
    committee = pages.hall.live.state.offices.held_by(Role.COMMITTEE)[0]
    reasons = {
        person: f"Angka persediaan belum saya periksa ({number})." for number, person in enumerate(board)
    }
    explained = [ExplainUnsigned(person, Prose(text, "garam")) for person, text in reasons.items()]
    commands: list[RecordingCommand] = [RecordReport(date(2027, 1, 15), ()), *explained]
    for command in commands:
        actor = Actor(committee, Role.COMMITTEE)
        outcome = await pages.hall.live.submit(Submission(command, actor, None, now()))
        assert isinstance(outcome, Done)
    key = await postponed(pages)
    hall = await pages.install.house.hall(key)
    (last,) = pages.hall.last_word()
    again = Successors(pages.install.registry.store, Ids(), now)
    await follow_postponement(pages.install.house, again, pages.hall, last)
    record = hall.live.state.record
    assert record.report == Report(date(2027, 1, 15), ())
    assert {person: hall.live.texts[reason] for person, reason in record.unsigned.items()} == reasons
    assert set(record.unsigned.values()).isdisjoint(pages.hall.live.state.record.unsigned.values())
    kinds = [event.kind for event in await pages.install.log.read(key)]
    assert kinds.count("UnsignedExplained") == len(board)


async def test_phones_that_were_tried_and_the_rehearsal_that_was_held_count_for_the_second(
    pages: Pages,
) -> None:
    await try_all(pages, NUMBERS[-1])
    await lead_join_and_close(pages, await make(pages))
    key = await postponed(pages)
    ready = await pages.get("panitia", f"/panitia/rapat/{key.id}/coba?pilih=siap")
    assert f"Anggota {NUMBERS[-1]}" in ready.text
    preparation = await pages.get("panitia", f"/panitia/rapat/{key.id}")
    assert "Gladi bersih terakhir dibuka" in preparation.text


async def test_a_postponed_rehearsal_leads_to_another_rehearsal(pages: Pages) -> None:
    rehearsal = await make(pages)
    await join(pages, "acting-chair")
    to_at = time_text(now() + timedelta(days=7))
    await lead(pages, rehearsal, "postpone-meeting", call="second", to_at=to_at, reason="Berlatih menunda.")
    hall = await pages.install.house.hall(MeetingKey(pages.cooperative, rehearsal))
    successors = Successors(pages.install.registry.store, Ids(), now)
    await follow_postponement(pages.install.house, successors, hall, hall.last_word()[0])
    rows = await pages.install.registry.store.meetings(pages.cooperative)
    (follows,) = [row for row in rows if row.previous == rehearsal]
    assert follows.rehearsal_of == pages.meeting
    assert (await pages.install.house.hall(follows.key)).live.state.about.is_rehearsal

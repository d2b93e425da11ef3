"""The reports, the debate about them, their adoption, SHU and RAPB."""

from tests.day.deciding import by_ballot, declare, propose
from tests.day.people import PLACES, People
from tests.day.stage import BOOK_YEAR

HALL, POINT = PLACES
LEAVING = (
    *("0001", "0002", "0004", "0007", "0008", "0009", "0010", "0013", "0014"),
    *("0015", "0016", "0018", "0020", "0021", "0023", "0028", "0029"),
)
"""Who has left when the budget is put to the vote for the first time: seventeen of thirty-eight."""

SHU = """# Pembagian SHU
Dana cadangan\t40%\t200.000.000
Jasa anggota\t35%\t175.000.000
Dana pengurus dan pengawas\t12,5%\t62.500.000
Dana pendidikan\t7,5%\t37.500.000
Dana sosial\t5%\t25.000.000
Jumlah\t500.000.000"""
BUDGET = """# RAPB
Pendapatan jasa pinjaman\t900.000.000
Pendapatan toko\t350.000.000
Jumlah\t1.250.000.000"""
AMENDED_BUDGET = """# RAPB
Pendapatan jasa pinjaman\t875.000.000
Pendapatan toko\t350.000.000
Jumlah\t1.225.000.000"""


async def hear_the_reports(people: People) -> None:
    for item, minute, note in (
        ("i7", 10, "Ketua pengurus membacakan laporan pertanggungjawaban."),
        ("i8", 30, "Ketua pengawas membacakan hasil pengawasan."),
        ("i9", 40, "Bendahara menjelaskan neraca dan perhitungan hasil usaha."),
    ):
        await people.begin(item, 10, minute)
        await people.act("secretary", "take-note", item=item, note=note)


async def debate(people: People) -> None:
    """Two speak, one interupsi is heard and one refused; three write questions."""
    await people.begin("i10", 10, 55)
    await people.members(("0021", "0029"), "raise-hand")
    turn = (await people.lead("give-floor", person=people.person("0021")))["turn"]
    people.clock.passes(100)
    heard = await people.member("0013", "interrupt", kind="clarification", text="Angka piutang halaman 14.")
    within = await people.lead("accept-interruption", interruption=heard["interruption"])
    people.clock.passes(40)
    await people.lead("end-turn", turn=within["turn"])
    people.clock.passes(75)
    await people.lead("end-turn", turn=turn)
    second = (await people.lead("give-floor", person=people.person("0029")))["turn"]
    people.clock.passes(130)
    refused = await people.member(
        "0028", "interrupt", kind="suspension", text="Mohon skors untuk makan siang."
    )
    reason = "Skors dijadwalkan setelah pembahasan SHU."
    await people.lead("refuse-interruption", interruption=refused["interruption"], reason=reason)
    await people.lead("warn-person", person=people.person("0029"), reason="Berbicara di luar pokok acara.")
    await people.lead("end-turn", turn=second)
    for spoken, gist in (
        (turn, "Meminta penjelasan penurunan SHU dibandingkan tahun sebelumnya."),
        (within["turn"], "Piutang ragu-ragu pada halaman 14 berbeda dengan neraca."),
        (second, "Mengusulkan rincian piutang ragu-ragu dilampirkan."),
    ):
        await people.act("secretary", "record-gist", turn=spoken, gist=gist)
    await _write(people)


async def _write(people: People) -> None:
    """Two of the three questions ask the same; the third is left for an answer in writing."""
    first = await people.member("0014", "ask-question", text="Mengapa piutang ragu-ragu naik?")
    same = await people.member(
        "0016", "ask-question", text="Berapa kenaikan piutang ragu-ragu, dan sebabnya?"
    )
    await people.member("0023", "ask-question", text="Kapan toko cabang Ciwidey dibuka kembali?")
    await people.act(
        "secretary", "group-questions", questions=[first["question"], same["question"]], group="Piutang"
    )
    await people.act("secretary", "merge-questions", into=first["question"], questions=[same["question"]])
    await people.lead("show-question", question=first["question"])
    await people.act(
        "secretary",
        "answer-question",
        question=first["question"],
        answer="Naik Rp18.000.000,00 karena tiga peminjam gagal panen; jaminannya cukup.",
        answered_by=people.person("0019"),
    )
    await people.lead("show-question", question=None)


async def adopt_the_reports(people: People) -> None:
    """An objection stops the acclamation; the report is accepted with notes by ballot."""
    await people.begin("i11", 11, 30)
    decision = await propose(
        people,
        "i11",
        f"Rapat menerima dan mengesahkan laporan pertanggungjawaban pengurus Tahun Buku {BOOK_YEAR}.",
        subject="accountability",
    )
    await people.lead("call-acclamation", decision=decision, seconds=600)
    reason = "Rincian piutang ragu-ragu belum dilampirkan."
    await people.member("0029", "object", decision=decision, reason=reason)
    await people.lead(
        "amend-decision-text",
        decision=decision,
        text=f"Rapat menerima dan mengesahkan laporan pertanggungjawaban pengurus Tahun Buku {BOOK_YEAR}.",
        notes="Rincian piutang ragu-ragu disampaikan kepada anggota paling lambat tiga puluh hari.",
    )
    ballot = await by_ballot(
        people, decision, _on_the_report, {HALL: {"for": 4, "against": 1}, POINT: {"for": 4}}
    )
    assert people.view["ballots"][ballot]["tally"]["options"] == {"for": 31, "against": 5}
    assert await declare(people, decision) == "carried"


def _on_the_report(number: str) -> str:
    return {"0014": "abstain", "0016": "abstain"}.get(
        number, "against" if number in ("0013", "0021", "0028", "0029") else "for"
    )


async def allot_the_surplus(people: People) -> None:
    await people.begin("i12", 11, 45)
    decision = await propose(
        people, "i12", f"Rapat menetapkan pembagian SHU Tahun Buku {BOOK_YEAR}.", subject="surplus"
    )
    await people.lead("attach-tables", decision=decision, pasted=SHU)
    await people.lead("record-consensus", decision=decision)
    assert await declare(people, decision) == "carried"


async def vote_below_quorum(people: People) -> None:
    """Seventeen leave for lunch. The chair puts the budget to the vote all the same: it is void."""
    await people.begin("i13", 12, 0)
    await people.members(LEAVING, "check-out")
    decision = await propose(people, "i13", _budget("1.250.000.000"), subject="budget")
    await people.lead("attach-tables", decision=decision, pasted=BUDGET)
    assert await people.refused("open-ballot", decision=decision) == "quorum-not-met"
    staying = [number for number in people.online if number not in LEAVING]
    ballot = await by_ballot(
        people,
        decision,
        lambda _: "for",
        {HALL: {"for": 5}, POINT: {"for": 3, "against": 1}},
        voters=staying,
        reason="Jajak pendapat sambil menunggu anggota kembali.",
    )
    assert people.view["ballots"][ballot]["tally"]["options"] == {"for": 20, "against": 1}
    assert await declare(people, decision) == "void"


async def wait_for_quorum(people: People) -> None:
    """Skors for quorum; they come back, and everybody on line confirms before the next decision."""
    people.clock.strikes(12, 15)
    reason = "Menunggu kuorum kembali setelah makan siang."
    await people.lead("suspend-meeting", kind="quorum", seconds=1800, reason=reason)
    people.clock.strikes(12, 40)
    await people.members(LEAVING, "check-in")
    people.clock.strikes(12, 46)
    await people.lead("resume-meeting")
    await people.members(people.online, "confirm-presence")
    people.clock.strikes(12, 49)
    await people.until(lambda view: not view["roll_call"]["running"])


async def adopt_the_budget(people: People) -> None:
    """Put again, amended once in text and figures; the chair stops the countdown for a ballot: carried."""
    people.clock.strikes(12, 55)
    decision = await propose(people, "i13", _budget("1.250.000.000"), subject="budget")
    await people.lead("attach-tables", decision=decision, pasted=BUDGET)
    await people.lead("amend-decision-text", decision=decision, text=_budget("1.225.000.000"))
    await people.lead("attach-tables", decision=decision, pasted=AMENDED_BUDGET)
    await _ask_in_vain(people, decision)
    against = ("0013", "0029")
    await by_ballot(
        people,
        decision,
        lambda number: "against" if number in against else "for",
        {HALL: {"for": 5}, POINT: {"for": 3, "abstain": 1}},
    )
    assert await declare(people, decision) == "carried"


async def _ask_in_vain(people: People, decision: str) -> None:
    """Somebody without a phone objects aloud and takes it back; then the floor asks for a ballot."""
    await people.lead("call-acclamation", decision=decision)
    aloud = {"decision": decision, "by": people.person("0017")}
    await people.act("secretary", "object", **aloud, reason="Pendapatan toko terlalu rendah.")
    people.clock.passes(150)
    await people.act("secretary", "withdraw-objection", **aloud)
    await people.lead("call-acclamation", decision=decision)
    people.clock.passes(20)
    reason = "Diminta dari lantai agar dengan pemungutan suara."
    await people.lead("stop-acclamation", decision=decision, reason=reason)


def _budget(amount: str) -> str:
    return f"Rapat mengesahkan rencana kerja dan RAPB Tahun Buku {BOOK_YEAR + 1} sebesar Rp{amount},00."

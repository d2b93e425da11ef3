"""Demisioner, five pengurus from nine with a run-off, three pengawas by ranking, induction, handing over."""

from tests.day.deciding import by_ballot, candidates, declare, propose, share_out
from tests.day.people import PLACES, People
from tests.day.stage import BOARD, BOOK_YEAR, SUPERVISORS

HALL, POINT = PLACES
BOARD_CANDIDATES = ("0003", "0012", "0019", "0002", "0004", "0007", "0008", "0013", "0014")
SUPERVISOR_CANDIDATES = ("0045", "0015", "0016", "0018", "0020", "0021")
ELECTED_BOARD = ("0003", "0012", "0019", "0002", "0004")
ELECTED_SUPERVISORS = ("0045", "0015", "0016")
OPENLY = "Pemungutan suara rahasia belum tersedia; rapat memilih secara terbuka dan tercatat."


async def discharge(people: People) -> None:
    await people.begin("i14", 13, 20)
    outgoing = [people.person(number) for number in (*BOARD, *SUPERVISORS)]
    await people.lead("record-ceremony", kind="discharge", item="i14", persons=outgoing)


async def elect_the_board(people: People) -> None:
    """Up to five names each; two are level for the fifth seat, and a run-off decides."""
    decision = await propose(
        people,
        "i14",
        "Rapat memilih lima orang pengurus.",
        kind="election",
        subject="person",
        form="up-to",
        options=candidates(people, "c", BOARD_CANDIDATES),
        seats=5,
    )
    await _present(people, decision, "c", len(BOARD_CANDIDATES))
    await _open_instead_of_secret(people, decision)
    papers = {"c1 c2 c3 c4 c5": 10, "c1 c2 c3 c4 c6": 10, "c1 c2 c5 c7": 5, "c3 c6 c8": 3, "blank": 1}
    await by_ballot(
        people,
        decision,
        share_out(papers, people.online),
        {
            HALL: {"c1": 5, "c2": 4, "c4": 3, "c5": 2, "c6": 2, "c7": 1},
            POINT: {"c1": 3, "c3": 4, "c5": 1, "c6": 3, "c9": 1},
        },
        papers=True,
    )
    assert people.view["decisions"][decision]["status"] == "tied"
    await by_ballot(
        people,
        decision,
        share_out({"c5": 16, "c6": 13}, people.online),
        {HALL: {"c5": 3, "c6": 2}, POINT: {"c5": 1, "c6": 3}},
        papers=True,
    )
    await _dispute(people, decision)
    assert await declare(people, decision) == "elected"
    declared = people.view["decisions"][decision]["declared"]
    assert declared["elected"] == ["c1", "c2", "c3", "c4", "c5"]


async def _present(people: People, decision: str, prefix: str, many: int) -> None:
    """Vision and mission of every candidate, before the vote."""
    for place in range(1, many + 1):
        await people.act(
            "secretary",
            "present-candidate",
            decision=decision,
            option=f"{prefix}{place}",
            vision="Koperasi yang dipercaya anggotanya.",
            mission="Laporan setiap bulan dan pelayanan setiap hari kerja.",
        )


async def _open_instead_of_secret(people: People, decision: str) -> None:
    """Persons are elected secretly: opening that is refused; the chair chooses an open ballot, on record."""
    assert await people.refused("open-ballot", decision=decision) == "secret-ballot-unavailable"
    await people.lead("set-secrecy", decision=decision, secret=False, reason=OPENLY)


async def _dispute(people: People, decision: str) -> None:
    reason = "Mohon hitungan titik kumpul Ciwidey dibacakan kembali."
    await people.member("0013", "object-to-result", decision=decision, reason=reason)
    await people.lead(
        "answer-result-objection",
        decision=decision,
        by=people.person("0013"),
        answer="Kedua saksi membacakan kembali hitungan: satu dan tiga suara. Jumlahnya tetap.",
    )


async def elect_the_supervisors(people: People) -> None:
    """Ranked papers, three seats; the stages stand in the count sheet."""
    people.clock.strikes(14, 10)
    decision = await propose(
        people,
        "i14",
        "Rapat memilih tiga orang pengawas.",
        kind="election",
        subject="person",
        form="ranked",
        options=candidates(people, "p", SUPERVISOR_CANDIDATES),
        seats=3,
    )
    await _present(people, decision, "p", len(SUPERVISOR_CANDIDATES))
    await _open_instead_of_secret(people, decision)
    papers = {"p1 p2 p3": 12, "p2 p4": 7, "p3 p2 p5": 5, "p4 p6 p2": 3, "p5 p3": 2}
    await by_ballot(
        people,
        decision,
        share_out(papers, people.online),
        {HALL: {"p1 p4": 1, "p6 p3 p2": 3, "p2": 1}, POINT: {"p1": 1, "p3 p5": 2, "p4 p1 p3": 1}},
    )
    assert await declare(people, decision) == "elected"
    assert people.view["decisions"][decision]["declared"]["elected"] == ["p1", "p2", "p3"]


async def induct(people: People) -> None:
    await people.begin("i15", 14, 45)
    elected = [people.person(number) for number in (*ELECTED_BOARD, *ELECTED_SUPERVISORS)]
    await people.lead(
        "record-ceremony",
        kind="induction",
        item="i15",
        persons=elected,
        term_from=f"{BOOK_YEAR + 1}-04-01",
        term_until=f"{BOOK_YEAR + 6}-03-31",
    )
    await people.lead("record-ceremony", kind="handing-over", item="i15", persons=elected)

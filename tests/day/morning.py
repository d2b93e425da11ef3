"""The morning: arrival, opening, the election of the chair, the standing orders."""

from tests.day.deciding import by_ballot, candidates, declare, propose
from tests.day.people import PLACES, People

CHAIR_CANDIDATES = ("0022", "0010")
HALL, POINT = PLACES


async def gather(people: People) -> None:
    """Registration: the desk checks in at two places, the others come in by themselves."""
    for number, reason in (("0039", "Sakit."), ("0040", "Bertugas di luar kota.")):
        await people.act("secretary", "excuse-absence", person=people.person(number), reason=reason)
    await people.check_in_at_places()
    await people.members(people.online, "check-in")


async def open_the_meeting(people: People) -> None:
    people.clock.strikes(9, 0)
    await people.lead("open-meeting")
    for item, minute, note in (
        ("i1", 2, "Doa dipimpin oleh Maman Saputra."),
        ("i2", 10, "Ketua panitia melaporkan persiapan rapat di dua tempat dan secara daring."),
        ("i3", 20, "Sambutan kepala dinas koperasi dibacakan."),
        ("i4", 40, "Kehadiran dan kuorum diumumkan."),
    ):
        await people.begin(item, 9, minute)
        await people.act("secretary", "take-note", item=item, note=note)


async def elect_the_chair(people: People) -> None:
    """Two stand; the acting chair lets the ballot be open, with a reason, as no secret one can be opened."""
    await people.begin("i5", 9, 45)
    decision = await propose(
        people,
        "i5",
        "Rapat memilih satu orang pimpinan sidang.",
        kind="election",
        subject="presidium",
        form="one-of",
        options=candidates(people, "k", CHAIR_CANDIDATES),
    )
    assert await people.refused("open-ballot", decision=decision) == "secret-ballot-unavailable"
    reason = "Pemilihan pimpinan sidang menyangkut tata cara rapat."
    await people.lead("set-secrecy", decision=decision, secret=False, reason=reason)
    ballot = await by_ballot(
        people,
        decision,
        lambda number: "k2" if number in ("0010", "0013", "0014", "0029") else "k1",
        {HALL: {"k1": 4, "k2": 1}, POINT: {"k1": 3, "blank": 1}},
    )
    assert people.view["ballots"][ballot]["tally"]["options"] == {"k1": 32, "k2": 5}
    assert await declare(people, decision) == "elected"
    await people.lead("install-presidium", decision=decision, persons=[people.person("0022")])
    people.gavel = "chair"


async def adopt_the_standing_orders(people: People) -> None:
    """By acclamation: nobody objects until the server's clock ends the countdown."""
    await people.begin("i6", 10, 0)
    decision = await propose(
        people,
        "i6",
        "Rapat mengesahkan tata tertib, acara, dan risalah rapat tahun lalu.",
        kind="standing-orders",
        subject="standing-orders",
    )
    await people.lead("call-acclamation", decision=decision)
    people.clock.passes(61)
    await people.until(lambda view: view["decisions"][decision]["status"] == "reached")
    assert await declare(people, decision) == "carried"

"""The witness's page: for witnesses alone, and a count from it lands in the ballot."""

import pytest

from tests.web.pages.house_of_pages import Pages

COUNTING = "/rapat/{meeting}/saksi"


class TestWhoMay:
    async def test_a_witness_opens_it(self, pages: Pages) -> None:
        assert (await pages.get("witness", COUNTING)).status_code == 200

    @pytest.mark.parametrize("who", ["acting-chair", "secretary", "operator", "panitia", "auditor", "member"])
    async def test_nobody_else_does(self, pages: Pages, who: str) -> None:
        assert (await pages.get(who, COUNTING)).status_code == 403

    async def test_who_is_signed_out_does_not(self, pages: Pages) -> None:
        assert (await pages.get("nobody", COUNTING)).status_code == 401


async def test_two_witnesses_count_a_place_and_the_result_says_from_where(pages: Pages) -> None:
    await pages.post("panitia", "/panitia/rapat/{meeting}/titik", titik="Balai")
    for number in ("0001", "0002", "0003"):
        await pages.member(number, "check-in")
    for number in ("0005", "0006"):
        await pages.do(
            "panitia",
            "committee",
            "panitia",
            "check-in",
            person=pages.people[number],
            channel="hall",
            place="Balai",
        )
    await pages.lead("open-meeting")
    await pages.lead("appoint-officer", role="witness", person=pages.people["0006"])
    item = next(iter(pages.hall.live.state.agenda.items))
    await pages.lead(
        "propose-decision", item=item, kind="ordinary", subject="other", text="Rapat menyetujui laporan."
    )
    await pages.lead("open-ballot", decision="d1", seconds=60)
    for number in ("0001", "0002", "0003"):
        await pages.member(number, "cast-vote", ballot="b1", choice=["for"])
    counted = {"ballot": "b1", "place": "Balai", "counts": {"for": 1, "against": 1}}
    await pages.do("witness", "witness", "0004", "enter-place-count", **counted)
    assert (await pages.get("0006", COUNTING)).status_code == 403
    await pages.appointed("0006")
    await pages.do("0006", "witness", "0006", "enter-place-count", **counted)
    await pages.lead("close-ballot", ballot="b1")
    ballot = pages.hall.live.state.ballots["b1"]
    assert ballot.tally is not None
    assert (ballot.tally.options, ballot.reconciled) == ({"for": 4, "against": 1}, True)
    page = (await pages.get("witness", "/rapat/{meeting}/periksa?bagian=keputusan")).text
    assert "Balai" in page

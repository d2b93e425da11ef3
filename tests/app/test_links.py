"""Personal links and printed codes."""

from rat_online.app.ports.identity import LinkForm, LinkPurpose, Series
from tests.app.entrance import Entrance

RAT = Series("melati", "rat")


async def test_each_person_gets_a_link_whose_secret_is_kept_nowhere() -> None:
    entrance = Entrance()
    issued = await entrance.links.issue(RAT, ["sari", "budi"])
    kept = await entrance.links.of_series(RAT)
    assert {link.person for link in kept} == {"sari", "budi"}
    assert len({one.secret for one in issued}) == 2
    for one in issued:
        assert len(one.secret) == 22
        assert one.secret not in repr(kept)
        assert one.link in kept


async def test_a_code_is_short_enough_to_type() -> None:
    (issued,) = await Entrance().links.issue(RAT, ["sari"], form=LinkForm.CODE)
    assert len(issued.secret) == 9
    assert issued.secret[4] == "-"


async def test_links_made_before_stay_good() -> None:
    entrance = Entrance()
    await entrance.links.issue(RAT, ["sari"])
    await entrance.links.issue_offices(RAT, ["sari"])
    kept = await entrance.links.of_series(RAT)
    assert [link.revoked_at for link in kept] == [None, None]
    assert {link.purpose for link in kept} == {LinkPurpose.SEAT, LinkPurpose.OFFICE}


async def test_another_cooperative_neither_sees_nor_revokes_a_link() -> None:
    entrance = Entrance()
    (issued,) = await entrance.links.issue(RAT, ["sari"])
    await entrance.links.revoke("kenanga", issued.link.id)
    (kept,) = await entrance.links.of_series(RAT)
    assert kept.revoked_at is None
    assert await entrance.links.of_series(Series("kenanga", "rat")) == []

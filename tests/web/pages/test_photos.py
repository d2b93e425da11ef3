"""Candidates' photos over the web: the nominee's own, the desk's, nobody else's; seen inside alone."""

import hashlib
import io
import zipfile

from rat_online.adapters.portrait import LARGEST
from rat_online.app.view.audience import Audience
from rat_online.app.view.sections import view_of
from tests.adapters.test_portrait import png
from tests.web.pages.house_of_pages import NUMBERS, Pages

NOMINEE, OTHER = NUMBERS[-1], NUMBERS[1]
"""The other is a deputy, who leads nothing yet."""


async def item_of(pages: Pages) -> str:
    """The second item, with a nominee who is willing."""
    item = list(pages.hall.live.state.agenda.items)[1]
    await pages.do("panitia", "committee", "panitia", "open-nominations", item=item)
    await pages.member(OTHER, "nominate-candidate", item=item, person=pages.people[NOMINEE])
    await pages.member(NOMINEE, "accept-nomination", nomination="nom1")
    return item


async def put(
    pages: Pages, who: str, item: str, number: str, picture: bytes
) -> tuple[int, dict[str, str | None]]:
    client = await pages.client(who)
    path = f"/rapat/{pages.meeting}/foto/{item}/{pages.people[number]}"
    answer = await client.post(path, content=picture)
    return answer.status_code, answer.json()


async def test_the_nominee_shows_the_own_photo_and_everybody_inside_sees_it(pages: Pages) -> None:
    item, picture = await item_of(pages), png(700, 900, b"".join(b"\0" + b"\x66" * 2100 for _ in range(900)))
    status, told = await put(pages, NOMINEE, item, NOMINEE, picture)
    assert status == 200
    # Sent again after a lost reply it is the same photo, and no event more.
    before = pages.hall.live.state.position
    assert await put(pages, NOMINEE, item, NOMINEE, picture) == (200, told)
    assert pages.hall.live.state.position == before
    seen = await pages.get(OTHER, f"/rapat/{{meeting}}/foto/{told['photo']}")
    assert seen.headers["content-type"] == "image/jpeg"
    assert "immutable" in seen.headers["cache-control"]
    assert "private" in seen.headers["cache-control"]
    assert len(seen.content) <= LARGEST
    assert hashlib.sha256(seen.content).hexdigest() == told["photo"]
    sections = view_of(pages.hall.key, pages.hall.live.state, Audience.OFFICER, {}, {})
    assert told["photo"] in str(sections["nominations"])
    assert (await pages.get("nobody", f"/rapat/{{meeting}}/foto/{told['photo']}")).status_code == 401
    answer = await pages.post("witness", "/rapat/{meeting}/berkas", alasan="pemeriksaan")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.read(f"photos/{told['photo']}.jpg") == seen.content


async def test_nobody_puts_a_photo_on_somebody_else_but_those_who_run_the_meeting(pages: Pages) -> None:
    item, picture = await item_of(pages), png(40, 50)
    assert (await put(pages, OTHER, item, NOMINEE, picture))[1]["refused"] == "not-allowed"
    assert (await put(pages, OTHER, item, OTHER, picture))[1]["refused"] == "unknown-nomination"
    assert (await put(pages, "auditor", item, NOMINEE, picture))[0] == 403
    assert (await put(pages, "nobody", item, NOMINEE, picture))[0] == 401
    status, told = await put(pages, NOMINEE, item, NOMINEE, b"%PDF-1.7")
    assert (status, told["refused"]) == (409, "file-not-picture")
    assert not pages.hall.live.state.nominations.photos
    for who in ("secretary", "panitia"):
        assert (await put(pages, who, item, NOMINEE, png(40, 50)))[0] == 200, who
    # What was taken off is nobody's any more.
    first = (await put(pages, NOMINEE, item, NOMINEE, png(40, 50)))[1]["photo"]
    second = (await put(pages, NOMINEE, item, NOMINEE, png(40, 50)))[1]["photo"]
    assert (await pages.get(OTHER, f"/rapat/{{meeting}}/foto/{first}")).status_code == 404
    assert (await put(pages, NOMINEE, item, NOMINEE, b"")) == (200, {"photo": None})
    assert (await pages.get(OTHER, f"/rapat/{{meeting}}/foto/{second}")).status_code == 404
    assert await pages.app.state.services.photos.find(pages.meeting, second) is None
    # Nor is that of who declines, though the page of another still knows where it was.
    third = (await put(pages, NOMINEE, item, NOMINEE, png(40, 50)))[1]["photo"]
    await pages.member(NOMINEE, "decline-nomination", nomination="nom1")
    given, last = pages.app.state.services, pages.hall.live.latest
    assert last is not None
    await given.photo_desk.follow(pages.hall, last)
    assert await given.photos.find(pages.meeting, str(third)) is None

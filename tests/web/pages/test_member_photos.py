"""A member's photo: put on file by the committee, seen at the desk to compare a face, and by nobody else."""

from tests.adapters.test_portrait import png
from tests.web.pages.house_of_pages import Pages


async def put(pages: Pages, content: bytes, who: str = "panitia", number: str = "0006") -> int:
    client = await pages.client(who)
    address = f"/panitia/anggota/{pages.people[number]}/foto"
    answer = await client.post(address, files={"foto": ("foto.png", content, "image/png")})
    return answer.status_code


async def test_the_desk_sees_it_once_it_is_on_file(pages: Pages) -> None:
    client, person = await pages.client("panitia"), pages.people["0006"]
    desk = f"/rapat/{pages.meeting}/meja"
    asked = {"person": person}
    assert (await client.post(f"{desk}/cari", json=asked)).json()["member"]["photo"] is False
    assert await put(pages, png(600, 800)) == 303
    assert (await client.post(f"{desk}/cari", json=asked)).json()["member"]["photo"] is True
    for path in (f"{desk}/foto/{person}", f"/panitia/anggota/{person}/foto"):
        shown = await client.get(path)
        assert (shown.status_code, shown.headers["content-type"]) == (200, "image/jpeg")
        assert shown.headers["cache-control"] == "no-store"
    assert (await client.get(f"{desk}/foto/{pages.people['0005']}")).status_code == 404
    assert "Foto" in (await pages.get("panitia", f"/panitia/catatan?anggota={person}&bahasa=id")).text


async def test_it_is_taken_off_again(pages: Pages) -> None:
    person = pages.people["0006"]
    await put(pages, png(60, 80))
    assert (await pages.post("panitia", f"/panitia/anggota/{person}/foto")).status_code == 303
    assert (await pages.get("panitia", f"/panitia/anggota/{person}/foto")).status_code == 404


async def test_what_is_no_picture_is_told_so_and_the_former_stays(pages: Pages) -> None:
    await put(pages, png(60, 80))
    for content in (b"<svg onload=alert(1)>", b"\xff\xd8\xffnonsense"):
        assert await put(pages, content) == 409
    assert (await pages.get("panitia", f"/panitia/anggota/{pages.people['0006']}/foto")).status_code == 200


async def test_neither_the_member_nor_those_who_run_the_meeting_see_it(pages: Pages) -> None:
    person = pages.people["0006"]
    await put(pages, png(60, 80))
    for who in ("0006", "acting-chair", "secretary", "auditor"):
        for path in (f"/rapat/{pages.meeting}/meja/foto/{person}", f"/panitia/anggota/{person}/foto"):
            assert (await pages.get(who, path)).status_code == 403, (who, path)
    assert await put(pages, png(60, 80), "acting-chair") == 403

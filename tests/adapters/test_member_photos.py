"""Members' photos: small, private, and no file that is something else."""

from pathlib import Path

import pytest
from anyio import Path as AsyncPath

from rat_online.adapters.member_photos import MemberPhotoFolder
from tests.adapters.test_portrait import png

PERSON = "7QK3M2XW9ATB"


async def test_a_photo_is_made_small_kept_for_the_owner_alone_and_forgotten(tmp_path: Path) -> None:
    photos = MemberPhotoFolder(tmp_path)
    assert await photos.find("melati", PERSON) is None
    await photos.keep("melati", PERSON, png(900, 1200))
    kept = await photos.find("melati", PERSON)
    assert kept is not None
    assert kept.startswith(b"\xff\xd8\xff")
    path = AsyncPath(tmp_path) / "member-photos" / "melati" / f"{PERSON}.jpg"
    assert (await path.stat()).st_mode & 0o077 == 0
    assert await photos.find("kenanga", PERSON) is None
    assert [await photos.whose(one) for one in ("melati", "kenanga")] == [{PERSON}, frozenset()]
    await photos.drop("melati", PERSON)
    await photos.drop("melati", PERSON)
    assert await photos.find("melati", PERSON) is None


@pytest.mark.parametrize("person", ["../secrets", "a/b", ""])
async def test_an_id_leads_to_no_other_folder(tmp_path: Path, person: str) -> None:
    with pytest.raises(ValueError, match="expected the ids"):
        await MemberPhotoFolder(tmp_path).find("melati", person)

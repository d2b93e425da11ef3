"""Photos in the data directory: for the owner alone, by digest, never outside their folder."""

import hashlib
from pathlib import Path

import pytest

from rat_online.adapters.candidate_photos import CandidatePhotos
from tests.adapters.test_portrait import png


async def test_a_photo_is_kept_by_the_digest_of_what_is_shown(tmp_path: Path) -> None:
    shelf = CandidatePhotos(tmp_path)
    digest = await shelf.keep("RAPAT1", png(60, 80))
    found = await shelf.find("RAPAT1", digest)
    assert found is not None
    assert hashlib.sha256(found).hexdigest() == digest
    path = tmp_path / "photos" / "RAPAT1" / f"{digest}.jpg"
    assert path.stat().st_mode & 0o077 == 0
    assert await shelf.find("RAPAT2", digest) is None
    await shelf.drop("RAPAT1", digest)
    await shelf.drop("RAPAT1", digest)
    assert await shelf.find("RAPAT1", digest) is None


async def test_no_name_leads_out_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        await CandidatePhotos(tmp_path).find("RAPAT1", "../secret")

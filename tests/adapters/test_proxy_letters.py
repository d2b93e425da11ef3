"""Letters of proxy in the data directory: for the owner alone, by digest, never outside their folder."""

import hashlib
from pathlib import Path

import pytest

from rat_online.adapters.proxy_letters import ProxyLetters
from rat_online.domain.vocabulary import LetterForm

LETTER = b"%PDF-1.7 surat kuasa"


async def test_a_letter_is_kept_by_its_digest_for_the_owner_alone(tmp_path: Path) -> None:
    shelf = ProxyLetters(tmp_path)
    digest = await shelf.keep("RAPAT1-2", LETTER, LetterForm.PDF)
    assert digest == hashlib.sha256(LETTER).hexdigest()
    assert await shelf.find("RAPAT1-2", digest, LetterForm.PDF) == LETTER
    assert (tmp_path / "letters" / "RAPAT1-2" / f"{digest}.pdf").stat().st_mode & 0o077 == 0
    assert await shelf.find("RAPAT1", digest, LetterForm.PDF) is None


@pytest.mark.parametrize(("meeting", "digest"), [("RAPAT1", "../secret"), ("../x", "ab"), ("", "ab")])
async def test_no_name_leads_out_of_the_folder(tmp_path: Path, meeting: str, digest: str) -> None:
    with pytest.raises(ValueError):
        await ProxyLetters(tmp_path).find(meeting, digest, LetterForm.PDF)


async def test_the_letters_of_one_meeting_are_erased_with_what_an_interruption_left(tmp_path: Path) -> None:
    shelf = ProxyLetters(tmp_path)
    kept = [await shelf.keep("RAT1", b"%PDF-" + mark, LetterForm.PDF) for mark in (b"a", b"b")]
    other = await shelf.keep("RAT2", b"%PDF-c", LetterForm.PDF)
    (tmp_path / "letters" / "RAT1" / ".half.pdf.new").write_bytes(b"%PDF-")
    assert (await shelf.count("RAT1"), await shelf.erase("RAT1"), await shelf.erase("RAT1")) == (2, 2, 0)
    assert [await shelf.find("RAT1", digest, LetterForm.PDF) for digest in kept] == [None, None]
    assert not (tmp_path / "letters" / "RAT1").exists()
    assert await shelf.find("RAT2", other, LetterForm.PDF) == b"%PDF-c"
    with pytest.raises(ValueError):
        await shelf.erase("../RAT2")

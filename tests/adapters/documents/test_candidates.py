"""Candidates on paper: their photos, a place where one is missing, and a document that no picture stops."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from rat_online.adapters.documents.typst import render
from rat_online.adapters.portrait import portrait
from rat_online.domain.minutes.model import Minutes
from tests.adapters.documents.example import a_meeting
from tests.adapters.documents.reading import figures_of, metadata_of, text_of
from tests.adapters.test_portrait import png

PHOTO = portrait(png(320, 400))
DIGEST = hashlib.sha256(PHOTO).hexdigest()


def with_photos(*digests: str) -> Minutes:
    """The example, in which the candidates of one election were shown with these photos."""
    whole = a_meeting()
    (election,) = [one for one in whole.decisions if one.candidates]
    shown = tuple(replace(one, photo=at) for one, at in zip(election.candidates, digests, strict=True))
    bare = replace(whole, attendance=(), absentees=(), read_approvals=(), minutes_approvals=())
    return replace(bare, decisions=(replace(election, candidates=shown),))


def printed(photos: Mapping[str, bytes], *digests: str, language: str = "id") -> bytes:
    return render(with_photos(*digests), "risalah", language, photos)


def alts(pdf: bytes) -> list[str]:
    return [str(figure["/Alt"]) for figure in figures_of(pdf)]


def test_a_photo_stands_beside_its_candidate_and_is_named_in_words() -> None:
    pdf = printed({DIGEST: PHOTO}, DIGEST, "")
    assert "Foto Bambang Sutrisno (A-0041)" in alts(pdf)
    assert len(alts(pdf)) == len(alts(printed({}, DIGEST, ""))) + 1
    assert f"Kode foto: {DIGEST}" in text_of(pdf)
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata_of(pdf)
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata_of(pdf)


def test_where_none_was_shown_or_none_is_kept_the_place_says_so() -> None:
    said = text_of(printed({}, DIGEST, ""))
    assert "foto tidak tersimpan" in said
    assert "tanpa foto" in said
    assert "no photo" in text_of(printed({}, DIGEST, "", language="en"))
    assert "tanpa foto" not in text_of(printed({}, "", ""))


def test_a_picture_that_cannot_be_set_never_stops_the_document() -> None:
    said = text_of(printed({DIGEST: b"\xff\xd8\xff broken"}, DIGEST, ""))
    assert "foto tidak tersimpan" in said
    assert "Bambang Sutrisno" in said


def test_the_same_photos_give_the_same_bytes() -> None:
    assert printed({DIGEST: PHOTO}, DIGEST, DIGEST) == printed({DIGEST: PHOTO, "0" * 64: b""}, DIGEST, DIGEST)

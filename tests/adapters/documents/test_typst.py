"""The documents as PDF: archival, accessible, reproducible, and printed for any name there is."""

import json
from dataclasses import replace
from itertools import pairwise

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rat_online.adapters.documents import typst as printer
from rat_online.adapters.documents.typst import DOCUMENTS, Kind, render
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.attending import Person
from rat_online.domain.minutes.codec import from_json, to_json
from rat_online.domain.minutes.model import Counts, Minutes
from rat_online.domain.words.language import ID
from tests.adapters.documents.example import a_meeting
from tests.adapters.documents.example_votes import at
from tests.adapters.documents.reading import figures_of, fonts_of, metadata_of, root_of, tags_of, text_of

KINDS: tuple[Kind, ...] = ("berita-acara", "risalah", "daftar-hadir", "rekap-suara")
STRANGE = [
    "小林 さくら",
    "a\u0001b",
    "👨\u200d👩\u200d👧 😀",
    "محمد عبد الله",
    "a\u0301\u0323\u0301",
    "\u202eterbalik\u202c",
    "\u200b\u2060\ufeff",
    "ꦄꦏ꧀ꦱꦫ",
    "김철수",
    "\ud800",
    "<b>&#{}$\\*_`",
    "#panic(1)",
    "x" * 500,
    "٣٤ ک",
    "\n\n",
    "",
]


def small() -> Minutes:
    """The head of the example alone: fast to print a thousand times."""
    whole = a_meeting()
    return Minutes(
        whole.letterhead, whole.document_number, whole.meeting, Counts(2, 1, online=1), whole.log_head
    )


def named(name: str) -> Minutes:
    """A meeting in which one text stands wherever a person may write one."""
    whole = a_meeting()
    return replace(
        whole,
        letterhead=replace(whole.letterhead, name=name, address=name),
        meeting=replace(whole.meeting, title=name, place=name),
        document_number=name,
        attendance=(replace(whole.attendance[0], person=Person(name, name), place=name),),
        agenda=(replace(whole.agenda[2], title=name, notes=name, presenter=name),),
        decisions=tuple(replace(one, title=name, text=name, notes=name) for one in whole.decisions[1:5]),
        absentees=(replace(whole.absentees[0], person=Person(name), reason=name),),
        read_approvals=(replace(whole.read_approvals[0], person=Person(name), remark=name),),
        minutes_approvals=(),
        signatories=tuple(replace(one, name=name, capacity=name) for one in whole.signatories),
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_claims_pdf_a_2a_and_pdf_ua_1(kind: Kind) -> None:
    metadata = metadata_of(render(a_meeting(), kind))
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_is_tagged_and_says_its_language_and_title(kind: Kind) -> None:
    pdf = render(a_meeting(), kind)
    root, tags = root_of(pdf), tags_of(pdf)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "id-ID"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/P"} <= set(tags)
    assert tags.count("/H1") == 1
    assert root["/OutputIntents"][0].get_object()["/S"] == "/GTS_PDFA1"


@pytest.mark.parametrize("kind", KINDS)
def test_headings_never_skip_a_level(kind: Kind) -> None:
    levels = [
        int(tag[2:])
        for tag in tags_of(render(a_meeting(), kind))
        if tag.startswith("/H") and tag[2:].isdigit()
    ]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_every_font_of_a_document_is_embedded_and_ours() -> None:
    fonts = fonts_of(render(named("小林 محمد 😀 ἀ"), "daftar-hadir"))
    assert all(embedded for _, embedded in fonts)
    names = {name for name, _ in fonts}
    assert names == {"PlusJakartaSans", "NotoSans", "NotoSansArabic", "NotoEmoji", "DroidSansFallback"}


def test_every_picture_says_in_words_what_it_shows() -> None:
    figures = figures_of(render(a_meeting(), "berita-acara"))
    said = " ".join(str(figure["/Alt"]) for figure in figures)
    assert len(figures) == 2
    assert "terendah 96, tertinggi 153" in said
    assert "K7QF-2MZD-84WX" in said


@pytest.mark.parametrize("kind", [*KINDS, "lengkap"])
def test_the_same_document_gives_the_same_bytes(kind: Kind) -> None:
    again = from_json(json.loads(json.dumps(to_json(a_meeting()))))
    assert render(a_meeting(), kind) == render(again, kind)


def test_a_document_made_at_another_time_is_another_document() -> None:
    assert render(small(), "risalah") != render(replace(small(), issued_at=at(16, 0)), "risalah")


def test_the_complete_document_holds_all_four() -> None:
    text = text_of(render(a_meeting(), "lengkap"))
    positions = [
        text.index(title) for title in ("BERITA ACARA", "RISALAH RAPAT", "DAFTAR HADIR", "REKAP SUARA")
    ]
    assert positions == sorted(positions)


def test_an_unknown_kind_of_document_is_refused() -> None:
    with pytest.raises(ValueError, match="a document is one of"):
        render(small(), "kuitansi")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", STRANGE)
def test_no_name_stops_a_document(name: str) -> None:
    for kind in DOCUMENTS:
        assert render(named(name), kind, "en").startswith(b"%PDF")  # type: ignore[arg-type]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(), max_size=60))
def test_no_text_needs_the_plain_second_try(text: str) -> None:
    document = replace(small(), document_number=text, letterhead=replace(small().letterhead, name=text))
    voice = Voice(ID, document.meeting.zone)
    data = printer._data(document, "daftar-hadir", voice, plain=False)
    assert printer._compile(data, at(9, 0)).startswith(b"%PDF")


def test_a_text_that_typst_refuses_all_the_same_is_set_in_plain_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled = printer._compile
    tries: list[str] = []

    def refuse_first(data: object, made_at: object) -> bytes:
        tries.append(json.dumps(data))
        if len(tries) == 1:
            raise typst.TypstError("no font", "")
        return compiled(data, made_at)  # type: ignore[arg-type]

    monkeypatch.setattr(printer, "_compile", refuse_first)
    pdf = render(replace(small(), document_number="№ 7"), "berita-acara")
    assert "[U+2116] 7" in text_of(pdf)
    assert len(tries) == 2

"""Minutes as PDF: archival (PDF/A-2a), accessible (PDF/UA-1), and the same bytes from the same document.

Data reach the template as one JSON value through `sys_inputs`; no text of a person is ever formatted into
source. Rendering blocks for some ten milliseconds to a second: call it in a thread or a process of its own.
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

import structlog
import typst

from rat_online.adapters.documents.berita_acara import berita_acara
from rat_online.adapters.documents.blocks import Block, Value, for_print
from rat_online.adapters.documents.coverage import FAMILIES, FONTS
from rat_online.adapters.documents.daftar_hadir import daftar_hadir
from rat_online.adapters.documents.rekap_suara import rekap_suara
from rat_online.adapters.documents.risalah import risalah
from rat_online.adapters.documents.voice import Voice
from rat_online.domain.minutes.model import Minutes
from rat_online.domain.minutes.sources import ERASED
from rat_online.domain.profile import DEFAULT_SOURCE
from rat_online.domain.vocabulary import MeetingMode
from rat_online.domain.words.language import Language

Kind: TypeAlias = Literal["berita-acara", "risalah", "daftar-hadir", "rekap-suara", "lengkap"]

TEMPLATES: Final = Path(__file__).resolve().parent / "templates"
DOCUMENTS: Final[Mapping[str, Callable[[Minutes, Voice], list[Block]]]] = {
    "berita-acara": berita_acara,
    "risalah": risalah,
    "daftar-hadir": daftar_hadir,
    "rekap-suara": rekap_suara,
}
RUNNING: Final = 60
NO_PHOTOS: Final[Mapping[str, bytes]] = MappingProxyType({})
KINDS: Final = (*DOCUMENTS, "lengkap")

log = structlog.get_logger()


def render(
    document: Minutes, kind: Kind, language: str = "id", photos: Mapping[str, bytes] = NO_PHOTOS
) -> bytes:
    """One of the documents of a meeting, or with "lengkap" all four in one file.

    `photos` are the candidates', as JPEG by the digest that the document holds; one that is not there has a
    placeholder.

    A text or picture that typst should refuse all the same never stops the document: it is set once more
    with everything but ASCII spelled out, and without photos.
    """
    if kind not in KINDS:
        raise ValueError(f"a document is one of {', '.join(KINDS)}, got {kind}")
    in_writing = document.meeting.mode is MeetingMode.WRITTEN
    voice = Voice(Language(language), document.meeting.zone, in_writing)
    try:
        data = {**_data(document, kind, voice, plain=False), "photos": _as_numbers(document, photos)}
        return _compile(data, _made_at(document))
    except typst.TypstError as refused:
        log.warning("document-set-in-plain-text", kind=kind, cause=type(refused).__name__)
        return _compile({**_data(document, kind, voice, plain=True), "photos": {}}, _made_at(document))


def _as_numbers(document: Minutes, photos: Mapping[str, bytes]) -> dict[str, Value]:
    """The pictures that the document shows: JSON has no bytes, so that each byte is a number."""
    shown = {one.photo for decision in document.decisions for one in decision.candidates}
    return {digest: list(photos[digest]) for digest in sorted(shown & photos.keys())}


def _data(document: Minutes, kind: Kind, voice: Voice, *, plain: bool) -> dict[str, Value]:
    kinds = tuple(DOCUMENTS) if kind == "lengkap" else (kind,)
    head = document.letterhead
    legal = voice.say("legal", number=head.legal_number) if head.legal_number else ""
    title = f"{voice.say(f'doc.{kind}')}, {document.meeting.title}"
    data = {
        "title": title,
        "author": head.name,
        "description": document.document_number,
        "running": [_short(head.name), _short(title)],
        "mark": voice.say("rehearsal-mark") if document.meeting.rehearsal else "",
        "footer": f"{_short(document.document_number)} · {document.log_head.code}",
        "language": voice.language.value,
        "region": "ID",
        "fonts": [family for family, _ in FAMILIES],
        "words": {"page": voice.say("page"), "of": voice.say("of")},
        "letterhead": {
            "name": head.name,
            "lines": [line for line in (legal, head.address, head.contact) if line],
        },
        "documents": [DOCUMENTS[one](document, voice) for one in kinds],
    }
    said = {ERASED: voice.say("erased"), DEFAULT_SOURCE: voice.say("default-source")}
    printed = for_print(data, said, plain=plain)
    assert isinstance(printed, dict)
    return printed


def _short(text: str) -> str:
    """What runs along the edge of every page has one line there, however long it is in full."""
    return text if len(text) <= RUNNING else f"{text[: RUNNING - 1]}…"


def _made_at(document: Minutes) -> datetime:
    meeting = document.meeting
    return document.issued_at or meeting.closed_at or meeting.opened_at or meeting.planned_at


def _compile(data: Mapping[str, Value], made_at: datetime) -> bytes:
    made = typst.compile(
        str(TEMPLATES / "dokumen.typ"),
        root=str(TEMPLATES),
        font_paths=our_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data, sort_keys=True)},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(made_at.timestamp()),
    )
    assert isinstance(made, bytes)
    return made


@cache
def our_fonts() -> typst.Fonts:
    """Our fonts and no others, read once a process."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])

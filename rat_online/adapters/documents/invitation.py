"""Invitations on paper: letters, cards with lines to cut along, and a poster; many copies in one PDF.

They are for a printer or a phone and not for the archive: without tags a copy takes a fourth of the time and
of the bytes, and 5,000 of them are printed in one file.
"""

import io
import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import segno
import structlog
import typst
from pypdf import PdfReader, PdfWriter

from rat_online.adapters.documents.blocks import for_print
from rat_online.adapters.documents.coverage import FAMILIES
from rat_online.adapters.documents.typst import TEMPLATES, our_fonts
from rat_online.adapters.documents.voice import Voice
from rat_online.app.ports.invitations import Way
from rat_online.app.ports.printing import Copy, Sheet
from rat_online.domain.members.number import number_key
from rat_online.domain.minutes.fold import ZONES
from rat_online.domain.proxies import ProxyNotice
from rat_online.domain.words.language import ID

QR_MASK = 2
"""Any of the eight is read by every phone; trying all for the prettiest takes three times as long."""

PROXIES = {ProxyNotice.FIRST: "letter.proxy-first", ProxyNotice.AGAIN: "letter.proxy-again"}

log = structlog.get_logger()


def print_copies(sheet: Sheet, copies: Sequence[Copy], way: Way) -> bytes:
    """Letters, one page or more each, or sheets of cards, group by group."""
    voice = Voice(ID, ZONES[sheet.zone])
    if way is Way.CARD:
        return _set({**_common(sheet, voice), "kind": "cards", "groups": _groups(copies, voice)}, sheet)
    shown = [_copy(copy, voice) for copy in copies]
    return _set({**_common(sheet, voice), "kind": "letters", "copies": shown}, sheet)


def print_poster(sheet: Sheet, copy: Copy) -> bytes:
    """One page with the code for everybody; `copy.number` is what stands below the name."""
    voice = Voice(ID, ZONES[sheet.zone])
    shown = {**_copy(copy, voice), "line": copy.number}
    return _set({**_common(sheet, voice), "kind": "poster", "copies": [shown]}, sheet)


def join_files(parts: Sequence[Path], whole: Path) -> None:
    """Put PDFs one after the other, in a file for the owner alone; whole or not at all."""
    writer = PdfWriter()
    for part in parts:
        writer.append(PdfReader(part), import_outline=False)
    unfinished = whole.with_name(f".{whole.name}.new")
    unfinished.touch(mode=0o600)
    with unfinished.open("wb") as file:
        writer.write(file)
    unfinished.replace(whole)


def _common(sheet: Sheet, voice: Voice) -> dict[str, Any]:
    letter = sheet.letter
    legal = voice.say("legal", number=sheet.legal_number) if sheet.legal_number else ""
    about = [("number", letter.number), ("enclosed", _enclosed(sheet, voice)), ("subject", letter.subject)]
    return {
        "title": sheet.meeting,
        "author": sheet.cooperative,
        "language": voice.language.value,
        "fonts": [family for family, _ in FAMILIES],
        "head": {"name": sheet.cooperative, "lines": [line for line in (legal, sheet.address) if line]},
        "about": [(voice.say(f"letter.{name}"), value) for name, value in about if value],
        "dated": letter.place_and_date,
        "opening": letter.opening,
        "held": [(voice.say(f"letter.{name}"), value) for name, value in _held(sheet, voice) if value],
        "agenda": list(sheet.agenda),
        "material": list(sheet.material),
        "proxies": voice.say(PROXIES[sheet.proxies]) if sheet.proxies else "",
        "closing": letter.closing,
        "signed": [list(pair) for pair in letter.signed],
        "words": _words(sheet, voice),
    }


def _words(sheet: Sheet, voice: Voice) -> dict[str, str]:
    return {
        "dear": voice.say("letter.dear"),
        "agenda": voice.say("letter.agenda"),
        "material": voice.say("letter.material"),
        "enter": voice.say("letter.enter"),
        "how": voice.say("letter.how", door=sheet.door),
        "code": voice.say("letter.code"),
        "keep": voice.say("letter.keep"),
        "card": voice.say("letter.card", door=sheet.door),
        "poster": voice.say("letter.poster", door=sheet.door.replace("/masuk", "/gabung")),
        "public": voice.say("letter.public"),
    }


def _enclosed(sheet: Sheet, voice: Voice) -> str:
    return voice.say("letter.files", n=len(sheet.material)) if sheet.material else ""


def _held(sheet: Sheet, voice: Voice) -> list[tuple[str, str]]:
    return [
        ("day", voice.date_of(sheet.planned_at)),
        ("time", voice.say("letter.until-end", at=voice.at_first(sheet.planned_at))),
        ("how-held", voice.title(sheet.mode)),
        ("place", sheet.place),
    ]


def _copy(copy: Copy, voice: Voice) -> dict[str, str]:
    line = voice.say("letter.member", number=copy.number)
    return {
        "name": copy.name,
        "line": f"{line} · {copy.group}" if copy.group else line,
        "svg": qr_of(copy.link) if copy.link else "",
        "alt": voice.say("letter.qr"),
        "code": copy.code,
    }


def _groups(copies: Sequence[Copy], voice: Voice) -> list[dict[str, Any]]:
    def group_of(copy: Copy) -> str:
        return copy.group

    ordered = sorted(copies, key=lambda one: (one.group.casefold(), one.group, _place(one)))
    found = []
    for name, members in groupby(ordered, key=group_of):
        shown = [_copy(copy, voice) for copy in members]
        count = voice.say("letter.cards", n=len(shown))
        found.append({"name": name or voice.say("letter.no-group"), "count": count, "copies": shown})
    return found


def _place(copy: Copy) -> tuple[int, str]:
    key = number_key(copy.number)
    return len(key), key


def qr_of(text: str) -> str:
    """A QR code as SVG, made quickly: thousands are printed at once."""
    drawn = io.BytesIO()
    made = segno.make(text, error="m", micro=False, mask=QR_MASK, boost_error=False)
    made.save(drawn, kind="svg", border=2, xmldecl=False, dark="#1b2521")
    return drawn.getvalue().decode()


def _set(data: Mapping[str, Any], sheet: Sheet) -> bytes:
    """A text that typst refuses all the same stops no letter: they are set once more in plain text."""
    try:
        return _compile(_printed(data, plain=False), sheet)
    except typst.TypstError as refused:
        log.warning("letters-set-in-plain-text", cause=type(refused).__name__)
        return _compile(_printed(data, plain=True), sheet)


def _printed(data: Any, *, plain: bool) -> Any:
    """Every text made printable, but for the drawings, which are ours."""
    if isinstance(data, Mapping):
        return {
            name: value if name == "svg" else _printed(value, plain=plain) for name, value in data.items()
        }
    if isinstance(data, list):
        return [_printed(one, plain=plain) for one in data]
    return for_print(data, plain=plain)


def _compile(data: Any, sheet: Sheet) -> bytes:
    made = typst.compile(
        str(TEMPLATES / "surat.typ"),
        root=str(TEMPLATES),
        font_paths=our_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(data, sort_keys=True)},
        timestamp=int(sheet.letter.changed_at.timestamp()),
        pdf_tags=False,
    )
    assert isinstance(made, bytes)
    return made

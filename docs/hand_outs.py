"""Every route that hands out a file, or a list that is carried away, and what is asked of whoever takes it.

The page of hand-outs prints it. Tests walk the code of every route: one that can answer with a file without
standing here fails the build, and each that asks is tried without a reason and with one.
"""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """What is asked of whoever takes it (rule book sections 3 and 7)."""

    ASKS = "asks for a reason, and is noted"
    OWN = "the reader's own paper"
    MEETINGS = "everybody's of the meeting"
    SHOWN = "a picture that a page shows"
    NOBODYS = "holds nobody's data"


@dataclass(frozen=True, slots=True)
class HandOut:
    """`what` says what leaves and whose data is in it; `is_page` where the answer is a page, not a file."""

    rule: Rule
    what: str
    is_page: bool = False


DESK = "/panitia/rapat/{meeting}/undangan"

HAND_OUTS: dict[str, HandOut] = {
    "GET /rapat/{meeting}/dokumen/{name}": HandOut(
        Rule.ASKS,
        "official record, minutes, attendance, counts, the pack for the dinas: without contacts, but for the "
        "new board's in that pack",
    ),
    "POST /rapat/{meeting}/dokumen/{name}": HandOut(Rule.ASKS, "the same, the reason in a form"),
    "POST /rapat/{meeting}/berkas": HandOut(
        Rule.ASKS, "the bundle: log, roll, open votes, documents; no contacts"
    ),
    "POST /rapat/{meeting}/dpt/unduh": HandOut(Rule.ASKS, "the roll, as a file or for paper; no contacts"),
    "POST /rapat/{meeting}/daftar-kuasa/{letter}/surat": HandOut(Rule.ASKS, "a letter of proxy"),
    "POST /rapat/{meeting}/periksa/undangan/{form}": HandOut(
        Rule.ASKS, "the proof of invitation: who, how, when; no contacts, no links"
    ),
    "POST /rapat/{meeting}/arsip/unduh/{what}": HandOut(
        Rule.ASKS, "the recording, for those who run or check the meeting, or its captions"
    ),
    "POST /panitia/anggota/unduh": HandOut(
        Rule.ASKS, "the list of members; contacts only where they are ticked, and the note says so"
    ),
    "POST /panitia/impor/{upload}/perbaikan": HandOut(
        Rule.ASKS, "a list that was handed over, to be corrected: with its contacts"
    ),
    f"POST {DESK}/cetak/{{job}}/berkas": HandOut(
        Rule.ASKS, "letters or cards to be printed: names, and links that let in"
    ),
    f"POST {DESK}/kirim": HandOut(
        Rule.ASKS,
        "coordinators' lists for WhatsApp: a number stands behind each tap; by e-mail and on paper nothing "
        "leaves with this answer",
        is_page=True,
    ),
    f"POST {DESK}/daftar/{{list}}/{{act}}": HandOut(
        Rule.ASKS, "a new link for a coordinator's list; closing one hands out nothing", is_page=True
    ),
    "POST /panitia/rapat/{meeting}/coba/daftar": HandOut(
        Rule.ASKS, "fifty members to be reminded, with their numbers as wa.me addresses", is_page=True
    ),
    "GET /rapat/{meeting}/kuasa/{giver}/surat": HandOut(
        Rule.OWN, "a letter of proxy, to its giver and its holder"
    ),
    "GET /data-saya": HandOut(Rule.OWN, "what is kept of the members on this device", is_page=True),
    "GET /rapat/{meeting}/bahan/{material}": HandOut(
        Rule.MEETINGS, "the material; that a member has opened it is noted"
    ),
    "GET /rapat/{meeting}/halaman/{page}": HandOut(Rule.MEETINGS, "a page that the meeting was shown"),
    "GET /rapat/{meeting}/arsip/takarir.vtt": HandOut(
        Rule.MEETINGS, "the captions, as the player beside them reads them"
    ),
    "GET /rapat/{meeting}/foto/{photo}": HandOut(Rule.MEETINGS, "a candidate's photo"),
    "GET /rapat/{meeting}/layar/kode.svg": HandOut(
        Rule.MEETINGS, "the code of the log, as the public screen shows it"
    ),
    "GET /panitia/anggota/{member}/foto": HandOut(Rule.SHOWN, "a member's photo, beside the entry"),
    "GET /rapat/{meeting}/meja/foto/{person}": HandOut(
        Rule.SHOWN, "a member's photo, for comparing faces at the desk"
    ),
    "GET /rapat/{meeting}/periksa/pintu/{act}": HandOut(
        Rule.SHOWN, "the photo of an override, beside its reason"
    ),
    f"GET {DESK}/contoh.pdf": HandOut(Rule.NOBODYS, "the letter to an invented member"),
    f"GET {DESK}/poster.pdf": HandOut(Rule.NOBODYS, "the group's code on a poster"),
    "GET /static/{version}/{path}": HandOut(Rule.NOBODYS, "styles, scripts, fonts"),
}

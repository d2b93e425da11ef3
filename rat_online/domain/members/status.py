"""A member's standing in the cooperative; only `member` is on the roll by right (rule book section 3)."""

from enum import StrEnum

from rat_online.domain.members.text import is_nothing, key_of, tidy
from rat_online.domain.members.unreadable import Fault, Unreadable


class MemberStatus(StrEnum):
    MEMBER = "member"
    PROSPECTIVE = "prospective"
    ASSOCIATE = "associate"
    DEPARTED = "departed"
    DECEASED = "deceased"
    PASSIVE = "passive"


GONE = frozenset({MemberStatus.DEPARTED, MemberStatus.DECEASED})

STATUS_WORDS: dict[MemberStatus, str] = {
    MemberStatus.MEMBER: "anggota",
    MemberStatus.PROSPECTIVE: "calon",
    MemberStatus.ASSOCIATE: "luar biasa",
    MemberStatus.DEPARTED: "keluar",
    MemberStatus.DECEASED: "meninggal",
    MemberStatus.PASSIVE: "pasif",
}
"""The word for each status in files, as the committee writes it."""

_WRITTEN: dict[MemberStatus, str] = {
    MemberStatus.MEMBER: (
        "anggota,aktif,anggota aktif,anggota biasa,anggota penuh,anggota tetap,biasa,penuh,tetap,aktip,a,ab,"
        "ya,member,active"
    ),
    MemberStatus.PROSPECTIVE: "calon,calon anggota,ca,calon agt,anggota calon,prospective",
    MemberStatus.ASSOCIATE: "luar biasa,anggota luar biasa,alb,lb,agt luar biasa,associate",
    MemberStatus.DEPARTED: (
        "keluar,berhenti,mundur,mengundurkan diri,undur diri,dikeluarkan,diberhentikan,non anggota,"
        "bukan anggota,eks anggota,mantan,mantan anggota,resign,pindah,departed"
    ),
    MemberStatus.DECEASED: "meninggal,meninggal dunia,md,wafat,alm,almh,almarhum,almarhumah,mati,deceased",
    MemberStatus.PASSIVE: (
        "pasif,anggota pasif,tidak aktif,tdk aktif,non aktif,nonaktif,non aktip,pasip,anggota tidak aktif,"
        "passive,inactive"
    ),
}

_BY_WORD = {word: status for status, words in _WRITTEN.items() for word in words.split(",")}


_WHEN = frozenset(["tahun", "thn", "th", "tanggal", "tgl", "bulan", "bln", "per", "sejak", "pada"])


def _without_when(words: str) -> str:
    """ "meninggal 2024", "keluar per 12-03-2025": lists note the date beside the word."""
    return " ".join(word for word in words.split() if word not in _WHEN and not word.isdecimal())


def status_of(text: str) -> MemberStatus:
    """Nothing written means an ordinary member."""
    written = tidy(text)
    if is_nothing(written):
        return MemberStatus.MEMBER
    words = key_of(written)
    status = _BY_WORD.get(words) or _BY_WORD.get(_without_when(words))
    if status is None:
        raise Unreadable(Fault.STATUS_UNKNOWN)
    return status

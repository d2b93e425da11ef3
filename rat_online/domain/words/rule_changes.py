"""What two profiles of rules say differently: its name, how it was, and how it is. Rule book section 2."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rat_online.domain.profile import (
    DEFAULT_SOURCE,
    DecisionRule,
    DelegateRule,
    PartyRule,
    Profile,
    ProxyRule,
    QuorumRule,
    QuorumTest,
)
from rat_online.domain.words.labels import title
from rat_online.domain.words.language import ID, Language
from rat_online.domain.words.numbers import number
from rat_online.domain.words.rules import quorum_words, rule_words

MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One rule in words, each side with the article that it comes from."""

    name: str
    before: str
    after: str


class Unit(StrEnum):
    DAYS = "days"
    MONTHS = "months"
    SECONDS = "seconds"
    TIMES = "times"


FIGURES: dict[str, tuple[Unit, str, str]] = {
    "grace_s": (Unit.SECONDS, "Tetap hadir walau sambungan putus", "Still present while disconnected"),
    "roll_call_s": (Unit.SECONDS, "Lama konfirmasi kehadiran", "Length of a roll-call"),
    "suspension_s": (Unit.SECONDS, "Lama skors", "Length of a suspension"),
    "chair_silence_s": (
        Unit.SECONDS,
        "Wakil boleh mengambil palu setelah pimpinan diam",
        "A deputy may take the gavel after the chair's silence",
    ),
    "acclamation_s": (Unit.SECONDS, "Hitung mundur aklamasi", "Countdown of an acclamation"),
    "shortest_acclamation_s": (Unit.SECONDS, "Aklamasi paling singkat", "Shortest acclamation"),
    "motion_s": (Unit.SECONDS, "Waktu memilih, usul", "Time to vote, motions"),
    "election_s": (Unit.SECONDS, "Waktu memilih, pemilihan", "Time to vote, elections"),
    "shortest_ballot_s": (Unit.SECONDS, "Pemungutan suara paling singkat", "Shortest ballot"),
    "longest_ballot_s": (Unit.SECONDS, "Pemungutan suara paling lama", "Longest ballot"),
    "objection_s": (Unit.SECONDS, "Waktu mengajukan keberatan", "Time to object to a result"),
    "run_off_rounds": (Unit.TIMES, "Putaran ulang paling banyak", "Run-offs at most"),
    "turn_s": (Unit.SECONDS, "Giliran bicara", "A turn to speak"),
    "interruption_s": (Unit.SECONDS, "Interupsi", "An interruption"),
    "questions_each": (Unit.TIMES, "Pertanyaan tertulis per anggota", "Written questions of each member"),
    "answer_days": (
        Unit.DAYS,
        "Pertanyaan tersisa dijawab paling lambat dalam",
        "Open questions are answered within",
    ),
    "invitation_days": (Unit.DAYS, "Undangan paling lambat sebelum rapat", "Invitation before the meeting"),
    "material_days": (Unit.DAYS, "Bahan paling lambat sebelum rapat", "Material before the meeting"),
    "second_notice_days": (Unit.DAYS, "Pemberitahuan rapat kedua", "Notice of a second meeting"),
    "second_call_days": (Unit.DAYS, "Rapat kedua paling lambat sesudahnya", "Second meeting within"),
    "months_after_book_year": (
        Unit.MONTHS,
        "RAT paling lambat setelah tahun buku",
        "Annual meeting after the book year within",
    ),
    "report_days": (
        Unit.DAYS,
        "Laporan tahunan selesai sebelum rapat",
        "Annual report finished before the meeting",
    ),
    "written_days": (
        Unit.DAYS,
        "Masa jawab rapat tertulis paling lama",
        "Longest window of a written meeting",
    ),
    "written_objection_days": (
        Unit.DAYS,
        "Waktu mengajukan keberatan, rapat tertulis",
        "Time to object to a result, in writing",
    ),
}
SWITCHES: dict[str, tuple[str, str]] = {
    "reporters_vote": (
        "Pengurus dan pengawas ikut memilih atas laporannya sendiri",
        "Board and supervisors vote on their own reports",
    ),
    "valid_at_close": (
        "Kuorum harus masih ada saat pemungutan suara ditutup",
        "Quorum must still be there when a ballot closes",
    ),
    "may_change": (
        "Suara terbuka boleh diubah sampai ditutup",
        "An open vote may be changed until closing",
    ),
    "blank_and_abstain": (
        "Abstain dan tidak memilih siapa pun, dua-duanya tersedia",
        "Abstain and blank are both offered",
    ),
    "weighted": ("Bobot suara", "Weighted votes"),
}


def rule_changes(before: Profile, after: Profile, language: Language = ID) -> list[RuleChange]:
    """Every rule that is not the same in both, in the order of a profile."""
    return [
        RuleChange(name, was, now)
        for name, was, now in (
            *_decisions(before, after, language),
            *_lowered(before, after, language),
            *_figures(before, after, language),
            *_represented(before, after, language),
        )
        if was != now
    ]


Row = tuple[str, str, str]


def _decisions(before: Profile, after: Profile, language: Language) -> Iterator[Row]:
    for kind in {**before.rules, **after.rules}:
        was, now = before.rules.get(kind), after.rules.get(kind)
        yield title(kind, language), _decision(was, language), _decision(now, language)


def _decision(rule: DecisionRule | None, language: Language) -> str:
    if rule is None:
        return _unused(language)
    persons = (" Tentang orang." if language is ID else " About persons.") if rule.persons else ""
    articles = dict.fromkeys((rule.quorum.source, rule.majority.source))
    return f"{rule_words(rule, language)}{persons} {_articles(list(articles), language)}"


def _lowered(before: Profile, after: Profile, language: Language) -> Iterator[Row]:
    second = "Rapat kedua" if language is ID else "Second meeting"
    yield second, _quorum(before.second_call, language), _quorum(after.second_call, language)
    lowered = (
        "Kuorum sesudah skors pada hari yang sama"
        if language is ID
        else "Quorum after a suspension on the same day"
    )
    yield lowered, _quorum(before.after_suspension, language), _quorum(after.after_suspension, language)
    tested = "Kuorum diperiksa" if language is ID else "Quorum is tested"
    yield tested, _tested(before.quorum_test, language), _tested(after.quorum_test, language)


def _quorum(rule: QuorumRule | None, language: Language) -> str:
    if rule is None:
        return "tetap sama" if language is ID else "stays the same"
    return f"{quorum_words(rule, language)} {_articles([rule.source], language)}"


def _tested(test: QuorumTest, language: Language) -> str:
    if test is QuorumTest.AT_OPEN:
        return "saat rapat dibuka saja" if language is ID else "when the meeting opens"
    if language is ID:
        return "saat dibuka dan pada setiap pemungutan suara"
    return "when it opens and at each vote"


def _figures(before: Profile, after: Profile, language: Language) -> Iterator[Row]:
    for field, (unit, indonesian, english) in FIGURES.items():
        was, now = getattr(before, field), getattr(after, field)
        name = indonesian if language is ID else english
        yield name, _figure(was, unit, language), _figure(now, unit, language)
    for field, names in SWITCHES.items():
        was, now = getattr(before, field), getattr(after, field)
        yield names[language is not ID], _switch(was, language), _switch(now, language)


def _figure(value: int, unit: Unit, language: Language) -> str:
    """ "90 detik", "3 menit", "14 hari"."""
    if unit is Unit.TIMES:
        return number(value, language)
    words = {Unit.DAYS: ("hari", "day"), Unit.MONTHS: ("bulan", "month"), Unit.SECONDS: ("detik", "second")}
    indonesian, english = words[unit]
    if unit is Unit.SECONDS and value and not value % MINUTE_S:
        value, indonesian, english = value // MINUTE_S, "menit", "minute"
    if language is ID:
        return f"{number(value, language)} {indonesian}"
    return f"{number(value, language)} {english}{'' if value == 1 else 's'}"


def _switch(is_on: bool, language: Language) -> str:
    return ("ya" if is_on else "tidak") if language is ID else ("yes" if is_on else "no")


def _represented(before: Profile, after: Profile, language: Language) -> Iterator[Row]:
    """What departs from one member, one vote, in person (rule book 3)."""
    names = ("Kuasa", "Perwakilan kelompok", "Koperasi multi pihak")
    if language is not ID:
        names = ("Proxies", "Delegates", "Multi-party cooperative")
    yield names[0], _proxies(before.proxies, language), _proxies(after.proxies, language)
    yield names[1], _delegates(before.delegates, language), _delegates(after.delegates, language)
    yield names[2], _parties(before.parties, language), _parties(after.parties, language)


def _proxies(rule: ProxyRule | None, language: Language) -> str:
    if rule is None:
        return _unused(language)
    most = number(rule.each, language)
    words = (
        f"paling banyak {most} untuk setiap penerima" if language is ID else f"at most {most} for each holder"
    )
    return f"{words} {_articles([rule.source], language)}"


def _delegates(rule: DelegateRule | None, language: Language) -> str:
    if rule is None:
        return _unused(language)
    if rule.by_members:
        words = (
            "suara sebanyak anggota kelompoknya"
            if language is ID
            else "as many votes as the group has members"
        )
    else:
        words = "satu suara setiap utusan" if language is ID else "one vote each"
    return f"{words} {_articles([rule.source], language)}"


def _parties(rule: PartyRule | None, language: Language) -> str:
    if rule is None:
        return _unused(language)
    shares = ", ".join(f"{one.group} {number(one.share, language)}" for one in rule.parties)
    return f"{shares} {_articles([rule.source], language)}"


def _unused(language: Language) -> str:
    return "tidak dipakai" if language is ID else "not used"


def _articles(sources: list[str], language: Language) -> str:
    """ "(AD pasal 12)"; a default that nobody has adapted names none."""
    none = "belum menyebut pasal" if language is ID else "no article named"
    return f"({'; '.join(none if one == DEFAULT_SOURCE else one for one in sources)})"

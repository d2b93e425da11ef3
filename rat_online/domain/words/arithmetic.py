"""The arithmetic of a count in one sentence, so that anybody can follow it with a pencil (rule book 2, 6)."""

from rat_online.domain.threshold import Base, Threshold
from rat_online.domain.words.language import ID, Language
from rat_online.domain.words.numbers import number, percent, threshold

_OF = {ID: "dari", Language.ENGLISH: "of"}
_BASES = {
    ID: {
        Base.VALID: "suara sah",
        Base.CAST: "suara masuk",
        Base.PRESENT: "anggota hadir",
        Base.ENTITLED: "anggota berhak suara",
    },
    Language.ENGLISH: {
        Base.VALID: "valid votes",
        Base.CAST: "votes cast",
        Base.PRESENT: "members present",
        Base.ENTITLED: "members entitled to vote",
    },
}
_PRESENT = {ID: "hadir", Language.ENGLISH: "present"}
_ANSWERED = {ID: "menjawab", Language.ENGLISH: "answered"}
_VOTES = {ID: "suara", Language.ENGLISH: "votes"}
_PARTS = {
    ID: ("sah", "abstain", "tidak memilih siapa pun", "tidak sah", "tidak memberikan suara"),
    Language.ENGLISH: ("valid", "abstained", "blank", "invalid", "did not vote"),
}


def base_words(base: Base, language: Language = ID) -> str:
    """What a threshold is a part of: "suara sah"."""
    return _BASES[language][base]


def carried(votes: int, of: int, base: Base, rule: Threshold, outcome: str, language: Language = ID) -> str:
    """ "497 dari 575 suara sah = 86,4%, lebih dari setengah: diterima"; `outcome` is the word that fits.

    Where the threshold is not reached, the sentence says so: "… = 40,0%, tidak lebih dari setengah: ditolak".
    """
    words = threshold(rule, language)
    if not rule.is_met_by(votes, of):
        words = _missed(words, language)
    return _counted(votes, of, base, words, outcome, language)


def outnumbered(pro: int, against: int, of: int, base: Base, outcome: str, language: Language = ID) -> str:
    """ "8 dari 9 suara sah = 88,9%, lebih banyak daripada 1 tidak setuju": most votes decide."""
    more, written = pro > against, number(against, language)
    if language is ID:
        words = f"{'lebih banyak' if more else 'lebih sedikit'} daripada {written} tidak setuju"
    else:
        words = f"{'more' if more else 'fewer'} than {written} against"
    return _counted(pro, of, base, words, outcome, language)


def alone(votes: int, of: int, base: Base, outcome: str, language: Language = ID) -> str:
    """ "3 dari 4 suara sah = 75,0%: tidak sah karena …": held against no rule, since none was met by it."""
    return f"{_part(votes, of, base, language)} = {percent(votes, of, language)}: {outcome}"


def levelled(votes: int, of: int, base: Base, outcome: str, language: Language = ID) -> str:
    """As many for as against: rejected, whatever the threshold (rule book 6.6)."""
    words = "suara setuju dan tidak setuju sama banyak" if language is ID else "as many for as against"
    return _counted(votes, of, base, words, outcome, language)


def reconciled(
    entitled: int,
    valid: int,
    abstain: int,
    blank: int,
    invalid: int,
    did_not_vote: int,
    language: Language = ID,
) -> str:
    """ "612 berhak = 575 sah + 31 abstain + 6 tidak memberikan suara"; what is zero is left out."""
    amounts = (valid, abstain, blank, invalid, did_not_vote)
    parts = [
        f"{number(amount, language)} {word}"
        for index, (amount, word) in enumerate(zip(amounts, _PARTS[language], strict=True))
        if amount or index == 0
    ]
    equal = "=" if sum(amounts) == entitled else "≠"
    word = "berhak" if language is ID else "entitled"
    return f"{number(entitled, language)} {word} {equal} {' + '.join(parts)}"


def quorum(
    present: int,
    entitled: int,
    needed: int,
    rule: Threshold,
    language: Language = ID,
    *,
    in_writing: bool = False,
    in_votes: bool = False,
) -> str:
    """ "612 dari 1.204 anggota berhak suara hadir = 50,8%; … diperlukan 603: kuorum tercapai".

    In writing they do not attend but answer; `in_votes` where members weigh unlike: no figure is heads then.
    """
    verb = _ANSWERED[language] if in_writing else _PRESENT[language]
    words, share = threshold(rule, language), percent(present, entitled, language)
    figures = _part(present, entitled, Base.ENTITLED, language)
    if in_votes:
        unit = _VOTES[language]
        figures = f"{number(present, language)} {_OF[language]} {number(entitled, language)} {unit}"
    need, short = number(needed, language), number(max(needed - present, 0), language)
    if language is ID:
        state = "kuorum tercapai" if present >= needed else f"kuorum belum tercapai, kurang {short}"
        return f"{figures} {verb} = {share}; diperlukan {words}, yaitu {need}: {state}"
    state = "quorum reached" if present >= needed else f"quorum not reached, {short} short"
    return f"{figures} {verb} = {share}; {words}, that is {need}, needed: {state}"


def _counted(votes: int, of: int, base: Base, words: str, outcome: str, language: Language) -> str:
    share = percent(votes, of, language)
    return f"{_part(votes, of, base, language)} = {share}, {words}: {outcome}"


def _part(count: int, of: int, base: Base, language: Language) -> str:
    written = f"{number(count, language)} {_OF[language]} {number(of, language)}"
    return f"{written} {base_words(base, language)}"


def _missed(words: str, language: Language) -> str:
    if language is not ID:
        return f"not {words}"
    if words.startswith("sekurang-kurangnya "):
        return f"kurang dari {words.removeprefix('sekurang-kurangnya ')}"
    return f"tidak {words}"

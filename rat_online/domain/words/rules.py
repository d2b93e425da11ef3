"""A cooperative's rules in sentences: what must be there, and what carries (rule book 2)."""

from rat_online.domain.profile import DecisionRule, QuorumRule
from rat_online.domain.threshold import Base
from rat_online.domain.words.arithmetic import base_words
from rat_online.domain.words.language import ID, Language
from rat_online.domain.words.numbers import threshold


def quorum_words(rule: QuorumRule, language: Language = ID) -> str:
    """ "Kuorum lebih dari setengah dari anggota berhak suara."."""
    words, whole = threshold(rule.threshold, language), base_words(Base.ENTITLED, language)
    if language is ID:
        return f"Kuorum {words} dari {whole}."
    return f"Quorum: {words} of the {whole}."


def majority_words(rule: DecisionRule, language: Language = ID) -> str:
    """ "Disetujui bila lebih dari setengah dari suara sah setuju."."""
    majority = rule.majority
    if majority.threshold is None:
        return "Terpilih dengan suara terbanyak." if language is ID else "Most votes are elected."
    words, whole = threshold(majority.threshold, language), base_words(majority.base, language)
    if rule.persons:
        return (
            f"Terpilih dengan {words} dari {whole}."
            if language is ID
            else f"Elected by {words} of the {whole}."
        )
    if language is ID:
        return f"Disetujui bila {words} dari {whole} setuju."
    return f"Carried when {words} of the {whole} are for it."


def rule_words(rule: DecisionRule, language: Language = ID) -> str:
    """Both in one line."""
    return f"{quorum_words(rule.quorum, language)} {majority_words(rule, language)}"

from rat_online.domain.profile import default_rules
from rat_online.domain.vocabulary import DecisionKind
from rat_online.domain.words.language import EN
from rat_online.domain.words.rules import rule_words

RULES = default_rules()


def test_an_ordinary_decision_reads_as_the_articles_say_it() -> None:
    assert rule_words(RULES[DecisionKind.ORDINARY]) == (
        "Kuorum lebih dari setengah dari anggota berhak suara. "
        "Disetujui bila lebih dari setengah dari suara sah setuju."
    )
    assert rule_words(RULES[DecisionKind.ORDINARY], EN) == (
        "Quorum: more than half of the members entitled to vote. "
        "Carried when more than half of the valid votes are for it."
    )


def test_an_election_goes_to_most_votes_or_to_a_threshold() -> None:
    assert rule_words(RULES[DecisionKind.ELECTION]).endswith("Terpilih dengan suara terbanyak.")
    assert rule_words(RULES[DecisionKind.DISMISSAL], EN).endswith(
        "Elected by at least two thirds of the valid votes."
    )


def test_strict_kinds_count_those_present() -> None:
    assert "sekurang-kurangnya tiga perempat dari anggota hadir" in rule_words(RULES[DecisionKind.ARTICLES])

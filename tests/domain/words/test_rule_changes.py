"""What was changed in a profile of rules, in words with both articles. Rule book section 2."""

from dataclasses import fields, replace
from typing import Any

import pytest

from rat_online.domain.profile import (
    DecisionRule,
    DelegateRule,
    MajorityRule,
    Party,
    PartyRule,
    Profile,
    ProxyRule,
    QuorumRule,
    QuorumTest,
)
from rat_online.domain.threshold import Base, at_least
from rat_online.domain.vocabulary import DecisionKind
from rat_online.domain.words.language import EN, ID, Language
from rat_online.domain.words.rule_changes import RuleChange, rule_changes

DEFAULTS = Profile()
THIRD = QuorumRule(at_least(1, 3), "AD pasal 12")
STRICT = DecisionRule(THIRD, MajorityRule(at_least(2, 3), Base.PRESENT, "AD pasal 14"), persons=False)
OTHER: dict[str, Any] = {
    "rules": {**DEFAULTS.rules, DecisionKind.ORDINARY: STRICT},
    "second_call": THIRD,
    "after_suspension": THIRD,
    "quorum_test": QuorumTest.AT_OPEN,
    "proxies": ProxyRule(2, "AD pasal 15"),
    "delegates": DelegateRule(by_members=True, source="ART pasal 3"),
    "parties": PartyRule((Party("Petani", 60), Party("Pekerja", 40)), "AD pasal 20"),
}


@pytest.mark.parametrize("language", [ID, EN])
@pytest.mark.parametrize("name", [one.name for one in fields(Profile)])
def test_every_rule_of_a_profile_is_told_when_it_changes(name: str, language: Language) -> None:
    now: Any = getattr(DEFAULTS, name)
    other: Any = OTHER[name] if name in OTHER else not now if isinstance(now, bool) else now + 1
    settings: dict[str, Any] = {name: other}
    changed = replace(DEFAULTS, **settings)
    (change,) = rule_changes(DEFAULTS, changed, language)
    assert change.before != change.after
    assert rule_changes(changed, changed) == []


def test_a_decision_tells_quorum_majority_and_the_article_of_each() -> None:
    (change,) = rule_changes(DEFAULTS, replace(DEFAULTS, rules=OTHER["rules"]))
    assert change == RuleChange(
        "Keputusan biasa",
        "Kuorum lebih dari setengah dari anggota berhak suara. "
        "Disetujui bila lebih dari setengah dari suara sah setuju. (belum menyebut pasal)",
        "Kuorum sekurang-kurangnya sepertiga dari anggota berhak suara. "
        "Disetujui bila sekurang-kurangnya dua pertiga dari anggota hadir setuju. (AD pasal 12; AD pasal 14)",
    )


def test_an_article_that_is_named_is_a_change() -> None:
    named = replace(DEFAULTS, second_call=replace(DEFAULTS.second_call, source="AD pasal 13"))
    (change,) = rule_changes(DEFAULTS, named, EN)
    assert change.before.endswith("(no article named)")
    assert change.after.endswith("(AD pasal 13)")


@pytest.mark.parametrize(
    ("changed", "indonesian", "english"),
    [
        ({"turn_s": 90}, ("5 menit", "90 detik"), ("5 minutes", "90 seconds")),
        ({"second_notice_days": 2}, ("1 hari", "2 hari"), ("1 day", "2 days")),
        ({"months_after_book_year": 5}, ("6 bulan", "5 bulan"), ("6 months", "5 months")),
        ({"run_off_rounds": 0}, ("2", "0"), ("2", "0")),
        ({"may_change": True}, ("tidak", "ya"), ("no", "yes")),
        (
            {"proxies": ProxyRule(2, "AD pasal 15")},
            ("tidak dipakai", "paling banyak 2 untuk setiap penerima (AD pasal 15)"),
            ("not used", "at most 2 for each holder (AD pasal 15)"),
        ),
        (
            {"delegates": DelegateRule(by_members=False, source="ART pasal 3")},
            ("tidak dipakai", "satu suara setiap utusan (ART pasal 3)"),
            ("not used", "one vote each (ART pasal 3)"),
        ),
    ],
)
def test_figures_are_told_with_their_units(
    changed: dict[str, Any], indonesian: tuple[str, str], english: tuple[str, str]
) -> None:
    after = replace(DEFAULTS, **changed)
    for language, words in ((ID, indonesian), (EN, english)):
        (change,) = rule_changes(DEFAULTS, after, language)
        assert (change.before, change.after) == words

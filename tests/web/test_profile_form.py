from dataclasses import fields

import pytest

from rat_online.domain.profile import (
    DelegateRule,
    MajorityRule,
    Party,
    PartyRule,
    Profile,
    ProxyRule,
    QuorumRule,
)
from rat_online.domain.threshold import Base, Operator, Threshold, at_least, more_than
from rat_online.domain.vocabulary import DecisionKind
from rat_online.domain.words.language import EN, ID
from rat_online.web.profile_form import (
    FIGURES,
    SWITCHES,
    ProfileFaults,
    code_of,
    filled_with,
    majority_choices,
    profile_from,
    threshold_choices,
    threshold_of,
)


def test_what_the_form_shows_is_read_back_as_it_was() -> None:
    lowered = QuorumRule(at_least(1, 5), "ART pasal 4")
    odd = Profile(
        after_suspension=lowered,
        reporters_vote=False,
        valid_at_close=True,
        blank_and_abstain=True,
        turn_s=90,
        questions_each=7,
        answer_days=30,
        proxies=ProxyRule(2, "AD pasal 15"),
    )
    shares = PartyRule((Party("Petani, pekebun", 60), Party("Pekerja", 40)), "AD pasal 20")
    grouped = (
        Profile(parties=shares),
        Profile(delegates=DelegateRule(True, "AD pasal 11")),
        Profile(delegates=DelegateRule(False, "AD pasal 11")),
    )
    for profile in (Profile(), Profile(grace_s=600, may_change=True, run_off_rounds=0), odd, *grouped):
        assert profile_from(filled_with(profile), profile) == profile


@pytest.mark.parametrize(
    "code", ["", "gt", "gt:1", "gt:0/2", "gt:2/1", "gt:1/1", "lt:1/2", "gt:-1/2", "gt:1/x"]
)
def test_what_no_form_of_ours_sends_is_no_threshold(code: str) -> None:
    assert threshold_of(code) is None


def test_a_threshold_is_chosen_by_its_words_and_an_unusual_one_stays_a_choice() -> None:
    assert ("gt:1/2", "lebih dari setengah") in threshold_choices(more_than(1, 2), ID)
    odd = Threshold(3, 7, Operator.AT_LEAST)
    assert threshold_choices(odd, EN)[0] == ("gte:3/7", "at least 3/7")
    assert threshold_of(code_of(odd)) == odd


def test_most_votes_are_a_choice_for_persons_alone() -> None:
    rules = Profile().rules
    codes = {kind.value: [code for code, _ in majority_choices(rule, ID)] for kind, rule in rules.items()}
    assert "most" in codes["election"]
    assert "most" not in codes["ordinary"]
    assert "gte:3/4" in codes["articles"]


@pytest.mark.parametrize("base", Base)
def test_a_majority_is_of_any_base_and_may_have_an_article_of_its_own(base: Base) -> None:
    sent = filled_with(Profile()) | {
        "majority-articles": "gte:2/3",
        "base-articles": base.value,
        "source-articles": "AD pasal 30",
        "source-majority-articles": "AD pasal 31",
    }
    rule = profile_from(sent, Profile()).rules[DecisionKind.ARTICLES]
    assert rule.majority == MajorityRule(Threshold(2, 3, Operator.AT_LEAST), base, "AD pasal 31")
    assert rule.quorum.source == "AD pasal 30"
    changed = profile_from(sent, Profile())
    assert profile_from(filled_with(changed), Profile()) == changed


@pytest.mark.parametrize(
    ("written", "numerator", "denominator"),
    [("7/10", 7, 10), ("30%", 3, 10), ("66,7 %", 667, 1000), ("2/7", 2, 7), ("100%", 1, 1)],
)
def test_a_fraction_that_is_not_among_the_usual_is_written(
    written: str, numerator: int, denominator: int
) -> None:
    sent = filled_with(Profile()) | {"quorum-ordinary": "gte:1/2", "other-quorum-ordinary": written}
    rule = profile_from(sent, Profile()).rules[DecisionKind.ORDINARY]
    assert rule.quorum.threshold == Threshold(numerator, denominator, Operator.AT_LEAST)


@pytest.mark.parametrize(
    "written", ["0", "0/3", "3/2", "101%", "1/0", "setengah", "0.5", "-1/2", "1e3%", "٣%"]
)
def test_what_is_no_fraction_is_told_at_its_field(written: str) -> None:
    sent = filled_with(Profile()) | {"other-majority-ordinary": written}
    with pytest.raises(ProfileFaults) as raised:
        profile_from(sent, Profile())
    assert raised.value.faults == {"other-majority-ordinary": "rules.fault-fraction"}


def test_every_field_that_does_not_fit_is_named() -> None:
    wrong = {"grace_s": "1e3", "motion_s": "29", "majority-ordinary": "most", "quorum-election": "semua"}
    with pytest.raises(ProfileFaults) as raised:
        profile_from({**filled_with(Profile()), **wrong}, Profile())
    assert set(raised.value.faults) == set(wrong)


def test_every_setting_of_the_profile_is_on_the_form() -> None:
    asked = {figure.field for figure in FIGURES} | set(SWITCHES)
    others = {"rules", "second_call", "after_suspension", "quorum_test", "proxies", "delegates", "parties"}
    assert asked | others == {one.name for one in fields(Profile)}


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"shortest_acclamation_s": "90"}, "acclamation_s"),
        ({"shortest_ballot_s": "200"}, "motion_s"),
        ({"longest_ballot_s": "5"}, "election_s"),
        ({"quorum-suspension": "gt:1/1"}, "quorum-suspension"),
        ({"questions_each": "0"}, "questions_each"),
    ],
)
def test_times_that_contradict_each_other_are_told_where_they_are_asked(
    sent: dict[str, str], field: str
) -> None:
    with pytest.raises(ProfileFaults) as raised:
        profile_from({**filled_with(Profile()), **sent}, Profile())
    assert field in raised.value.faults


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"proxies": "1"}, "source-proxies"),
        ({"proxies": "6", "source-proxies": "AD"}, "proxies"),
        ({"delegates": "one"}, "source-delegates"),
        ({"delegates": "all", "source-delegates": "AD"}, "delegates"),
        ({"parties": "Petani = 60\nPekerja = 40"}, "source-parties"),
        ({"parties": "Petani = 60", "source-parties": "AD"}, "parties"),
        ({"parties": "Petani = 60\nPetani = 40", "source-parties": "AD"}, "parties"),
        ({"parties": "Petani = 0,6\nPekerja = 0,4", "source-parties": "AD"}, "parties"),
        ({"parties": "Petani 60\nPekerja 40", "source-parties": "AD"}, "parties"),
        ({"parties": "A = 1\nB = 1", "source-parties": "AD", "weighted": "1"}, "parties"),
        ({"delegates": "one", "source-delegates": "AD", "weighted": "1"}, "delegates"),
    ],
)
def test_who_stands_for_whom_needs_its_article_and_one_way(sent: dict[str, str], field: str) -> None:
    with pytest.raises(ProfileFaults) as raised:
        profile_from({**filled_with(Profile()), **sent}, Profile())
    assert list(raised.value.faults) == [field]

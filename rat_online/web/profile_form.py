"""The form of a cooperative's rules: thresholds chosen by their words, times in the units people think in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from rat_online.domain.profile import (
    DEFAULT_SOURCE,
    DecisionRule,
    MajorityRule,
    Profile,
    QuorumRule,
    QuorumTest,
)
from rat_online.domain.threshold import Base, Operator, Threshold
from rat_online.domain.vocabulary import DecisionKind
from rat_online.domain.words.arithmetic import base_words
from rat_online.domain.words.language import Language
from rat_online.domain.words.numbers import threshold
from rat_online.domain.writing import LONGEST_WINDOW_DAYS
from rat_online.web.representation_form import representation_from, represented_in

LONGEST_SOURCE = 120
MOST_VOTES = "most"
HALF = Threshold(1, 2, Operator.MORE_THAN)
FRACTION = re.compile(r"\d{1,4}/\d{1,4}|\d{1,3}(?:\.\d{1,4})?%", re.ASCII)
FRACTIONS = ((1, 5), (1, 4), (1, 3), (2, 5), (1, 2), (3, 5), (2, 3), (3, 4), (4, 5), (1, 1))
SIMPLE = (DecisionKind.ORDINARY, DecisionKind.ELECTION, DecisionKind.STANDING_ORDERS)
"""What the first question about the quorum is meant for; stricter kinds keep theirs."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the profile: its field, how many of its unit are one of the form's, and its bounds."""

    field: str
    unit: int
    least: int
    most: int
    is_advanced: bool = False


FIGURES = (
    Figure("invitation_days", 1, 0, 90),
    Figure("material_days", 1, 0, 90),
    Figure("second_notice_days", 1, 0, 60),
    Figure("second_call_days", 1, 1, 90),
    Figure("months_after_book_year", 1, 1, 12),
    Figure("grace_s", 60, 1, 120),
    Figure("suspension_s", 60, 1, 480),
    Figure("report_days", 1, 0, 120),
    Figure("written_days", 1, 1, LONGEST_WINDOW_DAYS, is_advanced=True),
    Figure("written_objection_days", 1, 0, 14, is_advanced=True),
    Figure("acclamation_s", 1, 10, 600, is_advanced=True),
    Figure("shortest_acclamation_s", 1, 5, 600, is_advanced=True),
    Figure("motion_s", 1, 30, 3600, is_advanced=True),
    Figure("election_s", 1, 30, 3600, is_advanced=True),
    Figure("shortest_ballot_s", 1, 10, 3600, is_advanced=True),
    Figure("longest_ballot_s", 60, 1, 240, is_advanced=True),
    Figure("objection_s", 1, 0, 3600, is_advanced=True),
    Figure("run_off_rounds", 1, 0, 5, is_advanced=True),
    Figure("turn_s", 1, 30, 3600, is_advanced=True),
    Figure("interruption_s", 1, 10, 3600, is_advanced=True),
    Figure("questions_each", 1, 1, 20, is_advanced=True),
    Figure("answer_days", 1, 1, 90, is_advanced=True),
    Figure("roll_call_s", 1, 30, 1800, is_advanced=True),
    Figure("chair_silence_s", 1, 30, 600, is_advanced=True),
)
SWITCHES = ("reporters_vote", "valid_at_close", "may_change", "blank_and_abstain", "weighted")
ORDERED = (
    ("acclamation_s", "shortest_acclamation_s", "acclamation_s"),
    ("motion_s", "shortest_ballot_s", "motion_s"),
    ("motion_s", "motion_s", "longest_ballot_s"),
    ("election_s", "shortest_ballot_s", "election_s"),
    ("election_s", "election_s", "longest_ballot_s"),
)
"""Where a fault is shown, and the two times of which the first is at most the second."""
SAME_QUORUM = ""


class ProfileFaults(Exception):
    """Fields by name, each with the catalogue key of what is wrong."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(", ".join(faults))
        self.faults = dict(faults)


def code_of(rule: Threshold) -> str:
    """ "gt:1/2", as the form sends it."""
    return f"{rule.operator.value}:{rule.numerator}/{rule.denominator}"


def threshold_of(code: str) -> Threshold | None:
    """The inverse; None for what no form of ours sends."""
    operator, _, fraction = code[:20].partition(":")
    numerator, _, denominator = fraction.partition("/")
    if operator not in set(Operator) or not (numerator.isdecimal() and denominator.isdecimal()):
        return None
    try:
        return Threshold(int(numerator), int(denominator), Operator(operator))
    except ValueError:
        return None


def threshold_choices(current: Threshold, language: Language) -> list[tuple[str, str]]:
    """The usual ones in words, with the one in force if it is another."""
    usual = [
        Threshold(numerator, denominator, operator)
        for numerator, denominator in FRACTIONS
        for operator in Operator
        if (numerator, operator) != (denominator, Operator.MORE_THAN)
    ]
    every = usual if current in usual else [current, *usual]
    return [(code_of(one), threshold(one, language)) for one in every]


def majority_choices(rule: DecisionRule, language: Language) -> list[tuple[str, str]]:
    """Thresholds from a half on; most votes for persons."""
    current = rule.majority.threshold or HALF
    thresholds = [
        (code, words)
        for code, words in threshold_choices(current, language)
        if (found := threshold_of(code)) and (found == current or found.numerator * 2 >= found.denominator)
    ]
    most = "suara terbanyak" if language is Language.INDONESIAN else "most votes"
    return [(MOST_VOTES, most), *thresholds] if rule.persons else thresholds


def base_choices(language: Language) -> list[tuple[str, str]]:
    """What a threshold is counted of."""
    return [(base.value, base_words(base, language)) for base in Base]


def defaults() -> dict[str, str]:
    """The figures that stand until the cooperative says otherwise, in the units of the form."""
    profile = Profile()
    return {figure.field: str(getattr(profile, figure.field) // figure.unit) for figure in FIGURES}


def filled_with(profile: Profile) -> dict[str, str]:
    """A profile as the form shows it."""
    filled: dict[str, str] = {"quorum_test": profile.quorum_test.value}
    for kind, rule in profile.rules.items():
        filled[f"quorum-{kind.value}"] = code_of(rule.quorum.threshold)
        majority = rule.majority
        filled[f"majority-{kind.value}"] = code_of(majority.threshold) if majority.threshold else MOST_VOTES
        filled[f"base-{kind.value}"] = majority.base.value
        filled[f"source-{kind.value}"] = _shown(rule.quorum.source)
        if majority.source != rule.quorum.source:
            filled[f"source-majority-{kind.value}"] = _shown(majority.source)
    filled["quorum-second"] = code_of(profile.second_call.threshold)
    filled["source-second"] = _shown(profile.second_call.source)
    after = profile.after_suspension
    filled["quorum-suspension"] = code_of(after.threshold) if after else SAME_QUORUM
    filled["source-suspension"] = _shown(after.source) if after else ""
    for figure in FIGURES:
        filled[figure.field] = str(getattr(profile, figure.field) // figure.unit)
    filled.update({name: "1" for name in SWITCHES if getattr(profile, name)})
    filled.update(represented_in(profile))
    return filled


def profile_from(sent: Mapping[str, str], profile: Profile) -> Profile:
    """The profile in a form; what the form does not speak of stays as it is.

    Raises:
        ProfileFaults: with every field that does not fit.
    """
    faults: dict[str, str] = {}
    rules = {kind: _rule(sent, kind, rule, faults) for kind, rule in profile.rules.items()}
    second = threshold_of(sent.get("quorum-second", "")) or profile.second_call.threshold
    after = _after_suspension(sent, faults)
    figures = _figures(sent, faults)
    represented = representation_from(sent, faults)
    test = sent.get("quorum_test", "")
    if faults:
        raise ProfileFaults(faults)
    changed: dict[str, Any] = {
        **figures,
        **represented,
        **{name: bool(sent.get(name)) for name in SWITCHES},
    }
    return replace(
        profile,
        rules=rules,
        second_call=QuorumRule(second, _source(sent, "source-second")),
        after_suspension=after,
        quorum_test=QuorumTest(test) if test in set(QuorumTest) else profile.quorum_test,
        **changed,
    )


def _rule(
    sent: Mapping[str, str], kind: DecisionKind, rule: DecisionRule, faults: dict[str, str]
) -> DecisionRule:
    source = _source(sent, f"source-{kind.value}")
    quorum = _chosen(sent, f"quorum-{kind.value}", faults)
    majority = _majority(sent, kind, rule, faults)
    if quorum is None or majority is None:
        return rule
    return replace(rule, quorum=QuorumRule(quorum, source), majority=majority)


def _majority(
    sent: Mapping[str, str], kind: DecisionKind, rule: DecisionRule, faults: dict[str, str]
) -> MajorityRule | None:
    """Its own article, or the quorum's; most votes for persons alone."""
    name, base = f"majority-{kind.value}", sent.get(f"base-{kind.value}", "")
    own = sent.get(f"source-{name}", "").strip()
    source = _source(sent, f"source-{name}" if own else f"source-{kind.value}")
    if rule.persons and sent.get(name, "") == MOST_VOTES:
        return MajorityRule(None, Base.VALID, source)
    threshold = _chosen(sent, name, faults)
    if threshold is None:
        return None
    if base not in set(Base):
        faults[f"base-{kind.value}"] = "rules.fault-choice"
        return None
    return MajorityRule(threshold, Base(base), source)


def _chosen(sent: Mapping[str, str], name: str, faults: dict[str, str]) -> Threshold | None:
    """The threshold that was chosen; a fraction that was written beside it stands in for its own."""
    found, written = threshold_of(sent.get(name, "")), sent.get(f"other-{name}", "").strip()
    if found is None:
        faults[name] = "rules.fault-choice"
        return None
    if not written:
        return found
    other = fraction_in(written)
    if other is None:
        faults[f"other-{name}"] = "rules.fault-fraction"
        return None
    try:
        return Threshold(other.numerator, other.denominator, found.operator)
    except ValueError:  # more than all
        faults[f"other-{name}"] = "rules.fault-fraction"
        return None


def fraction_in(written: str) -> Fraction | None:
    """ "7/10", "30%" or "66,7 %", above nothing and at most all; None for anything else."""
    text = written.replace(" ", "").replace(",", ".")
    if not FRACTION.fullmatch(text):
        return None
    try:
        found = Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
    except ZeroDivisionError:
        return None
    return found if 0 < found <= 1 else None


def _after_suspension(sent: Mapping[str, str], faults: dict[str, str]) -> QuorumRule | None:
    """Off by default: the articles must say that a suspension on the same day lowers the quorum."""
    chosen = sent.get("quorum-suspension", SAME_QUORUM)
    if chosen == SAME_QUORUM:
        return None
    found = threshold_of(chosen)
    if found is None:
        faults["quorum-suspension"] = "rules.fault-choice"
        return None
    return QuorumRule(found, _source(sent, "source-suspension"))


def _figures(sent: Mapping[str, str], faults: dict[str, str]) -> dict[str, int]:
    """Each within its bounds, and the shortest time never above the usual one, nor that above the longest."""
    figures = {figure.field: _figure(sent, figure, faults) for figure in FIGURES}
    for field, shorter, longer in ORDERED:
        if not {shorter, longer} & faults.keys() and figures[shorter] > figures[longer]:
            faults[field] = "rules.fault-order"
    return figures


def _figure(sent: Mapping[str, str], figure: Figure, faults: dict[str, str]) -> int:
    text = sent.get(figure.field, "").strip()
    value = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else -1
    if not figure.least <= value <= figure.most:
        faults[figure.field] = "rules.fault-figure"
    return value * figure.unit


def _source(sent: Mapping[str, str], name: str) -> str:
    return sent.get(name, "").replace("\0", "").strip()[:LONGEST_SOURCE] or DEFAULT_SOURCE


def _shown(source: str) -> str:
    return "" if source == DEFAULT_SOURCE else source


def with_answers(profile: Profile, quorum: Threshold, article: str, elects_by_half: bool) -> Profile:
    """The profile after the first questions: the quorum of usual decisions, and how persons are elected."""
    source = article.strip()[:LONGEST_SOURCE] or DEFAULT_SOURCE
    rules = dict(profile.rules)
    for kind in SIMPLE:
        rules[kind] = replace(rules[kind], quorum=QuorumRule(quorum, source))
    half = HALF if elects_by_half else None
    election = rules[DecisionKind.ELECTION]
    rules[DecisionKind.ELECTION] = replace(election, majority=replace(election.majority, threshold=half))
    return replace(profile, rules=rules)

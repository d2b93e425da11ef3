"""Small parts of the sections, as plain JSON."""

from datetime import datetime

import msgspec

from rat_online.domain.ballot import Option, Result, Tally
from rat_online.domain.chain import Json, time_text
from rat_online.domain.count_sheet import CountSheet
from rat_online.domain.money import MoneyTable
from rat_online.domain.profile import DecisionRule, PartyRule
from rat_online.domain.quorum import QuorumSnapshot
from rat_online.domain.threshold import Threshold
from rat_online.domain.words.language import Language
from rat_online.domain.words.terbilang import amount_in_words

Section = dict[str, Json]


def when(moment: datetime | None) -> str | None:
    return None if moment is None else time_text(moment)


def threshold(of: Threshold | None) -> Json:
    if of is None:
        return None
    return {"numerator": of.numerator, "denominator": of.denominator, "operator": of.operator.value}


def quorum(of: QuorumSnapshot | None) -> Json:
    """A snapshot with its rule, source and arithmetic."""
    if of is None:
        return None
    return {
        "present": of.present,
        "entitled": of.entitled,
        "needed": of.needed,
        "reached": of.reached,
        "online": of.online,
        "hall": of.hall,
        "proxy": of.proxy,
        "threshold": threshold(of.threshold),
        "source": of.source,
    }


def parties(of: PartyRule) -> Json:
    """The member groups and their shares, in the order of the articles."""
    return [{"group": one.group, "share": one.share} for one in of.parties]


def rule(of: DecisionRule) -> Json:
    return {
        "quorum": {"threshold": threshold(of.quorum.threshold), "source": of.quorum.source},
        "majority": {
            "threshold": threshold(of.majority.threshold),
            "base": of.majority.base.value,
            "source": of.majority.source,
        },
        "persons": of.persons,
    }


def options(of: tuple[Option, ...]) -> Json:
    return [{"id": option.id, "label": option.label, "person": option.person} for option in of]


def tally(of: Tally | None) -> Json:
    if of is None:
        return None
    return {
        "options": dict(of.options),
        "entitled": of.entitled,
        "valid": of.valid,
        "abstain": of.abstain,
        "blank": of.blank,
        "invalid": of.invalid,
        "not_voted": of.not_voted,
    }


def sheet(of: CountSheet | None) -> Json:
    """The stages of a ranked count; the log's own form of them."""
    return None if of is None else msgspec.to_builtins(of)


def result(of: Result | None) -> Json:
    if of is None:
        return None
    return {
        "outcome": of.outcome.value,
        "elected": list(of.elected),
        "tied": list(of.tied),
        "base": of.base,
        "needed": of.needed,
    }


def table(of: MoneyTable) -> Json:
    """Exact figures as text; the total also in words, in each language."""
    return {
        "title": of.title,
        "rows": [
            {
                "label": row.label,
                "amount": str(row.amount),
                "percent": None if row.percent is None else str(row.percent),
            }
            for row in of.rows
        ],
        "total": str(of.total),
        "total_label": of.total_label,
        "words": {language.value: amount_in_words(of.total, language) for language in Language},
    }

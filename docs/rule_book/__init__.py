"""The rule book as data: each rule in a line, the tests that prove it, where people see it.

A test fails when a test or place named here does not exist, or a rule names none.
"""

from docs.rule_book.attending import ATTENDING
from docs.rule_book.beforehand import BEFOREHAND
from docs.rule_book.deciding import DECISIONS
from docs.rule_book.floor import FLOOR
from docs.rule_book.life import LIFE
from docs.rule_book.people import PEOPLE
from docs.rule_book.records import RECORDS
from docs.rule_book.represented import REPRESENTATION
from docs.rule_book.rule import Rule
from docs.rule_book.thresholds import THRESHOLDS
from docs.rule_book.voting import VOTING
from docs.rule_book.writing import IN_WRITING

__all__ = ["RULES", "SECTIONS", "Rule"]

SECTIONS = {
    2: "Thresholds and quorum",
    3: "People, rights, presence",
    4: "The meeting's life",
    5: "The floor",
    6: "Deciding",
    7: "Records",
}

RULES: dict[int, tuple[Rule, ...]] = {
    2: THRESHOLDS,
    3: (*PEOPLE, *ATTENDING, *REPRESENTATION),
    4: (*LIFE, *BEFOREHAND),
    5: FLOOR,
    6: (*DECISIONS, *VOTING, *IN_WRITING),
    7: RECORDS,
}

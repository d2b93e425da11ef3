"""Thresholds and quorum. Rule book section 2."""

from docs.rule_book.places import COUNTING, DECIDED, MAIN, NEXT, PRINTED, QUORUM, SIDE
from docs.rule_book.rule import Rule

THRESHOLDS = (
    Rule(
        "A threshold is a fraction and an operator, never a float; nothing carries when nobody voted.",
        (f"{QUORUM}::TestTheFigure", "rules/test_majorities.py::TestOrdinary"),
        (f"{COUNTING}#threshold",),
    ),
    Rule(
        "A threshold has a base: valid, cast, present or entitled; base and sums are in one unit.",
        (
            "rules/test_majorities.py::TestBases",
            f"{QUORUM}::TestWeights",
            "rules/test_counting.py::TestEveryForm",
            "rules/test_counting.py::TestThresholds",
        ),
        (f"{COUNTING}#baseWords",),
    ),
    Rule(
        "Each kind of decision has its quorum and majority, with the article they come from.",
        (f"{QUORUM}::test_each_kind_has_its_own_quorum", "rules/test_majorities.py::TestTheRuleInForce"),
        (f"{COUNTING}#ruleWords", f"{PRINTED}#decision.rule-source"),
    ),
    Rule(
        "Articles and the like carry by three quarters of the present, dismissal by two thirds of the valid.",
        ("rules/test_majorities.py::TestArticles", "rules/test_majorities.py::TestDismissal"),
        (f"{PRINTED}#rule_words",),
    ),
    Rule(
        "A second call lowers the quorum of three kinds alone.",
        (f"{QUORUM}::TestSecondCall",),
        ("rat_online/adapters/documents/berita_acara.py#linked_words",),
    ),
    Rule(
        "Articles may lower the quorum after a suspension on the same day: its own rule, off by default.",
        (f"{QUORUM}::TestLoweredAfterASuspension",),
        (f"{SIDE}#threshold(rule)",),
    ),
    Rule(
        "Quorum is tested at each vote, or only at opening where the profile says so.",
        (
            f"{QUORUM}::test_each_vote_is_tested_by_default",
            f"{QUORUM}::test_tested_only_at_opening_a_reached_quorum_lasts",
        ),
        (f"{NEXT}#lacksQuorum",),
    ),
    Rule(
        "A vote below quorum needs the chair's reason and is void; at closing too if the profile says both.",
        (f"{QUORUM}::TestVoteBelowQuorum", f"{QUORUM}::TestValidAtClosingToo"),
        (f"{MAIN}#console.ballot-void", f"{DECIDED}#decision.void-line"),
    ),
    Rule(
        "Until quorum is reached only suspension, postponement, closing without quorum and roll-call go on.",
        (f"{QUORUM}::TestBelowQuorum",),
        (f"{NEXT}#withoutQuorum", "static/js/layar/scenes.js#noQuorum"),
    ),
    Rule(
        "The count is kept at every moment that matters and drawn as a curve.",
        (
            f"{QUORUM}::TestCrossing",
            "rules/test_random_meetings.py::test_the_recount_sees_what_the_rules_see",
        ),
        (f"{SIDE}#curveFigure", "templates/auditor.html#curve"),
    ),
)

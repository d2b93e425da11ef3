"""Thresholds and quorum. Rule book section 2."""

from docs.rule_book.places import COUNTING, DECIDED, MAIN, NEXT, PRINTED, SIDE
from docs.rule_book.rule import Rule, proved

QUORUM, MAJORITIES, COUNTED = "rules/test_quorum", "rules/test_majorities", "rules/test_counting"
BERITA_ACARA = "rat_online/adapters/documents/berita_acara.py"

THRESHOLDS = (
    Rule(
        "A threshold is a fraction of integers and an operator, never a float.",
        (
            *proved(QUORUM, "test_exactly_half_is_not_more_than_half", "test_one_more_than_half_is_quorum"),
            *proved("tooling/test_purity", "test_the_domain_has_no_float_and_no_clock"),
        ),
        (f"{COUNTING}#threshold",),
    ),
    Rule(
        "What is needed reaches it and one less does not, at every edge from nobody to a hundred and one.",
        (
            *proved(COUNTED, "test_what_is_needed_reaches_it_and_one_less_does_not"),
            *proved(QUORUM, "test_more_than_half_of_the_roll_at_its_edges"),
        ),
        ("static/js/layar/scenes.js#needed",),
    ),
    Rule(
        "Nothing carries when nobody voted.",
        proved(MAJORITIES, "test_nothing_carries_when_nobody_voted", "test_nothing_carries_when_all_abstain"),
        ("static/js/anggota/results.js#outcome",),
    ),
    Rule(
        "A threshold has a base: valid, cast, present or entitled.",
        proved(MAJORITIES, "test_each_base_is_its_own_figure", "test_abstentions_are_no_part_of_the_base"),
        (f"{COUNTING}#baseWords",),
    ),
    Rule(
        "Base and sums are always in one unit: weights with weights, heads with heads.",
        (
            *proved(COUNTED, "test_base_and_sums_are_in_one_unit"),
            *proved(MAJORITIES, "test_weights_are_compared_with_weights"),
            *proved(QUORUM, "test_weights_are_counted_with_weights"),
        ),
        (f"{PRINTED}#ballot.weighted",),
    ),
    Rule(
        "Quorum is data: the articles of a cooperative replace the default, kind by kind.",
        proved(
            QUORUM,
            "test_the_articles_of_a_cooperative_replace_the_default",
            "test_each_kind_has_its_own_quorum",
        ),
        ("templates/panitia/aturan.html#rules.",),
    ),
    Rule(
        "A meeting copies the cooperative's rules when it is scheduled; with a printed reason the committee "
        "replaces the copy until the meeting opens, but not what a frozen roll or given proxies follow from.",
        (
            *proved(
                "rules/test_scheduling",
                "test_until_it_opens_the_committee_changes_the_rules_of_a_meeting_with_a_reason",
                "test_the_rules_are_frozen_when_the_meeting_opens",
                "test_what_the_roll_is_made_by_changes_only_before_it_is_frozen",
                "test_the_rule_of_proxies_stays_while_one_is_given",
            ),
            *proved(
                "web/pages/test_meeting_rules",
                "test_a_meeting_takes_over_what_its_cooperative_has_changed_since",
            ),
        ),
        ("templates/panitia/rapat.html#organiser.rules-take-over",),
    ),
    Rule(
        "The ballot keeps its rule with the article that it comes from; the minutes print rule and source.",
        proved(MAJORITIES, "test_the_ballot_keeps_the_rule_its_source_and_the_quorum_of_its_call"),
        (f"{COUNTING}#ruleWords", f"{DECIDED}#decision.rule-source"),
    ),
    Rule(
        "The ordinary carry by more than half of the valid votes.",
        proved(
            MAJORITIES, "test_one_more_than_half_of_the_valid_votes_carries", "test_exactly_half_is_rejected"
        ),
        (f"{PRINTED}#rule_words",),
    ),
    Rule(
        "An election is won by most votes, also below half, unless the articles ask for more.",
        proved(
            MAJORITIES,
            "test_most_votes_elect_also_below_half",
            "test_articles_may_ask_more_of_an_election_than_most_votes",
        ),
        (f"{COUNTING}#count.most-votes",),
    ),
    Rule(
        "Articles and the like need three quarters of the roll there, and of the present for it.",
        (
            *proved(QUORUM, "test_a_change_of_the_articles_needs_three_quarters_of_the_roll"),
            *proved(
                MAJORITIES,
                "test_three_quarters_of_the_present_carry",
                "test_one_less_does_not_though_nobody_is_against",
            ),
        ),
        (f"{PRINTED}#majority_words",),
    ),
    Rule(
        "A dismissal needs two thirds of the valid votes.",
        proved(MAJORITIES, "test_two_thirds_of_the_valid_votes_dismiss"),
        (f"{PRINTED}#majority_words",),
    ),
    Rule(
        "A second call needs one fifth, for three kinds alone; what is continued keeps its quorum.",
        proved(
            QUORUM,
            "test_only_three_kinds_have_a_lower_quorum_in_a_second_call",
            "test_a_second_call_needs_one_fifth_for_them",
            "test_a_second_call_changes_the_articles_only_with_three_quarters",
            "test_a_continued_meeting_keeps_the_quorum_of_the_first",
            "test_what_continues_a_second_meeting_keeps_its_lower_quorum",
        ),
        (f"{BERITA_ACARA}#linked_words",),
    ),
    Rule(
        "Articles may lower the quorum after a suspension on the same day: its own rule, off by default.",
        proved(
            QUORUM,
            "test_by_default_a_suspension_changes_nothing",
            "test_after_one_for_want_of_quorum_the_lowered_rule_holds_and_reaching_it_is_said",
            "test_on_another_day_it_lowers_nothing",
        ),
        (f"{SIDE}#threshold(rule)",),
    ),
    Rule(
        "Quorum is tested at each vote, or only at opening where the profile says so.",
        proved(
            QUORUM,
            "test_each_vote_is_tested_by_default",
            "test_tested_only_at_opening_a_reached_quorum_lasts",
            "test_tested_only_at_opening_a_kind_that_asks_for_less_is_decided",
        ),
        (f"{NEXT}#lacksQuorum",),
    ),
    Rule(
        "A vote opened below quorum needs the chair's stated reason, and its decision is void.",
        (
            *proved(
                QUORUM,
                "test_a_vote_below_quorum_needs_the_stated_reason_of_the_chair",
                "test_its_decision_is_void_whatever_was_counted",
            ),
            *proved(
                "domain/minutes/test_decided",
                "test_a_run_off_that_is_void_is_told_as_void_and_the_tie_goes_on",
            ),
            *proved(
                "adapters/documents/test_counted",
                "test_a_round_that_is_void_for_want_of_quorum_elects_nobody_and_says_why",
            ),
            *proved("verify/test_printed", "test_a_void_decision_printed_as_one_in_force_is_found"),
        ),
        (f"{MAIN}#console.ballot-void", f"{PRINTED}#ballot.void-opening"),
    ),
    Rule(
        "Validity is judged at opening, of an acclamation when the question is put; the figure at closing is "
        "only kept, unless the profile says both.",
        (
            *proved(
                QUORUM,
                "test_validity_is_judged_at_opening_and_the_figure_at_closing_is_only_kept",
                "test_a_ballot_that_closes_below_quorum_is_void",
            ),
            *proved(
                "domain/minutes/test_decided",
                "test_where_its_closing_made_it_void_that_count_is_the_one_printed",
            ),
            *proved(
                "rules/test_acclamation",
                "test_its_quorum_is_judged_when_the_question_is_put",
                "test_and_at_its_end_too_only_where_the_profile_says_both",
            ),
            *proved("verify/test_forgery_of_acclamation", "test_a_log_that_judges_it_otherwise_is_found"),
        ),
        (
            f"{PRINTED}#quorum-",
            f"{PRINTED}#ballot.void-closing",
            "rat_online/adapters/documents/acclaimed.py#quorum.acclaimed",
        ),
    ),
    Rule(
        "Opening the meeting below quorum is allowed and recorded.",
        proved(QUORUM, "test_opening_below_quorum_is_allowed_and_recorded"),
        ("static/js/layar/scenes.js#noQuorum",),
    ),
    Rule(
        "Until quorum is reached only suspension, postponement, closing without quorum and roll-call go on.",
        proved(
            QUORUM,
            "test_until_quorum_is_reached_nothing_is_agreed_acclaimed_or_begun",
            "test_until_quorum_is_reached_the_chair_may_suspend",
            "test_until_quorum_is_reached_the_chair_may_call_the_roll",
            "test_until_quorum_is_reached_the_chair_may_close_for_want_of_it",
        ),
        (f"{NEXT}#withoutQuorum",),
    ),
    Rule(
        "Snapshots of the count are kept at opening, around each ballot and at closing; crossings are said.",
        (
            *proved("rules/test_random_meetings", "test_the_recount_sees_what_the_rules_see"),
            *proved(QUORUM, "test_the_member_who_makes_the_quorum_is_followed_by_the_event"),
        ),
        ("templates/auditor.html#curve",),
    ),
    Rule(
        "The count over time is kept as a curve.",
        proved(
            "app/test_attendance_book",
            "test_each_change_of_the_count_is_a_point_and_what_changes_nothing_is_none",
        ),
        (f"{SIDE}#curveFigure",),
    ),
)

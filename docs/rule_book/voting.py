"""Voting, counting and the palu. Rule book 6.4 to 6.7 and 6.9."""

from docs.rule_book.places import ACTS, DECIDED, DECIDING, MAIN, NEXT, PRINTED
from docs.rule_book.rule import Rule, proved

BALLOTS, PALU, LOTS, TABLES = "rules/test_ballots", "rules/test_palu", "rules/test_lots", "rules/test_tables"
RECONSIDERED = "rat_online/adapters/documents/reconsidered.py"
BALLOT_PAGE = "static/js/anggota/ballot.js"

VOTING = (
    Rule(
        "Opening fixes text, tables, options, rule and deadline.",
        (
            *proved(BALLOTS, "test_opening_fixes_text_options_rule_and_deadline"),
            *proved(TABLES, "test_opening_fixes_them_and_says_their_digest"),
        ),
        (f"{BALLOT_PAGE}#wording",),
    ),
    Rule(
        "It lasts from thirty seconds to the profile's maximum, and the viewers' delay is added once.",
        proved(
            BALLOTS,
            "test_it_lasts_from_30_seconds_to_the_profiles_maximum",
            "test_the_viewers_delay_is_added_once",
        ),
        (f"{BALLOT_PAGE}#countdown",),
    ),
    Rule(
        "It may be extended before it ends, never shortened.",
        proved(
            BALLOTS,
            "test_it_may_be_extended_before_it_ends_and_never_shortened",
            "test_after_the_deadline_it_is_too_late_to_extend",
        ),
        (f"{PRINTED}#ballot.extended",),
    ),
    Rule(
        "Before the announced time it closes only when everyone who is hadir has voted.",
        proved(BALLOTS, "test_before_the_time_it_closes_only_when_everyone_hadir_has_voted"),
        (f"{MAIN}#console.closes-itself",),
    ),
    Rule(
        "The chair may annul it before closing, with a reason.",
        proved(BALLOTS, "test_the_chair_may_annul_it_before_closing_with_a_reason"),
        (f"{PRINTED}#ballot.annulled",),
    ),
    Rule(
        "Whoever is on the roll and checks in before it closes may vote.",
        proved(
            BALLOTS,
            "test_whoever_checks_in_before_it_closes_may_vote",
            "test_whoever_is_not_on_the_roll_does_not_vote",
        ),
        ("static/js/anggota/presence.js#checkIn",),
    ),
    Rule(
        "The entitled set is fixed at closing: everybody present at any moment while it was open.",
        proved(BALLOTS, "test_the_entitled_were_present_at_any_moment_while_it_was_open"),
        (f"{PRINTED}#entitled",),
    ),
    Rule(
        "Its announced end is the end for every door: while a ballot waits for its places, who comes, moves "
        "or is heard again is in it neither on line, by proxy nor at a place, and moves no figure of it.",
        (
            *proved(
                "rules/test_after_the_end",
                "test_who_is_checked_in_at_the_place_then_adds_no_hand_to_it",
                "test_who_comes_on_line_then_is_not_among_the_present_of_its_majority",
                "test_who_let_the_time_pass_on_line_raises_no_hand_at_a_place_after_it",
                "test_a_holder_who_comes_after_it_brings_no_giver_into_it",
                "test_who_comes_after_it_makes_no_quorum",
            ),
            *proved(
                "verify/test_forgery_of_the_end",
                "test_a_meeting_that_counted_them_all_the_same_is_found",
            ),
        ),
        ("static/js/saksi.js#place.too-many", f"{PRINTED}#col.checked-in"),
    ),
    Rule(
        "The server's clock decides; a late vote gets a clear refusal.",
        proved(
            BALLOTS,
            "test_a_late_vote_gets_a_clear_refusal",
            "test_an_outage_moves_the_deadline_by_its_length",
        ),
        ("static/js/anggota/parts.js#member.unsent-late",),
    ),
    Rule(
        "A vote is durable before it is acknowledged.",
        proved("failure/test_kill", "test_votes_outlive_the_server"),
        ("static/js/anggota/parts.js#ballot.stored",),
    ),
    Rule(
        "Once per member; a repeated send gets the same answer, never an error and never a second vote.",
        proved(
            BALLOTS,
            "test_each_member_votes_once",
            "test_a_repeated_send_of_the_same_vote_is_never_an_error_and_never_a_second_vote",
        ),
        ("static/js/anggota/parts.js#receipt",),
    ),
    Rule(
        "Votes may be changed until closing only where the profile says so.",
        proved(BALLOTS, "test_a_vote_may_be_changed_only_where_the_profile_says_so"),
        (f"{BALLOT_PAGE}#may_change",),
    ),
    Rule(
        "Who voted what in an open ballot reaches nobody before closing.",
        proved(
            "attack/test_votes_leak",
            "test_a_bundle_is_given_to_nobody_while_a_ballot_is_open",
            "test_a_ballot_that_opens_while_a_bundle_is_written_keeps_it_back",
        ),
        ("rat_online/web/pages/records.py#no_ballot_is_open",),
    ),
    Rule(
        "No option is preselected; the button says first to choose, then names the choice.",
        proved(
            "browser/test_member_page",
            "test_the_ballot_fits_on_360_by_600_with_nothing_chosen_and_nothing_over_it",
        ),
        ("static/js/anggota/paper.js#ballot.choose-first",),
    ),
    Rule(
        "Entitled = valid + abstain + blank + invalid + did not vote, and no more votes than entitled.",
        (
            *proved(BALLOTS, "test_votes_never_exceed_the_entitled_and_the_parts_add_up"),
            *proved("rules/test_counting", "test_it_reconciles_and_no_base_is_less_than_its_votes"),
        ),
        ("static/js/lib/counting.js#reconciled",),
    ),
    Rule(
        "A result that does not reconcile, in all, by channel and by place, is blocked.",
        (
            *proved(BALLOTS, "test_a_count_that_the_vote_table_contradicts_is_blocked"),
            *proved("rules/test_places", "test_a_count_that_does_not_reconcile_blocks_the_result"),
        ),
        ("static/js/anggota/results.js#member.unreconciled", f"{PRINTED}#ballot.channels"),
    ),
    Rule(
        "For equal to against is rejected, also under at least half.",
        (
            *proved(BALLOTS, "test_for_equal_to_against_is_rejected"),
            *proved(
                "rules/test_majorities", "test_for_equal_to_against_is_rejected_also_under_at_least_half"
            ),
        ),
        ("static/js/lib/counting.js#count.level",),
    ),
    Rule(
        "The order of ballots changes nothing, and a vote more never lowers who gets it.",
        proved(
            "rules/test_counting",
            "test_the_order_of_ballots_changes_nothing",
            "test_never_lowers_who_gets_it",
        ),
        (f"{PRINTED}#result_lines",),
    ),
    Rule(
        "A tied election goes to a run-off among the tied, for the open seats.",
        proved(
            PALU,
            "test_a_tied_election_goes_to_a_run_off_among_the_tied",
            "test_those_above_the_tie_are_seated_and_the_open_seats_are_run_off",
        ),
        (f"{NEXT}#tied",),
    ),
    Rule(
        "A run-off that fills only some of the open seats leaves the others level for the rest.",
        proved(
            "rules/test_ballot_forms",
            "test_a_run_off_that_fills_only_some_seats_leaves_the_tie_for_the_others",
        ),
        (f"{NEXT}#tied",),
    ),
    Rule(
        "A tie that does not reconcile is reconsidered: nothing else is done with it.",
        proved("browser/test_next", "test_a_tie_that_does_not_reconcile_is_reconsidered_too"),
        (f"{NEXT}#unreconciled",),
    ),
    Rule(
        "After the last run-off the standing orders decide, by a recorded text.",
        proved(PALU, "test_after_the_last_run_off_the_standing_orders_decide_by_a_recorded_text"),
        (f"{DECIDED}#decision.settled",),
    ),
    Rule(
        "Or a draw of lots that anyone can check: promised when proposed, its seed shown in the log.",
        (
            *proved(
                LOTS,
                "test_an_election_promises_its_lot_when_it_is_proposed_and_a_motion_none",
                "test_the_seed_is_shown_and_the_order_follows_from_it_and_the_log",
                "test_a_run_off_comes_before_the_lot",
            ),
            *proved("domain/test_lot", "test_anyone_can_verify_a_draw"),
            *proved("adapters/documents/test_lots", "test_a_reader_draws_again_from_the_printed_codes_alone"),
        ),
        ("rat_online/adapters/documents/lots.py#decision.lot-again",),
    ),
    Rule(
        "After any ballot a voter may object to the result for sixty seconds, with a reason.",
        proved(
            PALU,
            "test_a_voter_may_lodge_one_within_60_seconds_with_a_reason",
            "test_afterwards_it_is_too_late",
        ),
        (f"{DECIDING}#dispute",),
    ),
    Rule(
        "Whoever voted sees the own receipt beside the result.",
        ("browser/test_member_page.py::test_the_result_comes_in_its_own_words_with_the_own_receipt",),
        ("static/js/anggota/results.js#ownVotes",),
    ),
    Rule(
        "The chair answers each before the palu; both are printed.",
        proved(
            PALU,
            "test_every_objection_is_answered_before_the_palu",
            "test_the_chair_does_not_declare_while_the_window_is_open",
        ),
        (f"{MAIN}#disputes", f"{DECIDED}#decision.objection-answer"),
    ),
    Rule(
        "Only the chair declares with the palu, with its taps; until then a result is not declared.",
        proved(
            PALU,
            "test_until_the_palu_a_result_is_not_declared",
            "test_only_the_chair_declares_and_never_the_operator",
        ),
        (f"{DECIDING}#declared", "static/js/lib/parts.js#palu"),
    ),
    Rule(
        "Every result has its arithmetic in one sentence; most votes are held against those against.",
        (
            *proved(
                "adapters/documents/test_counted",
                "test_a_motion_that_most_votes_decide_is_never_called_level_unless_it_is",
            ),
            *proved("browser/test_sentences", "test_every_ballot_ends_in_a_sentence_with_its_arithmetic"),
        ),
        (f"{PRINTED}#_motion_sentence", "static/js/lib/counting.js#count.more-for"),
    ),
    Rule(
        "The word fits the kind: accepted, adopted, determined, elected or rejected.",
        (
            *proved("domain/minutes/test_decided", "test_the_word_fits_the_kind"),
            *proved(
                "domain/minutes/test_outcomes",
                "test_a_carried_motion_about_a_person_elects_but_a_dismissal_is_accepted",
                "test_a_chair_named_by_a_motion_is_elected",
            ),
            *proved("browser/test_declaring", "test_the_word_fits_the_kind_and_the_outcome"),
        ),
        ("static/js/lib/counting.js#outcomeWord", "static/js/konsol/declaring.js#declaring"),
    ),
    Rule(
        "An election is read with whom it elects to what, and how many seats nobody takes.",
        (
            *proved(
                "browser/test_declaring",
                "test_an_election_names_whom_it_elects_to_what_and_the_seats_left_open",
            ),
            *proved("domain/minutes/test_outcomes", "test_the_seats_that_nobody_takes_are_told"),
        ),
        (
            "static/js/konsol/declaring.js#elected",
            "static/js/lib/counting.js#openSeats",
            f"{DECIDED}#decision.open-seats",
        ),
    ),
    Rule(
        "A declared result is never edited: a recorded reconsideration and a new ballot cure a mistake.",
        proved(
            PALU,
            "test_a_declared_result_is_never_declared_or_edited_again",
            "test_a_mistake_is_cured_by_a_recorded_reconsideration_and_a_new_ballot",
        ),
        (f"{RECONSIDERED}#decision.reconsiders", f"{ACTS}#reconsider-decision"),
    ),
    Rule(
        "What was reconsidered is in force no more, on every page; what is void takes no place of it.",
        (
            *proved(
                PALU,
                "test_a_void_decision_decides_nothing_anew_and_the_meeting_stays_open_for_another",
            ),
            *proved("domain/minutes/test_reconsidered", "test_a_void_decision_stands_in_the_place_of_none"),
            *proved(
                "adapters/documents/test_reconsidered",
                "test_its_panel_says_that_it_is_not_in_force_and_what_is_in_its_place",
            ),
            *proved("browser/test_sentences", "test_what_was_reconsidered_is_shown_as_in_force_nowhere"),
            *proved("verify/test_printed", "test_it_is_found"),
        ),
        (f"{RECONSIDERED}#decision.anew", "static/js/lib/counting.js#verdict"),
    ),
)

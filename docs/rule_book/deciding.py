"""Deciding, from the text to the paper. Rule book 6.1, 6.2, 6.3 and 6.8."""

from docs.rule_book.places import ACTS, DECIDED, DECIDING, NEXT
from docs.rule_book.rule import Rule, proved

CONSENSUS, REPORT, FORMS = "rules/test_acclamation", "rules/test_reporting", "rules/test_ballot_forms"
NOMINATED, STANDING, PHOTOS = "rules/test_nominations", "rules/test_candidates", "rules/test_photos"
TABLES = "rules/test_tables"
PAPER = "static/js/anggota/paper.js"

DECISIONS = (
    Rule(
        "The exact text is proposed; an amendment before the ballot keeps the version before.",
        proved(TABLES, "test_an_amendment_before_the_ballot_keeps_the_version_before"),
        (f"{DECIDED}#decision.version-changed",),
    ),
    Rule(
        "The elected ketua or formatur name the board, whose list is adopted; printed with who named whom.",
        (
            *proved(
                "rules/test_formatur",
                "test_the_list_is_put_to_the_meeting_with_who_named_whom",
                "test_only_the_elected_name_and_only_after_the_palu",
                "test_it_may_be_adopted_by_acclamation_like_any_as_many_candidates_as_seats",
                "test_the_named_are_inducted_and_take_over",
                "test_the_list_is_put_to_the_members_in_a_window_of_its_own",
            ),
            "verify/test_check.py::test_nothing_is_found_in_an_honest_bundle",
            "browser/test_formatur.py::test_the_list_is_put_adopted_and_printed_with_who_named_whom",
        ),
        (
            "static/js/konsol/election-acts.js#name-board",
            "static/js/lib/candidates.js#named-together",
            f"{DECIDED}#decision.named",
        ),
    ),
    Rule(
        "A sequence of seats: the earlier is declared first, and whoever it elected stands for no later one.",
        (
            *proved(
                "rules/test_seats",
                "test_a_seat_is_not_voted_on_before_the_one_before_it_is_declared",
                "test_who_is_elected_to_an_earlier_seat_is_not_on_the_paper_of_a_later_one",
                "test_it_holds_along_the_whole_chain",
                "test_as_many_as_seats_are_left_may_be_acclaimed",
                "test_what_a_declared_seat_was_decided_with_never_changes",
            ),
            *proved(
                "domain/minutes/test_seats",
                "test_it_follows_the_decision_that_stood_when_it_was_put_whatever_came_later",
            ),
            "verify/test_check.py::test_nothing_is_found_in_an_honest_bundle",
        ),
        (
            "static/js/lib/candidates.js#sequence",
            "static/js/konsol/election-acts.js#followable",
            "rat_online/adapters/documents/sequence.py#decision.dropped",
        ),
    ),
    Rule(
        "An earlier seat decided anew: who holds a later one stands only after that was reconsidered too.",
        (
            *proved(
                "rules/test_seats",
                "test_who_holds_a_later_seat_is_not_on_the_paper_of_an_earlier_one_decided_anew",
                "test_it_is_so_until_that_seat_is_reconsidered_too",
                "test_the_seat_in_the_middle_minds_both_sides",
                "test_too_few_are_left_for_an_earlier_seat_and_nothing_opens",
            ),
            "verify/test_forgery_of_seats.py::test_it_is_found",
        ),
        (
            "static/js/lib/candidates.js#count.dropped",
            "rat_online/adapters/documents/sequence.py#decision.dropped",
        ),
    ),
    Rule(
        "Consensus first: mufakat is a decision with no ballot.",
        proved(CONSENSUS, "test_mufakat_is_a_decision_with_no_ballot"),
        (f"{DECIDED}#decision.no-objection",),
    ),
    Rule(
        "Aklamasi asks for objections with a countdown, and passes when nobody has objected.",
        proved(
            CONSENSUS,
            "test_nobody_objecting_until_the_countdown_ends_is_an_acclamation",
            "test_the_clock_does_not_conclude_before_the_countdown_ends",
            "test_it_is_never_shorter_than_what_the_slowest_viewer_needs_to_hear_the_question",
        ),
        (f"{DECIDING}#acclaiming", "static/js/layar/scenes.js#acclaiming"),
    ),
    Rule(
        "What is shown of either is how many are present without objection.",
        proved("domain/minutes/test_decided", "test_a_mufakat_names_those_present_without_objection"),
        ("static/js/lib/parts.js#count.agreed",),
    ),
    Rule(
        "An objection by any voter stops it and leads to a ballot unless withdrawn.",
        proved(
            CONSENSUS,
            "test_an_objection_by_any_voter_stops_the_countdown",
            "test_an_objection_leads_to_a_ballot_and_not_to_a_second_countdown",
            "test_when_every_objection_is_withdrawn_the_chair_may_ask_again",
        ),
        (f"{DECIDING}#objected",),
    ),
    Rule(
        "The chair may stop a countdown before its time, with a reason, and put the proposal to a ballot.",
        (
            *proved(
                CONSENSUS,
                "test_the_chair_may_stop_the_countdown_with_a_reason_and_put_it_to_a_ballot",
                "test_only_a_countdown_that_runs_is_stopped_and_never_once_its_time_is_over",
                "test_nobody_but_the_chair_stops_it",
            ),
            *proved(
                "domain/minutes/test_chronicle",
                "test_a_countdown_that_the_chair_ended_is_told_with_its_reason",
            ),
            *proved("verify/test_forgery_of_procedure", "test_it_is_found"),
        ),
        (
            "static/js/konsol/objection-acts.js#stop-acclamation",
            f"{DECIDING}#member.acclamation-stopped",
            f"{DECIDED}#decision.stopped",
        ),
    ),
    Rule(
        "A member at a place objects aloud too, and takes it back; the chair or the secretary records it.",
        proved(
            "rules/test_objections_from_the_floor",
            "test_an_objection_said_at_a_place_stops_the_countdown",
            "test_an_objection_to_a_result_too_and_the_palu_waits_for_its_answer",
            "test_nobody_is_spoken_for_who_is_not_at_a_place",
            "test_no_other_office_and_no_member_speaks_for_another",
            "test_it_is_taken_back_aloud_as_it_was_said",
            "test_no_office_takes_back_what_somebody_on_line_said",
        ),
        (
            "static/js/konsol/objection-acts.js#withdraw-objection",
            "static/js/konsol/objection-acts.js#object-to-result",
            f"{DECIDED}#decision.said-aloud",
        ),
    ),
    Rule(
        "While an objection can be raised, every page keeps it in reach whatever is proposed meanwhile.",
        proved(
            "browser/test_moment",
            "TestObjectionsStayOpen",
            "test_what_is_proposed_meanwhile_hides_no_objection",
        ),
        ("static/js/anggota/moment.js#besides", f"{DECIDING}#also", "static/js/layar/scenes.js#also"),
    ),
    Rule(
        "A decision without a ballot needs quorum, and then satisfies any majority.",
        (
            *proved(CONSENSUS, "test_deciding_without_a_ballot_needs_quorum"),
            *proved("rules/test_majorities", "test_consensus_satisfies_any_majority_if_quorum_holds"),
        ),
        (f"{NEXT}#lacksQuorum",),
    ),
    Rule(
        "A report is accepted, or with notes that are voted with it.",
        proved(
            REPORT,
            "test_notes_are_voted_with_the_text",
            "test_notes_may_be_amended_before_the_ballot_and_not_after",
        ),
        (f"{DECIDED}#decision.notes",),
    ),
    Rule(
        "Or rejected: the meeting then decides what follows, and its text is recorded.",
        proved(REPORT, "test_a_rejected_report_asks_for_what_follows_before_the_reading"),
        (f"{DECIDED}#decision.consequence",),
    ),
    Rule(
        "Whether pengurus and pengawas vote on their own reports is a setting.",
        proved(
            REPORT,
            "test_by_default_pengurus_and_pengawas_vote_as_members",
            "test_where_the_articles_say_so_they_do_not",
        ),
        ("static/js/anggota/ballot.js#member.own-report",),
    ),
    Rule(
        "Exactly K takes neither fewer nor more, up to K one to K, approval any number.",
        proved(
            FORMS,
            "test_exactly_k_takes_neither_fewer_nor_more",
            "test_up_to_k_takes_one_to_k",
            "test_approval_takes_any_number",
        ),
        (f"{PAPER}#picks",),
    ),
    Rule(
        "Ranked papers: instant run-off for one seat, single transferable vote for several, with the sheet.",
        (
            *proved(
                FORMS,
                "test_one_seat_ranked_is_an_instant_run_off_with_its_sheet",
                "test_several_seats_ranked_is_a_single_transferable_vote",
            ),
            *proved("domain/tally/test_golden", "test_stv_elects_whom_both_programs_elect"),
        ),
        (f"{PAPER}#ranking", "static/js/lib/sheet.js#countSheet"),
    ),
    Rule(
        "A ranked count is held against a majority only where the quota has the same meaning.",
        proved(
            "rules/test_ranked_threshold",
            "test_several_seats_are_filled_by_the_quota_and_by_nothing_beside_it",
            "test_who_reaches_the_quota_reaches_more_than_half",
        ),
        ("rat_online/catalogue/refusal.json#refusal.ranked-threshold", "static/js/lib/counting.js#ruleWords"),
    ),
    Rule(
        "Blank in elections, abstain in motions; both only where the profile sets both.",
        proved(
            FORMS,
            "test_blank_stands_alone_in_every_form",
            "test_abstain_is_a_choice_in_elections_only_where_the_profile_sets_both",
        ),
        (f"{PAPER}#APART",),
    ),
    Rule(
        "Persons are decided secretly; the chair may change it before opening, never after.",
        proved(CONSENSUS, "test_the_chair_may_change_secrecy_before_opening_and_never_after"),
        (f"{ACTS}#set-secrecy",),
    ),
    Rule(
        "Acclamation never stands in for a secret kind, except for as many candidates as seats.",
        proved(
            CONSENSUS,
            "test_acclamation_never_stands_in_for_a_secret_kind",
            "test_as_many_candidates_as_seats_may_be_elected_by_acclamation",
        ),
        (f"{NEXT}#acclamation",),
    ),
    Rule(
        "Until there are secret ballots, opening one is refused and says so.",
        proved(CONSENSUS, "test_a_secret_ballot_is_refused_until_there_is_one"),
        ("docs/reference/refusals.md#secret-ballot-unavailable",),
    ),
    Rule(
        "An open ballot says before voting who will see the choice; names are on no public screen.",
        (
            *proved("browser/test_member_page", "test_the_ballot_says_before_the_choice_who_sees_it"),
            *proved("browser/test_screen", "test_a_result_shows_its_arithmetic_and_no_voters_name"),
        ),
        ("static/js/anggota/ballot.js#ballot.open-notice",),
    ),
    Rule(
        "Members nominate, each for the own seat, somebody on the roll.",
        proved(
            NOMINATED,
            "test_a_member_nominates_only_where_nominations_are_open",
            "test_for_the_own_seat_alone_and_somebody_on_the_roll",
        ),
        ("static/js/anggota/nominating.js#nominate-candidate", "static/js/layar/candidates.js#nominees"),
    ),
    Rule(
        "The nominee alone accepts or declines; the committee verifies, or rejects with a reason.",
        proved(
            NOMINATED,
            "test_the_nominee_alone_accepts_or_declines",
            "test_only_who_accepted_is_verified",
            "test_a_rejection_has_its_reason_and_is_final",
        ),
        (
            "static/js/anggota/nominating.js#accept-nomination",
            "static/js/konsol/nominees.js#verify-nomination",
        ),
    ),
    Rule(
        "Where members nominate, only the verified come onto the ballot.",
        proved(NOMINATED, "test_only_the_verified_come_onto_the_ballot"),
        ("docs/reference/refusals.md#candidate-unverified",),
    ),
    Rule(
        "Candidates are shown with vision and mission before the vote; without their pages none opens.",
        proved(
            STANDING,
            "test_an_election_of_persons_does_not_open_before_every_candidate_is_presented",
            "test_vision_and_mission_are_both_needed",
        ),
        ("static/js/lib/candidates.js#pages", "static/js/layar/candidates.js#candidatePages"),
    ),
    Rule(
        "With their photo, shown by the desk or the own seat; it stands once voting began.",
        (
            *proved(
                PHOTOS,
                "test_a_nominee_who_is_willing_shows_the_own_photo",
                "test_what_was_shown_when_people_chose_stays",
            ),
            *proved(
                "web/pages/test_photos",
                "test_the_nominee_shows_the_own_photo_and_everybody_inside_sees_it",
            ),
        ),
        ("static/js/lib/photos.js#portrait", "static/js/lib/photos.js#face"),
    ),
    Rule(
        "Their numbers are drawn by a lot that was promised beforehand, once in a meeting for the same "
        "people: neither withdrawing a proposal nor making several brings another draw.",
        (
            *proved(
                STANDING,
                "test_the_order_follows_from_the_promised_seed",
                "test_it_is_drawn_once_and_not_after_the_opening",
                "test_a_proposal_that_is_withdrawn_and_made_again_keeps_the_numbers_drawn",
                "test_of_several_proposals_of_the_same_people_one_is_drawn_and_all_have_its_order",
                "test_who_is_left_when_somebody_no_longer_stands_keeps_the_order",
            ),
            *proved("verify/test_forgery_of_numbers", "test_it_is_found"),
        ),
        (f"{ACTS}#ELECTION_ACTS", "rat_online/adapters/documents/lots.py#candidate.numbers-kept"),
    ),
    Rule(
        "Candidates, the codes of their photos and the lot of their numbers are printed, and checked.",
        (
            *proved(
                "domain/minutes/test_presented",
                "test_page_photo_and_number_stand_in_the_order_of_the_paper",
            ),
            *proved("verify/test_printed", "test_it_is_found"),
        ),
        ("rat_online/adapters/documents/candidates.py#candidate_blocks",),
    ),
    Rule(
        "SHU and RAPB tables are exact and part of the text: percents make 100 and rupiah the total, each "
        "amount is its percent of it, and no sum stands between the rows.",
        (
            *proved(
                TABLES,
                "test_shares_and_amounts_are_kept_exactly",
                "test_an_amount_that_is_not_its_percent_of_the_total_is_refused_with_what_it_would_be",
                "test_a_sum_between_the_rows_is_refused_before_it_counts_twice",
                "test_amounts_that_miss_the_total_are_refused_with_both_figures",
                "test_percents_that_miss_100_are_refused_with_what_they_add_up_to",
            ),
            *proved("verify/test_forgery_of_money", "test_it_is_found"),
            *proved("browser/test_screen_long", "test_what_does_not_fit_on_one_page_turns"),
        ),
        ("static/js/layar/tables.js#tablePages", f"{DECIDED}#money_blocks"),
    ),
)

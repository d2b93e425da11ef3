"""Presence, the hall and its places. Rule book section 3."""

from docs.rule_book.places import MAIN, NEXT, PRESENCE, PRINTED
from docs.rule_book.rule import Rule, proved

PRESENT, PLACES = "rules/test_presence", "rules/test_places"

ATTENDING = (
    Rule(
        "Hadir lasts from check-in until check-out.",
        proved(
            PRESENT,
            "test_a_member_checks_in_for_the_own_seat",
            "test_who_checks_out_and_in_again_is_present_again",
        ),
        (f"{PRESENCE}#checkIn",),
    ),
    Rule(
        "Or until nothing was heard for the grace; who is heard again is back.",
        proved(
            PRESENT,
            "test_at_exactly_the_grace_it_is_still_hadir",
            "test_after_the_grace_its_presence_lapses",
            "test_who_is_heard_again_is_back",
        ),
        (f"{PRESENCE}#comeBack",),
    ),
    Rule(
        "Check-ins by the desk need no connection.",
        proved(PRESENT, "test_the_desk_s_check_ins_need_no_connection"),
        ("templates/meja.html#desk.",),
    ),
    Rule(
        "What the desk did without a network counts from its arrival; its time is a note for the pengawas.",
        (
            f"{PRESENT}.py::TestTheDesksOwnTime",
            "web/pages/test_desk.py::test_the_pengawas_reads_the_desks_time_as_a_note",
        ),
        ("templates/auditor.html#audit.desk-time", "templates/meja.html#desk.sent-lead"),
    ),
    Rule(
        "Hadir and terhubung are two figures, both shown.",
        proved("browser/test_console", "test_a_whole_rat_is_held_by_people_at_their_pages"),
        ("rat_online/app/view/sections.py#connected",),
    ),
    Rule(
        "The chair may call a one-tap roll-call before any decision; who is silent stops counting.",
        proved(
            PRESENT,
            "test_the_chair_calls_it_for_the_profile_s_time",
            "test_who_is_on_line_and_does_not_answer_stops_counting",
            "test_nothing_is_decided_until_it_is_over",
        ),
        (f"{PRESENCE}#rollCall", f"{NEXT}#rollCall"),
    ),
    Rule(
        "A member is counted once, whatever the channels.",
        (
            *proved(PRESENT, "test_a_member_is_counted_once_whatever_the_channels"),
            *proved("rules/test_quorum", "test_quorum_counts_members_on_line_and_in_the_hall_once_each"),
        ),
        ("static/js/layar/scenes.js#member.channels",),
    ),
    Rule(
        "Arrivals, lapses, returns and answers are events; shorter drops go to a table sealed at closing.",
        (
            *proved(PRESENT, "test_the_same_figures_come_out_of_the_log_alone"),
            *proved("verify/test_tables", "test_it_is_found"),
        ),
        ("docs/reference/bundle.md#drops.json",),
    ),
    Rule(
        "The desk takes in at the hall or at a meeting point that the committee has named, and nowhere else.",
        proved("web/pages/test_desk", "test_is_a_meeting_point_or_the_hall"),
        ("templates/meja.html#desk.place",),
    ),
    Rule(
        "Members checked in as voting in place vote there by hand or paper, counted by two witnesses.",
        proved(
            PLACES,
            "test_two_different_witnesses_count_each_place",
            "test_one_witness_alone_is_not_enough_however_often",
            "test_a_difference_blocks_until_the_witnesses_agree",
        ),
        ("static/js/saksi.js#enter-place-count", f"{MAIN}#place.waiting"),
    ),
    Rule(
        "A place's count is never more than were checked in there.",
        proved(PLACES, "test_it_cannot_be_more_than_were_checked_in_there"),
        ("static/js/saksi.js#place.too-many",),
    ),
    Rule(
        "It is reconciled per place and merged into one result, and closing waits for every place.",
        proved(
            PLACES,
            "test_channels_and_places_are_merged_and_each_stands_apart",
            "test_closing_waits_for_the_places_counts",
        ),
        (f"{PRINTED}#ballot.channels", f"{NEXT}#console.wait-places"),
    ),
    Rule(
        "Where votes do not weigh alike, a place is counted by member group, or by how many votes each has, "
        "in heads; each is kept within those of it who are there.",
        (
            *proved(
                "rules/test_parties",
                "test_two_witnesses_count_each_group_at_each_place",
                "test_never_more_than_those_of_the_group_who_are_checked_in_there",
                "test_hands_and_taps_of_the_same_votes_make_the_same_result",
            ),
            *proved(
                "rules/test_places",
                "test_each_weight_is_counted_apart_in_heads_and_multiplied",
                "test_each_is_kept_within_those_of_it_who_are_there",
            ),
            "verify/test_forgery_of_groups.py::test_it_is_found",
        ),
        ("static/js/saksi.js#place.lead-apart", f"{PRINTED}#row.votes-each"),
    ),
    Rule(
        "Who votes at a place does not vote on line in that ballot, nor the other way round.",
        proved(
            PLACES,
            "test_who_votes_at_a_place_does_not_vote_on_line",
            "test_who_voted_on_line_is_not_counted_in_the_hall",
        ),
        ("static/js/anggota/ballot.js#member.votes-in-hall",),
    ),
    Rule(
        "Only the desk moves a member between the hall and the phone.",
        proved(
            PRESENT,
            "test_only_the_desk_checks_in_to_the_hall",
            "test_who_votes_in_the_hall_moves_on_line_only_through_the_desk",
        ),
        ("templates/meja.html#desk.",),
    ),
)

"""The floor. Rule book section 5."""

from docs.rule_book.places import ACTS
from docs.rule_book.rule import Rule, proved

SPOKEN, ASKED, ORDER, STAGE = (
    "rules/test_floor",
    "rules/test_questions",
    "rules/test_order",
    "rules/test_stage",
)
MEMBER, CONSOLE, SCREEN = (
    "static/js/anggota/floor.js",
    "static/js/konsol/floor.js",
    "static/js/layar/floor.js",
)

FLOOR = (
    Rule(
        "What was pressed by mistake is taken back while nothing has followed from it.",
        proved(
            "rules/test_undoing",
            "test_a_proposal_is_taken_back_before_it_is_put",
            "test_once_something_has_happened_under_it_the_item_stays",
        ),
        (f"{ACTS}#withdraw-proposal", "docs/reference/commands.md#withdraw-item-start"),
    ),
    Rule(
        "Hands wait in the order raised.",
        proved(SPOKEN, "test_hands_wait_in_the_order_raised", "test_raising_twice_is_raising_once"),
        (f"{MEMBER}#raise-hand",),
    ),
    Rule(
        "The chair gives the floor, with a timer of five minutes or the profile's; one speaks at a time.",
        proved(
            SPOKEN,
            "test_the_chair_gives_the_floor_for_five_minutes",
            "test_the_profile_sets_the_time_of_a_turn",
            "test_one_speaks_at_a_time",
        ),
        (f"{CONSOLE}#floor", f"{SCREEN}#speaker"),
    ),
    Rule(
        "No clock ends a turn; the chair gives more time or ends it.",
        proved(
            SPOKEN,
            "test_no_clock_ends_a_turn",
            "test_more_time_counts_from_the_deadline_or_in_overtime_from_now",
        ),
        ("static/js/lib/turn.js#turnRing",),
    ),
    Rule(
        "Interupsi of four kinds jump the queue for the chair to accept or refuse.",
        proved(
            SPOKEN,
            "test_interupsi_of_four_kinds_wait_for_the_chair",
            "test_the_chair_refuses_an_interupsi_with_a_reason",
            "test_an_accepted_interupsi_pauses_the_speaker_who_goes_on_with_the_time_left",
        ),
        (f"{MEMBER}#interrupt", f"{CONSOLE}#interruptions"),
    ),
    Rule(
        "Written questions are grouped, merged and answered, and land in the minutes.",
        (
            *proved(
                ASKED,
                "test_questions_are_grouped_under_a_heading",
                "test_one_answer_serves_all_that_were_merged",
                "test_the_last_answer_counts_and_says_who_gave_it",
            ),
            *proved("day/test_day", "test_the_minutes_of_a_whole_day_say_exactly_what_happened"),
        ),
        ("static/js/konsol/questions.js#question", "rat_online/adapters/documents/course.py#question"),
    ),
    Rule(
        "One question at a time is shown on the public screen.",
        proved(ASKED, "test_one_question_at_a_time_is_shown"),
        (f"{SCREEN}#shown-question",),
    ),
    Rule(
        "The chair may warn, mute and remove, each with a reason.",
        proved(
            ORDER,
            "test_each_needs_a_reason_and_the_palu",
            "test_every_warning_is_counted",
            "test_muting_ends_turn_hand_and_interupsi",
        ),
        ("static/js/konsol/floor-acts.js#remove",),
    ),
    Rule(
        "A removed member keeps presence and vote.",
        proved(
            ORDER, "test_a_removed_member_keeps_presence_and_vote", "test_a_removed_member_may_still_object"
        ),
        ("rat_online/domain/words/deeds.py#hak suara tetap",),
    ),
    Rule(
        "Turns and seconds of everybody who spoke are added up and printed.",
        proved(SPOKEN, "test_speaking_statistics_add_up_turns_and_seconds"),
        ("rat_online/adapters/documents/course.py#speaking_table",),
    ),
    Rule(
        "Participants see and hear each other and take part (Ps 16); the recording is part of the record.",
        (
            *proved(
                STAGE,
                "test_the_broadcast_starts_and_stops_while_people_gather",
                "test_a_stream_from_elsewhere_is_not_broadcast_from_the_studio_and_nobody_is_recorded",
                "test_an_online_or_hybrid_meeting_is_warned_while_nothing_is_seen_of_it",
                "test_a_recording_is_deleted_once_and_what_is_known_of_it_stays",
                "test_a_member_notes_once_that_it_is_recorded_and_the_log_has_the_time",
            ),
            *proved("domain/minutes/test_fold", "test_the_recording_is_told_with_its_times_and_who_noted_it"),
            *proved("rules/test_captions", "test_a_line_is_shown_from_when_it_was_typed_until_it_is_read"),
            *proved(
                "browser/test_stream",
                "test_a_member_with_the_floor_is_seen_and_heard_and_gone_after_the_turn",
            ),
        ),
        (
            "static/js/studio.js#start-broadcast",
            "templates/arsip.html#jumps",
            "rat_online/adapters/documents/recorded.py#recording.known",
        ),
    ),
)

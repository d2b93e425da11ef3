"""The floor. Rule book section 5."""

from docs.rule_book.places import ACTS
from docs.rule_book.rule import Rule

FLOOR = (
    Rule(
        "What was pressed by mistake is taken back while nothing has followed from it.",
        ("rules/test_undoing.py::test_a_proposal_is_taken_back_before_it_is_put",),
        (f"{ACTS}#withdraw-proposal", "docs/reference/commands.md#withdraw-item-start"),
    ),
    Rule(
        "Raise hand, queue, the chair gives the floor, the timer runs and no clock ends a turn.",
        (
            "rules/test_floor.py::test_hands_wait_in_the_order_raised",
            "rules/test_floor.py::test_no_clock_ends_a_turn",
        ),
        ("static/js/anggota/floor.js#raise-hand", "static/js/konsol/floor.js#floor"),
    ),
    Rule(
        "Participants see and hear each other and take part (Ps 16); the recording is part of the record.",
        (
            "rules/test_stage.py::test_the_broadcast_starts_and_stops_while_people_gather",
            "rules/test_stage.py::test_an_online_or_hybrid_meeting_is_warned_while_nothing_is_seen_of_it",
            "rules/test_stage.py::test_a_recording_is_deleted_once_and_what_is_known_of_it_stays",
            "rules/test_stage.py::test_a_member_notes_once_that_it_is_recorded_and_the_log_has_the_time",
            "rules/test_captions.py::test_a_line_is_shown_from_when_it_was_typed_until_it_is_read",
            "browser/test_stream.py::test_a_member_with_the_floor_is_seen_and_heard_and_gone_after_the_turn",
        ),
        ("static/js/studio.js#start-broadcast", "templates/arsip.html#jumps"),
    ),
    Rule(
        "Interupsi of four kinds jump the queue for the chair to accept or refuse.",
        ("rules/test_floor.py::test_interupsi_of_four_kinds_wait_for_the_chair",),
        ("static/js/anggota/floor.js#interrupt",),
    ),
    Rule(
        "Written questions are grouped, merged, answered, shown, and land in the minutes.",
        (
            "rules/test_questions.py::test_questions_are_grouped_under_a_heading",
            "rules/test_questions.py::test_one_answer_serves_all_that_were_merged",
        ),
        ("static/js/konsol/questions.js#question",),
    ),
    Rule(
        "The chair warns, mutes and removes with a reason; a removed member keeps the vote.",
        ("rules/test_order.py::test_a_removed_member_keeps_presence_and_vote",),
        ("static/js/konsol/floor-acts.js#remove",),
    ),
)

"""The rules of a written meeting. Rule book sections 1 and 6.10."""

from docs.rule_book.rule import Rule

WRITING, HELD = (
    "rules/test_writing.py",
    "web/test_written_meeting.py::test_a_written_meeting_from_its_texts_to_its_minutes",
)
MEMBER, CONSOLE = "static/js/anggota/writing.js", "static/js/konsol/writing.js"
PHRASES = "rat_online/adapters/documents/phrases_in_writing.json"

IN_WRITING = (
    Rule(
        "In writing all texts go to the whole roll at once, with one deadline of at most 14 days.",
        (
            f"{WRITING}::test_the_texts_are_put_to_all_members_at_once_with_one_deadline",
            "rules/test_scheduling.py::test_the_window_is_never_longer_than_the_profile_and_14_days",
            HELD,
        ),
        (f"{CONSOLE}#put-in-writing", f"{MEMBER}#member.answer-until"),
    ),
    Rule(
        "Each member answers each text once; late answers are listed with their time and not counted.",
        (
            f"{WRITING}::test_each_member_answers_each_text_once_without_checking_in",
            f"{WRITING}::test_a_late_answer_is_listed_with_its_time_and_not_counted",
            HELD,
        ),
        (f"{MEMBER}#member.late-answer", "rat_online/adapters/documents/daftar_hadir.py#section.late"),
    ),
    Rule(
        "Quorum in writing is the answers received, text by text; below it nothing is binding.",
        (f"{WRITING}::test_it_is_binding_when_the_answers_reach_quorum", HELD),
        ("static/js/lib/counting.js#count.not-binding", f"{PHRASES}#tidak mengikat"),
    ),
    Rule(
        "A paper by post counts when the desk and two witnesses have read the same.",
        (f"{WRITING}::test_a_paper_counts_when_two_witnesses_have_read_the_same_as_the_desk", HELD),
        ("static/js/saksi/papers.js#posted.send", f"{PHRASES}#dibaca dua saksi"),
    ),
    Rule(
        "A written meeting knows neither presence nor floor nor reading; it closes when all is declared.",
        (
            f"{WRITING}::test_a_written_meeting_has_neither_presence_nor_floor_nor_reading",
            f"{WRITING}::test_it_is_closed_without_a_reading_when_everything_is_declared",
            f"{WRITING}::test_a_deputy_takes_over_only_after_a_day_of_silence",
        ),
        (f"{CONSOLE}#hasAPlace",),
    ),
    Rule(
        "The date of the window stands; only what an outage takes of its last day is given back.",
        (f"{WRITING}::test_what_an_outage_takes_of_the_last_day_is_given_back", HELD),
        ("docs/decisions/0017-the-written-window.md#last day",),
    ),
)

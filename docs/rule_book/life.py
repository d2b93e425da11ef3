"""The meeting's life. Rule book section 4."""

from docs.rule_book.places import ACTS, MAIN, NEXT, QUORUM
from docs.rule_book.rule import Rule

LIFE = (
    Rule(
        "From scheduled to closed, postponed or cancelled a meeting moves as its table says.",
        (
            "rules/test_transitions.py::test_a_meeting_moves_only_as_its_table_says",
            "rules/test_transitions.py::test_the_meetings_life",
        ),
        ("docs/reference/transitions.md#stateDiagram-v2",),
    ),
    Rule(
        "It is cancelled only while nothing has been declared.",
        ("rules/test_transitions.py::test_the_meetings_life",),
        (f"{ACTS}#cancel-meeting",),
    ),
    Rule(
        "The readiness list says all that blocks or worries, the annual report among it.",
        ("rules/test_record.py::TestReport", "web/pages/test_console.py::TestReadiness"),
        (f"{MAIN}#console.readiness",),
    ),
    Rule(
        "When quorum fails the chair suspends, postpones to a second call, or closes as tidak kuorum.",
        (
            f"{QUORUM}::test_until_quorum_is_reached_the_chair_may_postpone",
            "rules/test_reading.py::test_without_quorum_a_meeting_is_closed_as_such_with_a_reason",
        ),
        (f"{NEXT}#console.title-no-quorum",),
    ),
    Rule(
        "A second meeting inherits invitation, material, every link, the report and why it was not signed.",
        ("web/pages/test_second_meeting.py",),
        ("rat_online/catalogue/console.json#console.check-report-unsigned",),
    ),
    Rule(
        "Presence is frozen while suspended; a roll-call precedes the first decision after it.",
        (
            "rules/test_presence.py::test_presence_is_frozen_while_suspended",
            "rules/test_presence.py::test_nothing_is_decided_until_it_is_over",
        ),
        (f"{NEXT}#whileSuspended",),
    ),
    Rule(
        "The board is demisioner before, the elected are inducted with their term and taken over to after.",
        ("rules/test_record.py::TestCeremonies",),
        (f"{ACTS}#record-ceremony", "rat_online/adapters/documents/course.py#event.term"),
    ),
)

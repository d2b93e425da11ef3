"""The meeting's life. Rule book section 4."""

from docs.rule_book.places import ACTS, MAIN, NEXT
from docs.rule_book.rule import Rule, proved

PRIMARY = "static/js/konsol/primary.js"
QUORUM, MOVES, RECORD, PRESENT = (
    "rules/test_quorum",
    "rules/test_transitions",
    "rules/test_record",
    "rules/test_presence",
)

READY = "rules/test_readiness"
CONSOLE, PHRASES = "rat_online/catalogue/console.json", "rat_online/adapters/documents/phrases.json"

LIFE = (
    Rule(
        "From scheduled to closed, postponed or cancelled a meeting moves as its table says.",
        proved(MOVES, "test_a_meeting_moves_only_as_its_table_says", "test_the_meetings_life"),
        ("docs/reference/transitions.md#stateDiagram-v2",),
    ),
    Rule(
        "So do a decision and a ballot: what their tables do not name is refused and changes nothing.",
        proved(
            "rules/test_every_transition",
            "test_what_is_not_in_the_table_of_decisions_does_not_happen",
            "test_what_is_not_in_the_table_of_ballots_does_not_happen",
        ),
        ("docs/reference/transitions.md#stateDiagram-v2",),
    ),
    Rule(
        "It is cancelled only while nothing has been declared.",
        proved(MOVES, "test_the_meetings_life"),
        (f"{ACTS}#cancel-meeting",),
    ),
    Rule(
        "Closed is final.",
        (
            *proved("rules/test_reading", "test_closed_is_final"),
            *proved(MOVES, "test_every_state_is_reached_and_the_last_ones_are_left_by_nothing"),
        ),
        (f"{PRIMARY}#console.to-records",),
    ),
    Rule(
        "A second meeting inherits invitation, material and every personal link.",
        (
            *proved("web/pages/test_second_meeting", "test_what_was_sent_for_the_first_serves_the_second"),
            *proved("app/test_sign_in", "test_of_the_series_opens_the_second_meeting_too"),
        ),
        (f"{PRIMARY}#console.to-successor",),
    ),
    Rule(
        "Its report, and why somebody did not sign it, stay on record in a second meeting.",
        proved(
            "web/pages/test_second_meeting", "test_the_report_and_why_somebody_did_not_sign_it_stay_on_record"
        ),
        ("rat_online/catalogue/console.json#console.check-report-unsigned",),
    ),
    Rule(
        "The readiness list says all that blocks or worries before opening, each with its remedy.",
        proved("web/pages/test_console", "test_who_runs_the_meeting_sees_what_still_blocks_or_worries"),
        (f"{MAIN}#console.readiness",),
    ),
    Rule(
        "An invitation under 14 days is a worry; material under 7 blocks a meeting seen from afar, unless "
        "that is overridden with a reason, which the minutes print.",
        (
            *proved(
                READY,
                "test_an_invitation_under_14_days_is_a_worry_and_blocks_nothing",
                "test_under_7_days_blocks_a_meeting_that_is_seen_from_afar",
                "test_in_person_it_is_a_worry",
                "test_unless_overridden_with_a_reason",
            ),
        ),
        (f"{CONSOLE}#console.check-material-late", f"{PHRASES}#event.waiver"),
    ),
    Rule(
        "Those days do not apply to a second meeting, only its own notice of a day; it is within seven days.",
        proved(
            READY,
            "test_a_second_meeting_has_its_own_notice_of_a_day_alone",
            "test_a_second_meeting_is_within_seven_days",
        ),
        (f"{CONSOLE}#console.check-notice-short",),
    ),
    Rule(
        "A RAT later than six months after the book year, or what the articles say, is a worry.",
        proved(
            READY,
            "test_later_than_six_months_after_the_book_year_is_a_worry",
            "test_three_where_the_articles_say_so",
        ),
        (f"{CONSOLE}#console.check-book-year-late",),
    ),
    Rule(
        "Without a roll, or a quorum rule for every kind, there is no meeting; no reason overrides that.",
        proved(
            READY,
            "test_without_roll_there_is_no_meeting",
            "test_every_kind_of_decision_has_its_quorum_rule",
        ),
        (f"{CONSOLE}#console.check-no-roll", f"{CONSOLE}#console.check-no-quorum-rule"),
    ),
    Rule(
        "Kinds of meeting: RAT, RA of the work plan, of an election, special, and RALB.",
        proved(READY, "test_every_kind_of_meeting_is_scheduled", "test_only_an_annual_meeting_gives_account"),
        ("templates/panitia/draf.html#organiser.kind",),
    ),
    Rule(
        "The usual agenda is a template that an organiser edits.",
        proved("web/pages/test_organiser", "test_it_comes_with_the_usual_agenda_in_the_readers_language"),
        ("templates/panitia/draf.html#organiser.",),
    ),
    Rule(
        "The annual report dated less than a month before, or without signature or reason, is a worry.",
        proved(
            RECORD,
            "test_dated_less_than_a_month_before_is_a_worry",
            "test_one_of_the_pengurus_without_signature_or_written_reason_is_a_worry",
        ),
        (f"{MAIN}#console.check-",),
    ),
    Rule(
        "When quorum fails the chair suspends, postpones to a second call, or closes as tidak kuorum.",
        (
            *proved(
                QUORUM,
                "test_until_quorum_is_reached_the_chair_may_suspend",
                "test_until_quorum_is_reached_the_chair_may_postpone",
            ),
            *proved("rules/test_reading", "test_without_quorum_a_meeting_is_closed_as_such_with_a_reason"),
        ),
        (f"{NEXT}#console.title-no-quorum",),
    ),
    Rule(
        "While suspended every screen shows when it resumes, and presence is frozen, not lost.",
        (
            *proved(PRESENT, "test_presence_is_frozen_while_suspended"),
            *proved("browser/test_screen", "test_every_stage_is_large_fits_and_is_accessible"),
        ),
        ("static/js/layar/scenes.js#suspended", f"{NEXT}#whileSuspended"),
    ),
    Rule(
        "Resuming rings on every open page: two tones and a buzz, once.",
        proved("browser/test_bell", "test_resuming_rings_once_on_a_page_that_was_tapped"),
        ("static/js/lib/bell.js#ringWhenResumed", "static/js/lib/awake.js#rings"),
    ),
    Rule(
        "A roll-call precedes the first decision after a suspension.",
        proved(PRESENT, "test_nothing_is_decided_until_it_is_over"),
        (f"{NEXT}#rollCall",),
    ),
    Rule(
        "A meeting is held on line, in person, in both or in writing.",
        proved("rules/test_scheduling", "test_a_meeting_is_held_on_line_in_person_in_both_or_in_writing"),
        ("templates/panitia/draf.html#organiser.draft",),
    ),
    Rule(
        "The board is declared demisioner before the election, the elected are inducted and taken over to.",
        proved(
            RECORD,
            "test_demisioner_then_the_election_then_induction_then_handing_over",
            "test_only_the_elected_are_inducted",
            "test_an_induction_says_its_term",
        ),
        (f"{ACTS}#record-ceremony", "rat_online/adapters/documents/course.py#event.term"),
    ),
    Rule(
        "Demisioner, induction and handing over go in order, once for each person.",
        proved(
            RECORD, "test_nobody_is_inducted_before_the_board_is_demisioner", "test_each_goes_through_it_once"
        ),
        (f"{ACTS}#record-ceremony",),
    ),
)

"""Deciding. Rule book section 6."""

from docs.rule_book.places import ACTS, BALLOTS, DECIDED, DECIDING, MAIN, NEXT, PLACES, PRINTED
from docs.rule_book.rule import Rule

DECISIONS = (
    Rule(
        "A ranked count is held against a majority only where the quota has the same meaning.",
        ("rules/test_ranked_threshold.py",),
        ("rat_online/catalogue/refusal.json#refusal.ranked-threshold", "static/js/lib/counting.js#ruleWords"),
    ),
    Rule(
        "Consensus first: mufakat, or aklamasi with a countdown that any voter's objection stops.",
        (
            "rules/test_acclamation.py::test_mufakat_is_a_decision_with_no_ballot",
            "rules/test_acclamation.py::test_an_objection_by_any_voter_stops_the_countdown",
        ),
        (f"{DECIDING}#acclaiming", f"{DECIDED}#decision.no-objection"),
    ),
    Rule(
        "A report is accepted, accepted with notes, or rejected with what follows.",
        ("rules/test_reporting.py::TestNotes", "rules/test_reporting.py::TestRejection"),
        (f"{DECIDED}#decision.notes",),
    ),
    Rule(
        "One of N, exactly K, up to K, approval and ranked papers, each with its own count.",
        ("rules/test_ballot_forms.py::TestChoices", "rules/test_ballot_forms.py::TestCounts"),
        ("static/js/anggota/paper.js#choices",),
    ),
    Rule(
        "Members nominate, the nominee accepts, the committee verifies; nobody else comes onto that ballot.",
        (
            "rules/test_nominations.py::TestNominating",
            "rules/test_nominations.py::TestAnswering",
            "rules/test_nominations.py::TestVerifying",
            "rules/test_nominations.py::TestBallot",
        ),
        (
            "static/js/anggota/nominating.js#accept-nomination",
            "static/js/konsol/nominees.js#verify-nomination",
        ),
    ),
    Rule(
        "Candidates are shown with vision and mission before the vote, numbered by a lot.",
        ("rules/test_candidates.py::TestPages", "rules/test_candidates.py::TestNumbers"),
        ("static/js/lib/candidates.js#pages",),
    ),
    Rule(
        "A candidate's photo is shown by the desk or the own seat, and stands once voting began.",
        (
            "rules/test_photos.py::TestWhose",
            "rules/test_photos.py::TestUntilWhen",
            "web/pages/test_photos.py::test_the_nominee_shows_the_own_photo_and_everybody_inside_sees_it",
        ),
        ("static/js/lib/candidates.js#portrait",),
    ),
    Rule(
        "Candidates, the codes of their photos and the lot of their numbers are printed, and checked.",
        (
            "domain/minutes/test_presented.py::test_page_photo_and_number_stand_in_the_order_of_the_paper",
            "verify/test_printed.py::test_it_is_found",
        ),
        ("rat_online/adapters/documents/candidates.py#candidate_blocks",),
    ),
    Rule(
        "Persons are decided secretly; the chair may change it before opening, never after.",
        ("rules/test_acclamation.py::test_the_chair_may_change_secrecy_before_opening_and_never_after",),
        (f"{ACTS}#set-secrecy",),
    ),
    Rule(
        "Opening fixes text, tables, options, rule and deadline; it may be extended, never shortened.",
        (f"{BALLOTS}::TestOpening", f"{BALLOTS}::TestExtendingAndClosing", "rules/test_tables.py::TestFixed"),
        ("static/js/anggota/ballot.js#wording",),
    ),
    Rule(
        "SHU and RAPB tables are exact, their totals and percents checked, and part of the text.",
        (
            "rules/test_tables.py::TestAttaching",
            "domain/test_money.py::test_what_does_not_add_up_is_told_with_its_line",
        ),
        ("static/js/lib/tables.js#tables", f"{DECIDED}#money_blocks"),
    ),
    Rule(
        "A vote is once per member, durable before it is acknowledged; a repeat gets the same answer.",
        (f"{BALLOTS}::TestVoting", "failure/test_kill.py::test_votes_outlive_the_server"),
        ("static/js/anggota/ballot.js#receipt",),
    ),
    Rule(
        "A result that does not reconcile, in all, by channel and by place, is blocked.",
        (f"{PLACES}::TestOneResult", f"{BALLOTS}::TestCounting"),
        ("static/js/anggota/results.js#member.unreconciled", f"{PRINTED}#ballot.channels"),
    ),
    Rule(
        "A tie goes to run-offs among the tied, then to the standing orders or a lot that anyone can check.",
        ("rules/test_palu.py::TestTies", "rules/test_lots.py::TestWhen"),
        (f"{NEXT}#tied",),
    ),
    Rule(
        "After any ballot a voter may object to the result; each objection is answered before the palu.",
        ("rules/test_palu.py::TestObjectionToTheResult",),
        (f"{DECIDING}#dispute", f"{MAIN}#disputes"),
    ),
    Rule(
        "The chair declares with the palu; a declared result is reconsidered, never edited.",
        (
            "rules/test_palu.py::TestPalu",
            "rules/test_transitions.py::test_a_decisions_acts_agree_with_its_table",
        ),
        (f"{DECIDING}#declared", "static/js/lib/parts.js#palu"),
    ),
)

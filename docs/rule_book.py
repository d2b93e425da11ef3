"""The rule book as data: each rule in a line, the tests that prove it, where people see it.

A test fails when a test or place named here does not exist, or a rule names none.
"""

from docs.rule import Rule
from docs.rules_beforehand import BEFOREHAND

__all__ = ["RULES", "SECTIONS", "Rule"]

SECTIONS = {
    2: "Thresholds and quorum",
    3: "People, rights, presence",
    4: "The meeting's life",
    5: "The floor",
    6: "Deciding",
    7: "Records",
}

QUORUM, PLACES, BALLOTS = "rules/test_quorum.py", "rules/test_places.py", "rules/test_ballots.py"
SIDE, MAIN, ACTS = "static/js/konsol/side.js", "static/js/konsol/main.js", "static/js/konsol/acts.js"
NEXT, MEMBER, DECIDING = "static/js/konsol/next.js", "static/js/anggota.js", "static/js/anggota/deciding.js"
COUNTING, PRESENCE = "static/js/lib/counting.js", "static/js/anggota/presence.js"
PRINTED, DECIDED = (f"rat_online/adapters/documents/{part}.py" for part in ("counted", "decided"))

THRESHOLDS = (
    Rule(
        "A threshold is a fraction and an operator, never a float; nothing carries when nobody voted.",
        (f"{QUORUM}::TestTheFigure", "rules/test_majorities.py::TestOrdinary"),
        (f"{COUNTING}#threshold",),
    ),
    Rule(
        "A threshold has a base: valid, cast, present or entitled; base and sums are in one unit.",
        (
            "rules/test_majorities.py::TestBases",
            f"{QUORUM}::TestWeights",
            "rules/test_counting.py::TestEveryForm",
            "rules/test_counting.py::TestThresholds",
        ),
        (f"{COUNTING}#baseWords",),
    ),
    Rule(
        "Each kind of decision has its quorum and majority, with the article they come from.",
        (f"{QUORUM}::test_each_kind_has_its_own_quorum", "rules/test_majorities.py::TestTheRuleInForce"),
        (f"{COUNTING}#ruleWords", f"{PRINTED}#decision.rule-source"),
    ),
    Rule(
        "Articles and the like carry by three quarters of the present, dismissal by two thirds of the valid.",
        ("rules/test_majorities.py::TestArticles", "rules/test_majorities.py::TestDismissal"),
        (f"{PRINTED}#rule_words",),
    ),
    Rule(
        "A second call lowers the quorum of three kinds alone.",
        (f"{QUORUM}::TestSecondCall",),
        ("rat_online/adapters/documents/berita_acara.py#linked_meeting",),
    ),
    Rule(
        "Articles may lower the quorum after a suspension on the same day: its own rule, off by default.",
        (f"{QUORUM}::TestLoweredAfterASuspension",),
        (f"{SIDE}#threshold(rule)",),
    ),
    Rule(
        "Quorum is tested at each vote, or only at opening where the profile says so.",
        (
            f"{QUORUM}::test_each_vote_is_tested_by_default",
            f"{QUORUM}::test_tested_only_at_opening_a_reached_quorum_lasts",
        ),
        (f"{NEXT}#lacksQuorum",),
    ),
    Rule(
        "A vote below quorum needs the chair's reason and is void; at closing too if the profile says both.",
        (f"{QUORUM}::TestVoteBelowQuorum", f"{QUORUM}::TestValidAtClosingToo"),
        (f"{MAIN}#console.ballot-void", f"{DECIDED}#decision.void-line"),
    ),
    Rule(
        "Until quorum is reached only suspension, postponement, closing without quorum and roll-call go on.",
        (f"{QUORUM}::TestBelowQuorum",),
        (f"{NEXT}#withoutQuorum", "static/js/layar/scenes.js#noQuorum"),
    ),
    Rule(
        "The count is kept at every moment that matters and drawn as a curve.",
        (
            f"{QUORUM}::TestCrossing",
            "rules/test_random_meetings.py::test_the_recount_sees_what_the_rules_see",
        ),
        (f"{SIDE}#curveFigure", "templates/auditor.html#curve"),
    ),
)

PEOPLE = (
    Rule(
        "One member has one vote; weights only where the articles of a secondary cooperative say so.",
        ("rules/test_roll.py::TestFreezing", "app/test_registry.py::TestTheRoll"),
        ("templates/panitia/aturan.html#rules.why-", "templates/panitia/orang.html#people.weight"),
    ),
    Rule(
        "The roll is frozen at a record date, with its code; later changes have actor and reason.",
        ("rules/test_roll.py::TestFreezing", "rules/test_roll.py::TestChanging"),
        ("rat_online/adapters/documents/berita_acara.py#roll-code",),
    ),
    Rule(
        "A pimpinan sementara leads until the chair is elected; one to three chairs share one palu.",
        ("rules/test_gavel.py::TestActingChair", "rules/test_gavel.py::TestPresidium"),
        (f"{SIDE}#console.holds-gavel",),
    ),
    Rule(
        "The palu is handed over with a reason, or taken over after the chair's silence.",
        ("rules/test_gavel.py::TestHandingOver", "rules/test_gavel.py::TestTakingOver"),
        (f"{SIDE}#moment.take-gavel",),
    ),
    Rule(
        "A chair who is a candidate hands over for that item.",
        ("rules/test_gavel.py::TestCandidate",),
        (f"{NEXT}#isChairACandidate",),
    ),
    Rule(
        "The operator presses at the chair's order and is named in the log; only the chair declares.",
        ("rules/test_gavel.py::TestOperator",),
        ("rat_online/adapters/documents/course.py#event.operator",),
    ),
    Rule(
        "Witnesses are neither pengurus nor pengawas.",
        ("rules/test_gavel.py::test_a_witness_is_neither_pengurus_nor_pengawas",),
        (f"{SIDE}#console.role-witness",),
    ),
    Rule(
        "An entry has one voting session: signing in elsewhere moves it; four share a phone.",
        (
            "app/test_sign_in.py::test_signing_in_elsewhere_moves_the_seat_and_tells_the_old_page",
            "app/test_sign_in.py::test_four_members_sit_on_one_phone_and_a_fifth_is_refused",
        ),
        ("templates/anggota.html#member.add-seat",),
    ),
    Rule(
        "Hadir lasts from check-in to check-out, or until nothing was heard for the grace.",
        ("rules/test_presence.py::TestCheckIn", "rules/test_presence.py::TestGrace"),
        (f"{PRESENCE}#checkIn", "rat_online/adapters/documents/daftar_hadir.py#excused"),
    ),
    Rule(
        "A one-tap roll-call before any decision; who is on line and silent stops counting.",
        ("rules/test_presence.py::TestRollCall",),
        (f"{PRESENCE}#rollCall", f"{NEXT}#rollCall"),
    ),
    Rule(
        "At a hall or meeting point hands or papers are counted by two witnesses, who must agree.",
        (f"{PLACES}::TestCounting",),
        ("static/js/saksi.js#enter-place-count", f"{MAIN}#place.waiting"),
    ),
    Rule(
        "A place's count is never more than were checked in there, and closing waits for every place.",
        (f"{PLACES}::test_it_cannot_be_more_than_were_checked_in_there", f"{PLACES}::TestWaiting"),
        ("static/js/saksi.js#place.too-many", f"{NEXT}#console.wait-places"),
    ),
    Rule(
        "Who votes at a place does not vote on line in that ballot.",
        (f"{PLACES}::TestNotTwice", "rules/test_presence.py::TestHall"),
        ("static/js/anggota/ballot.js#member.votes-in-hall",),
    ),
)

LIFE = (
    Rule(
        "A written meeting is refused as long as it cannot be held as one.",
        (
            "rules/test_scheduling.py::test_a_written_meeting_is_refused_and_not_held_as_another",
            "web/pages/test_organiser.py::TestTheDraft",
        ),
        ("rat_online/catalogue/refusal.json#refusal.written-mode-unavailable",),
    ),
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

DECISIONS = (
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

RECORDS = (
    Rule(
        "Berita acara, risalah, daftar hadir and rekap suara are printed from the log alone.",
        (
            "adapters/documents/test_golden.py::test_a_document_says_what_was_reviewed",
            "day/test_day.py::test_the_minutes_of_a_whole_day_say_exactly_what_happened",
        ),
        ("templates/auditor.html#audit.part-dokumen",),
    ),
    Rule(
        "Money is printed with its terbilang.",
        ("domain/words/test_terbilang.py::test_terbilang_writes_what_a_treasurer_writes",),
        (f"{DECIDED}#amount_in_words",),
    ),
    Rule(
        "The rekap suara tells every place apart, with its witnesses' names.",
        (
            "adapters/documents/test_golden.py::test_a_document_says_what_was_reviewed",
            f"{PLACES}::test_channels_and_places_are_merged_and_each_stands_apart",
        ),
        (f"{PRINTED}#col.witnesses",),
    ),
    Rule(
        "The attendance list tells the excused, with their reasons, from the absent.",
        ("rules/test_record.py::TestAbsence",),
        ("rat_online/adapters/documents/daftar_hadir.py#excused",),
    ),
    Rule(
        "The decisions are read, approved with one tap, represented and closed with a witness.",
        (
            "rules/test_reading.py::test_every_participant_still_there_gets_one_tap",
            "rules/test_reading.py::test_a_meeting_closes_after_the_reading_and_with_a_witness",
        ),
        ("static/js/anggota/ending.js#reading",),
    ),
    Rule(
        "A program that shares no code with the server recomputes every figure from the bundle.",
        (
            "verify/test_check.py::test_every_figure_of_the_minutes_is_recomputed",
            "verify/test_independence.py",
        ),
        ("docs/reference/findings.md#Findings",),
    ),
)

RULES: dict[int, tuple[Rule, ...]] = {
    2: THRESHOLDS,
    3: PEOPLE,
    4: (*LIFE, *BEFOREHAND),
    5: FLOOR,
    6: DECISIONS,
    7: RECORDS,
}

"""Records. Rule book section 7."""

from docs.rule_book.places import DECIDED, PLACES, PRINTED
from docs.rule_book.rule import Rule, proved

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
        "Rules that were replaced before the opening are printed one by one, before and after, "
        "each with its article; the photos that were shown are printed beside the candidates.",
        (
            "domain/words/test_rule_changes.py::test_every_rule_of_a_profile_is_told_when_it_changes",
            "domain/minutes/test_chronicle.py::"
            "test_rules_that_were_replaced_before_the_opening_are_told_with_the_reason",
            "verify/test_printed.py::test_other_rules_than_those_of_the_log_are_found",
            "adapters/documents/test_candidates.py::"
            "test_a_photo_stands_beside_its_candidate_and_is_named_in_words",
        ),
        (
            "rat_online/adapters/documents/replaced.py#section.rules",
            "rat_online/adapters/documents/candidates.py#candidate.photo-of",
        ),
    ),
    Rule(
        "What was proposed and never decided is printed too: withdrawn, or not decided at the end.",
        (
            *proved(
                "domain/minutes/test_proposals",
                "test_what_was_taken_back_says_so_with_its_time_and_who_did_it",
                "test_what_was_never_put_is_not_decided_when_the_meeting_ends",
                "test_so_it_is_where_the_meeting_closes_without_quorum",
            ),
            "adapters/documents/test_golden.py::test_a_document_says_what_was_reviewed",
            "verify/test_printed.py::test_it_is_found",
        ),
        ("rat_online/adapters/documents/proposals.py#proposal.undecided",),
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
        ("rules/test_record.py::test_who_sent_word_is_excused_once_and_with_the_reason",),
        ("rat_online/adapters/documents/daftar_hadir.py#excused",),
    ),
    Rule(
        "It tells when everybody came and went, and every time between going and coming back.",
        (
            *proved(
                "domain/minutes/test_comings",
                "test_every_time_between_going_and_coming_back_is_told",
                "test_who_left_for_good_is_away_from_the_time_of_leaving_alone",
            ),
            "day/test_day.py::test_the_minutes_of_a_whole_day_say_exactly_what_happened",
            "verify/test_printed.py::test_it_is_found",
        ),
        ("rat_online/adapters/documents/daftar_hadir.py#row.away",),
    ),
    Rule(
        "The decisions are read, approved with one tap, represented, and closed with a secretary and a "
        "witness to sign.",
        (
            "rules/test_reading.py::test_every_participant_still_there_gets_one_tap",
            "rules/test_reading.py::test_a_meeting_closes_after_the_reading_and_with_a_witness",
            "rules/test_reading.py::test_nor_does_it_close_without_a_secretary_to_sign",
        ),
        ("static/js/anggota/ending.js#reading",),
    ),
    Rule(
        "Whatever leaves as a file or list is noted with its reason, and without phone, e-mail or date of "
        "birth unless they are asked for.",
        (
            "web/test_hand_outs.py::test_a_route_that_can_answer_with_a_file_says_what_is_asked_for_it",
            "web/pages/test_hand_outs.py::test_without_a_reason_nothing_leaves_and_with_one_it_is_noted_first",
            "web/pages/test_hand_outs.py::test_exports_hold_no_contacts_unless_they_are_ticked",
        ),
        ("docs/reference/hand-outs.md#Asks for a reason", "templates/auditor.html#audit.downloads"),
    ),
    Rule(
        "Contacts are erased after retention, and letters of proxy with them; what was done stays.",
        (
            "app/test_retention.py::test_a_year_after_leaving_the_contacts_go_and_the_name_stays",
            "app/test_retention.py::test_letters_of_proxy_go_a_year_after_their_meetings_day_and_no_others",
            "contracts/test_retention.py::test_contacts_faces_and_messages_go_and_what_was_done_stays",
        ),
        ("docs/how-to/panitia.md#RAT_CONTACTS_KEPT_DAYS",),
    ),
    Rule(
        "Every change of the cooperative's rules, meeting points and groups is read with what was before.",
        (
            "web/pages/test_book_acts.py::test_rules_stand_there_from_what_to_what_in_the_readers_language",
            "web/pages/test_book_acts.py::test_meeting_points_stand_there_too",
            "web/pages/test_book_acts.py::test_an_import_tells_who_changed_groups",
        ),
        ("templates/panitia/catatan.html#people.acts",),
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

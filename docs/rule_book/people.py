"""People, rights and the palu. Rule book section 3; presence has a page of its own."""

from docs.rule_book.places import NEXT, SIDE
from docs.rule_book.rule import Rule, proved

ROLL, GAVEL, SIGN_IN = "rules/test_roll", "rules/test_gavel", "app/test_sign_in"

PEOPLE = (
    Rule(
        "Who may give which command is one table, walked as every capacity.",
        proved(
            "web/test_who_may",
            "test_every_command_as_every_capacity",
            "test_every_route_as_everybody",
        ),
        ("docs/reference/commands.md#anggota",),
    ),
    Rule(
        "Observers and guests attend without a vote, and speak when the chair asks.",
        (
            *proved("rules/test_presence", "test_an_observer_checks_in_and_counts_for_nothing"),
            *proved("rules/test_floor", "test_a_guest_speaks_when_the_chair_asks"),
            *proved("rules/test_quorum", "test_guests_move_no_figure"),
        ),
        ("static/js/anggota/floor.js#floor",),
    ),
    Rule(
        "Pengawas and auditor read every part of the record; members and strangers do not.",
        (
            *proved(
                "web/pages/test_auditor",
                "test_who_runs_or_checks_the_meeting_reads_every_part",
                "test_members_and_strangers_do_not",
            ),
            *proved("web/pages/test_door_desk", "test_reads_every_record_by_an_account_of_the_cooperative"),
        ),
        ("templates/auditor.html#audit.",),
    ),
    Rule(
        "The secretary writes notes under an item, and the gist of each turn.",
        (
            *proved("web/pages/test_console", "test_a_note_is_read_back_under_its_item_with_its_writer"),
            *proved("rules/test_floor", "test_the_secretary_notes_the_gist_of_a_turn_and_may_correct_it"),
        ),
        ("static/js/konsol/notes.js#notes", "static/js/konsol/gists.js#gist"),
    ),
    Rule(
        "The auditor reads all records, and each download is logged with its reason.",
        proved(
            "web/pages/test_records",
            "test_a_download_without_a_reason_is_refused_and_nothing_leaves",
            "test_the_bundle_is_a_zip_and_its_download_is_noted_with_who_what_and_why",
        ),
        ("templates/auditor.html#audit.part-dokumen",),
    ),
    Rule(
        "The operator presses at the chair's order and is named in the log; only the chair declares.",
        (
            *proved(
                GAVEL,
                "test_the_operator_s_act_is_the_operator_s_in_the_log",
                "test_the_operator_does_not_declare",
            ),
            "browser/test_operator.py::test_the_operator_presses_at_the_chairs_order_and_never_has_the_palu",
        ),
        (
            "rat_online/adapters/documents/course.py#event.operator",
            "static/js/konsol/order.js#console.at-order",
        ),
    ),
    Rule(
        "One to three chairs share one palu; they are members whom the meeting elected.",
        proved(
            GAVEL,
            "test_they_are_one_to_three",
            "test_they_are_members",
            "test_they_are_whom_the_meeting_elected",
        ),
        (f"{SIDE}#console.holds-gavel",),
    ),
    Rule(
        "A pimpinan sementara leads until the chair is elected.",
        proved(
            GAVEL,
            "test_before_the_registration_nobody_has_the_palu_and_only_the_committee_opens_it",
            "test_the_acting_chair_holds_the_palu_from_registration_on",
            "test_the_first_of_them_takes_the_palu",
        ),
        (f"{SIDE}#console.holds-gavel",),
    ),
    Rule(
        "The palu is handed over with a reason, by who holds it.",
        proved(
            GAVEL,
            "test_the_chair_hands_over_to_another_of_them_with_a_reason",
            "test_only_the_holder_hands_it_over",
        ),
        ("rat_online/adapters/documents/course.py#event.hand-over",),
    ),
    Rule(
        "A deputy named beforehand may take it over after the chair's silence.",
        proved(
            GAVEL,
            "test_not_before",
            "test_then_the_deputy_leads",
            "test_the_silence_is_the_profile_s",
            "test_a_chair_who_never_came_is_silent_from_the_registration_on",
        ),
        (f"{SIDE}#moment.take-gavel",),
    ),
    Rule(
        "A chair who is a candidate hands over for that item.",
        proved(GAVEL, "test_every_act_on_it_is_refused_until_then", "test_nor_to_settle_the_own_tie"),
        (f"{NEXT}#isChairACandidate",),
    ),
    Rule(
        "Where nobody can take the palu from a chair who is a candidate, a deputy is named first.",
        proved("browser/test_next", "test_where_nobody_can_take_the_palu_a_deputy_is_named_first"),
        (f"{NEXT}#console.worry-no-deputy",),
    ),
    Rule(
        "Witnesses are neither pengurus nor pengawas.",
        proved(GAVEL, "test_a_witness_is_neither_pengurus_nor_pengawas"),
        (f"{SIDE}#console.role-witness",),
    ),
    Rule(
        "The roll is frozen once, at a record date, with its code; an earlier date needs its article.",
        proved(
            ROLL,
            "test_the_committee_freezes_the_roll_with_its_hash",
            "test_it_is_frozen_once",
            "test_an_earlier_record_date_needs_its_article",
        ),
        (
            "rat_online/adapters/documents/berita_acara.py#roll-code",
            "templates/panitia/dpt_tinjau.html#roll.",
        ),
    ),
    Rule(
        "The committee reviews deceased, departed and passive members before it freezes the roll.",
        proved(
            "web/pages/test_roll",
            "test_it_shows_whom_to_look_at_and_who_is_left_out",
            "test_it_is_frozen_once_after_the_review_was_confirmed",
        ),
        ("templates/panitia/dpt.html#roll.",),
    ),
    Rule(
        "Every later change has actor and reason; after opening only the chair decides one.",
        proved(
            ROLL,
            "test_every_change_is_an_event_with_its_reason",
            "test_no_change_goes_without_its_reason",
            "test_after_opening_only_the_chair_decides_a_change",
        ),
        ("rat_online/adapters/documents/course.py#event.roll",),
    ),
    Rule(
        "One vote each; weights only where the articles of a secondary or multi-party cooperative say so.",
        proved(ROLL, "test_one_member_has_one_vote_unless_the_rules_weigh_them"),
        ("templates/panitia/orang.html#people.weight",),
    ),
    Rule(
        "A personal link needs a second thing that the member knows, and works until the meeting closes.",
        proved(
            SIGN_IN,
            "test_with_the_datum_on_file_seats_its_roll_entry",
            "test_works_again_and_again_until_the_meeting_closes",
        ),
        ("templates/masuk.html#door.",),
    ),
    Rule(
        "Whoever changes roll or offices in a meeting proves anew who it is; the palu needs no proof.",
        (
            *proved(
                "attack/test_officers_doors",
                "test_neither_appoints_nor_relieves_nor_changes_the_roll",
                "test_still_hands_over_the_palu",
            ),
            *proved("browser/test_proving", "test_a_chair_whose_proof_is_old_gives_the_pin_and_goes_on"),
        ),
        ("static/js/konsol/proof.js#prove.", "templates/panitia/dpt.html#prove."),
    ),
    Rule(
        "A seat opens no office; whom the meeting elected leads from the own phone, after the PIN.",
        proved(
            "attack/test_seats_and_offices",
            "test_opens_no_page_of_an_office",
            "test_gives_no_command_of_an_office",
            "test_leads_from_the_phone_of_the_own_link_after_giving_the_pin",
            "test_is_not_led_by_a_groups_code_though_the_pin_is_known",
        ),
        ("templates/ditolak.html#prove.",),
    ),
    Rule(
        "A group's code closes when too many answers by it were wrong, and locks no own link out.",
        proved(
            "attack/test_groups_code",
            "test_from_many_networks_the_code_closes_nobody_was_taken_over_and_a_new_code_lets_all_in",
            "test_guesses_by_it_lock_nobody_out_who_holds_the_own_link_or_card",
            "test_a_hall_that_errs_honestly_keeps_its_code_though_it_is_one_address",
        ),
        (
            "templates/undangan/ringkasan.html#invite.gate-closed",
            "templates/auditor_pintu.html#help.watch-closed-",
        ),
    ),
    Rule(
        "A stranger with the poster and a list of members neither guesses the roll nor locks it out.",
        (
            *proved(
                "attack/test_groups_code",
                "test_a_stranger_with_poster_and_member_list_neither_guesses_the_roll_nor_locks_it_out",
                "test_who_sits_in_the_strangers_network_enters_by_the_own_link_or_card",
            ),
            "web/pages/test_roll.py::TestAmIOnIt",
        ),
        ("templates/auditor.html#help.watch-alarm", "templates/panitia/rapat.html#help.watch-alarm"),
    ),
    Rule(
        "Opening a link changes nothing until the tap on Masuk.",
        proved(
            "web/pages/test_entrance", "test_by_get_and_head_changes_nothing_and_the_link_works_as_before"
        ),
        ("templates/masuk.html#door.",),
    ),
    Rule(
        "Every use of a link is logged.",
        proved(SIGN_IN, "test_uses_are_all_written_down"),
        ("templates/auditor.html#audit.",),
    ),
    Rule(
        "One roll entry has one active voting session: signing in elsewhere moves it, never doubles it.",
        proved(SIGN_IN, "test_signing_in_elsewhere_moves_the_seat_and_tells_the_old_page"),
        ("templates/pindah.html#moving.",),
    ),
    Rule(
        "A page goes on in another browser with its seats and place in the queue, by a link of two minutes.",
        (
            *proved(
                "app/test_transfers",
                "test_the_seat_moves_at_once_to_a_new_session_and_the_old_page_is_told",
                "test_it_is_good_once_and_again_only_for_the_page_whose_answer_was_lost",
            ),
            *proved("browser/test_going_on", "test_a_raised_hand_goes_on_in_another_browser_and_is_heard"),
        ),
        ("static/js/anggota/onward.js#moving.onward",),
    ),
    Rule(
        "Up to four members share a phone, and each ballot calls them by name in turn.",
        (
            *proved(SIGN_IN, "test_four_members_sit_on_one_phone_and_a_fifth_is_refused"),
            *proved("browser/test_member_page", "test_two_seats_on_one_phone_are_called_by_name_in_turn"),
        ),
        ("templates/anggota.html#member.add-seat",),
    ),
    Rule(
        "Members without a phone vote at a desk kiosk, one after the other.",
        proved("browser/test_kiosk", "test_two_voters_one_after_the_other_and_nothing_stays"),
        ("templates/kios.html#kiosk.",),
    ),
)

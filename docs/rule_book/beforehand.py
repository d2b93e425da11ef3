"""The rule book's section 4 on what is tried before a meeting."""

from docs.rule_book.rule import Rule

BEFOREHAND = (
    Rule(
        '"Coba HP saya": each member tries sign-in, network, sound, a vote and the microphone; it is no part '
        "of the meeting, and a second meeting inherits what was shown.",
        (
            "web/pages/test_trial.py::test_is_how_each_part_went_and_on_what_kind_of_phone",
            "web/pages/test_trial.py::test_nothing_of_it_is_the_meeting",
            "web/test_trial_line.py",
            "browser/test_trying.py",
            "app/test_phone_trials.py",
        ),
        ("templates/coba.html#trial.title", "static/js/anggota/presence.js#trial.invite"),
    ),
    Rule(
        "The committee sees who has not tried the own phone, and what failed at whom.",
        ("web/pages/test_trial.py::test_counts_who_has_not_tried_and_what_failed_and_reminds_them",),
        ("templates/panitia/coba.html#trial.committee-title",),
    ),
    Rule(
        "Gladi bersih: the whole agenda and all rules on a copy marked on every screen and paper, never "
        "in the minutes, with simulated or real members.",
        (
            "rules/test_rehearsals.py",
            "rules/test_rehearsals.py::test_a_rehearsal_is_one_from_its_first_event_and_a_meeting_that_counts_is_none",
            "web/pages/test_rehearsals.py::test_every_page_of_a_rehearsal_says_that_it_is_one",
            "app/test_rehearsing.py",
            "verify/test_rehearsals.py",
        ),
        ("templates/base.html#meeting.rehearsal", "templates/panitia/gladi.html#rehearsal.make"),
    ),
    Rule(
        "A personal link opens the real meeting; its rehearsal is joined from there, by choice, while it is "
        "under way. The readiness list tells whether one was held.",
        (
            "web/pages/test_rehearsals.py::test_a_personal_link_opens_the_real_meeting_and_the_member_chooses",
            "web/pages/test_rehearsals.py::test_the_readiness_list_of_the_real_one_tells_whether_one_was_held",
        ),
        ("templates/macros/meeting.html#rehearsal.join", "templates/konsol.html#rehearsed"),
    ),
)

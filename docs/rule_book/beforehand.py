"""The rule book's section 4 on what is tried before a meeting."""

from docs.rule_book.rule import Rule

BEFOREHAND = (
    Rule(
        '"Coba HP saya": each member tries sign-in, network, sound, a vote and the microphone; it is no part '
        "of the meeting, and a second meeting inherits what was shown.",
        (
            "web/pages/test_trial.py::TestWhatIsKept",
            "web/test_trial_line.py",
            "browser/test_trying.py",
            "app/test_phone_trials.py",
        ),
        ("templates/coba.html#trial.title", "static/js/anggota/presence.js#trial.invite"),
    ),
    Rule(
        "The committee sees who has not tried the own phone, and what failed at whom.",
        ("web/pages/test_trial.py::TestTheList",),
        ("templates/panitia/coba.html#trial.committee-title",),
    ),
    Rule(
        "Gladi bersih: the whole agenda and all rules on a copy marked on every screen and paper, never "
        "in the minutes, with simulated or real members.",
        (
            "rules/test_rehearsals.py",
            "web/pages/test_rehearsals.py",
            "app/test_rehearsing.py",
            "verify/test_rehearsals.py",
        ),
        ("templates/base.html#meeting.rehearsal", "templates/panitia/gladi.html#rehearsal.make"),
    ),
    Rule(
        "A personal link opens the real meeting; its rehearsal is joined from there, by choice, while it is "
        "under way. The readiness list tells whether one was held.",
        ("web/pages/test_rehearsals.py::TestJoining", "web/pages/test_rehearsals.py::TestItsEnd"),
        ("templates/macros/meeting.html#rehearsal.join", "templates/konsol.html#rehearsed"),
    ),
)

"""People, rights and presence. Rule book section 3."""

from docs.rule_book.places import MAIN, NEXT, PLACES, PRESENCE, SIDE
from docs.rule_book.rule import Rule

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

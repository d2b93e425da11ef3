"""The arithmetic of a count in one sentence (rule book 2 and 6)."""

from rat_online.domain.threshold import Base, at_least, more_than
from rat_online.domain.words.arithmetic import carried, levelled, outnumbered, quorum, reconciled
from rat_online.domain.words.language import EN


def test_a_result_is_one_sentence() -> None:
    assert carried(497, 575, Base.VALID, more_than(1, 2), "diterima") == (
        "497 dari 575 suara sah = 86,4%, lebih dari setengah: diterima"
    )


def test_a_result_that_misses_its_threshold_says_so() -> None:
    assert carried(200, 500, Base.VALID, more_than(1, 2), "ditolak") == (
        "200 dari 500 suara sah = 40,0%, tidak lebih dari setengah: ditolak"
    )
    assert carried(70, 100, Base.PRESENT, at_least(3, 4), "ditolak") == (
        "70 dari 100 anggota hadir = 70,0%, kurang dari tiga perempat: ditolak"
    )


def test_as_many_for_as_against_is_rejected_also_under_at_least_half() -> None:
    assert levelled(50, 100, Base.VALID, "ditolak") == (
        "50 dari 100 suara sah = 50,0%, suara setuju dan tidak setuju sama banyak: ditolak"
    )


def test_a_motion_that_most_votes_decide_is_held_against_those_against_it() -> None:
    assert outnumbered(8, 1, 9, Base.VALID, "terpilih") == (
        "8 dari 9 suara sah = 88,9%, lebih banyak daripada 1 tidak setuju: terpilih"
    )
    assert outnumbered(1, 8, 9, Base.VALID, "ditolak") == (
        "1 dari 9 suara sah = 11,1%, lebih sedikit daripada 8 tidak setuju: ditolak"
    )
    assert outnumbered(8, 1, 9, Base.VALID, "elected", EN).endswith("88.9%, more than 1 against: elected")
    assert outnumbered(1, 8, 9, Base.VALID, "rejected", EN).endswith("11.1%, fewer than 8 against: rejected")


def test_a_reconciliation_adds_up_before_the_readers_eyes() -> None:
    assert reconciled(612, 575, 31, 0, 0, 6) == "612 berhak = 575 sah + 31 abstain + 6 tidak memberikan suara"


def test_votes_that_do_not_add_up_never_get_an_equals_sign() -> None:
    assert reconciled(552, 561, 0, 0, 0, 0) == "552 berhak ≠ 561 sah"


def test_a_quorum_names_what_was_needed_and_what_is_missing() -> None:
    assert quorum(512, 1204, 603, more_than(1, 2)) == (
        "512 dari 1.204 anggota berhak suara hadir = 42,5%; diperlukan lebih dari setengah, yaitu 603: "
        "kuorum belum tercapai, kurang 91"
    )
    assert quorum(603, 1204, 603, more_than(1, 2)).endswith("kuorum tercapai")


def test_every_sentence_has_an_english_twin() -> None:
    assert carried(497, 575, Base.VALID, more_than(1, 2), "accepted", EN) == (
        "497 of 575 valid votes = 86.4%, more than half: accepted"
    )
    assert reconciled(612, 575, 31, 0, 0, 6, EN) == "612 entitled = 575 valid + 31 abstained + 6 did not vote"
    assert quorum(40, 100, 51, more_than(1, 2), EN).endswith("quorum not reached, 11 short")


def test_where_members_weigh_unlike_the_figures_are_votes_and_no_heads() -> None:
    assert quorum(9, 10, 6, more_than(1, 2), in_votes=True).startswith("9 dari 10 suara hadir = 90,0%")
    assert quorum(9, 10, 6, more_than(1, 2), EN, in_votes=True).startswith("9 of 10 votes present = 90.0%")

from tests.app.member_import.sheets import a_list, codes, flags


def test_a_number_twice_is_an_error_of_the_later_line() -> None:
    found = a_list(("KSP 001", "Budi"), ("002", "Siti"), ("ksp001", "Hadi"))
    assert codes(found) == [(4, "number-duplicate")]
    assert found.bad[0].facts["first"] == 2
    assert [draft.member.name for draft in found.members] == ["Budi", "Siti"]


def test_the_first_line_of_a_number_counts_even_if_it_is_bad_itself() -> None:
    found = a_list(("001", "Budi", "", "abc"), ("001", "Siti"))
    assert codes(found) == [(2, "phone-invalid"), (3, "number-duplicate")]


def test_a_number_three_times_makes_two_bad_lines() -> None:
    found = a_list(("001", "Budi"), ("001", "Siti"), ("001", "Hadi"))
    assert [finding.facts["first"] for finding in found.bad] == [2, 2]


def test_numbers_that_differ_by_leading_zeros_are_flagged() -> None:
    found = a_list(("012", "Budi"), ("12", "Siti"))
    assert codes(found) == []
    assert flags(found) == [(3, "number-similar")]


def test_a_shared_phone_is_flagged_however_it_is_written() -> None:
    found = a_list(("1", "Budi", "", "0841-0000-0001"), ("2", "Siti", "", "+6284100000001"))
    assert flags(found) == [(3, "phone-duplicate")]
    assert found.good == 2


def test_the_same_name_and_birth_date_are_flagged() -> None:
    found = a_list(("1", "Siti Aminah", "", "", "12/03/1978"), ("2", "SITI  AMINAH", "", "", "12 Maret 1978"))
    assert flags(found) == [(3, "name-and-birth-date-duplicate")]


def test_the_same_name_is_flagged_where_a_birth_date_is_wanting() -> None:
    found = a_list(("1", "Siti Aminah", "", "", "12/03/1978"), ("2", "Siti Aminah"))
    assert flags(found) == [(3, "name-duplicate")]


def test_namesakes_with_their_own_birth_dates_are_two_people() -> None:
    found = a_list(("1", "Siti Aminah", "", "", "12/03/1978"), ("2", "Siti Aminah", "", "", "13/03/1978"))
    assert flags(found) == []

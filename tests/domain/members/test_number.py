import pytest

from rat_online.domain.members.number import loose_number_key, number_key, number_of
from rat_online.domain.members.unreadable import Fault, Unreadable


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("00417", "00417"),
        ("417.0", "417"),
        ("417,00", "417"),
        ("4.17E+02", "417"),
        ("4,17e2", "417"),
        ("'00417", "00417"),
        ("  KSP\u00a0001 / 2019 ,", "KSP 001 / 2019"),
        ("1.000", "1.000"),
        ("03.0", "03.0"),
        ("12E3", "12E3"),
        ("A-17", "A-17"),
    ],
)
def test_a_member_number_stays_as_it_is_written(written: str, number: str) -> None:
    assert number_of(written) == number


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("", Fault.NUMBER_MISSING),
        (" - ", Fault.NUMBER_MISSING),
        ("***", Fault.NUMBER_INVALID),
        ("1.23E+11", Fault.NUMBER_SHORTENED),
        ("9" * 41, Fault.NUMBER_TOO_LONG),
    ],
)
def test_what_is_no_member_number_says_why(written: str, fault: Fault) -> None:
    with pytest.raises(Unreadable) as refused:
        number_of(written)
    assert refused.value.fault is fault


def test_case_and_spaces_do_not_tell_numbers_apart() -> None:
    assert number_key("ksp 001") == number_key("KSP001")
    assert number_key("0012") != number_key("12")


def test_leading_zeros_are_noticed_apart() -> None:
    assert loose_number_key("KSP-0012") == loose_number_key("ksp-12")
    assert loose_number_key("100") != loose_number_key("1")
    assert loose_number_key("000") == loose_number_key("0")

import pytest

from rat_online.domain.members.name import is_marked_as_late, name_of
from rat_online.domain.members.unreadable import Fault, Unreadable


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("  Budi\u00a0  Santoso ", "Budi Santoso"),
        ("Budi\nSantoso", "Budi Santoso"),
        ("Budi Santoso,", "Budi Santoso"),
        ("Drs. Budi, S.Pd.", "Drs. Budi, S.Pd."),
        ("陳美玲", "陳美玲"),
        ("عبد الرحمن", "عبد الرحمن"),
        ("Ma'rifatul", "Ma'rifatul"),
        ("Jose\u0301", "José"),
        ("\ufeffBudi\u200b", "Budi"),
        ("Nyoman", "Nyoman"),
    ],
)
def test_a_name_is_kept_in_its_script_and_tidied(written: str, name: str) -> None:
    assert name_of(written) == name


def test_characters_that_turn_text_around_are_dropped() -> None:
    assert name_of("Budi\u202e Santoso\u2066") == "Budi Santoso"


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("", Fault.NAME_MISSING),
        ("-", Fault.NAME_MISSING),
        ("12345", Fault.NAME_INVALID),
        ("=HYPERLINK", Fault.NAME_INVALID),
        ("B" * 201, Fault.NAME_TOO_LONG),
    ],
)
def test_what_is_no_name_says_why(written: str, fault: Fault) -> None:
    with pytest.raises(Unreadable) as refused:
        name_of(written)
    assert refused.value.fault is fault


@pytest.mark.parametrize("name", ["Alm. Budi", "Almh. Siti", "Budi (alm)", "Budi Santoso, Almarhum"])
def test_a_death_noted_in_the_name_is_seen(name: str) -> None:
    assert is_marked_as_late(name)


def test_a_name_that_only_begins_alike_is_not() -> None:
    assert not is_marked_as_late("Alma Wijaya")


def test_a_nickname_keeps_its_signs_and_left_over_ones_go() -> None:
    assert name_of('Budi "Bud"') == 'Budi "Bud"'
    assert name_of('"Budi Santoso"') == "Budi Santoso"
    assert name_of('Budi Santoso"') == "Budi Santoso"
    assert name_of("'Budi") == "Budi"

import pytest

from rat_online.domain.members.sex import Sex, sex_of
from rat_online.domain.members.unreadable import Fault, Unreadable


@pytest.mark.parametrize(
    "written", ["L", "l", "Lk", "Laki-laki", "LAKI - LAKI", "Laki Laki", "Pria", "L.", "Laki-laki (L)"]
)
def test_male(written: str) -> None:
    assert sex_of(written) is Sex.MALE


@pytest.mark.parametrize("written", ["P", "p ", "Pr", "Perempuan", "WANITA", "W", "Perempuan (P)"])
def test_female(written: str) -> None:
    assert sex_of(written) is Sex.FEMALE


def test_p_is_pria_in_a_column_of_pria_and_wanita() -> None:
    assert sex_of("P", p_is_pria=True) is Sex.MALE
    assert sex_of("W", p_is_pria=True) is Sex.FEMALE


def test_no_sex_is_not_guessed() -> None:
    assert sex_of("-") is None
    for written in ("L/P", "X", "?!"):
        with pytest.raises(Unreadable) as refused:
            sex_of(written)
        assert refused.value.fault is Fault.SEX_UNKNOWN

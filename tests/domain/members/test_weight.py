import pytest

from rat_online.domain.members.unreadable import Fault, Unreadable
from rat_online.domain.members.weight import MOST_VOTES, weight_of


@pytest.mark.parametrize(("text", "weight"), [("", 1), ("1", 1), (" 25 ", 25), (str(MOST_VOTES), MOST_VOTES)])
def test_a_weight_is_a_whole_number_of_votes(text: str, weight: int) -> None:
    assert weight_of(text) == weight


@pytest.mark.parametrize("text", ["0", "-1", "1,5", "1.5", "10000", "dua", "1e2"])
def test_anything_else_is_no_weight(text: str) -> None:
    with pytest.raises(Unreadable) as raised:
        weight_of(text)
    assert raised.value.fault is Fault.WEIGHT_INVALID

import pytest

from rat_online.domain.members.group import group_of
from rat_online.domain.members.unreadable import Fault, Unreadable


@pytest.mark.parametrize(
    ("written", "group"),
    [(" Cabang\u00a0 Utara, ", "Cabang Utara"), ("-", ""), ("", ""), ("RT 05/RW 02", "RT 05/RW 02")],
)
def test_a_group_is_called_what_the_cooperative_calls_it(written: str, group: str) -> None:
    assert group_of(written) == group


def test_words_that_fill_a_page_are_no_group() -> None:
    with pytest.raises(Unreadable) as refused:
        group_of("Utara " * 40)
    assert refused.value.fault is Fault.TEXT_TOO_LONG

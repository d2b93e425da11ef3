import pytest

from rat_online.adapters.spreadsheets.neutral import neutral


@pytest.mark.parametrize("text", ["=1+1", "+62", "-1", "@SUM", "\t=1", "\r=1", "  =1+1"])
def test_a_formula_becomes_plain_text(text: str) -> None:
    assert neutral(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Budi", "0841-0000", "a=b", "12/03/1978"])
def test_plain_text_stays(text: str) -> None:
    assert neutral(text) == text

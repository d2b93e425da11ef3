"""The checker's own arithmetic, trees, times and canonical JSON, against what the standards say."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rat_online.domain import chain
from rat_online.domain.threshold import Operator, Threshold
from rat_online.verify.archive import REQUIRED
from rat_online.verify.arithmetic import needed_of
from rat_online.verify.canonical import Unreadable, canonical, parse
from rat_online.verify.head import code_of
from rat_online.verify.merkle import tree_hash
from rat_online.verify.times import is_day, is_envelope_time, is_time, moment

texts = st.text(st.characters(codec="utf-8"))
scalars = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=20,
)


@given(values)
def test_both_programs_write_the_same_canonical_json(value: object) -> None:
    written = canonical(value)
    assert written == chain.canonical(value)
    assert parse(written) == value


def test_keys_stand_in_the_order_of_their_utf_16_code_units() -> None:
    """RFC 8785 section 3.2.3: the emoji comes before U+FB33, beyond which UTF-8 would put it."""
    written = canonical({"\ufb33": 1, "\U0001f600": 2, "1": 3})
    assert written == '{"1":3,"\U0001f600":2,"\ufb33":1}'.encode()


@pytest.mark.parametrize(
    "text", ["1.0", "1e3", "NaN", "-Infinity", '{"a":1,"a":1}', "9007199254740992", "-0", "[", "", "\ufeff1"]
)
def test_what_readers_understand_differently_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        parse(text.encode())


@given(st.lists(st.binary(max_size=40), max_size=40))
def test_both_programs_grow_the_same_tree(leaves: list[bytes]) -> None:
    assert tree_hash(leaves) == chain.merkle_root(leaves).hex()


def test_a_tree_of_three_is_the_one_of_the_rfc() -> None:
    """RFC 9162 section 2.1.1: the cut is at the largest power of two below the length."""
    a, b, c = (sha256(b"\x00" + leaf).digest() for leaf in (b"a", b"b", b"c"))
    expected = sha256(b"\x01" + sha256(b"\x01" + a + b).digest() + c).hexdigest()
    assert tree_hash([b"a", b"b", b"c"]) == expected


@given(st.integers(0, 10**6), st.integers(1, 20), st.integers(1, 20), st.sampled_from(Operator))
def test_both_programs_need_the_same(base: int, one: int, other: int, operator: Operator) -> None:
    numerator, denominator = min(one, other), max(one, other) + 1
    fraction = {"numerator": numerator, "denominator": denominator, "operator": str(operator)}
    assert needed_of(fraction, base) == Threshold(numerator, denominator, operator).needed(base)


def test_more_than_half_and_at_least_half() -> None:
    """Rule book section 2."""
    half = {"numerator": 1, "denominator": 2}
    assert needed_of({**half, "operator": "gt"}, 100) == 51
    assert needed_of({**half, "operator": "gte"}, 100) == 50
    assert needed_of({**half, "operator": "gte"}, 0) == 1


@given(st.binary(min_size=32, max_size=32))
def test_both_programs_print_the_same_code(digest: bytes) -> None:
    assert code_of(digest.hex()) == chain.authenticity_code(digest.hex())


def test_a_moment_is_the_same_in_every_zone() -> None:
    assert moment("2027-03-20T09:12:00+07:00") == moment("2027-03-20T02:12:00.000000Z")
    assert moment("1970-01-01T00:00:00.5Z") == 500_000
    assert moment("0001-01-01T00:00:00+23:59") < moment("9999-12-31T23:59:59.999999-23:59")


@pytest.mark.parametrize(
    "text",
    [
        "2027-03-20T09:12:00",
        "2027-3-20T09:12:00Z",
        "2027-02-30T09:12:00Z",
        "2027-03-20T24:12:00Z",
        "2027-03-20T09:12:00+24:00",
        "2027-03-20T09:12:00.1234567Z",
        "２０２７-03-20T09:12:00Z",
        "",
    ],
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert not is_time(text)
    assert not is_envelope_time(text)


def test_an_events_own_time_has_milliseconds_and_z() -> None:
    assert is_envelope_time("2027-03-20T09:12:00.123Z")
    assert not is_envelope_time("2027-03-20T09:12:00Z")
    assert not is_envelope_time(20270320)


def test_a_day_is_written_out() -> None:
    assert is_day("2026-12-31")
    assert not is_day("20261231")
    assert not is_day(None)


def test_the_format_page_says_what_is_checked() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/bundle.md").read_text(encoding="utf-8")
    for name in REQUIRED:
        assert f"`{name}`" in page

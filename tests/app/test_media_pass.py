"""Passes to the livestream: for one right in one meeting, until they run out."""

from datetime import UTC, datetime, timedelta

import pytest

from rat_online.app.media_pass import LIFETIME, Passes, PassRefused, Right

NOW = datetime(2027, 3, 20, 2, 0, tzinfo=UTC)


def test_a_pass_says_what_it_was_written_for() -> None:
    passes = Passes(b"k" * 32, lambda: NOW)
    read = passes.read(passes.write("M1", Right.FLOOR, during="t7", session="d1"), Right.FLOOR)
    assert (read.meeting, read.right, read.during, read.session) == ("M1", Right.FLOOR, "t7", "d1")
    assert read.until == NOW + LIFETIME[Right.FLOOR]


@pytest.mark.parametrize("right", Right)
def test_a_pass_is_for_its_own_right_alone(right: Right) -> None:
    passes = Passes(b"k" * 32, lambda: NOW)
    others = [one for one in Right if one is not right]
    with pytest.raises(PassRefused):
        passes.read(passes.write("M1", right), *others)


@pytest.mark.parametrize("right", Right)
def test_a_pass_runs_out(right: Right) -> None:
    moment = [NOW]
    passes = Passes(b"k" * 32, lambda: moment[0])
    given = passes.write("M1", right)
    moment[0] += LIFETIME[right] - timedelta(seconds=1)
    passes.read(given, right)
    moment[0] += timedelta(seconds=1)
    with pytest.raises(PassRefused):
        passes.read(given, right)


def test_a_forged_pass_is_none() -> None:
    ours, theirs = Passes(b"k" * 32, lambda: NOW), Passes(b"t" * 32, lambda: NOW)
    given = ours.write("M1", Right.WATCH)
    flipped = given[:-1] + ("A" if given[-1] != "A" else "B")
    for forged in ("", ".", "x", given[1:], flipped, theirs.write("M1", Right.WATCH)):
        with pytest.raises(PassRefused):
            ours.read(forged, Right.WATCH)


def test_everybody_who_asks_within_an_hour_shares_the_path_of_a_playlist() -> None:
    moment = [NOW]
    passes = Passes(b"k" * 32, lambda: moment[0])
    given = passes.write("M1", Right.PLAYLIST)
    moment[0] += timedelta(minutes=59)
    assert passes.write("M1", Right.PLAYLIST) == given
    moment[0] += timedelta(minutes=1)
    assert passes.write("M1", Right.PLAYLIST) != given

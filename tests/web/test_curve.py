"""The attendance curve: a step line that always shows where quorum is."""

import pytest

from rat_online.web.curve import HEIGHT, WIDTH, curve


def test_a_count_holds_until_the_next_event() -> None:
    drawn = curve([(0, 0), (50, 100), (100, 100)], 100, 51, "08.30", "09.30")
    assert drawn.line == f"M0 {HEIGHT}H140V4H280V4"


def test_the_area_ends_on_the_ground() -> None:
    drawn = curve([(0, 10), (10, 20)], 100, 51, "08.30", "09.30")
    assert drawn.area.endswith(f"V{HEIGHT}H0Z")


def test_quorum_is_inside_the_figure_also_when_few_are_present() -> None:
    assert 0 < curve([(0, 3)], 1204, 603, "08.30", "08.30").need_y < HEIGHT


def test_one_point_is_a_level_line() -> None:
    assert curve([(7, 3)], 10, 6, "08.30", "08.30").line.endswith(f"H{WIDTH}")


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one point"):
        curve([], 10, 6, "08.30", "09.30")

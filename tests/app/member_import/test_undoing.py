from dataclasses import replace

import pytest

from rat_online.app.member_import.merging import MemberChange
from rat_online.app.member_import.undoing import check_undoable
from rat_online.app.member_import.writing import Hindrance, ImportNotUndoable
from rat_online.domain.members import Member
from rat_online.domain.roll_lines import RollLine

ANI, BUDI = Member("7", "Ani"), Member("8", "Budi")
CHANGES = [MemberChange("ani", None, ANI), MemberChange("budi", replace(BUDI, phone="+62811"), BUDI)]
NOW = {"ani": ANI, "budi": BUDI}


def roll_line(entry: str, name: str) -> RollLine:
    return RollLine(entry, 1, "7", name, "member", 1, "00" * 16)


def test_what_nobody_touched_is_undoable() -> None:
    check_undoable(CHANGES, NOW, [roll_line("budi", "Budi"), roll_line("tono", "Tono")], {"budi", "tono"})


@pytest.mark.parametrize("gone", [{"ani": ANI}, {"ani": ANI, "budi": replace(BUDI, name="Budi S.")}])
def test_who_is_gone_or_edited_is_named(gone: dict[str, Member]) -> None:
    with pytest.raises(ImportNotUndoable) as why:
        check_undoable(CHANGES, gone, [], set())
    assert (why.value.hindrance, why.value.numbers) == (Hindrance.EDITED, ("8",))


def test_a_new_member_on_a_roll_is_named() -> None:
    with pytest.raises(ImportNotUndoable) as why:
        check_undoable(CHANGES, NOW, [roll_line("ani", "Ani")], set())
    assert (why.value.hindrance, why.value.numbers) == (Hindrance.ON_A_ROLL, ("7",))


def test_a_new_member_with_a_link_is_named() -> None:
    with pytest.raises(ImportNotUndoable) as why:
        check_undoable(CHANGES, NOW, [], {"ani", "budi"})
    assert (why.value.hindrance, why.value.numbers) == (Hindrance.HAS_ACCESS, ("7",))

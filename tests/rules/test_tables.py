"""SHU and RAPB tables as part of a decision. Rule book sections 4, 6.4 and 7."""

from dataclasses import replace
from decimal import Decimal

from rat_online.domain.actor import CLOCK
from rat_online.domain.events import deciding as e
from rat_online.domain.events import voting as ve
from rat_online.domain.money import MoneyRow, MoneyTable, digest
from rat_online.domain.vocabulary import Role, Subject
from tests.rules.rulebook import a_meeting, agrees, an_open_meeting, attaches, opens, schedules
from tests.rules.scene import SECRETARY, Scene

SHU = "# Pembagian SHU\nCadangan;40%;400\nJasa anggota;60%;600\nJumlah;100%;1.000"
LESS = "# Pembagian SHU\nCadangan;50%;500\nJasa anggota;50%;500"


class TestAttaching:
    def test_shares_and_amounts_are_kept_exactly(self) -> None:
        scene = an_open_meeting().proposed("shu", subject=Subject.SURPLUS).does(attaches("shu", SHU))
        (table,) = scene.event(e.TablesAttached).tables
        assert (table.total, table.rows[0].percent) == (Decimal(1000), Decimal(40))

    def test_the_secretary_may_prepare_them(self) -> None:
        an_open_meeting().proposed("shu").does(attaches("shu", SHU), SECRETARY)

    def test_percents_that_miss_100_are_refused_with_what_they_add_up_to(self) -> None:
        scene = an_open_meeting().proposed("shu")
        scene.refuses(attaches("shu", SHU.replace("60%", "59%")), "table-percent", found="99")

    def test_amounts_that_miss_the_total_are_refused_with_both_figures(self) -> None:
        scene = an_open_meeting().proposed("shu")
        wrong = SHU.replace("1.000", "1.001")
        scene.refuses(attaches("shu", wrong), "table-total", found="1000.00", total="1001.00")

    def test_an_amount_that_is_not_its_percent_of_the_total_is_refused_with_what_it_would_be(self) -> None:
        wrong = SHU.replace("400", "100").replace("600", "900")
        scene = an_open_meeting().proposed("shu")
        scene.refuses(attaches("shu", wrong), "table-share", line=2, percent="40", found="100", due="400")

    def test_a_sum_between_the_rows_is_refused_before_it_counts_twice(self) -> None:
        twice = "# RAPB\nBunga;100\nProvisi;200\nJumlah pendapatan;300\nGaji;250"
        an_open_meeting().proposed("rapb").refuses(attaches("rapb", twice), "table-subtotal", line=4)

    def test_what_cannot_be_read_is_refused_with_its_line(self) -> None:
        an_open_meeting().proposed("shu").refuses(
            attaches("shu", "# SHU\nCadangan"), "table-unreadable", line=2
        )

    def test_the_same_again_changes_nothing_and_an_empty_text_takes_them_off(self) -> None:
        scene = an_open_meeting().proposed("shu").does(attaches("shu", SHU))
        scene.changes_nothing(attaches("shu", SHU)).does(attaches("shu", ""))
        assert scene.decision("shu").tables == ()


class TestFixed:
    def test_an_amendment_before_the_ballot_keeps_the_version_before(self) -> None:
        scene = an_open_meeting().proposed("shu").does(attaches("shu", SHU)).does(attaches("shu", LESS))
        assert [version[0].rows[0].percent for version in scene.decision("shu").table_versions] == [40, 50]

    def test_opening_fixes_them_and_says_their_digest(self) -> None:
        scene = an_open_meeting().proposed("shu").does(attaches("shu", SHU)).does(opens("shu"))
        assert scene.event(ve.BallotOpened).tables_digest == digest(scene.decision("shu").tables)
        scene.refuses(attaches("shu", LESS), "wrong-status")

    def test_a_decision_without_tables_has_no_digest(self) -> None:
        scene = an_open_meeting().proposed("lpj").does(opens("lpj"))
        assert scene.event(ve.BallotOpened).tables_digest == ""

    def test_what_was_agreed_is_changed_no_more(self) -> None:
        an_open_meeting().proposed("shu").does(agrees("shu")).refuses(attaches("shu", SHU), "wrong-status")


PLAN = MoneyTable("RAPB 2027", (MoneyRow("Gaji", Decimal("5.00")),), Decimal("5.00"), "")


class TestPlanned:
    def test_the_organisers_table_comes_with_the_decision_on_its_subject(self) -> None:
        planned = replace(schedules(), tables={Subject.BUDGET: (PLAN,)})
        scene = a_meeting(10, 8, schedule=planned).opened()
        scene.proposed("rapb", subject=Subject.BUDGET).happened(e.TablesAttached, tables=(PLAN,))
        scene.proposed("lpj").did_not_happen(e.TablesAttached)

    def test_the_organisers_figures_add_up_too(self) -> None:
        wrong = replace(schedules(), tables={Subject.BUDGET: (replace(PLAN, total=Decimal(6)),)})
        Scene().refuses(wrong, "table-total", CLOCK)
        rows = (MoneyRow("Gaji", Decimal(2), Decimal(60)), MoneyRow("Sewa", Decimal(8), Decimal(40)))
        wrong = replace(schedules(), tables={Subject.BUDGET: (MoneyTable("RAPB", rows, Decimal(10), ""),)})
        Scene().refuses(wrong, "table-share", CLOCK, percent="60", due="6")


def test_a_member_attaches_no_table() -> None:
    scene = an_open_meeting().proposed("shu")
    scene.refuses(attaches("shu", SHU), "not-in-that-office", replace(SECRETARY, person="m1"))
    scene.refuses(attaches("shu", SHU), "not-allowed", replace(SECRETARY, person="m1", role=Role.MEMBER))

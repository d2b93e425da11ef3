"""Tables of money as they are pasted: exact figures, checked totals."""

from decimal import Decimal

import pytest

from rat_online.domain.money import MoneyRow, MoneyTable, TableFault, check, read_tables

SHU = """# Pembagian SHU tahun buku 2026
Cadangan\t40%\tRp500.000.000
Jasa usaha anggota;25 %;312.500.000,00
Jasa modal anggota | 35% | 437500000
Jumlah\t100%\t1.250.000.000
"""


def test_a_table_is_read_as_spreadsheets_paste_it() -> None:
    (table,) = read_tables(SHU)
    assert table.title == "Pembagian SHU tahun buku 2026"
    assert [str(row.amount) for row in table.rows] == ["500000000.00", "312500000.00", "437500000.00"]
    assert [row.percent for row in table.rows] == [Decimal(40), Decimal(25), Decimal(35)]
    assert (table.total, table.total_label) == (Decimal(1250000000), "Jumlah")


def test_a_table_without_percents_and_without_a_total_is_added_up() -> None:
    pendapatan, beban = read_tables("# Pendapatan\nBunga;10.000,50\nLain;5\n\n# Beban\nGaji;-7.000\n")
    assert (str(pendapatan.total), str(beban.total)) == ("10005.50", "-7000.00")
    assert pendapatan.rows[0].percent is None


@pytest.mark.parametrize(
    ("pasted", "what", "line"),
    [
        ("Cadangan;1.000", "no-title", 1),
        ("#\nCadangan;1.000", "no-title", 1),
        ("# SHU\n", "no-rows", 1),
        ("# SHU\nJumlah;1.000", "no-rows", 1),
        ("# SHU\nCadangan", "unreadable", 2),
        ("# SHU\nCadangan;sepuluh", "unreadable", 2),
        ("# SHU\nCadangan;1.00", "unreadable", 2),
        ("# SHU\nCadangan;1e9", "unreadable", 2),
        ("# SHU\nCadangan;NaN", "unreadable", 2),
        ("# SHU\nCadangan;٣", "unreadable", 2),
        ("# SHU\nCadangan;9999999999999999", "unreadable", 2),
        ("# SHU\nCadangan;40;1.000", "unreadable", 2),
        ("# SHU\nA;40%;400\nB;59%;600\nJumlah;1.000", "percent", 4),
        ("# SHU\nA;100%;400\nB;600", "percent", 3),
        ("# SHU\nA;40%;400\nB;60%;600\nJumlah;99%;1.000", "percent", 4),
        ("# SHU\nA;400\nB;600\nJumlah;1.001", "total", 4),
        ("# RAPB\nA;100\nB;200\nJumlah pendapatan;300\nGaji;250\nSHU;50", "subtotal", 4),
        ("# RAPB\nA;100\nSub-total;100\nJumlah;200", "subtotal", 3),
        ("# SHU\nCadangan;40%;100\nJasa;60%;900\nJumlah;1.000", "share", 2),
        ("# SHU\nCadangan;40%;402\nJasa;60%;598\nJumlah;1.000", "share", 2),
        ("# SHU\nA;33,3%;340\nB;33,3%;330\nC;33,4%;330\nJumlah;1.000", "share", 2),
        ("# SHU\n" + "A;1\n" * 81, "too-many", 82),
        ("# SHU\nA;1\n" * 7, "too-many", 13),
    ],
)
def test_what_does_not_add_up_is_told_with_its_line(pasted: str, what: str, line: int) -> None:
    with pytest.raises(TableFault) as fault:
        read_tables(pasted)
    assert (fault.value.what, fault.value.line) == (what, line)


def test_thirds_of_a_percent_that_miss_100_are_seen() -> None:
    rows = tuple(MoneyRow(str(n), Decimal(1), Decimal("33.3333")) for n in range(3))
    with pytest.raises(TableFault) as fault:
        check(MoneyTable("SHU", rows, Decimal(3), ""))
    assert fault.value.facts == {"found": "99.9999"}


def test_nothing_pasted_is_no_table() -> None:
    assert read_tables(" \n\n") == ()


@pytest.mark.parametrize(
    "pasted",
    [
        "# SHU\nA;40%;401\nB;60%;600\nJumlah;1.001",
        "# SHU\nA;33,33%;333.333.333\nB;33,33%;333.333.333\nC;33,34%;333.333.334\nJumlah;1.000.000.000",
        "# SHU\nA;17,5%;175\nB;82,5%;825",
        "# Rugi\nA;40%;-400\nB;60%;-600",
        "# SHU\nA;0%;0\nB;100%;1.000",
    ],
    ids=["to a rupiah", "thirds as they are rounded", "half percents", "a loss", "nothing"],
)
def test_an_amount_is_what_its_percent_makes_of_the_total(pasted: str) -> None:
    assert read_tables(pasted)


def test_the_share_that_does_not_fit_is_told_with_what_it_would_be() -> None:
    with pytest.raises(TableFault) as fault:
        read_tables("# SHU\nCadangan;40%;100\nJasa;60%;900")
    assert fault.value.facts == {"percent": "40", "found": "100", "due": "400"}


def test_a_label_that_only_begins_like_a_sum_is_none() -> None:
    assert read_tables("# Simpanan\nTotalitas;5\nKas;5\nTotal;10")

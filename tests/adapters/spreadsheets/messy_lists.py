"""Member lists as committees keep them, made at random, with the truth about every line."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import Any

from tests.adapters.spreadsheets.books import drawn

Line = list[object]

TITLES: dict[str, tuple[str, ...]] = {
    "counter": ("No", "No.", "NO URUT"),
    "number": ("No. Anggota", "NO ANGGOTA", "NIA", "Nomor Anggota", "No.Anggota", "ID Anggota", "No Agt"),
    "name": ("Nama", "NAMA LENGKAP", "Nama Anggota", "Nama\u00a0 Lengkap "),
    "sex": ("L/P", "JK", "Jenis Kelamin", "Jns Kelamin", "Kelamin (L/P)"),
    "phone": ("No HP", "No. HP/WA", "Telepon", "HP", "No. Telp", "WhatsApp", "Nomor HP/WA aktif"),
    "birth": ("Tgl Lahir", "Tanggal Lahir", "TTL", "Tgl. Lahir", "Tempat/Tgl Lahir"),
    "status": ("Status", "Status Anggota", "Keanggotaan"),
    "other": ("Alamat", "Simpanan Pokok", "Tgl Masuk", "No KTP", "Nama Ibu Kandung"),
}
SLIPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "number": ("number-missing", ("", "-", " ")),
    "name": ("name-missing", ("", "-")),
    "sex": ("sex-unknown", ("X", "LP?", "12")),
    "phone": ("phone-invalid", ("123", "abc", "0812x", "08")),
    "birth": ("birth-date-invalid", ("31/02/1980", "kemarin", "32-1-70")),
    "status": ("status-unknown", ("kawin", "menikah")),
}


@dataclass(slots=True)
class MessyList:
    lines: list[Line] = field(default_factory=list)
    members: int = 0
    bad: dict[int, str] = field(default_factory=dict)


def a_messy_list(chance: Random) -> MessyList:
    made = MessyList()
    columns = [
        "number",
        "name",
        *chance.sample(["sex", "phone", "birth", "status", "other"], chance.randrange(2, 6)),
    ]
    if chance.random() < 0.5:
        chance.shuffle(columns)
    if chance.random() < 0.6:
        columns.insert(0, "counter")
    for _ in range(chance.randrange(4)):
        made.lines.append([chance.choice(["DAFTAR ANGGOTA", "KOPERASI MELATI", "Per 31-12-2026", ""])])
    made.lines.append([chance.choice(TITLES[column]) for column in columns])
    for position in range(1, chance.randrange(6, 60)):
        if chance.random() < 0.05:
            made.lines.append([""] * len(columns))
        _add_member(made, columns, position, chance)
    if chance.random() < 0.6:
        made.lines.append(["Jumlah", *[""] * (len(columns) - 2), made.members])
    return made


def _add_member(made: MessyList, columns: list[str], position: int, chance: Random) -> None:
    values = _values(position, chance)
    made.members += 1
    if chance.random() < 0.15:
        wrong = chance.choice([column for column in columns if column in SLIPS])
        code, slips = SLIPS[wrong]
        values[wrong] = chance.choice(slips)
        made.bad[len(made.lines) + 1] = code
    made.lines.append([values[column] for column in columns])


def _values(position: int, chance: Random) -> dict[str, object]:
    tail = f"{position:08d}"
    phones: list[object] = [
        "0841" + tail,
        "+62841" + tail,
        "62841" + tail,
        "841" + tail,
        f"0841-{tail[:4]}-{tail[4:]}",
    ]
    births: list[object] = [
        "12/03/1970",
        "12-3-70",
        "12 Maret 1970",
        "1970-03-12",
        25639,
        "",
        date(1970, 3, 12),
    ]
    return {
        "counter": position,
        "number": f"{position:04d}",
        "name": f"Anggota\u00a0Ke {chr(96 + position % 26 + 1)}{position},",
        "sex": chance.choice(["L", "P", "Pr", "Laki-laki", "l", "Perempuan", ""]),
        "phone": chance.choice([*phones, 84100000000 + position, ""]),
        "birth": chance.choice(births),
        "status": chance.choice(["Aktif", "anggota", "", "Pasif", "calon anggota", "Keluar"]),
        "other": chance.choice(["Jl. Mawar; RT 1", "1234567890123456", ""]),
    }


def as_csv(delimiter: str, encoding: str) -> Callable[[list[Line]], bytes]:
    def write(lines: list[Line]) -> bytes:
        return "\r\n".join(
            delimiter.join(_quoted(cell, delimiter) for cell in line) for line in lines
        ).encode(encoding)

    return write


def _quoted(cell: object, delimiter: str) -> str:
    text = f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)
    return f'"{text}"' if delimiter in text else text


def as_xlsx(lines: list[Line]) -> bytes:
    def fill(book: Any) -> None:
        page, days = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        for row, line in enumerate(lines):
            for column, cell in enumerate(line):
                if isinstance(cell, date):
                    page.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), days)  # noqa: DTZ001
                elif isinstance(cell, str):
                    page.write_string(row, column, cell)
                else:
                    page.write_number(row, column, cell)

    return drawn(fill)

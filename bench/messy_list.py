"""A workbook of members as committees keep them: letterhead, merged titles, three kinds of phones."""

import io
from datetime import datetime, timedelta
from random import Random

import xlsxwriter

MEMBERS = 5000
BAD_EVERY = 250
"""So many lines hold one with a phone that is none."""

BRANCHES = ("Sukamaju", "Mekarsari", "Lembah Hijau", "Tirtajaya")
NAMES = ("Siti", "Budi", "Agus", "Dewi", "Rina", "Joko", "Wayan", "Ketut", "Made", "Tuti", "Asep", "Euis")
TITLES = (("No", ""), ("No. Anggota", ""), ("Nama Lengkap", ""), ("Jenis Kelamin", "L"), ("", "P"))
MORE = (("Kontak", "No. HP/WA"), ("", "E-mail"), ("Tgl. Lahir", ""), ("Cabang", ""), ("Ket.", ""))


def messy_workbook(members: int = MEMBERS) -> bytes:
    """The file; the same bytes hold the same members every time."""
    chance = Random(2027)
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = workbook.add_worksheet("Anggota")
    day = workbook.add_format({"num_format": "dd/mm/yyyy"})
    zeros = workbook.add_format({"num_format": "00000"})
    sheet.write(0, 0, "KOPERASI MEKAR JAYA")
    sheet.write(1, 0, "DAFTAR ANGGOTA PER 31 DESEMBER 2026")
    for column, (upper, lower) in enumerate((*TITLES, *MORE)):
        sheet.write(3, column, upper)
        sheet.write(4, column, lower)
    for number in range(1, members + 1):
        row = 4 + number
        male = chance.random() < 0.5
        sheet.write_number(row, 0, number)
        sheet.write_number(row, 1, number, zeros)
        sheet.write(row, 2, f"{chance.choice(NAMES)} {chance.choice(NAMES)} {number}")
        sheet.write(row, 3 if male else 4, "v")
        _write_phone(sheet, row, number)
        born = datetime(1950, 1, 1) + timedelta(days=chance.randrange(18_000))  # noqa: DTZ001 (a sheet's date)
        if number % 2:
            sheet.write_datetime(row, 7, born, day)
        else:
            sheet.write(row, 7, f"{born:%d-%m-%Y}")
        sheet.write(row, 8, chance.choice(BRANCHES))
        sheet.write(row, 9, chance.choice(("aktif", "aktif", "aktif", "pasif", "calon")))
    sheet.write(members + 6, 2, "JUMLAH")
    sheet.write(members + 6, 3, members)
    workbook.close()
    return out.getvalue()


def _write_phone(sheet: "xlsxwriter.worksheet.Worksheet", row: int, number: int) -> None:
    if number % BAD_EVERY == 0:
        sheet.write(row, 5, "0812x")
    elif number % 3 == 0:
        sheet.write_number(row, 5, 81200000000 + number)
    elif number % 3 == 1:
        sheet.write(row, 5, f"+62 812-{number:08d}")
    else:
        sheet.write(row, 5, f"0812{number:08d}")

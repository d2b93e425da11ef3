import pytest

from rat_online.app.member_import.fields import Field
from rat_online.app.member_import.titles import CONTAINED, EXACT, MISSPELT, fields_of_title, title_key


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("No. Anggota", Field.NUMBER),
        ("NO ANGGOTA", Field.NUMBER),
        ("NO.\nANGGOTA", Field.NUMBER),
        ("NIA", Field.NUMBER),
        ("no_anggota", Field.NUMBER),
        ("NAMA_LENGKAP", Field.NAME),
        ("no_hp", Field.PHONE),
        ("tgl_lahir", Field.BIRTH_DATE),
        ("Nomor Induk Anggota", Field.NUMBER),
        ("Nama", Field.NAME),
        ("NAMA  LENGKAP *", Field.NAME),
        ("JK", Field.SEX),
        ("L/P", Field.SEX),
        ("Jenis Kelamin (L/P)", Field.SEX),
        ("No HP/WA", Field.PHONE),
        ("No. Telp./HP", Field.PHONE),
        ("WhatsApp", Field.PHONE),
        ("E-Mail", Field.EMAIL),
        ("Tgl. Lahir (dd/mm/yyyy)", Field.BIRTH_DATE),
        ("Tempat, Tgl Lahir", Field.BIRTH_DATE),
        ("TTL", Field.BIRTH_DATE),
        ("Cabang/Kelompok", Field.GROUP),
        ("Status Keanggotaan", Field.STATUS),
        ("Jabatan", Field.POSITION),
        ("Bobot Suara", Field.WEIGHT),
        ("Jml. Anggota", Field.WEIGHT),
        ("Pengurus/Pengawas", Field.POSITION),
    ],
)
def test_the_titles_of_cooperatives_are_known(title: str, field: Field) -> None:
    assert fields_of_title(title_key(title)) == {field: EXACT}


@pytest.mark.parametrize(
    ("title", "field", "confidence"),
    [
        ("No. HP / WhatsApp Aktif", Field.PHONE, CONTAINED),
        ("Tanggal Lahir Anggota", Field.BIRTH_DATE, CONTAINED),
        ("Nomor Agota", Field.NUMBER, MISSPELT),
        ("No. Hanphone", Field.PHONE, MISSPELT),
        ("No.", Field.NUMBER, 40),
    ],
)
def test_a_longer_or_misspelt_title_is_believed_less(title: str, field: Field, confidence: int) -> None:
    assert fields_of_title(title_key(title)) == {field: confidence}


@pytest.mark.parametrize(
    "title",
    [
        "Nama Ibu Kandung",
        "Nama Ahli Waris",
        "Tempat Lahir",
        "Tanggal Masuk",
        "No. KTP",
        "NIK",
        "No. Rekening",
        "Status Perkawinan",
        "Alamat",
        "Simpanan Pokok",
        "Umur",
        "Data Anggota",
        "",
        "x" * 500,
    ],
)
def test_what_is_not_asked_for_means_nothing(title: str) -> None:
    assert fields_of_title(title_key(title)) == {}

"""The sentences of the findings: what is wrong and what to do about it."""

from typing import Literal, TypeAlias

from rat_online.app.member_import.findings import FileFault, Finding, Flag, RowFault
from rat_online.domain.members.unreadable import Fault

Language: TypeAlias = Literal["id", "en"]

INDONESIAN: dict[str, str] = {
    FileFault.EMPTY: "Berkas kosong. Simpan daftar anggota di lembar kerja, lalu unggah lagi.",
    FileFault.UNREADABLE: (
        "Berkas rusak atau tidak dapat dibaca. Buka di Excel, simpan ulang sebagai .xlsx, lalu unggah lagi."
    ),
    FileFault.UNSUPPORTED: (
        "Jenis berkas ini tidak didukung. Simpan daftar anggota sebagai .xlsx, .ods, atau .csv."
    ),
    FileFault.WEB_PAGE: (
        "Berkas ini sebenarnya halaman web. Buka di Excel, simpan sebagai .xlsx, lalu unggah lagi."
    ),
    FileFault.LOCKED: (
        "Berkas dikunci dengan kata sandi. Hapus kata sandinya di Excel, simpan, lalu unggah lagi."
    ),
    FileFault.TOO_LARGE: (
        "Berkas terlalu besar (batas {limit}). Hapus gambar dan lembar lain, sisakan daftar anggota saja."
    ),
    FileFault.SHEET_TOO_LARGE: (
        "Lembar kerja terlalu luas untuk dibaca. Hapus kolom dan baris di luar daftar anggota, simpan, lalu "
        "unggah lagi."
    ),
    FileFault.SHEET_MISSING: "Lembar kerja “{sheet}” tidak ada. Yang ada: {sheets}.",
    FileFault.HEADER_MISSING: (
        "Baris judul kolom tidak ditemukan. Beri judul di atas daftar, paling sedikit “Nomor Anggota” dan "
        "“Nama Lengkap”."
    ),
    FileFault.COLUMN_MISSING: (
        "Kolom {field} tidak ditemukan. Beri judul “{field}” pada kolomnya, atau tunjukkan kolom mana yang "
        "memuatnya."
    ),
    FileFault.COLUMN_UNKNOWN: (
        "Pilihan kolom “{field}: {wanted}” tidak ada di berkas. Pilih kolom dari daftar."
    ),
    FileFault.NO_MEMBERS: "Di bawah judul kolom tidak ada anggota. Isi daftarnya, lalu unggah lagi.",
    FileFault.TOO_MANY_ROWS: "Lebih dari {limit} anggota dalam satu berkas. Pecah menjadi beberapa berkas.",
    Fault.NUMBER_MISSING: "Nomor anggota kosong. Isi nomor anggotanya.",
    Fault.NUMBER_INVALID: "Nomor anggota “{value}” tidak memuat angka atau huruf. Perbaiki nomornya.",
    Fault.NUMBER_TOO_LONG: "Nomor anggota “{value}” terlalu panjang (paling banyak 40 karakter).",
    Fault.WEIGHT_INVALID: "Jumlah suara tidak terbaca. Isi dengan bilangan bulat 1 sampai 9999.",
    Fault.NUMBER_SHORTENED: (
        "Nomor anggota “{value}” sudah dibulatkan oleh Excel. Jadikan kolomnya Teks, lalu ketik ulang "
        "nomornya."
    ),
    Fault.NAME_MISSING: "Nama kosong. Isi nama anggota ini.",
    Fault.NAME_INVALID: "Nama “{value}” tidak dapat dipakai. Tulis nama orangnya dengan huruf.",
    Fault.NAME_TOO_LONG: (
        "Nama terlalu panjang (paling banyak 200 karakter). Mungkin ada beberapa nama dalam satu sel."
    ),
    Fault.SEX_UNKNOWN: "Jenis kelamin “{value}” tidak dikenali. Isi L atau P.",
    Fault.PHONE_INVALID: "Nomor HP “{value}” tidak benar. Tulis seperti 081234567890, atau kosongkan.",
    Fault.PHONE_SHORTENED: (
        "Nomor HP “{value}” sudah dibulatkan oleh Excel. Jadikan kolomnya Teks, lalu ketik ulang nomornya."
    ),
    Fault.EMAIL_INVALID: "Alamat e-mail “{value}” tidak benar. Perbaiki, atau kosongkan.",
    Fault.BIRTH_DATE_INVALID: (
        "Tanggal lahir “{value}” tidak dapat dibaca. Tulis tanggal/bulan/tahun, misalnya 12/03/1978."
    ),
    Fault.BIRTH_DATE_INCOMPLETE: (
        "Tanggal lahir “{value}” hanya tahun. Lengkapi tanggal dan bulannya, atau kosongkan."
    ),
    Fault.BIRTH_DATE_IMPOSSIBLE: "Tanggal lahir “{value}” tidak mungkin. Periksa tahunnya.",
    Fault.STATUS_UNKNOWN: (
        "Status “{value}” tidak dikenali. Isi anggota, calon, luar biasa, keluar, meninggal, atau pasif."
    ),
    Fault.TEXT_TOO_LONG: "Isi “{value}” terlalu panjang (paling banyak 80 karakter). Persingkat.",
    RowFault.NUMBER_DUPLICATE: (
        "Nomor anggota “{value}” sudah dipakai di baris {first}. Satu nomor hanya untuk satu anggota."
    ),
    RowFault.CELL_FORMULA: "Isi “{value}” diawali tanda rumus (= + - @). Ketik isinya sebagai teks biasa.",
    Flag.NUMBER_SIMILAR: (
        "Nomor anggota “{value}” mirip dengan “{other}” di baris {first} (beda nol di depan). Periksa."
    ),
    Flag.NUMBER_ZEROS_RESTORED: (
        "Nol di depan yang hilang dikembalikan: “{before}” menjadi “{value}”. Periksa."
    ),
    Flag.NUMBER_FROM_SEQUENCE: (
        "Kolom “{title}” dipakai sebagai nomor anggota karena tidak ada kolom lain. Periksa apakah itu "
        "hanya nomor urut."
    ),
    Flag.PHONE_DUPLICATE: (
        "Nomor HP “{value}” sama dengan baris {first}. Periksa apakah memang dipakai bersama."
    ),
    Flag.PHONE_SEVERAL: "Ada beberapa nomor HP; yang dipakai {value}. Periksa.",
    Flag.NAME_DUPLICATE: "Nama “{value}” sama dengan baris {first}. Periksa apakah orangnya berbeda.",
    Flag.NAME_AND_BIRTH_DATE_DUPLICATE: (
        "Nama dan tanggal lahir “{value}” sama dengan baris {first}. Mungkin satu orang tercatat dua kali."
    ),
    Flag.NAME_SAYS_DECEASED: (
        "Nama “{value}” bertanda almarhum, tetapi statusnya bukan meninggal. Periksa statusnya."
    ),
    Flag.BIRTH_DATE_EXCHANGED: (
        "Tanggal lahir “{value}” ditulis bulan dahulu; dibaca sebagai {read}. Periksa."
    ),
    Flag.BIRTH_DATE_UNLIKELY: "Tanggal lahir “{value}” berarti umur {age} tahun. Periksa tahunnya.",
    Flag.OTHER_SHEETS: "Hanya lembar kerja “{sheet}” yang dibaca. Yang lain juga memuat daftar: {sheets}.",
    Flag.BOOKS_NAME_DIFFERS: (
        "Nomor {value} di buku anggota atas nama “{name}”; baris ini akan mengganti namanya. Periksa."
    ),
    Flag.BOOKS_NUMBER_SIMILAR: (
        "Nomor {value} mirip dengan {other} ({name}) di buku anggota. Periksa apakah orangnya sama."
    ),
    Flag.BOOKS_PHONE: "Nomor HP {value} di buku anggota milik {name} ({other}). Periksa.",
    Flag.BOOKS_NAME: (
        "“{value}” sudah ada di buku anggota dengan nomor {other}. Mungkin orang yang sama bernomor baru."
    ),
}

ENGLISH: dict[str, str] = {
    FileFault.EMPTY: "The file is empty. Save the member list in a sheet and upload it again.",
    FileFault.UNREADABLE: (
        "The file is damaged or cannot be read. Open it in Excel, save it as .xlsx and upload it again."
    ),
    FileFault.UNSUPPORTED: "This kind of file is not supported. Save the member list as .xlsx, .ods or .csv.",
    FileFault.WEB_PAGE: (
        "This file is really a web page. Open it in Excel, save it as .xlsx and upload it again."
    ),
    FileFault.LOCKED: (
        "The file is locked with a password. Remove the password in Excel, save and upload it again."
    ),
    FileFault.TOO_LARGE: (
        "The file is too large (limit {limit}). Remove pictures and other sheets, leave the member list."
    ),
    FileFault.SHEET_TOO_LARGE: (
        "The sheet is too wide or long to read. Delete columns and rows outside the list, save and upload "
        "it again."
    ),
    FileFault.SHEET_MISSING: "There is no sheet “{sheet}”. There are: {sheets}.",
    FileFault.HEADER_MISSING: (
        "No row of column titles was found. Give the list titles, at least “Nomor Anggota” and “Nama "
        "Lengkap”."
    ),
    FileFault.COLUMN_MISSING: (
        "No column for the {field} was found. Give it a title, or say which column holds it."
    ),
    FileFault.COLUMN_UNKNOWN: "The choice “{field}: {wanted}” is not in the file. Choose one of its columns.",
    FileFault.NO_MEMBERS: (
        "There are no members below the column titles. Fill in the list and upload it again."
    ),
    FileFault.TOO_MANY_ROWS: "More than {limit} members in one file. Split it into several.",
    Fault.NUMBER_MISSING: "The member number is empty. Fill it in.",
    Fault.NUMBER_INVALID: "The member number “{value}” holds no digit or letter. Correct it.",
    Fault.NUMBER_TOO_LONG: "The member number “{value}” is too long (at most 40 characters).",
    Fault.WEIGHT_INVALID: "The number of votes could not be read. Enter a whole number from 1 to 9999.",
    Fault.NUMBER_SHORTENED: (
        "Excel has rounded the member number “{value}”. Make the column Text and type it again."
    ),
    Fault.NAME_MISSING: "The name is empty. Fill in this member's name.",
    Fault.NAME_INVALID: "The name “{value}” cannot be used. Write the person's name in letters.",
    Fault.NAME_TOO_LONG: (
        "The name is too long (at most 200 characters). Perhaps several names share one cell."
    ),
    Fault.SEX_UNKNOWN: "The sex “{value}” is not known. Write L (male) or P (female).",
    Fault.PHONE_INVALID: "The phone “{value}” is not right. Write it like 081234567890, or leave it empty.",
    Fault.PHONE_SHORTENED: "Excel has rounded the phone “{value}”. Make the column Text and type it again.",
    Fault.EMAIL_INVALID: "The e-mail address “{value}” is not right. Correct it, or leave it empty.",
    Fault.BIRTH_DATE_INVALID: (
        "The birth date “{value}” cannot be read. Write day/month/year, such as 12/03/1978."
    ),
    Fault.BIRTH_DATE_INCOMPLETE: (
        "The birth date “{value}” is only a year. Add day and month, or leave it empty."
    ),
    Fault.BIRTH_DATE_IMPOSSIBLE: "The birth date “{value}” is impossible. Check the year.",
    Fault.STATUS_UNKNOWN: (
        "The status “{value}” is not known. Write anggota, calon, luar biasa, keluar, meninggal or pasif."
    ),
    Fault.TEXT_TOO_LONG: "“{value}” is too long (at most 80 characters). Shorten it.",
    RowFault.NUMBER_DUPLICATE: (
        "The member number “{value}” is already on line {first}. One number is for one member."
    ),
    RowFault.CELL_FORMULA: "“{value}” begins with a formula sign (= + - @). Type it as plain text.",
    Flag.NUMBER_SIMILAR: (
        "The member number “{value}” resembles “{other}” on line {first} but for leading zeros. Check."
    ),
    Flag.NUMBER_ZEROS_RESTORED: "Lost leading zeros were put back: “{before}” became “{value}”. Check.",
    Flag.NUMBER_FROM_SEQUENCE: (
        "The column “{title}” is used as the member number for want of another. Check that it is not a mere "
        "counter."
    ),
    Flag.PHONE_DUPLICATE: "The phone “{value}” is also on line {first}. Check that it is really shared.",
    Flag.PHONE_SEVERAL: "There are several phones; {value} is used. Check.",
    Flag.NAME_DUPLICATE: "The name “{value}” is also on line {first}. Check that this is another person.",
    Flag.NAME_AND_BIRTH_DATE_DUPLICATE: (
        "Name and birth date of “{value}” are also on line {first}. Perhaps one person is listed twice."
    ),
    Flag.NAME_SAYS_DECEASED: (
        "The name “{value}” is marked as late, but the status is not deceased. Check the status."
    ),
    Flag.BIRTH_DATE_EXCHANGED: "The birth date “{value}” has the month first; it was read as {read}. Check.",
    Flag.BIRTH_DATE_UNLIKELY: "The birth date “{value}” makes an age of {age}. Check the year.",
    Flag.OTHER_SHEETS: "Only the sheet “{sheet}” was read. Others hold lists too: {sheets}.",
    Flag.BOOKS_NAME_DIFFERS: (
        "Number {value} is “{name}” on the books; this line will change the name. Check it."
    ),
    Flag.BOOKS_NUMBER_SIMILAR: (
        "Number {value} is like {other} ({name}) on the books. Check whether they are one person."
    ),
    Flag.BOOKS_PHONE: "The phone number {value} is that of {name} ({other}) on the books. Check it.",
    Flag.BOOKS_NAME: (
        "“{value}” is on the books with the number {other}. Perhaps the same person with a new number."
    ),
}

MESSAGES: dict[Language, dict[str, str]] = {"id": INDONESIAN, "en": ENGLISH}


def message_of(finding: Finding, language: Language = "id") -> str:
    return MESSAGES[language][finding.code].format(**finding.facts)

"""How Indonesian cooperatives title the columns of their member lists, as `title_key` writes them."""

from rat_online.app.member_import.fields import Field


def _titles(text: str) -> tuple[str, ...]:
    return tuple(title.strip() for title in text.split(","))


TITLES: dict[Field, tuple[str, ...]] = {
    Field.NUMBER: _titles(
        "no anggota, nomor anggota, nomer anggota, nia, no induk anggota, nomor induk anggota, no id "
        "anggota, id anggota, kode anggota, no agt, no ang, no anggota koperasi, nomor anggota koperasi, "
        "no kta, nomor kta, no kartu anggota, nomor kartu anggota, no buku anggota, nomor buku anggota, "
        "no pokok anggota, nomor pokok anggota, npa, nba, no keanggotaan, nomor keanggotaan, no reg "
        "anggota, no registrasi anggota, member number, member no, member id"
    ),
    Field.NAME: _titles(
        "nama, nama anggota, nama lengkap, nama lengkap anggota, nama anggota koperasi, nama sesuai ktp, "
        "nama lengkap sesuai ktp, nama dan gelar, nama lengkap dan gelar, nama peserta, nama jelas, name, "
        "full name, member name"
    ),
    Field.SEX: _titles(
        "l p, lp, p l, jk, j k, jenis kelamin, jns kelamin, jenis kel, jns kel, jenkel, kelamin, gender, "
        "sex, p w, pria wanita, laki laki perempuan, jenis kelamin l p, jk l p"
    ),
    Field.PHONE: _titles(
        "no hp, nomor hp, nomer hp, hp, no handphone, nomor handphone, handphone, no telepon, nomor "
        "telepon, telepon, telpon, no telpon, telephone, no telp, telp, no tlp, tlp, no tel, no wa, nomor "
        "wa, wa, whatsapp, no whatsapp, nomor whatsapp, no hp wa, hp wa, nomor hp wa, no wa hp, no telp "
        "hp, no hp telp, telp hp, telepon hp, no telepon hp, no hp whatsapp, no kontak, nomor kontak, "
        "kontak, no seluler, seluler, ponsel, no ponsel, nomor ponsel, no hp aktif, phone, phone number, "
        "mobile, mobile phone"
    ),
    Field.EMAIL: _titles("email, e mail, surel, alamat email, alamat e mail, alamat surel, email address"),
    Field.BIRTH_DATE: _titles(
        "tanggal lahir, tgl lahir, tgl lhr, tanggal lhr, tgl kelahiran, tanggal kelahiran, ttl, tempat "
        "tanggal lahir, tempat tgl lahir, tempat dan tanggal lahir, tempat dan tgl lahir, tempat lahir "
        "tanggal lahir, tempat lahir tgl lahir, tmp tgl lahir, tmpt tgl lahir, tempat tgl lhr, tmp tgl "
        "lhr, lahir, kelahiran tanggal, kelahiran tgl, lahir tanggal, lahir tgl, birth date, birthdate, date "
        "of birth, dob"
    ),
    Field.GROUP: _titles(
        "cabang, kelompok, wilayah, unit, rayon, cabang kelompok, kelompok cabang, nama kelompok, nama "
        "cabang, unit kerja, korwil, koordinator wilayah, komisariat, tpk, sektor, kelompok wilayah, "
        "branch, group, kelompok anggota, unit cabang, cabang unit"
    ),
    Field.STATUS: _titles(
        "status anggota, status keanggotaan, keanggotaan, jenis anggota, jenis keanggotaan, status, ket "
        "status, status aktif"
    ),
    Field.POSITION: _titles(
        "jabatan, pengurus pengawas, jabatan pengurus pengawas, jabatan di koperasi, jabatan koperasi, "
        "jabatan dalam koperasi, kepengurusan, jabatan pengurus, peran"
    ),
    Field.WEIGHT: _titles(
        "bobot suara, bobot, hak suara, jumlah suara, jumlah hak suara, jumlah anggota, jml anggota, jumlah "
        "anggota perwakilan, jumlah anggota yang diwakili, anggota yang diwakili, jumlah anggota koperasi "
        "primer, votes, voting weight"
    ),
    Field.MALE_MARK: _titles("l, lk, laki laki, pria"),
    Field.FEMALE_MARK: _titles("p, pr, perempuan, wanita"),
}

WEAK_TITLES: dict[Field, dict[str, int]] = {
    Field.NUMBER: {
        "no induk": 75,
        "nomor induk": 75,
        "no reg": 70,
        "no registrasi": 70,
        "nomor registrasi": 70,
        "id": 60,
        "kode": 55,
        "nomor": 50,
        "nomer": 50,
        "number": 50,
        "no": 40,
        "no urut": 30,
        "nomor urut": 30,
    },
    Field.GROUP: {
        "bagian": 60,
        "departemen": 60,
        "divisi": 60,
        "instansi": 60,
        "lokasi kerja": 60,
        "tempat tugas": 55,
        "blok": 55,
        "desa": 50,
        "dusun": 50,
        "kelurahan": 45,
        "desa kelurahan": 50,
        "rt rw": 45,
        "kecamatan": 40,
    },
    Field.STATUS: {
        "keterangan": 50,
        "ket": 50,
    },
    Field.POSITION: {
        "posisi": 60,
        "role": 60,
    },
}
"""Titles that may mean a field; how much they are believed, of 100."""

AMBIGUOUS_TITLES: dict[Field, frozenset[str]] = {
    Field.STATUS: frozenset({"status", "keterangan", "ket", "status aktif"}),
    Field.POSITION: frozenset({"jabatan", "posisi", "role", "peran"}),
    Field.BIRTH_DATE: frozenset({"lahir"}),
}
"""Titles that mean something else in many files ("Status" of marriage): the column's content must agree."""

OTHER_WORDS: dict[Field, frozenset[str]] = {
    Field.NUMBER: frozenset(
        _titles(
            "cabang, hp, kelompok, kk, ktp, npwp, pinjaman, polisi, rek, rekening, rumah, simpanan, sk, "
            "surat, telepon, telp, tlp, urut, wa"
        )
    ),
    Field.NAME: frozenset(
        _titles(
            "ayah, bank, bapak, cabang, desa, ibu, instansi, isteri, istri, kelompok, kontak, panggilan, "
            "pasangan, pemohon, penjamin, perusahaan, rekening, saksi, suami, toko, unit, usaha, waris, "
            "wilayah"
        )
    ),
    Field.PHONE: frozenset(_titles("darurat, istri, kantor, keluarga, penjamin, suami, waris")),
    Field.EMAIL: frozenset(_titles("kantor")),
    Field.BIRTH_DATE: frozenset(
        _titles("anak, bergabung, daftar, ibu, istri, keluar, masuk, meninggal, suami")
    ),
    Field.STATUS: frozenset(
        _titles(
            "karyawan, kawin, nikah, pajak, pegawai, pekerjaan, perkawinan, pernikahan, pinjaman, rumah, "
            "simpanan, tinggal"
        )
    ),
}
"""Words that turn a title into somebody or something else: the mother's name, the bank's number."""

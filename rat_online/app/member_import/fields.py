"""The particulars of a member that an import takes; everything else in a file is left where it is."""

from enum import StrEnum


class Field(StrEnum):
    NUMBER = "number"
    NAME = "name"
    SEX = "sex"
    PHONE = "phone"
    EMAIL = "email"
    BIRTH_DATE = "birth-date"
    GROUP = "group"
    STATUS = "status"
    POSITION = "position"
    WEIGHT = "weight"
    """What a member of a secondary cooperative votes with: often the members whom it stands for."""
    MALE_MARK = "male-mark"
    """Printed forms give L and P a column each, with a tick in one of them."""
    FEMALE_MARK = "female-mark"


FIELD_TITLES: dict[Field, str] = {
    Field.NUMBER: "Nomor Anggota",
    Field.NAME: "Nama Lengkap",
    Field.SEX: "L/P",
    Field.PHONE: "No. HP/WA",
    Field.EMAIL: "E-mail",
    Field.BIRTH_DATE: "Tanggal Lahir",
    Field.GROUP: "Cabang/Kelompok",
    Field.STATUS: "Status",
    Field.POSITION: "Jabatan",
    Field.WEIGHT: "Bobot Suara",
}
"""The titles of our own template, in its order; the last stands there for who has such a column."""

FIELD_NAMES: dict[str, dict[Field, str]] = {
    "id": {**FIELD_TITLES, Field.MALE_MARK: "Tanda L", Field.FEMALE_MARK: "Tanda P"},
    "en": {
        Field.NUMBER: "member number",
        Field.NAME: "full name",
        Field.SEX: "sex (L/P)",
        Field.PHONE: "phone",
        Field.EMAIL: "e-mail",
        Field.BIRTH_DATE: "birth date",
        Field.GROUP: "branch or group",
        Field.STATUS: "status",
        Field.POSITION: "office",
        Field.WEIGHT: "votes",
        Field.MALE_MARK: "tick for male",
        Field.FEMALE_MARK: "tick for female",
    },
}

REQUIRED = (Field.NUMBER, Field.NAME)

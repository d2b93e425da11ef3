import pytest

from rat_online.domain.members.phone import national_form, phones_of, whatsapp_number
from rat_online.domain.members.unreadable import Fault, Unreadable


@pytest.mark.parametrize(
    "written",
    [
        "081234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "(0812) 3456.7890",
        "+62 812-3456-7890",
        "+62 (0)812 3456 7890",
        "6281234567890",
        "006281234567890",
        "81234567890",
        "81234567890.0",
        "8,1234567890E+10",
        "'081234567890",
        "WA: 081234567890",
        "081234567890 (rumah)",
        "\u00a0081234567890 ,",
        "0812‑3456‑7890",
    ],
)
def test_every_way_of_writing_a_phone_is_one_number(written: str) -> None:
    assert phones_of(written) == ["+6281234567890"]


@pytest.mark.parametrize("written", ["", " ", "-", "--", "0", "000000", "tidak ada", "n/a"])
def test_a_sign_for_nothing_is_no_phone(written: str) -> None:
    assert phones_of(written) == []


@pytest.mark.parametrize(
    "written",
    [
        "12345",
        "08123",
        "0812345678901234",
        "abc",
        "081234O67890",
        "0800000000",
        "021",
        "+1",
        "٠٨١٢٣٤٥٦٧٨٩",
        "=1+1",
        "0812" + "1 " * 500,
    ],
)
def test_what_cannot_be_called_is_refused(written: str) -> None:
    with pytest.raises(Unreadable) as refused:
        phones_of(written)
    assert refused.value.fault is Fault.PHONE_INVALID


def test_digits_that_excel_rounded_away_are_not_invented() -> None:
    with pytest.raises(Unreadable) as refused:
        phones_of("8.12346E+10")
    assert refused.value.fault is Fault.PHONE_SHORTENED


@pytest.mark.parametrize(
    "written",
    [
        "081234567890/084100000001",
        "081234567890 / 0841-0000-0001",
        "081234567890; 084100000001",
        "081234567890 atau 084100000001",
        "081234567890\n084100000001",
        "081234567890 084100000001",
    ],
)
def test_two_phones_in_a_cell_are_read_in_order(written: str) -> None:
    assert phones_of(written) == ["+6281234567890", "+6284100000001"]


def test_what_follows_the_first_phone_need_not_be_one() -> None:
    assert phones_of("021-5551234/35") == ["+62215551234"]


def test_a_member_who_works_abroad_keeps_the_country() -> None:
    assert phones_of("+852 5123 4567") == ["+85251234567"]


def test_the_national_form_is_what_a_member_reads() -> None:
    assert national_form("+6281234567890") == "081234567890"
    assert national_form("+85251234567") == "+85251234567"


@pytest.mark.parametrize(
    ("phone", "number"),
    [("+6281234567890", "6281234567890"), ("+85251234567", "85251234567"), ("+62215551234", None)],
)
def test_a_fixed_line_at_home_has_no_whatsapp_number(phone: str, number: str | None) -> None:
    assert whatsapp_number(phone) == number

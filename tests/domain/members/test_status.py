import pytest

from rat_online.domain.members.status import STATUS_WORDS, MemberStatus, status_of
from rat_online.domain.members.unreadable import Fault, Unreadable


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("", MemberStatus.MEMBER),
        ("Aktif", MemberStatus.MEMBER),
        ("Anggota Biasa", MemberStatus.MEMBER),
        ("CALON ANGGOTA", MemberStatus.PROSPECTIVE),
        ("Anggota Luar Biasa", MemberStatus.ASSOCIATE),
        ("ALB", MemberStatus.ASSOCIATE),
        ("Mengundurkan diri", MemberStatus.DEPARTED),
        ("Meninggal Dunia", MemberStatus.DECEASED),
        ("Alm.", MemberStatus.DECEASED),
        ("Non-Aktif", MemberStatus.PASSIVE),
        ("tidak aktif", MemberStatus.PASSIVE),
    ],
)
def test_status_is_read_as_committees_write_it(written: str, status: MemberStatus) -> None:
    assert status_of(written) is status


def test_an_unknown_status_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        status_of("Kawin")
    assert refused.value.fault is Fault.STATUS_UNKNOWN


def test_every_status_is_read_back_from_its_own_word() -> None:
    assert {status_of(word) for word in STATUS_WORDS.values()} == set(MemberStatus)
    assert all(status_of(word) is status for status, word in STATUS_WORDS.items())


def test_a_date_beside_the_word_does_not_hide_it() -> None:
    assert status_of("Meninggal 2024") is MemberStatus.DECEASED
    assert status_of("keluar per 12-03-2025") is MemberStatus.DEPARTED
    with pytest.raises(Unreadable):
        status_of("2024")
